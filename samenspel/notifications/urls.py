"""Addresses of this main."""

app_name = "notifications"
urlpatterns = []
