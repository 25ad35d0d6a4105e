"""The log of changes in access, roles and settings, for administrators; a copy of it is logged itself."""

import csv
from datetime import datetime, time, timedelta

from django import forms
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samenspel.house.access import for_administrators
from samenspel.house.auditing import record
from samenspel.house.models import AuditEvent
from samenspel.house.reading import KINDS, keys_of, sentences
from samenspel.ui.days import DayInput
from samenspel.ui.paging import page_of
from samenspel.ui.spreadsheets import as_text

A_PAGE = 50
BATCH = 500


class AuditFilter(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("About"),
        required=False,
        choices=[("", gettext_lazy("Everything")), *KINDS.items()],
    )
    person = forms.CharField(
        label=gettext_lazy("Who did it, or whom it concerns"), required=False, max_length=100
    )
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=DayInput)
    until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=DayInput)

    def clean_person(self):
        return self.cleaned_data["person"].replace("\0", "")

    def narrow(self, events):
        """The events asked for; a question that cannot be read is left out and says so."""
        asked = self.cleaned_data
        if asked.get("kind"):
            events = events.filter(verb__startswith=f"{asked['kind']}.")
        if asked.get("person"):
            keys = keys_of(asked["person"])
            events = events.filter(Q(by_key__in=keys) | Q(person_key__in=keys))
        if asked.get("since"):
            events = events.filter(at__gte=_midnight(asked["since"]))
        if asked.get("until"):
            events = events.filter(at__lt=_midnight(asked["until"]) + timedelta(days=1))
        return events


@for_administrators
@require_safe
def audit(request):
    """Who changed what, the newest first."""
    form = AuditFilter(request.GET)
    form.is_valid()
    events = form.narrow(AuditEvent.objects.visible_to(request.user))
    page = page_of(events, request, key=("-number",), size=A_PAGE)
    sentences(page.items)
    return render(request, "house/audit.html", {"form": form, "page": page})


@for_administrators
@require_POST
@transaction.atomic
def audit_csv(request):
    """The log as a table, as it was filtered on the page."""
    form = AuditFilter(request.POST)
    form.is_valid()
    events = form.narrow(AuditEvent.objects.visible_to(request.user)).order_by("number")
    record("house.audit_exported", by=request.user, number=events.count())
    response = HttpResponse(
        "\N{ZERO WIDTH NO-BREAK SPACE}",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{_("who-changed-what")}.csv"'},
    )
    _write(csv.writer(response, delimiter=";"), events)
    return response


def _write(writer, events):
    writer.writerow([_("Number"), _("When"), _("Who"), _("Whom"), _("What"), _("Hash")])
    last = 0
    while batch := sentences(events.filter(number__gt=last)[:BATCH]):
        for event in batch:
            when = timezone.localtime(event.at).isoformat(timespec="seconds")
            said = [when, _name(event.by), _name(event.person), event.sentence, event.hash]
            writer.writerow([event.number, *map(as_text, said)])
        last = batch[-1].number


def _name(person):
    return f"{person.name} ({person.handle})" if person else ""


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))
