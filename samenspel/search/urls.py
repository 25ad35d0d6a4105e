"""Addresses of this main."""

from django.urls import path

from samenspel.search.views import finding, keeping

app_name = "search"
urlpatterns = [
    path("", finding.search, name="search"),
    path("suggestions/", finding.suggestions, name="suggestions"),
    path("kept/", keeping.kept, name="kept"),
    path("keep/", keeping.keep, name="keep"),
    path("kept/<int:pk>/stop/", keeping.stop, name="stop"),
]
