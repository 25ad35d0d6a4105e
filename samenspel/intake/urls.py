"""Addresses of this main."""

from django.urls import path

from samenspel.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("new/<slug:kind>/", views.new, name="new"),
    path("<int:pk>/", views.run, name="run"),
    path("<int:pk>/choices/", views.choose, name="choose"),
    path("<int:pk>/again/", views.again, name="again"),
    path("<int:pk>/throw-away/", views.throw_away, name="throw_away"),
    path("<int:pk>/report.csv", views.report, name="report"),
    path("sets/<slug:slug>/remove/", views.remove, name="remove"),
]
