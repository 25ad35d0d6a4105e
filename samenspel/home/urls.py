"""Addresses of this room, and the desk over all communities one looks after."""

from django.urls import path

from samenspel.communities.views import desk
from samenspel.home.views import home, start

app_name = "home"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", start.start, name="start"),
    path("desk/", desk.of_mine, name="desk"),
]
