"""Addresses of this main; the live process itself answers elsewhere (live/asgi.py)."""

from django.urls import path

from samenspel.live import views

app_name = "live"
urlpatterns = [
    path("here/", views.here, name="here"),
    path("shown/", views.shown, name="shown"),
]
