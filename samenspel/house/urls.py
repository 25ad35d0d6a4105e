"""Addresses of this main."""

from django.urls import path

from samenspel.house.views import audit, health, looks, rules

app_name = "house"
urlpatterns = [
    path("", rules.administration, name="administration"),
    path("settings/", rules.settings, name="settings"),
    path("logo/", looks.change_logo, name="change_logo"),
    path("logo.png", looks.logo, name="logo"),
    path("style.css", looks.style, name="style"),
    path("audit/", audit.audit, name="audit"),
    path("audit.csv", audit.audit_csv, name="audit_csv"),
    path("health/", health.health, name="health"),
]
