"""Addresses of calendars; the room's own addresses take them in."""

from django.urls import path

from samenspel.gatherings.views import bringing, calendars

urlpatterns = [
    path("calendars/", calendars.mine, name="calendars"),
    path("calendars/make/", calendars.make, name="make_calendar"),
    path("calendars/make/<slug:slug>/", calendars.make, name="make_calendar_of"),
    path("calendars/<int:pk>/end/", calendars.end, name="end_calendar"),
    path("calendars/<slug:token>.ics", calendars.feed, name="calendar_feed"),
    path("calendars/of/<slug:slug>/", calendars.of_one_community, name="calendar_of"),
    path("calendars/of/<slug:slug>/open.ics", calendars.of_community, name="open_calendar"),
    path("calendars/of/<slug:slug>/bring/", bringing.bring, name="bring_calendar"),
    path("calendars/brought/<int:pk>/", bringing.brought, name="brought_calendar"),
    path("calendars/brought/<int:pk>/again/", bringing.again, name="bring_calendar_again"),
    path("calendars/brought/<int:pk>/throw-away/", bringing.throw_away, name="throw_calendar_away"),
    path("calendars/gathering/<int:pk>.ics", calendars.of_gathering, name="gathering_file"),
]
