"""Addresses of this room."""

app_name = "opinions"
urlpatterns = []
