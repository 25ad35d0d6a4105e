"""One sentence: changing it beside others, its history, its place, and what stands behind it."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities.views.doors import introduced
from samenspel.purpose import access, reading, tracing, writing
from samenspel.purpose.forms.drafts import NewSentenceForm, SentenceForm, WhyForm
from samenspel.purpose.models import Idea, Part, Sentence, SentenceSource
from samenspel.purpose.rounds import NotYet
from samenspel.purpose.views.doors import allow, is_number, seen_draft, seen_sentence, show, tried
from samenspel.ui.htmx import wants_part
from samenspel.ui.sending import asked, sent


@require_safe
def sentence(request, pk):
    """A sentence with its history, what stands behind it and what was proposed about it."""
    sentence = seen_sentence(request, pk)
    context = reading.of_sentence(sentence, request.user)
    return show(request, "sentence", sentence.draft.community, **context)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Change one sentence. When someone else did meanwhile, both are shown and nothing typed is lost."""
    sentence = seen_sentence(request, pk)
    allow(access.can_write(request.user, sentence.draft))
    form = SentenceForm(instance=sentence)
    if request.method == "POST":
        with transaction.atomic():
            writing.held(sentence.draft, request.user)
            sentence.refresh_from_db()
            form = SentenceForm(request.POST, instance=sentence)
            if form.is_valid():
                said = form.cleaned_data
                as_it_stands = Sentence.objects.get(pk=pk)
                as_it_stands.draft = sentence.draft
                changed = tried(
                    form,
                    lambda: writing.change(as_it_stands, by=request.user, text=said["text"], why=said["why"]),
                )
                if changed:
                    return _back(request, changed)
    return _form(request, "_edit", "edit_sentence", sentence, form)


def _form(request, part, page, sentence, form):
    """The form by itself to htmx, in place of the sentence; a page of its own to everyone else."""
    context = {"form": form, "sentence": sentence, "draft": sentence.draft}
    if wants_part(request):
        form.fields["text"].widget.attrs["autofocus"] = True
        status = 422 if form.errors else 200
        response = render(request, f"purpose/{part}.html", context, status=status)
    else:
        response = show(request, page, sentence.draft.community, form, **context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _back(request, sentence):
    """The sentence as it reads now to htmx; to everyone else the draft, at its place."""
    if wants_part(request):
        response = render(request, "purpose/_sentence.html", reading.one(sentence, request.user))
    else:
        response = redirect(f"{sentence.draft.get_absolute_url()}#s-{sentence.pk}")
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def shown(request, pk):
    """One sentence as it stands among the others: what putting the form away brings back."""
    return _back(request, seen_sentence(request, pk))


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, pk, part):
    """Add a sentence to a part of a draft, at its end or after another."""
    draft = seen_draft(request, pk)
    if part not in Part.values:
        raise Http404
    allow(access.can_write(request.user, draft))
    form = NewSentenceForm(sent(request))
    if request.method == "POST" and form.is_valid():
        added = tried(form, lambda: writing.add(draft, by=request.user, part=part, **form.said()))
        if added:
            return redirect(f"{draft.get_absolute_url()}#s-{added.pk}")
    context = {"form": form, "draft": draft, "part": Part(part)}
    if wants_part(request):
        form.fields["text"].widget.attrs["autofocus"] = True
        response = render(request, "purpose/_add.html", context)
    else:
        response = show(request, "add_sentence", draft.community, form, **context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request, pk):
    """Take a sentence out, saying why; it can be put back from its history."""
    sentence = seen_sentence(request, pk)
    allow(access.can_write(request.user, sentence.draft))
    form = WhyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: writing.remove(sentence, by=request.user, why=why)):
            messages.success(request, _("The sentence is taken out. You can put it back."))
            return redirect("purpose:sentence", pk)
    return show(request, "remove_sentence", sentence.draft.community, form, form=form, sentence=sentence)


@introduced
@require_POST
def restore(request, pk):
    return _tell(request, seen_sentence(request, pk), lambda each: writing.restore(each, by=request.user))


@introduced
@require_POST
def shift(request, pk):
    """One place up or down within its part."""
    up = "up" in request.POST
    return _tell(
        request, seen_sentence(request, pk), lambda each: writing.shift(each, by=request.user, up=up)
    )


def _tell(request, sentence, act):
    allow(access.can_write(request.user, sentence.draft))
    try:
        act(sentence)
    except NotYet as why:
        messages.warning(request, str(why))
    return redirect(f"{sentence.draft.get_absolute_url()}#s-{sentence.pk}")


@require_safe
def behind(request, pk):
    """What stands behind a sentence, under it on request."""
    sentence = seen_sentence(request, pk)
    if not wants_part(request):
        return redirect("purpose:sentence", pk)
    response = render(request, "purpose/_behind.html", reading.of_sources(sentence, request.user))
    patch_vary_headers(response, ["HX-Request"])
    return response


@introduced
@require_safe
def sources(request, pk):
    """Choose what a sentence comes from: what most agree on first, or by searching."""
    sentence = seen_sentence(request, pk)
    allow(access.can_write(request.user, sentence.draft))
    context = reading.to_choose_from(sentence, request.user, asked(request, "words"))
    return show(request, "sources", sentence.draft.community, **context)


@introduced
@require_POST
def link(request, pk):
    sentence = seen_sentence(request, pk)
    allow(access.can_write(request.user, sentence.draft))
    round = sentence.draft.round
    if "idea" in request.POST:
        rows = Idea.objects.visible_to(request.user).filter(round=round)
        idea = get_object_or_404(rows, pk=_number(request, "idea"))
        tracing.link(sentence, by=request.user, idea=idea)
    else:
        rows = tracing.statements_for(round, request.user)
        statement = get_object_or_404(rows, pk=_number(request, "statement"))
        tracing.link(sentence, by=request.user, statement=statement)
    messages.success(request, _("It stands behind this sentence now."))
    return redirect("purpose:sources", pk)


def _number(request, name):
    said = request.POST.get(name, "")
    return int(said) if is_number(said) else 0


@introduced
@require_POST
def unlink(request, pk, source):
    sentence = seen_sentence(request, pk)
    allow(access.can_write(request.user, sentence.draft))
    row = get_object_or_404(SentenceSource, pk=source, sentence=sentence)
    tracing.unlink(row, by=request.user)
    messages.success(request, _("It does not stand behind this sentence any more."))
    return redirect("purpose:sources", pk)
