"""Addresses of this room."""

app_name = "mail"
urlpatterns = []
