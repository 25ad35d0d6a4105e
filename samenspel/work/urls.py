"""Addresses of this room."""

from django.urls import path

from samenspel.work.views import evidence, publishing, results

app_name = "work"
urlpatterns = [
    path("results/", results.results, name="results"),
    path("results/evidence/<int:pk>/", evidence.evidence, name="evidence"),
    path("results/publish/", publishing.publish, name="publish"),
    path("results/<int:pk>/revise/", publishing.revise, name="revise"),
    path("results/<int:pk>/withdraw/", publishing.withdraw, name="withdraw"),
    path("results/<int:pk>/", results.result, name="result_by_number"),
    path("results/<int:pk>/<slug:slug>/", results.result, name="result"),
]
