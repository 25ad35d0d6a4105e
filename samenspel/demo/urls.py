"""Addresses of this room."""

from django.urls import path

from samenspel.demo import views

app_name = "demo"
urlpatterns = [
    path("enter/<slug:handle>/", views.enter, name="enter"),
    path("enter/", views.visit, name="visit"),
    path("leave/", views.leave, name="leave"),
]
