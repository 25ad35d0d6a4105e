"""Addresses of this room."""

from django.urls import path

from samenspel.networks.views import mine, networks

app_name = "networks"
urlpatterns = [
    path("", networks.networks, name="networks"),
    path("<slug:slug>/", networks.network, name="network"),
    path("<slug:slug>/mine/", mine.mine, name="mine"),
    path("<slug:slug>/map.json", networks.map_data, name="map"),
    path("<slug:slug>/figures.json", networks.figures, name="figures"),
    path("<slug:slug>/between.csv", networks.between, name="between"),
]
