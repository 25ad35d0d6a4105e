"""Recognising a talent in someone; accepting, hiding and taking back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.people import recognising, showing
from samenspel.people.competences.own_words import NoWords, in_own_words
from samenspel.people.models import Competence, Person, Recognition
from samenspel.people.skill_forms import RecognitionForm
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recognise(request, handle):
    """Say what talent I saw in someone, and when."""
    person = get_object_or_404(Person.objects.visible_to(request.user), handle=handle)
    if not recognising.can_recognise(request.user, person):
        raise PermissionDenied
    skills = showing.shown(person, request.user).skills
    form = RecognitionForm(sent(request), skills=skills)
    if request.method == "POST" and form.is_valid():
        try:
            competence = _named(form.cleaned_data)
            recognising.recognise(person, competence, by=request.user, example=form.cleaned_data["example"])
        except (NoWords, recognising.TooMany) as error:
            form.add_error("words", str(error))
        else:
            said = _("Thank you. %s decides whether others see it.") % person.name
            messages.success(request, said)
            return redirect(person)
    context = {"person": person, "form": form}
    return render(request, "people/recognise.html", context, status=422 if form.errors else 200)


def _named(cleaned):
    if cleaned.get("words", "").strip():
        return in_own_words(cleaned["words"])
    return Competence.objects.get(pk=cleaned["competence"])


@login_required
@require_POST
def accept(request, pk):
    recognition = get_object_or_404(Recognition, pk=pk, person=request.user)
    recognising.accept(recognition, by=request.user)
    messages.success(request, _("Others see it on your page now."))
    return redirect(request.user)


@login_required
@require_POST
def hide(request, pk):
    recognition = get_object_or_404(Recognition, pk=pk, person=request.user)
    recognising.hide(recognition, by=request.user)
    messages.success(request, _("Only the two of you see it."))
    return redirect(request.user)


@login_required
@require_POST
def withdraw(request, pk):
    recognition = get_object_or_404(Recognition.objects.select_related("person"), pk=pk, by=request.user)
    recognising.withdraw(recognition, by=request.user)
    messages.success(request, _("What you wrote is gone."))
    return redirect(recognition.person)
