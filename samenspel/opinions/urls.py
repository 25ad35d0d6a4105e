"""Addresses of this room."""

from django.urls import path

from samenspel.opinions.views import (
    conversations,
    exchange,
    joining,
    judging,
    mine,
    screen,
    starting,
    voting,
    writing,
)
from samenspel.opinions.views import map as maps

app_name = "opinions"
urlpatterns = [
    path("", conversations.conversations, name="conversations"),
    path("join/", joining.join, name="join"),
    path("join/<slug:code>/", joining.join_by_code, name="join_by_code"),
    path("of/<slug:slug>/", conversations.of_community, name="of_community"),
    path("of/<slug:slug>/start/", starting.start, name="start"),
    path("of/<slug:slug>/bring-in/", exchange.bring_in, name="bring_in"),
    path("brought/<int:pk>/", exchange.run, name="bring_in_run"),
    path("brought/<int:pk>/again/", exchange.again, name="bring_in_again"),
    path("brought/<int:pk>/throw-away/", exchange.throw_away, name="bring_in_throw_away"),
    path("brought/<int:pk>/report.csv", exchange.report, name="bring_in_report"),
    path("<int:pk>/", voting.conversation, name="conversation_by_number"),
    path("<int:pk>/<slug:slug>/votes/", voting.votes, name="votes"),
    path("<int:pk>/<slug:slug>/alike/", writing.alike, name="alike"),
    path("<int:pk>/<slug:slug>/", voting.conversation, name="conversation"),
    path("<int:pk>/<slug:slug>/vote/", voting.vote, name="vote"),
    path("<int:pk>/<slug:slug>/map/", maps.map_page, name="map"),
    path("<int:pk>/<slug:slug>/map.json", maps.map_json, name="map_json"),
    path("<int:pk>/<slug:slug>/screen/", screen.screen, name="screen"),
    path("<int:pk>/<slug:slug>/screen/now/", screen.screen_now, name="screen_now"),
    path("<int:pk>/<slug:slug>/mine/", mine.mine, name="mine"),
    path("<int:pk>/<slug:slug>/write/", writing.write, name="write"),
    path("<int:pk>/<slug:slug>/join/", joining.join_page, name="join_page"),
    path("<int:pk>/<slug:slug>/judge/", judging.judge, name="judge"),
    path("<int:pk>/<slug:slug>/judge/<int:number>/accept/", judging.accept, name="accept"),
    path("<int:pk>/<slug:slug>/judge/<int:number>/remove/", judging.remove, name="remove"),
    path("<int:pk>/<slug:slug>/settings/", starting.settings, name="settings"),
    path("<int:pk>/<slug:slug>/seeds/", starting.seeds, name="seeds"),
    path("<int:pk>/<slug:slug>/export/", exchange.export, name="export"),
    path("<int:pk>/<slug:slug>/export/files", exchange.export_file, name="export_file"),
    path("<int:pk>/<slug:slug>/take-back/", exchange.take_back, name="take_back"),
    path("<int:pk>/<slug:slug>/close/", starting.close, name="close"),
    path("<int:pk>/<slug:slug>/forget/", starting.forget, name="forget"),
    path("<int:pk>/<slug:slug>/reopen/", starting.reopen, name="reopen"),
]
