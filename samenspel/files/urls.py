"""Addresses of this main."""

from django.urls import path

from samenspel.files import views

app_name = "files"
urlpatterns = [
    path("", views.bring, name="bring"),
    path("<slug:key>/", views.file, name="file"),
    path("<slug:key>/take-back/", views.take_back, name="take_back"),
    path("<slug:key>/<slug:size>/", views.sized, name="sized"),
]
