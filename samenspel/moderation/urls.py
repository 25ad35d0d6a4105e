"""Addresses of this main."""

from django.urls import path

from samenspel.moderation.views import appeals, cases, distance, mine, reports

app_name = "moderation"
urlpatterns = [
    path("", cases.queue, name="queue"),
    path("mine/", mine.mine, name="mine"),
    path("report/<slug:kind>/<int:pk>/", reports.report, name="report"),
    path("case/<slug:kind>/<int:pk>/", cases.case, name="case"),
    path("case/<slug:kind>/<int:pk>/hide/", cases.hide, name="hide"),
    path("case/<slug:kind>/<int:pk>/leave/", cases.leave, name="leave"),
    path("case/<slug:kind>/<int:pk>/put-back/", cases.put_back, name="put_back"),
    path("appeal/<slug:kind>/<int:pk>/", appeals.appeal, name="appeal"),
    path("appeals/<int:pk>/", appeals.answer, name="answer"),
    path("distance/<slug:handle>/", distance.keep, name="keep_distance"),
]
