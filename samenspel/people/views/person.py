"""A person's page, and changing one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.people.forms import ProfileForm
from samenspel.people.models import Person
from samenspel.people.sockets import PANELS
from samenspel.ui.sending import sent


@require_safe
def person(request, handle):
    """Who someone is, as far as they let the viewer see."""
    person = get_object_or_404(Person.objects.visible_to(request.user), handle=handle)
    panels = [
        {"template": panel.template, "context": context}
        for panel in PANELS
        if (context := panel.context(person, request.user)) is not None
    ]
    return render(
        request, "people/person.html", {"person": person, "panels": panels, "is_me": person == request.user}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request):
    """Change what is said about me, and who may see it."""
    form = ProfileForm(sent(request), instance=Person.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect(form.instance)
    return render(request, "people/profile.html", {"form": form}, status=422 if form.errors else 200)
