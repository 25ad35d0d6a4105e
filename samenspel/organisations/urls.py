"""Addresses of this room."""

from django.urls import path

from samenspel.organisations.views import (
    administrators,
    affiliations,
    domains,
    house,
    mine,
    organisation,
    partners,
    units,
)

app_name = "organisations"
urlpatterns = [
    path("", organisation.organisations, name="organisations"),
    path("mine/", mine.mine, name="mine"),
    path("mine/<int:pk>/", mine.revise, name="revise"),
    path("mine/<int:pk>/end/", mine.end, name="end"),
    path("mine/<int:pk>/main/", mine.make_main, name="make_main"),
    path("choose/", mine.choose, name="choose"),
    path("start/", mine.start, name="start"),
    path("<slug:slug>/", organisation.organisation, name="organisation"),
    path("<slug:slug>/state/", mine.state, name="state"),
    path("<slug:slug>/edit/", organisation.edit, name="edit"),
    path("<slug:slug>/units/", units.units, name="units"),
    path("<slug:slug>/units/<int:pk>/", units.unit, name="unit"),
    path("<slug:slug>/units/<int:pk>/remove/", units.remove_unit, name="remove_unit"),
    path("<slug:slug>/people/", affiliations.affiliations, name="affiliations"),
    path("<slug:slug>/people/<int:pk>/confirm/", affiliations.confirm, name="confirm"),
    path("<slug:slug>/people/<int:pk>/refuse/", affiliations.refuse, name="refuse"),
    path("<slug:slug>/people/<int:pk>/end/", affiliations.end_for, name="end_for"),
    path("<slug:slug>/refusals/<int:pk>/back/", affiliations.take_back, name="take_refusal_back"),
    path("<slug:slug>/administrators/", administrators.administrators, name="administrators"),
    path("<slug:slug>/administrators/<int:pk>/end/", administrators.step_down, name="step_down"),
    path("<slug:slug>/domains/", domains.domains, name="domains"),
    path("<slug:slug>/domains/<int:pk>/verify/", domains.verify, name="verify_domain"),
    path("<slug:slug>/domains/<int:pk>/remove/", domains.remove_domain, name="remove_domain"),
    path("<slug:slug>/partners/", partners.partners, name="partners"),
    path("<slug:slug>/partners/<int:pk>/end/", partners.end_partnership, name="end_partnership"),
    path("<slug:slug>/proposals/<int:pk>/accept/", partners.accept, name="accept"),
    path("<slug:slug>/proposals/<int:pk>/decline/", partners.decline, name="decline"),
    path("<slug:slug>/proposals/<int:pk>/back/", partners.take_back, name="take_proposal_back"),
    path("<slug:slug>/vouch/", house.vouch, name="vouch"),
    path("<slug:slug>/refuse/", house.refuse_page, name="refuse_page"),
    path("<slug:slug>/merge/", house.merge, name="merge"),
]
