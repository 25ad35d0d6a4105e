"""Addresses of this main."""

from django.urls import path

from samenspel.privacy import views

app_name = "privacy"
urlpatterns = [path("", views.privacy, name="privacy")]
