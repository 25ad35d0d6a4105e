"""Addresses of this main."""

app_name = "carrying"
urlpatterns = []
