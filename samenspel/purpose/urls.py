"""Addresses of this room."""

app_name = "purpose"
urlpatterns = []
