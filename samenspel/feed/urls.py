"""Addresses of this main."""

from django.urls import path

from samenspel.feed.views import news, syndicated

app_name = "feed"
urlpatterns = [
    path("", news.news, name="news"),
    path("feeds/<slug:name>.atom", syndicated.atom, name="atom"),
    path("feeds/<slug:name>.json", syndicated.json, name="json"),
    path("feeds/<slug:name>/<slug:place>.atom", syndicated.atom, name="atom_of_community"),
    path("feeds/<slug:name>/<slug:place>.json", syndicated.json, name="json_of_community"),
]
