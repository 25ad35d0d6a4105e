"""Addresses of this room."""

app_name = "decisions"
urlpatterns = []
