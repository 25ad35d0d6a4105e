"""Putting one's name under the contract, and taking it away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities.views.doors import introduced
from samenspel.purpose import contract_access as access
from samenspel.purpose import contract_pages, signing
from samenspel.purpose.forms.contract import SignForm
from samenspel.purpose.models import Signature, Version
from samenspel.purpose.views.doors import allow, show
from samenspel.purpose.views.versions import seen_version


@introduced
@require_POST
def sign(request, slug, number):
    """Sign the version that was read; a newer one is read first."""
    version = seen_version(request, slug, number)
    allow(access.can_sign(request.user, version.community))
    form = SignForm(request.POST)
    if not form.is_valid():
        context = contract_pages.page(version, request.user) | {"form": form}
        return show(request, "version", version.community, form, **context)
    try:
        signing.sign(version, by=request.user, note=form.cleaned_data["note"])
    except signing.NotTheLast:
        messages.warning(request, _("There is a newer version by now. Read it first, and sign that one."))
        return redirect(Version.now_of(version.community))
    messages.success(request, _("You signed. You can take your name away again at any time."))
    return redirect(version)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, slug, number):
    """Take one's name away; who signed may do so also where they see the community no more."""
    signatures = Signature.objects.in_force().filter(person=request.user)
    signatures = signatures.filter(version__community__slug=slug, version__number=number)
    signature = signatures.select_related("version__community").first()
    if signature is None:
        seen_version(request, slug, number)
        raise PermissionDenied
    if request.method == "POST":
        signing.withdraw(signature, by=request.user)
        messages.success(request, _("Your name no longer stands under it."))
        version = signature.version
        may_see = Version.objects.visible_to(request.user).filter(pk=version.pk).exists()
        return redirect(version if may_see else "home:home")
    return render(request, "purpose/unsign.html", {"signature": signature, "version": signature.version})
