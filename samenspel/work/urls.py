"""Addresses of this room."""

from django.urls import path

from samenspel.work.views import evidence, publishing, results

app_name = "work"
urlpatterns = [
    path("", results.results, name="results"),
    path("evidence/<int:pk>/", evidence.evidence, name="evidence"),
    path("publish/", publishing.publish, name="publish"),
    path("<int:pk>/revise/", publishing.revise, name="revise"),
    path("<int:pk>/withdraw/", publishing.withdraw, name="withdraw"),
    path("<int:pk>/", results.result, name="result_by_number"),
    path("<int:pk>/<slug:slug>/", results.result, name="result"),
]
