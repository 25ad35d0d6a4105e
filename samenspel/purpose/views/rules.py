"""The register of rules in the way: reading, reporting and wording them."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.communities.views.doors import introduced
from samenspel.purpose import contract_access as access
from samenspel.purpose import rule_pages, rules
from samenspel.purpose.forms.beside import RuleForm
from samenspel.purpose.models import RuleInTheWay
from samenspel.purpose.rule_figures import figures
from samenspel.purpose.views.doors import allow, seen_community, show, tried
from samenspel.ui.paging import page_of
from samenspel.ui.sending import sent


def seen_rule(request, slug, pk):
    rows = RuleInTheWay.objects.visible_to(request.user).select_related("community", "sentence__version")
    return get_object_or_404(rows, community__slug=slug, pk=pk)


@require_safe
def rules_of(request, slug):
    """The register with its figures; filtered by source, outcome and words."""
    community = seen_community(request, slug)
    seen = RuleInTheWay.objects.visible_to(request.user).filter(community=community)
    asked = rule_pages.Asked.of(request)
    page = page_of(rule_pages.listed(asked.among(seen)), request, key=("-at", "-pk"))
    rule_pages.with_met(page.items)
    context = {
        "page": page,
        "asked": asked,
        "figures": figures(seen),
        "can_report": access.can_report_rule(request.user, community),
        "query": asked.query,
    }
    return show(request, "rules", community, **context)


@require_safe
def as_csv(request, slug):
    """The rules that the page shows with these filters, as a table to keep."""
    community = seen_community(request, slug)
    seen = RuleInTheWay.objects.visible_to(request.user).filter(community=community)
    rows = list(rule_pages.listed(rule_pages.Asked.of(request).among(seen)).order_by("at", "pk"))
    rule_pages.with_met(rows)
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{slug}-rules.csv"',
            "Cache-Control": "private",
        },
    )
    response.write("\ufeff")
    csv.writer(response).writerows(rule_pages.table(rows))
    return response


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, slug):
    community = seen_community(request, slug)
    allow(access.can_report_rule(request.user, community))
    form = RuleForm(sent(request), community=community)
    if request.method == "POST" and form.is_valid():
        rule = tried(
            form,
            lambda: rules.report(community, by=request.user, once=form.cleaned_data["once"], **form.said()),
        )
        if rule:
            messages.success(request, _("It stands in the register. Others can say that they meet it too."))
            return redirect(rule)
    return show(request, "report_rule", community, form, form=form)


@require_safe
def rule(request, slug, pk):
    """One rule: what happens because of it, who meets it, and what was done with it."""
    rule = seen_rule(request, slug, pk)
    return show(request, "rule", rule.community, **rule_pages.page(rule, request.user))


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request, slug, pk):
    rule = seen_rule(request, slug, pk)
    allow(access.can_revise_rule(request.user, rule))
    form = RuleForm(sent(request), instance=rule, community=rule.community)
    if request.method == "POST" and form.is_valid():
        rules.revise(rule, by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect(rule)
    return show(request, "report_rule", rule.community, form, form=form, rule=rule)
