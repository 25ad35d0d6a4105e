"""My own ways to sign in, where I am signed in, and proving once more that it is me."""

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.account.models import EmailAddress
from allauth.account.views import LoginView
from allauth.core.ratelimit import respond_429
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.webauthn.views import AddWebAuthnView
from allauth.socialaccount.adapter import get_adapter as providers_adapter
from allauth.socialaccount.internal.flows.connect import disconnect
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.house.auditing import record
from samenspel.people import codes, second_step, signed_in
from samenspel.people.sign_in_form import CodeForm, PasswordSignInForm
from samenspel.ui.sending import sent

AGAIN = "again"


class PasswordLoginView(LoginView):
    """Signing in with a password, for who added one."""

    template_name = "account/login_password.html"

    def get_form_class(self):
        return PasswordSignInForm


class AddPasskeyView(AddWebAuthnView):
    """The library's view; recovery codes come with the second step, not with a passkey."""

    def get_success_url(self):
        second_step.drop_recovery_codes_without_second_step(self.request.user)
        return reverse("account_ways")


class NewRecoveryCodesView(GenerateRecoveryCodesView):
    """The library's view; without a second step there is nothing to recover."""

    def dispatch(self, request, *args, **kwargs):
        if not second_step.asks_second_step(request.user):
            return redirect("account_ways")
        return super().dispatch(request, *args, **kwargs)


login_password = PasswordLoginView.as_view()
add_passkey = AddPasskeyView.as_view()
new_recovery_codes = login_required(NewRecoveryCodesView.as_view())


@login_required
@require_safe
@never_cache
def ways(request):
    """What ways I have to sign in, where I am signed in, and which address is mine."""
    mine = Authenticator.objects.filter(user=request.user).order_by("created_at", "pk")
    by_kind = {kind: [each for each in mine if each.type == kind] for kind in Authenticator.Type.values}
    recovery = by_kind[second_step.RECOVERY]
    context = {
        "address": EmailAddress.objects.filter(user=request.user).order_by("-primary", "-verified").first(),
        "passkeys": [each.wrap() for each in by_kind[second_step.PASSKEY]],
        "second_step": next(iter(by_kind[second_step.TOTP]), None),
        "recovery_left": len(recovery[0].wrap().get_unused_codes()) if recovery else 0,
        "providers": _providers(request),
        "devices": signed_in.devices(request),
    }
    return render(request, "account/ways.html", context)


def _providers(request):
    """Every provider of this house and every one I have, with whether I have it."""
    mine = {each.provider: each for each in SocialAccount.objects.filter(user=request.user)}
    offered = {each.sub_id: each for each in providers_adapter().list_providers(request)}
    return [
        {
            "account": mine.get(name),
            "name": offered[name].name if name in offered else name,
            "connect_url": offered[name].get_login_url(request, process="connect") if name in offered else "",
        }
        for name in dict.fromkeys([*offered, *mine])
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.account")
def remove_password(request):
    """Go on without a password; the code by mail stays."""
    person = request.user
    if not person.has_usable_password():
        return redirect("account_ways")
    if request.method == "POST":
        _without_password(request, person)
        messages.success(request, _("Your password is gone. You sign in with a code by mail."))
        return redirect("account_ways")
    return render(request, "account/remove_password.html")


@transaction.atomic
def _without_password(request, person):
    person.set_unusable_password()
    person.save(update_fields=["password"])
    update_session_auth_hash(request, person)
    signed_in.note(request)
    record("people.sign_in_way_removed", by=person, person=person, way="password")
    get_adapter().send_notification_mail("account/email/password_removed", person)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.socialaccount")
def remove_provider(request, pk):
    """No longer sign in with a provider; only whoever has a confirmed address of their own can."""
    account = get_object_or_404(SocialAccount, pk=pk, user=request.user)
    has_address = EmailAddress.objects.filter(user=request.user, verified=True).exists()
    if request.method == "POST" and has_address:
        disconnect(request, account)
        return redirect("account_ways")
    context = {"name": account.get_provider().name, "has_address": has_address, "account": account}
    return render(request, "account/remove_provider.html", context)


@login_required
@require_POST
def sign_out_device(request, pk):
    """Sign one of my other devices out."""
    if signed_in.sign_out(request, pk):
        messages.success(request, _("That device is signed out."))
    return redirect("account_ways")


@login_required
@require_POST
def sign_out_elsewhere(request):
    """Sign out everywhere but here."""
    signed_in.sign_out_everywhere_else(request)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("account_ways")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def again_by_code(request):
    """Prove once more that it is me, with a code sent to my address."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    if request.path not in {method["url"] for method in methods}:
        return redirect(methods[0]["url"] if methods else reverse("account_ways"))
    form = CodeForm(sent(request) if "code" in request.POST else None)
    if form.is_valid():
        if codes.take(request, form.cleaned_data["code"], purpose=AGAIN):
            record_authentication(request, request.user, method="code", reauthenticated=True)
            return resume_request(request) or redirect("account_ways")
        form.add_error("code", get_adapter().error_messages["incorrect_code"])
    elif request.method == "POST":
        try:
            codes.send(request, request.user.email, purpose=AGAIN)
        except codes.TooOften:
            return respond_429(request)
    return render(request, "account/again_by_code.html", _again(request, form, methods))


def _again(request, form, methods):
    next = request.POST.get("next") or request.GET.get("next") or ""
    next = next if url_has_allowed_host_and_scheme(next, {request.get_host()}) else ""
    return {
        "verify_form": form,
        "email": request.user.email,
        "is_sent": codes.waiting(request, purpose=AGAIN) is not None,
        "next": next,
        "reauthentication_alternatives": [
            method | {"url": f"{method['url']}?{urlencode({'next': next})}"}
            for method in methods
            if method["url"] != request.path
        ],
    }
