"""Reported things as cases: all that was said about one thing together, and whether it is hidden now."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext

from samenspel.moderation.models import Hiding, Report


@dataclass
class Case:
    """One thing: what it is, its reports (oldest first), and how it was hidden, or None."""

    kind: Any
    thing: Any
    reports: list = field(default_factory=list)
    hiding: Any = None

    @property
    def since(self) -> datetime | None:
        return self.reports[0].at if self.reports else None

    @property
    def rules(self):
        return sorted({gettext(report.rule) for report in self.reports})


def open_cases(person):
    """What was reported of the things ``person`` looks after and not answered yet, the oldest first."""
    waiting = Report.objects.open().moderated_by(person).select_related("about_type").order_by("at", "pk")
    return _as_cases(waiting)


def hidden_cases(person):
    """What is hidden of the things ``person`` looks after, the latest first."""
    standing = Hiding.objects.standing().moderated_by(person).select_related("about_type").order_by("-at")
    return standing


def case_of(kind, thing):
    about = {"about_type": ContentType.objects.get_for_model(thing), "about_id": thing.pk}
    return Case(
        kind=kind,
        thing=thing,
        reports=list(Report.objects.filter(**about).order_by("at", "pk")),
        hiding=Hiding.objects.standing().filter(**about).first(),
    )


def _as_cases(reports):
    cases = {}
    for report in reports.prefetch_related("about"):
        if report.kind is not None and report.about is not None:
            place = (report.about_type_id, report.about_id)
            cases.setdefault(place, Case(report.kind, report.about)).reports.append(report)
    return list(cases.values())
