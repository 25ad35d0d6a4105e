"""Addresses of this room."""

from django.urls import path

from samenspel.communities.views import communities, community, membership, roles

app_name = "communities"
urlpatterns = [
    path("", communities.communities, name="communities"),
    path("start/", communities.start, name="start"),
    path("<slug:slug>/", community.community, name="community"),
    path("<slug:slug>/people/", community.people, name="people"),
    path("<slug:slug>/care/", community.care, name="care"),
    path("<slug:slug>/join/", membership.join, name="join"),
    path("<slug:slug>/leave/", membership.leave, name="leave"),
    path("<slug:slug>/requests/", membership.requests, name="requests"),
    path("<slug:slug>/requests/<int:pk>/welcome/", membership.welcome, name="welcome"),
    path("<slug:slug>/requests/<int:pk>/decline/", membership.decline, name="decline"),
    path("<slug:slug>/roles/", roles.roles, name="roles"),
    path("<slug:slug>/roles/<int:pk>/grant/", roles.grant, name="grant"),
    path("<slug:slug>/grants/<int:pk>/back/", roles.hand_back, name="hand_back"),
]
