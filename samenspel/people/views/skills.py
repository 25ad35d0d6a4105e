"""My competences: finding one to add, saying how far I am and what I want, putting them in order."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.people import skilling
from samenspel.people.competences.finding import like, name_that_fits
from samenspel.people.competences.own_words import NoWords, in_own_words
from samenspel.people.evidence import with_evidence
from samenspel.people.models import Competence, Skill
from samenspel.people.skill_forms import SkillForm
from samenspel.ui.htmx import wants_part
from samenspel.ui.sending import asked, sent


@login_required
@require_safe
def skills(request):
    """My list, and what the words typed find; asked by htmx, only what was found."""
    if request.user.is_light:
        return redirect("people:introduce")
    words = asked(request, "q", most=100)
    held = list(request.user.skills.select_related("competence"))
    context = {
        "words": words,
        "found": found_by(words, held={skill.competence_id for skill in held}),
        "skills": with_evidence(held, request.user),
        "most": skilling.MOST,
    }
    if wants_part(request):
        return render(request, "people/skills.html#found", context)
    return render(request, "people/skills.html", context)


def found_by(words, *, held, most=8):
    """Competences that fit ``words``, each with the other name it was found by and whether it is held."""
    found = like(words, most=most)
    for competence in found:
        competence.found_as = name_that_fits(competence, words)
        competence.is_held = competence.pk in held
    return found


@login_required
@require_POST
def add(request):
    """Add one that was found, or what was typed as my own words."""
    try:
        skilling.add(request.user, chosen(request), by=request.user)
    except (NoWords, skilling.TooMany) as error:
        messages.error(request, str(error))
    return redirect("people:skills")


def chosen(request):
    """The competence a form names: one that was found, or own words."""
    number = request.POST.get("competence", "")
    if number.isdecimal() and len(number) < 18:
        return get_object_or_404(Competence.objects.exclude(uri=None), pk=number)
    return in_own_words(request.POST.get("words", "").replace("\0", ""))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    skill = _mine(request, pk)
    form = SkillForm(sent(request), instance=skill)
    if request.method == "POST" and form.is_valid():
        skilling.change(Skill.objects.get(pk=pk), by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect("people:skills")
    with_evidence([skill], request.user)
    return render(
        request, "people/skill.html", {"skill": skill, "form": form}, status=422 if form.errors else 200
    )


@login_required
@require_POST
def move(request, pk):
    skilling.move(_mine(request, pk), by=request.user, up=request.POST.get("way") == "up")
    return redirect("people:skills")


@login_required
@require_POST
def remove(request, pk):
    skill = _mine(request, pk)
    skilling.remove(skill, by=request.user)
    messages.success(request, _("“%s” is off your list.") % skill.competence.label)
    return redirect("people:skills")


def _mine(request, pk):
    return get_object_or_404(Skill.objects.select_related("competence", "person"), pk=pk, person=request.user)


@require_safe
def competence(request, pk):
    """What a competence means and what stands around it; own words only where someone shows to have them."""
    competence = get_object_or_404(Competence.objects.exclude(label_nl="", label_en=""), pk=pk)
    if competence.is_own_words:
        _only_if_shown(competence, request.user)
    around = Competence.objects.exclude(label_nl="", label_en="")
    context = {
        "competence": competence,
        "others": [each.text for each in competence.alternatives.order_by("language", "text")][:24],
        "broader": sorted(around.filter(narrower_links__narrower=competence), key=str),
        "narrower": sorted(around.filter(broader_links__broader=competence), key=str)[:100],
    }
    return render(request, "people/competence.html", context)


def _only_if_shown(competence, viewer):
    from samenspel.people.directory import find

    get_object_or_404(find(viewer, can=str(competence.pk))[:1])
