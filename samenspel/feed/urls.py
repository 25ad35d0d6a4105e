"""Addresses of this main."""

app_name = "feed"
urlpatterns = []
