"""Coming in with a phone: by a code of six letters that is typed, or scanned from the big screen."""

from allauth.core import ratelimit
from allauth.core.internal import ratelimit as counting
from allauth.core.ratelimit import respond_429
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.opinions import access, guests, joining
from samenspel.opinions.forms import CodeForm
from samenspel.opinions.models import Conversation
from samenspel.opinions.views.doors import person_of, seen, who
from samenspel.ui.sending import sent


@require_http_methods(["GET", "HEAD", "POST"])
def join(request):
    """Type the code that is on the screen in the room."""
    form = CodeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if not _may_try(request):
            return respond_429(request)
        code = form.cleaned_data["code"]
        if _by_code(code) is None:
            return _unknown(request, form.data["code"], status=422)
        return redirect("opinions:join_by_code", code)
    return render(request, "opinions/join.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def join_by_code(request, code):
    """Where the square code leads: what it is about, and one button to vote; who is in already goes on."""
    if not _may_try(request):
        return respond_429(request)
    talk = _by_code(code)
    if talk is None:
        return _unknown(request, code, status=404)
    return _come_in(request, talk)


@require_safe
def join_page(request, pk, slug):
    """The same for who may see the conversation: its short address by code."""
    return redirect("opinions:join_by_code", seen(request, pk).code)


def _come_in(request, talk):
    can_vote = access.can_vote(person_of(request), talk)
    is_seen = Conversation.objects.visible_to(request.user).filter(pk=talk.pk).exists()
    if is_seen and (can_vote or request.user.is_authenticated):
        return redirect(talk)
    if can_vote and joining.known(talk, who(request, talk)):
        return redirect(talk)
    if can_vote and request.method == "POST":
        return _begin(request, talk)
    here = reverse("opinions:join_by_code", args=[talk.code])
    context = {
        "conversation": talk if can_vote or is_seen else None,
        "can_vote": can_vote,
        "is_closed": talk.is_closed,
        "for_members": talk.takes_part == talk.TakesPart.MEMBERS,
        "is_visitor": not request.user.is_authenticated,
        "sign_in": f"{reverse('account_login')}?{urlencode({'next': here})}",
        "light": f"{reverse('account_light')}?{urlencode({'next': here})}",
    }
    return render(request, "opinions/come_in.html", context)


def _begin(request, talk):
    """From now on this browser, or this account, takes part: the page of the conversation opens to it."""
    voter = who(request, talk)
    token = guests.new_token() if voter is None else None
    if not request.user.is_authenticated and not ratelimit.consume(request, action="vote_as_guest"):
        return respond_429(request)
    joining.take_part(talk, voter or token)
    response = redirect(talk)
    return guests.keep(response, talk, token) if token else response


def _by_code(code):
    rows = Conversation.objects.in_sight().select_related("community", "closing")
    return rows.filter(code=code.upper()).first()


def _may_try(request, *, dry_run=True):
    """Codes are not guessed one after another: so many wrong ones a minute from one address."""
    said = {"app": "allauth.account", "action": "wrong_code_of_conversation", "limit_get": True}
    return bool(counting.consume(request, dry_run=dry_run, **said))


def _unknown(request, code, *, status):
    _may_try(request, dry_run=False)
    form = CodeForm({"code": code})
    form.add_error("code", CodeForm.UNKNOWN)
    return render(request, "opinions/join.html", {"form": form}, status=status)
