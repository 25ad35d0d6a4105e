"""Addresses of this room."""

app_name = "discussions"
urlpatterns = []
