"""Addresses of this main."""

from django.urls import path

from samenspel.mail.views import addresses, outbox, standing

app_name = "mail"
urlpatterns = [
    path("addresses/", addresses.addresses, name="addresses"),
    path("addresses/works-again/", addresses.works_again, name="works_again"),
    path("addresses/end-answering/", addresses.end_answering, name="end_answering"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>/", outbox.letter, name="letter"),
    path("outbox/<int:pk>/page/", outbox.page, name="page"),
    path("standing/", standing.standing, name="standing"),
    path("standing/<int:pk>/", standing.decide, name="decide"),
]
