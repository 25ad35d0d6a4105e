"""Publishing, revising and withdrawing a result."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.communities.access import can_see
from samenspel.communities.models import Community
from samenspel.discussions import drafts
from samenspel.ui.sending import asked, sent
from samenspel.work import access, crediting
from samenspel.work.forms.credits import ContributionFormSet, PeopleToCredit, contributions_in
from samenspel.work.forms.result import LinkFormSet, ResultForm, links_in
from samenspel.work.models import Call, Initiative, Result


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request):
    """Write a result; what was typed stays when something is wrong, and a double click publishes once."""
    form = ResultForm(
        sent(request),
        request.FILES or None,
        by=request.user,
        initial=_begun(request) if not sent(request) else {},
    )
    drafts.keep_all(form, person=request.user, place="work.result.new")
    credits = _credits(request, PeopleToCredit(request.user), initial=[{"person": request.user.pk}])
    links = LinkFormSet(sent(request), prefix="links")
    right = request.method == "POST" and _are_right(form, credits, links)
    if right and _may_name(request, form, credits, form.cleaned_data["community"]):
        with transaction.atomic():
            result = Result.publish(
                by=request.user,
                once=form.cleaned_data["once"],
                contributions=contributions_in(credits),
                links=links_in(links),
                files=form.cleaned_data["files"],
                **form.said(),
            )
            crediting.ask(result)
            drafts.sent(form)
        messages.success(request, _("Your result is published."))
        return redirect(result)
    context = {"communities": form.fields["community"].queryset.exists()}
    return _page(request, form, credits, links, **context)


def _begun(request):
    """What came along in the address: where it is about, and what was typed elsewhere already."""
    said = {"title": asked(request, "title", most=160), "story": asked(request, "text", most=2000)}
    for name, field, rows in (
        ("call", "answers", Call.objects.visible_to(request.user)),
        ("initiative", "initiative", Initiative.objects.visible_to(request.user)),
    ):
        number = asked(request, name, most=12)
        thing = rows.filter(pk=number).first() if number.isascii() and number.isdecimal() else None
        if thing is not None:
            said |= {field: thing.pk, "community": thing.community_id}
    if not said.get("community"):
        mine = Community.objects.of(request.user)
        said["community"] = mine.filter(slug=asked(request, "community")).first()
    return said


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request, pk):
    """Change a result; contributors whom the reviser may not see keep their place."""
    result = _mine(request, pk, access.can_revise)
    people = PeopleToCredit(request.user, result)
    among = people.queryset.order_by()
    shown = result.contributions.standing().filter(person__in=among)
    form = ResultForm(sent(request), request.FILES or None, by=request.user, instance=result)
    drafts.keep_all(form, person=request.user, place=f"work.result.edit:{pk}")
    credits = _credits(request, people, initial=list(shown.values("person", "brought")))
    links = LinkFormSet(sent(request), prefix="links", initial=list(result.links.values("url", "words")))
    right = request.method == "POST" and _are_right(form, credits, links)
    if right and _may_name(request, form, credits, result.community, result):
        with transaction.atomic():
            asked_before = crediting.waiting_in(result)
            result.revise(
                by=request.user,
                contributions=contributions_in(credits),
                among=among,
                links=links_in(links),
                files=form.cleaned_data["files"],
                why=form.cleaned_data["why"],
                **form.said(),
            )
            crediting.ask(result, before=asked_before)
            drafts.sent(form)
        messages.success(request, _("Saved."))
        return redirect(result)
    return _page(request, form, credits, links, communities=True, result=result)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, pk):
    """Ask first, then take the result back."""
    result = _mine(request, pk, access.can_withdraw)
    if request.method == "POST":
        community = result.community
        result.withdraw(by=request.user)
        messages.success(request, _("The result is withdrawn."))
        return redirect(community)
    return render(request, "work/withdraw.html", {"result": result})


def _mine(request, pk, allowed):
    result = get_object_or_404(Result.objects.visible_to(request.user).select_related("community"), pk=pk)
    if not allowed(request.user, result):
        raise PermissionDenied
    return result


def _credits(request, people, *, initial):
    return ContributionFormSet(
        sent(request), initial=initial, prefix="credits", form_kwargs={"people": people}
    )


def _are_right(*forms):
    """Ask each, so that everything that is wrong is said at once."""
    right = [form.is_valid() for form in forms]
    return all(right)


def _may_name(request, form, credits, community, result=None):
    """Whether everyone named may read the result, and there are not too many to ask; else says so."""
    asked_now = crediting.to_be_asked(contributions_in(credits), by=request.user, result=result)
    shut_out = [person for person in asked_now if not can_see(person, community)]
    for row in credits:
        if row.cleaned_data.get("person") in shut_out:
            row.add_error(
                "person", _("They may not see this community, so they cannot say yes. Leave them out.")
            )
    if not shut_out and not _may_ask(request, len(asked_now)):
        form.add_error(
            None,
            _("You asked many people today whether they may be named. Name fewer, or go on tomorrow."),
        )
    return not shut_out and form.is_valid()


def _may_ask(request, people):
    """Whether so many people may be asked by letter; where they may not, none of them counts."""
    said = {"app": "allauth.account", "action": "ask_to_be_named", "user": request.user}
    used = []
    for _person in range(people):
        if (usage := ratelimit.consume(request, **said)) is None:
            for each in used:
                each.rollback()
            return False
        used.append(usage)
    return True


def _page(request, form, credits, links, **context):
    wrong = request.method == "POST"
    links_open = any(row.errors or row.has_changed() for row in links)
    context = {"form": form, "credits": credits, "links": links, "links_open": links_open, **context}
    return render(request, "work/publish.html", context, status=422 if wrong else 200)
