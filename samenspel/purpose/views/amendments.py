"""Amendments: proposing something about one sentence, and answering it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities.views.doors import introduced
from samenspel.people.models import Person
from samenspel.purpose import access, amending
from samenspel.purpose.forms.drafts import AmendmentAnswerForm, AmendmentForm
from samenspel.purpose.models import Amendment
from samenspel.purpose.views.doors import allow, seen_sentence, show, tried
from samenspel.ui.sending import sent


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request, pk):
    sentence = seen_sentence(request, pk)
    allow(access.can_write(request.user, sentence.draft))
    form = AmendmentForm(sent(request), sentence=sentence)
    if request.method == "POST" and form.is_valid():
        said = form.said() | {"sentence": sentence}
        if tried(form, lambda: amending.propose(sentence.draft, by=request.user, **said)):
            messages.success(request, _("Your proposal stands beside the sentence. Someone else answers it."))
            return redirect(f"{sentence.draft.get_absolute_url()}#s-{pk}")
    return show(request, "propose", sentence.draft.community, form, form=form, sentence=sentence)


def _seen(request, pk):
    rows = Amendment.objects.visible_to(request.user)
    rows = rows.select_related("draft__round__community", "sentence", "answer", "by", "answer__by")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def amendment(request, pk):
    """What was proposed, beside how the sentence reads; and the answer, or the form for it."""
    amendment = _seen(request, pk)
    draft = amendment.draft
    is_open = not hasattr(amendment, "answer") and amendment.withdrawn_at is None
    may = is_open and request.user.is_authenticated and amending.may_answer(request.user, amendment)
    form = AmendmentAnswerForm(sent(request)) if may else None
    if request.method == "POST":
        allow(may)
        if form.is_valid() and tried(
            form, lambda: amending.answer(amendment, by=request.user, **form.cleaned_data)
        ):
            messages.success(request, _("Your answer stands beside the proposal."))
            return redirect(f"{draft.get_absolute_url()}#s-{amendment.sentence_id}")
    seen = set(
        Person.objects.visible_to(request.user)
        .values_list("pk", flat=True)
        .filter(pk__in=[amendment.by_id, getattr(getattr(amendment, "answer", None), "by_id", None)])
    )
    context = {
        "amendment": amendment,
        "draft": draft,
        "is_open": is_open,
        "is_mine": request.user.is_authenticated and amendment.by_id == request.user.pk,
        "seen": seen,
        "reads_differently": amending.reads_differently(amendment),
    }
    return show(request, "amendment", draft.community, form, form=form, **context)


@introduced
@require_POST
def take_back(request, pk):
    amendment = _seen(request, pk)
    amending.take_back(amendment, by=request.user)
    messages.success(request, _("Your proposal is taken back."))
    return redirect(amendment.draft)
