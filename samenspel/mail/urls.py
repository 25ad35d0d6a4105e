"""Addresses of this main."""

from django.urls import path

from samenspel.mail.views import outbox, standing

app_name = "mail"
urlpatterns = [
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>/", outbox.letter, name="letter"),
    path("outbox/<int:pk>/page/", outbox.page, name="page"),
    path("standing/", standing.standing, name="standing"),
    path("standing/<int:pk>/", standing.decide, name="decide"),
]
