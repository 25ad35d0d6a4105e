"""Addresses of this room."""

from django.urls import path

from samenspel.gatherings import calendar_urls, session_urls
from samenspel.gatherings.views import agenda, agreements, calling, coming, gatherings, lists, rescheduling

app_name = "gatherings"
urlpatterns = [
    *calendar_urls.urlpatterns,
    *session_urls.urlpatterns,
    path("", lists.gatherings, name="gatherings"),
    path("of/<slug:slug>/", lists.of_community, name="of_community"),
    path("of/<slug:slug>/call/", calling.call, name="call"),
    path("of/<slug:slug>/agreements/", agreements.of_community, name="agreements"),
    path("agreements/", agreements.mine, name="my_agreements"),
    path("agreements/<int:pk>/", agreements.commitment, name="commitment"),
    path("agreements/<int:pk>/keep/", agreements.keep, name="keep"),
    path("agreements/<int:pk>/drop/", agreements.drop, name="drop"),
    path("agreements/<int:pk>/move/", agreements.move, name="move_agreement"),
    path("agreements/<int:pk>/again/", agreements.again, name="again"),
    path("points/<int:pk>/change/", agenda.change_point, name="change_point"),
    path("points/<int:pk>/off/", agenda.take_off, name="take_off"),
    path("points/<int:pk>/move/", agenda.move_point, name="move_point"),
    path("points/<int:pk>/left/", agenda.left, name="left"),
    path("points/<int:pk>/minutes/", agenda.minutes_of_point, name="minutes_of_point"),
    path("<int:pk>/change/", calling.change, name="change"),
    path("<int:pk>/rule/", rescheduling.reschedule, name="reschedule"),
    path("<int:pk>/cancel/", calling.cancel, name="cancel"),
    path("<int:pk>/resume/", calling.resume, name="resume"),
    path("<int:pk>/settle/", calling.settle, name="settle"),
    path("<int:pk>/reopen/", calling.reopen, name="reopen"),
    path("<int:pk>/come/", coming.come, name="come"),
    path("<int:pk>/leave/", coming.leave, name="leave"),
    path("<int:pk>/people/", coming.people, name="people"),
    path("<int:pk>/people/<int:person>/take-back/", coming.take_back, name="take_back"),
    path("<int:pk>/there/", coming.there, name="there"),
    path("<int:pk>/there/guests/<int:guest>/off/", coming.guest_off, name="guest_off"),
    path("<int:pk>/i-was-there/", coming.i_was_there, name="i_was_there"),
    path("<int:pk>/not-there/", coming.not_there, name="not_there"),
    path("<int:pk>/dates/", coming.dates, name="dates"),
    path("<int:pk>/dates/<int:choice>/choose/", coming.choose, name="choose"),
    path("<int:pk>/agenda/", agenda.agenda, name="agenda"),
    path("<int:pk>/agenda/take-up/", agenda.take_up, name="take_up"),
    path("<int:pk>/minutes/", agenda.minutes_beside, name="minutes_beside"),
    path("<int:pk>/agree/", agreements.agree, name="agree"),
    path("<int:pk>/begin/", agreements.begin, name="begin"),
    path("<int:pk>/born/", agreements.born, name="born"),
    path("<int:pk>/born/<int:birth>/away/", agreements.not_born, name="not_born"),
    path("<int:pk>/paper/", gatherings.on_paper, name="on_paper"),
    path("<int:pk>/", gatherings.gathering, name="gathering_by_number"),
    path("<int:pk>/<slug:slug>/", gatherings.gathering, name="gathering"),
]
