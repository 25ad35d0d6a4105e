"""Finding a day: who can come when, and taking one of the moments."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.gatherings import access, registering
from samenspel.gatherings.changing import date_it
from samenspel.gatherings.models import DateAnswer, DateChoice
from samenspel.gatherings.stepping import held
from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from samenspel.work.refusing import NotNow

Answer = DateAnswer.Answer


@transaction.atomic
def answer(gathering, *, by, answers, called="", at=None):
    """Say when one can come; anew replaces what one said before.

    answers   number of a choice → one of ``DateAnswer.Answer``; what is left out was not answered
    """
    gathering = held(gathering)
    if not access.can_answer_dates(by, gathering):
        raise PermissionDenied
    choices = {choice.pk: choice for choice in gathering.date_poll.choices.all()}
    DateAnswer.objects.filter(choice__in=choices, person=by).delete()
    DateAnswer.objects.bulk_create(
        DateAnswer(
            choice=choices[number],
            person=by,
            called=called,
            answer=Answer(said),
            at=at or timezone.now(),
        )
        for number, said in answers.items()
        if number in choices and said
    )
    changed(f"gathering:{gathering.pk}")


@transaction.atomic
def choose(gathering, choice, *, by, at=None):
    """Take one of the moments. Who could come then has a place; everyone who answered hears of it."""
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_lead(by, gathering):
        raise PermissionDenied
    poll = gathering.date_poll
    if not gathering.is_asking:
        if poll.chosen_id == choice.pk:
            return gathering
        raise NotNow(_("A day was found in the meantime. Move the gathering when it has to be another one."))
    if choice.poll_id != poll.pk or choice.starts_at <= at:
        raise NotNow(_("Choose one of the moments that are still to come."))
    poll.chosen, poll.closed_at = choice, at
    poll.save(update_fields=["chosen", "closed_at"])
    date_it(gathering, choice.starts_at, choice.ends_at, by=by, at=at)
    answered = DateAnswer.objects.filter(choice__poll=poll)
    people = {row.person_id: row for row in answered.select_related("person").order_by("at", "pk")}
    _let_in(gathering, choice, people, by=by, at=at)
    to = [row.person for row in people.values()]
    notify("gatherings.dated", to=to, about=gathering, by=by, community=gathering.community, at=at)
    return gathering


def _let_in(gathering, choice, people, *, by, at):
    """Who leads comes first, then who said yes, in the order they said so."""
    lead = gathering.host or by
    registering.let_in(gathering, lead, by=by, at=at)
    for row in DateAnswer.objects.filter(choice=choice, answer=Answer.YES).order_by("at", "pk"):
        person = people[row.person_id].person
        if person != lead and access.can_come(person, gathering, at=at):
            registering.let_in(gathering, person, by=person, at=at, called=row.called)


def tallied(gathering, viewer):
    """The moments with who can come at each, as far as the viewer may see them, the best one marked.

    Best is where most can come at all, and then where most can without "if need be".
    """
    choices = list(DateChoice.objects.filter(poll__gathering=gathering).order_by("starts_at"))
    rows = list(DateAnswer.objects.filter(choice__in=choices).order_by("at", "pk"))
    seen = Person.objects.visible_to(viewer).in_bulk({row.person_id for row in rows})
    for choice in choices:
        of_it = [row for row in rows if row.choice_id == choice.pk]
        for row in of_it:
            row.seen = seen.get(row.person_id)
        choice.begins, choice.ends = (
            moment.astimezone(gathering.tz) for moment in (choice.starts_at, choice.ends_at)
        )
        choice.said = {answer: [row for row in of_it if row.answer == answer] for answer in Answer.values}
        choice.yes, choice.if_need, choice.no = (choice.said[answer] for answer in Answer.values)
        choice.mine = next((row.answer for row in of_it if row.person_id == getattr(viewer, "pk", 0)), "")
        choice.weight = (len(choice.yes) + len(choice.if_need), len(choice.yes))
    best = max((choice.weight for choice in choices), default=(0, 0))
    for choice in choices:
        choice.is_best = best > (0, 0) and choice.weight == best
    return choices
