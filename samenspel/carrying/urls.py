"""Addresses of this main."""

from django.urls import path

from samenspel.carrying import views

app_name = "carrying"
urlpatterns = [
    path("bring/", views.bring, name="bring"),
    path("brought/<int:pk>/", views.run, name="run"),
    path("brought/<int:pk>/again/", views.again, name="again"),
    path("brought/<int:pk>/throw-away/", views.throw_away, name="throw_away"),
    path("brought/<int:pk>/report.csv", views.report, name="report"),
    path("take-back/<slug:slug>/", views.take_back, name="take_back"),
    path("stand-ins/<slug:slug>/", views.standins, name="standins"),
    path("out/<slug:slug>/", views.out, name="out"),
    path("out/<slug:slug>/file.zip", views.download, name="download"),
]
