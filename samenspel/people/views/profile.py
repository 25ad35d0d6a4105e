"""Changing what is said about oneself, and one's photo."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.people import photos
from samenspel.people.describing import describe
from samenspel.people.models import Person
from samenspel.people.profile_forms import ContactFormSet, PhotoForm, ProfileForm, contact_rows, contacts_in
from samenspel.people.showing import SELF, Shown
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request):
    """Change what is said about me, and who may see each part."""
    if request.user.is_light:
        return redirect("people:introduce")
    person = Person.objects.get(pk=request.user.pk)
    form = ProfileForm(sent(request), instance=Person.objects.get(pk=person.pk))
    has_contacts = request.method != "POST" or "contacts-TOTAL_FORMS" in request.POST
    contacts = ContactFormSet(
        sent(request) if has_contacts else None, initial=contact_rows(person), prefix="contacts"
    )
    is_right = request.method == "POST" and form.is_valid() and (not has_contacts or contacts.is_valid())
    if is_right:
        _save(person, form, contacts if has_contacts else None)
        messages.success(request, _("Your profile is saved."))
        return redirect(person)
    return _page(request, person, form, contacts, status=422 if request.method == "POST" else 200)


def _save(person, form, contacts):
    said = form.said()
    describe(
        person,
        by=person,
        levels=form.levels(),
        languages=form.cleaned_data["languages"],
        handle=said.pop("handle"),
        contacts=None if contacts is None else contacts_in(contacts),
        **said,
    )


def _page(request, person, form, contacts, *, photo_form=None, status=200):
    context = {
        "person": person,
        "form": form,
        "contacts": contacts,
        "spoken": Shown(person, SELF).languages,
        "photo_form": photo_form or PhotoForm(),
        "photo_level": form["seen_by_photo"],
        "competence_level": form["seen_by_competences"],
        "recognition_level": form["seen_by_recognitions"],
        "photo_url": person.photo_url(person, "large"),
        "skill_count": person.skills.count(),
    }
    return render(request, "people/profile.html", context, status=status)


@login_required
@require_POST
def photo(request):
    """Put a photo on my page; when it cannot be used the page says why."""
    if request.user.is_light:
        return redirect("people:introduce")
    person = Person.objects.get(pk=request.user.pk)
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        photos.keep(person, form.cleaned_data["photo"])
        messages.success(request, _("Your photo is there."))
        return redirect("people:profile")
    contacts = ContactFormSet(initial=contact_rows(person), prefix="contacts")
    return _page(request, person, ProfileForm(instance=person), contacts, photo_form=form, status=422)


@login_required
@require_POST
def remove_photo(request):
    photos.remove(Person.objects.get(pk=request.user.pk))
    messages.success(request, _("Your photo is gone."))
    return redirect("people:profile")
