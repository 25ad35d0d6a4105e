"""People in bulk, for administrators: who there is, and one act for many, asked before it is done."""

import csv

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samenspel.house.access import for_administrators
from samenspel.house.auditing import record
from samenspel.people import administering, inviting
from samenspel.people.models import Person
from samenspel.privacy.erasing import erase
from samenspel.ui.paging import page_of
from samenspel.ui.spreadsheets import as_text

A_PAGE = 100
MOST_AT_ONCE = 1000
MOST_DIGITS = 18
KINDS = [
    ("", gettext_lazy("Everyone")),
    ("never", gettext_lazy("Never signed in")),
    ("light", gettext_lazy("With only an e-mail address")),
    ("imported", gettext_lazy("Brought in from a file")),
    ("away", gettext_lazy("Not signed in for a year")),
    ("closed", gettext_lazy("Closed accounts")),
    ("administrators", gettext_lazy("Administrators")),
]
# By name: the word on the button, the question before it is done, and what is said after.
ACTS = {
    "invite": (gettext_lazy("Send an invitation"), gettext_lazy("They get a mail with a link to come in.")),
    "close": (
        gettext_lazy("Close the account"),
        gettext_lazy("Nobody sees them any more and they cannot sign in. Nothing is lost."),
    ),
    "open": (gettext_lazy("Open it again"), gettext_lazy("They are seen again and can sign in.")),
    "appoint": (
        gettext_lazy("Make administrator"),
        gettext_lazy("They can do everything on these pages, and see all communities and people."),
    ),
    "unappoint": (
        gettext_lazy("No longer administrator"),
        gettext_lazy("They no longer see or change anything on these pages."),
    ),
    "erase": (
        gettext_lazy("Erase"),
        gettext_lazy("They are gone, for good. What they made stays under “former member”."),
    ),
}


class PeopleFilter(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Who"), choices=KINDS, required=False)
    words = forms.CharField(label=gettext_lazy("Name or address"), max_length=100, required=False)

    def clean_words(self):
        return self.cleaned_data["words"].replace("\0", "")

    def narrow(self, people):
        asked = self.cleaned_data
        people = administering.narrowed(people, asked.get("kind", ""))
        words = asked.get("words")
        if words:
            people = (
                people.filter(name__icontains=words)
                | people.filter(email__icontains=words)
                | people.filter(handle__icontains=words)
            )
        return people


@for_administrators
@require_safe
def people(request):
    """Everyone there is, by name, narrowed by kind and words."""
    form = PeopleFilter(request.GET)
    form.is_valid()
    found = form.narrow(Person.objects.all())
    page = page_of(found.by_name(), request, key=("by_name", "pk"), size=A_PAGE)
    context = {
        "form": form,
        "page": page,
        "total": found.count(),
        "acts": [(name, words[0]) for name, words in ACTS.items()],
    }
    return render(request, "people/administration/people.html", context)


@for_administrators
@require_POST
def act(request):
    """Ask first, with everyone it is about and why it cannot be done with some; then do it."""
    name, chosen = request.POST.get("act"), _chosen(request)
    if name not in ACTS or not chosen:
        messages.info(request, _("Choose at least one person and what to do."))
        return redirect("people:bulk")
    judged = [(person, administering.why_not(name, person, request.user)) for person in chosen]
    able = [person for person, why in judged if not why]
    if not request.POST.get("sure") or not able:
        context = {
            "name": name,
            "words": ACTS[name],
            "able": able,
            "unable": [(person, why) for person, why in judged if why],
        }
        return render(request, "people/administration/act.html", context)
    done = sum(_done(request, name, person) for person in able)
    messages.success(request, _("Done for %s people.") % done if done != 1 else _("Done for one person."))
    return redirect("people:bulk")


def _chosen(request):
    said = request.POST.getlist("person")[:MOST_AT_ONCE]
    # A number longer than those of rows is nobody's, and more than a database can look for.
    numbers = [number for number in said if number.isdecimal() and len(number) <= MOST_DIGITS]
    return list(Person.objects.filter(pk__in=numbers).by_name())


def _done(request, name, person):
    """Do it with one; what changed in the meantime so that it cannot be done is passed over."""
    try:
        with transaction.atomic():
            _do(request, name, person)
    except administering.LastAdministrator:
        return False
    return True


def _do(request, name, person):
    by = request.user
    if name == "invite":
        invitation, key = inviting.invite(by=by, email=person.email)
        inviting.send(invitation, key, request=request)
    elif name == "erase":
        erase(person, by=by)
    else:
        acts = {"close": "close", "open": "open_again", "appoint": "appoint", "unappoint": "unappoint"}
        getattr(administering, acts[name])(person, by=by)


@for_administrators
@require_POST
@transaction.atomic
def people_csv(request):
    """The people of the list as a table; that it was made is remembered."""
    form = PeopleFilter(request.POST)
    form.is_valid()
    found = form.narrow(Person.objects.all()).by_name()
    record("people.people_exported", by=request.user, number=found.count())
    response = HttpResponse(
        "\N{ZERO WIDTH NO-BREAK SPACE}",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{_("people")}.csv"'},
    )
    writer = csv.writer(response, delimiter=";")
    writer.writerow([_("Name"), _("E-mail address"), _("Here since"), _("Last signed in"), _("Account")])
    for person in found.iterator(chunk_size=1000):
        said = [person.name, person.email or "", _day(person.joined_at), _day(person.last_login)]
        writer.writerow(map(as_text, [*said, str(standing(person))]))
    return response


def standing(person):
    """How an account stands, in a word."""
    if not person.is_active:
        return _("closed")
    if person.is_administrator:
        return _("administrator")
    return _("only an e-mail address") if person.is_light else _("open")


def _day(moment):
    return moment.date().isoformat() if moment else ""
