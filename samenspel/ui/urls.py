"""Addresses of this room."""

from django.urls import path

from samenspel.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.patterns, name="patterns"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("preview/", views.preview, name="preview"),
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
]
