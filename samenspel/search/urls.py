"""Addresses of this main."""

app_name = "search"
urlpatterns = []
