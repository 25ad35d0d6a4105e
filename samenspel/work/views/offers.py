"""Offering a hand, also with only an e-mail address; my offers, those I answer, and each step with one."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.people import lights
from samenspel.ui.pacing import say_too_often
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked, brought, sent
from samenspel.work import access, offering, showing
from samenspel.work.forms.offer import (
    AgreeForm,
    CalledForm,
    DeclineForm,
    MaybeWordsForm,
    OfferForm,
    OutsideForm,
    ThankForm,
    WordsForm,
)
from samenspel.work.models import Call, Initiative, Offer
from samenspel.work.outsiders import ACT, MANY_OFFERS, may_send, send_offer
from samenspel.work.views.doors import picked, seen, seen_community, show, try_to


@require_http_methods(["GET", "HEAD", "POST"])
def for_call(request, pk):
    """Offer a hand for a call; for a visitor, the code sent to their address sends the rest."""
    call = seen(request, Call, pk)
    if request.user.is_authenticated:
        mine = Offer.objects.filter(person=request.user, call=call).open().order_by("-at").first()
        if mine is not None:
            return redirect(mine)
        if not access.can_offer_for(request.user, call):
            raise PermissionDenied
    elif not showing.may_offer_for(request.user, call):
        return redirect_to_login(request.get_full_path())
    return _offer(request, call.community, {"call": call.pk}, call=call, back=call.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def for_community(request, slug):
    """“I would like to help with …”, to a community or one of its initiatives, without a call."""
    community = seen_community(request, slug)
    initiative = picked(request, Initiative, asked(request, "initiative"), community)
    if not showing.may_offer(request.user, community):
        raise PermissionDenied
    said = {"initiative": initiative.pk} if initiative else {"community": community.pk}
    back = (initiative or community).get_absolute_url()
    return _offer(request, community, said, initiative=initiative, back=back)


def _offer(request, community, said, *, back, **context):
    person = request.user
    kind = OutsideForm if not person.is_authenticated else CalledForm if person.is_light else OfferForm
    form = kind(sent(request), initial={"words": brought(request)})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        said |= {
            "words": typed["words"],
            "called": typed.get("called", ""),
            "hours": str(typed["hours"] or ""),
            "once": str(typed["once"] or ""),
        }
        if not person.is_authenticated:
            begun = lights.begin(request, email=typed["email"], act=ACT, said=said, next=back, form=form)
            if begun is not None:
                return begun
        elif may_send(request, person):
            return redirect(send_offer(request, person, said))
        else:
            say_too_often(form, MANY_OFFERS)
    return show(request, "offer_form", community, form=form, back=back, **context)


@login_required
@require_safe
def offers(request):
    """My offers, and those of others that wait for my answer."""
    mine = Offer.objects.filter(person=request.user).for_cards()
    to_answer = Offer.objects.to_answer(request.user).waiting().for_cards().order_by("at", "pk")
    page = page_of(mine, request, key=("-at", "-pk"), size=20)
    return render(request, "work/offers.html", {"page": page, "to_answer": list(to_answer[:50])})


@login_required
@require_safe
def offer(request, pk):
    """All that was said about one offer, and what can be done next."""
    return _page(request, _seen(request, pk))


@login_required
@require_http_methods(["POST"])
def welcome(request, pk):
    return _answer(request, pk, "welcome", _("They hear that they are welcome."))


@login_required
@require_http_methods(["POST"])
def agree(request, pk):
    return _answer(request, pk, "agree", _("Agreed. They hear it by mail."))


@login_required
@require_http_methods(["POST"])
def decline(request, pk):
    return _answer(request, pk, "decline", _("They hear it by mail, with your words."))


@login_required
@require_http_methods(["POST"])
def finish(request, pk):
    return _answer(request, pk, "finish", _("Good. It is done."))


@login_required
@require_http_methods(["POST"])
def thank(request, pk):
    return _answer(request, pk, "thank", _("They hear your thanks."))


@login_required
@require_http_methods(["POST"])
def write_back(request, pk):
    return _answer(request, pk, "write_back", _("Sent."))


@login_required
@require_http_methods(["POST"])
def withdraw(request, pk):
    return _answer(request, pk, "withdraw", _("Your offer is taken back. Thank you for offering."))


ACTS = {
    "welcome": (offering.welcome, WordsForm),
    "agree": (offering.agree, AgreeForm),
    "decline": (offering.decline, DeclineForm),
    "finish": (offering.finish, MaybeWordsForm),
    "thank": (offering.thank, ThankForm),
    "write_back": (offering.write_back, WordsForm),
    "withdraw": (offering.withdraw, MaybeWordsForm),
}
ABOUT_RESULTS = {"thank"}
# Everyone takes their own offer back whenever they like; it is once, and no letter.
WITHOUT_BOUND = {"withdraw"}
OF_WHO_ANSWERS = {"welcome", "agree", "decline", "thank"}


def _answer(request, pk, name, said):
    """One step, from the page of the offer; what is wrong stands there, with what was typed."""
    found = _seen(request, pk)
    act, _form = ACTS[name]
    if name in OF_WHO_ANSWERS and not access.can_answer(request.user, found):
        raise PermissionDenied
    form = _form_of(name, request, found, sent(request))
    within = form.is_valid() and (name in WITHOUT_BOUND or _within_bounds(request, found, form))
    if within and try_to(form, lambda: act(found, by=request.user, **form.cleaned_data)):
        messages.success(request, said)
        return redirect(found)
    return _page(request, _seen(request, pk), **{f"{name}_form": form})


def _within_bounds(request, offer, form):
    """Whether they did not send too much, all in all and from their side of this offer; else says so."""
    side = "who offered" if offer.person_id == request.user.pk else "who answers"
    within = ratelimit.consume(request, action="answer_one_offer", key=f"{offer.pk} {side}")
    if within and ratelimit.consume(request, action="answer_offer", user=request.user):
        return True
    form.add_error(None, _("Much was sent about offers in the last hour. Send this a little later."))
    return False


def _form_of(name, request, offer, data=None):
    form = ACTS[name][1]
    if name in ABOUT_RESULTS:
        return form(data, community=offer.community, by=request.user, auto_id=f"{name}_%s")
    return form(data, auto_id=f"{name}_%s")


def _page(request, offer, **wrong):
    forms = {f"{name}_form": _form_of(name, request, offer) for name in ACTS}
    # What cannot be done any more has no place of its own on the page; what is in the way is said on top.
    went_on = next(iter(wrong.values()), None) if not offer.is_open else None
    context = {**showing.of_offer(offer, request.user), **forms, **wrong, "went_on": went_on}
    return render(request, "work/offer.html", context, status=422 if wrong else 200)


def _seen(request, pk):
    return get_object_or_404(Offer.objects.visible_to(request.user).with_steps(), pk=pk)
