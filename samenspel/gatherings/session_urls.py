"""Addresses of hackathons, learning sessions and what is parked; the room's own addresses take them in."""

from django.urls import path

from samenspel.gatherings.views import hackathons, learning, parking, teams

urlpatterns = [
    path("hackathons/<int:pk>/", hackathons.hackathon, name="hackathon"),
    path("hackathons/<int:pk>/bring/", hackathons.bring, name="bring_challenge"),
    path("challenges/<int:pk>/change/", hackathons.change, name="change_challenge"),
    path("challenges/<int:pk>/take-back/", hackathons.take_back, name="take_back_challenge"),
    path("challenges/<int:pk>/team/", teams.begin, name="begin_team"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/join/", teams.join, name="join_team"),
    path("teams/places/<int:pk>/leave/", teams.leave, name="leave_team"),
    path("teams/<int:pk>/share/", teams.share, name="share_interest"),
    path("teams/<int:pk>/sign/", teams.sign, name="sign_interest"),
    path("teams/<int:pk>/work/", teams.work, name="team_work"),
    path("teams/<int:pk>/go-home/", teams.go_home, name="go_home"),
    path("parked/of/<int:pk>/", parking.parking, name="parking"),
    path("parked/of/<int:pk>/new/", parking.park, name="park"),
    path("parked/<int:pk>/back/", parking.bring_back, name="bring_back"),
    path("parked/<int:pk>/settle/", parking.settle, name="settle_parked"),
    path("learning/<int:pk>/", learning.learning, name="learning"),
    path("learning/<int:pk>/ask/", learning.ask, name="ask_question"),
    path("learning/<int:pk>/insight/", learning.see, name="see_insight"),
    path("learning/insights/<int:pk>/differently/", learning.differently, name="do_differently"),
    path("learning/questions/<int:pk>/away/", learning.question_away, name="question_away"),
    path("learning/insights/<int:pk>/away/", learning.insight_away, name="insight_away"),
]
