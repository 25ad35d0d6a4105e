"""What the roadmap, its calls, offers and experiments hold about people."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.feed.models import Entry
from samenspel.privacy.sockets import hold, on_taking_along, says_nothing_of_people
from samenspel.search.indexing import forget as forget_in_search
from samenspel.work.models import (
    Call,
    CallClosing,
    CallCompetence,
    Ending,
    Experiment,
    ExperimentDoer,
    ExperimentEnding,
    Initiative,
    InitiativePerson,
    InitiativeStep,
    Offer,
    OfferStep,
    Roadmap,
)

CHOICE = _("Your own choice to take part.")
ON_ROADMAP = _("Whoever may see it on the roadmap; your name whoever may see you.")
AS_LONG = _("As long as it stands on the roadmap or in its history.")
WITHOUT_YOU = _("It stays, without your name.")
BETWEEN_YOU = _("You, and who answers: the stewards, who called, who looks after the initiative.")


def _hold(model, what, why, *, seen_by=ON_ROADMAP, kept=AS_LONG, on_erasure=WITHOUT_YOU, **more):
    hold(model, what=what, why=why, basis=CHOICE, kept=kept, seen_by=seen_by, on_erasure=on_erasure, **more)


_hold(
    Roadmap,
    _("That you opened or closed a roadmap"),
    _("So that it is known who decided how open the work is."),
    seen_by=_("The stewards of the community and administrators."),
    mine=lambda person: Roadmap.objects.filter(by=person),
)
_hold(
    Initiative,
    _("Initiatives you started or look after"),
    _("So that others know whom to turn to."),
    on_erasure=_("The initiative stays, without your name; or it is removed, when you choose so."),
    page="work:credits",
)
_hold(
    InitiativePerson,
    _("In which initiatives you take or took part"),
    _("So that others know who is in it."),
    on_erasure=_("It is removed."),
    page="work:credits",
)
_hold(
    InitiativeStep,
    _("How you moved initiatives over the roadmap"),
    _("So that it is known what happened, and why."),
    mine=lambda person: InitiativeStep.objects.filter(by=person),
)
_hold(
    Ending,
    _("What you wrote when an initiative ended"),
    _("So that it is known what came of it."),
    mine=lambda person: Ending.objects.filter(by=person),
)
_hold(
    Call,
    _("Calls you made"),
    _("So that who would like to help knows who asks."),
    seen_by=_("Whom the call is open to; your name whoever may see you."),
    on_erasure=_("The call stays, without your name; or it is removed, when you choose so."),
)
_hold(
    CallClosing,
    _("That you closed a call or opened it again"),
    _("So that it is known why nobody is looked for any more."),
    mine=lambda person: CallClosing.objects.filter(Q(by=person) | Q(reopened_by=person)),
)
_hold(
    Offer,
    _("What you offered to do, and how you want to be called"),
    _("So that someone can answer you."),
    seen_by=BETWEEN_YOU,
    kept=_("As long as the community is there, or until you have it removed."),
    on_erasure=_("It is removed, with all that was said about it."),
)
_hold(
    OfferStep,
    _("What was answered to your offers, and what you answered to those of others"),
    _("So that both sides know what was agreed, and who said so."),
    seen_by=BETWEEN_YOU,
    on_erasure=_("With your own offer it goes; what you answered to others stays, without your name."),
    mine=lambda person: OfferStep.objects.filter(Q(by=person) | Q(offer__person=person)),
)
_hold(
    Experiment,
    _("Experiments you started"),
    _("So that others know whom to ask."),
    on_erasure=_("The experiment stays, without your name; or it is removed, when you choose so."),
)
_hold(
    ExperimentDoer,
    _("In which experiments you take part"),
    _("So that others know who does it."),
    on_erasure=_("It is removed."),
    page="work:credits",
)
_hold(
    ExperimentEnding,
    _("What you wrote down that an experiment taught"),
    _("So that others need not learn it again."),
    mine=lambda person: ExperimentEnding.objects.filter(by=person),
)

says_nothing_of_people(CallCompetence, "it says what a call asks for; who called is said by the call")


@on_taking_along
def take_along(person):
    """What they began goes, with what was told about it; not where others take part in it by now."""
    alone = Initiative.objects.filter(started_by=person)
    alone = alone.exclude(taking_part__in=InitiativePerson.objects.exclude(person=person))
    mine = Experiment.objects.filter(by=person)
    mine = mine.exclude(doers__in=ExperimentDoer.objects.exclude(person=person))
    calls = Call.objects.filter(by=person).exclude(offers__isnull=False)
    for kind, things in (("call", calls), ("initiative", alone), ("experiment", mine)):
        pks = list(things.values_list("pk", flat=True))
        about = ContentType.objects.get_for_model(things.model)
        Entry.objects.filter(about_type=about, about_id__in=pks).delete()
        forget_in_search(kind, pks)
        things.model.objects.filter(pk__in=pks).delete()
