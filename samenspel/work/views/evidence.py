"""Choosing the results in which a competence of mine showed."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samenspel.people.models import Skill
from samenspel.ui.sending import sent
from samenspel.work.models import Contribution, Evidence, Result


class EvidenceForm(forms.Form):
    results = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Results you had a part in"),
        queryset=Result.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, queryset, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["results"].queryset = queryset

    def clean_results(self):
        results = self.cleaned_data["results"]
        if len(results) > Evidence.MOST:
            raise forms.ValidationError(
                _("Choose at most %(most)s: the ones that say most."), params={"most": Evidence.MOST}
            )
        return results


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request, pk):
    """Tick the results that show that I can this."""
    skill = get_object_or_404(
        Skill.objects.select_related("competence", "person"), pk=pk, person=request.user
    )
    named = Contribution.objects.confirmed().filter(person=request.user)
    mine = Result.objects.visible_to(request.user).filter(pk__in=named.values("result")).latest_first()
    chosen = Evidence.objects.filter(skill=skill).values_list("result", flat=True)
    form = EvidenceForm(sent(request), queryset=mine, initial={"results": list(chosen)})
    if request.method == "POST" and form.is_valid():
        Evidence.choose(skill, list(form.cleaned_data["results"]), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("people:skills")
    context = {"skill": skill, "form": form, "has_results": mine.exists()}
    return render(request, "work/evidence.html", context, status=422 if form.errors else 200)
