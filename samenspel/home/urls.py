"""Addresses of this room, and the desk over all communities one looks after."""

from django.urls import path

from samenspel.communities.views import desk
from samenspel.home import views

app_name = "home"
urlpatterns = [path("", views.home, name="home"), path("desk/", desk.of_mine, name="desk")]
