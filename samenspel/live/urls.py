"""Addresses of this main."""

app_name = "live"
urlpatterns = []
