"""Going on with only an e-mail address, and later saying who one is."""

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samenspel.people import codes, lights, signing_up
from samenspel.people.lights_form import IntroduceForm
from samenspel.people.sign_in_form import AddressForm, CodeForm
from samenspel.ui.sending import sent


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def light(request):
    """Ask for an e-mail address and nothing else."""
    next = get_next_redirect_url(request) or ""
    if request.user.is_authenticated:
        return redirect(next or "home:home")
    if not signing_up.takes_light_accounts():
        return render(request, "account/signup_closed.html")
    form = AddressForm(sent(request))
    if form.is_valid():
        return lights.begin(request, email=form.cleaned_data["email"], next=next)
    return render(request, "account/light.html", {"form": form, "next": next}, status=_status(form))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def light_code(request):
    """Ask for the code that was mailed, and let whoever types it in."""
    next = get_next_redirect_url(request) or ""
    if request.user.is_authenticated:
        return redirect(next or "home:home")
    waiting = codes.waiting(request, purpose=lights.PURPOSE)
    if waiting is None:
        return redirect("account_light")
    form = CodeForm(sent(request))
    if form.is_valid():
        answer = lights.confirm(request, form.cleaned_data["code"], next=next)
        if answer is not None:
            return answer
        if codes.waiting(request, purpose=lights.PURPOSE) is None:
            messages.error(
                request, _("That code was wrong three times, so it no longer works. Ask for another.")
            )
            return redirect("account_light")
        form.add_error("code", get_adapter().error_messages["incorrect_code"])
    context = {"verify_form": form, "email": waiting["email"], "next": next}
    return render(request, "account/light_code.html", context, status=_status(form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def introduce(request):
    """Make a full account of a light one: a name, and who may see it."""
    next = get_next_redirect_url(request) or ""
    if not request.user.is_light:
        return redirect(next or "people:profile")
    if not signing_up.may_introduce(request.user):
        return render(request, "people/introduce_not_open.html", status=403)
    form = IntroduceForm(sent(request))
    if form.is_valid():
        try:
            lights.introduce(request.user, **form.cleaned_data)
        except PermissionDenied:
            return render(request, "people/introduce_not_open.html", status=403)
        messages.success(request, _("Welcome, %s.") % request.user.name)
        return redirect(next or request.user)
    return render(request, "people/introduce.html", {"form": form, "next": next}, status=_status(form))


def _status(form):
    return 422 if form.errors else 200
