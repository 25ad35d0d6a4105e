"""Addresses of this room."""

from django.urls import path

from samenspel.people.views import directory, person

app_name = "people"
urlpatterns = [
    path("", directory.people, name="people"),
    path("me/", person.profile, name="profile"),
    path("<slug:handle>/", person.person, name="person"),
]
