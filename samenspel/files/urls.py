"""Addresses of this main."""

app_name = "files"
urlpatterns = []
