"""Putting things beside the purpose, and saying what they serve and where they rub."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities.views.doors import introduced
from samenspel.people.models import Person
from samenspel.purpose import contract_access as access
from samenspel.purpose import search, testing
from samenspel.purpose.forms.beside import ConclusionForm, ReadingForm, TestForm
from samenspel.purpose.models import PurposeTest, TestReading, Version
from samenspel.purpose.views.doors import allow, seen_community, show, tried
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked, sent


def seen_test(request, slug, pk):
    rows = PurposeTest.objects.visible_to(request.user).select_related("community", "version", "closing")
    return get_object_or_404(rows, community__slug=slug, pk=pk)


@require_safe
def tests(request, slug):
    """Everything that was put beside the purpose, the latest first."""
    community = seen_community(request, slug)
    rows = PurposeTest.objects.visible_to(request.user).filter(community=community)
    words = asked(request, "q")
    if words:
        rows = search.matching("purpose_test", words, rows)
    page = page_of(rows.select_related("closing", "community"), request, key=("-at", "-pk"))
    context = {"page": page, "words": words, "version": Version.now_of(community)}
    return show(request, "tests", community, can_test=access.can_test(request.user, community), **context)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, slug):
    community = seen_community(request, slug)
    allow(access.can_test(request.user, community))
    version = Version.now_of(community)
    form = TestForm(sent(request), initial={"title": asked(request, "title"), "link": asked(request, "link")})
    if request.method == "POST" and form.is_valid():
        test = tried(
            form,
            lambda: testing.ask(community, by=request.user, once=form.cleaned_data["once"], **form.said()),
        )
        if test:
            messages.success(request, _("It stands beside the purpose. Say first what you see yourself."))
            return redirect(test)
    return show(request, "new_test", community, form, form=form, version=version)


@require_http_methods(["GET", "HEAD", "POST"])
def test(request, slug, pk):
    """What it serves and where it rubs, in two columns; and one's own words."""
    test = seen_test(request, slug, pk)
    form = None
    if access.can_read_in(request.user, test):
        form = ReadingForm(sent(request), test=test)
    if request.method == "POST":
        allow(form is not None)
        if form.is_valid() and tried(form, lambda: _read(request, test, form)):
            return redirect(test)
    context = {
        "test": test,
        "form": form,
        "columns": testing.columns(test, request.user),
        "asked_by": Person.objects.visible_to(request.user).filter(pk=test.by_id).first(),
        "can_close": access.can_close_test(request.user, test),
        "first": test.version.sentences.in_order().first(),
        "can_take_back": test.by_id is not None and test.by_id == request.user.pk,
    }
    return show(request, "test", test.community, form, **context)


def _read(request, test, form):
    return testing.read(test, by=request.user, once=form.cleaned_data["once"], **form.said())


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def close(request, slug, pk):
    test = seen_test(request, slug, pk)
    allow(access.can_close_test(request.user, test) and not test.is_closed)
    form = ConclusionForm(sent(request))
    if request.method == "POST" and form.is_valid():
        testing.close(test, by=request.user, conclusion=form.cleaned_data["conclusion"])
        messages.success(request, _("Closed, with what you conclude."))
        return redirect(test)
    columns = testing.columns(test, request.user)
    return show(request, "close_test", test.community, form, form=form, test=test, columns=columns)


@introduced
@require_POST
def reopen(request, slug, pk):
    test = seen_test(request, slug, pk)
    testing.reopen(test, by=request.user)
    messages.success(request, _("It is open again."))
    return redirect(test)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, slug, pk):
    """Ask first, then remove a test that nobody else said something about."""
    test = seen_test(request, slug, pk)
    allow(test.by_id == request.user.pk and access.can_close_test(request.user, test))
    if request.method == "POST":
        try:
            testing.take_back(test, by=request.user)
        except testing.NotYet as why:
            messages.warning(request, str(why))
            return redirect(test)
        messages.success(request, _("It is taken back."))
        return redirect("purpose:tests", slug)
    return show(request, "take_back_test", test.community, test=test)


@introduced
@require_POST
def second(request, pk):
    """Say that one sees the same, or no longer."""
    reading = _seen_reading(request, pk)
    if "off" in request.POST:
        testing.unsecond(reading, by=request.user)
    else:
        testing.second(reading, by=request.user)
    return redirect(f"{reading.test.get_absolute_url()}#r-{pk}")


@introduced
@require_POST
def unsay(request, pk):
    reading = _seen_reading(request, pk)
    testing.unsay(reading, by=request.user)
    messages.success(request, _("Your words are gone."))
    return redirect(reading.test)


def _seen_reading(request, pk):
    rows = TestReading.objects.visible_to(request.user).select_related("test__community", "test__closing")
    return get_object_or_404(rows, pk=pk)
