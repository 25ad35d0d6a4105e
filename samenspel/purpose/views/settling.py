"""Meeting a rule too, and what the community does with it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities.views.doors import introduced
from samenspel.purpose import contract_access as access
from samenspel.purpose import rules
from samenspel.purpose.forms.beside import OutcomeForm
from samenspel.purpose.views.doors import allow, show, tried
from samenspel.purpose.views.rules import seen_rule
from samenspel.ui.sending import sent


@introduced
@require_POST
def meet(request, slug, pk):
    """Say that one meets this too, with or without one's name, or no longer."""
    rule = seen_rule(request, slug, pk)
    allow(access.can_meet_rule(request.user, rule))
    if "off" in request.POST:
        rules.unmeet(rule, by=request.user)
    else:
        rules.meet(rule, by=request.user, is_named="named" in request.POST)
        messages.success(request, _("Noted. You can take it back again."))
    return redirect(rule)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request, slug, pk):
    rule = seen_rule(request, slug, pk)
    allow(access.can_settle_rule(request.user, rule))
    form = OutcomeForm(sent(request), rule=rule)
    sound = request.method == "POST" and form.is_valid()
    if sound and tried(form, lambda: rules.settle(rule, by=request.user, **form.cleaned_data)):
        messages.success(request, _("It is written down, with the reason."))
        return redirect(rule)
    return show(request, "settle_rule", rule.community, form, form=form, rule=rule)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, slug, pk):
    """Ask first, then take the rule out of the register."""
    rule = seen_rule(request, slug, pk)
    allow(access.can_take_back_rule(request.user, rule) and not rule.outcomes.exists())
    if request.method == "POST":
        rules.take_back(rule, by=request.user)
        messages.success(request, _("It is out of the register."))
        return redirect("purpose:rules", slug)
    return show(request, "take_back_rule", rule.community, rule=rule)
