"""Another rule for a series: first what it does, then doing it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.gatherings import access, rescheduling
from samenspel.gatherings.forms.rescheduling import RuleForm
from samenspel.gatherings.views.doors import allowed, show
from samenspel.ui.sending import sent
from samenspel.work.views.doors import try_to


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reschedule(request, pk):
    """From this gathering on; sent once it shows what it does, sent with ``sure`` it does it."""
    gathering = allowed(request, pk, access.can_lead)
    if gathering.series is None:
        raise Http404
    form = RuleForm(sent(request), gathering=gathering)
    plan = None
    if request.method == "POST" and form.is_valid():
        act = rescheduling.give_rule if form.cleaned_data["sure"] else rescheduling.planned
        said = {"why": form.cleaned_data["why"]} if form.cleaned_data["sure"] else {}
        plan = try_to(form, lambda: act(gathering, by=request.user, **said, **form.rule()))
        if plan and form.cleaned_data["sure"]:
            messages.success(request, _("The series has its new rule. Who comes to one that moved hears so."))
            return redirect("gatherings:of_community", gathering.community.slug)
    return show(request, "reschedule", gathering.community, form=form, gathering=gathering, plan=plan)
