"""Addresses of this room, and the desk over all communities one looks after."""

from django.urls import path

from samenspel.communities.views import desk
from samenspel.home.views import home, searching, start

app_name = "home"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", start.start, name="start"),
    path("robots.txt", searching.robots, name="robots"),
    path("sitemap.xml", searching.sitemap, name="sitemap"),
    path("desk/", desk.of_mine, name="desk"),
]
