"""Addresses of this room."""

app_name = "gatherings"
urlpatterns = []
