"""The look of the house: its logo and the style it wears, for everyone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from samenspel.house.access import for_administrators
from samenspel.house.forms import LogoForm, RulesForm
from samenspel.house.models import HouseRules
from samenspel.house.rules import change, own_rules, rules
from samenspel.ui import house_style

A_YEAR = 365 * 24 * 3600


@for_administrators
@require_POST
def change_logo(request):
    """Put up another logo, or take it away; the file of the former one goes."""
    form = LogoForm(request.POST, request.FILES)
    former = HouseRules(**{"logo": rules().logo.name}).logo
    if "remove" in request.POST:
        change(by=request.user, logo="")
        messages.success(request, _("The logo is gone; the house wears its own sign again."))
    elif form.is_valid():
        put = HouseRules().logo
        put.save(form.cleaned_data["logo"].name, form.cleaned_data["logo"], save=False)
        change(by=request.user, logo=put.name)
        messages.success(request, _("The logo is up."))
    else:
        context = {"form": RulesForm(instance=own_rules().filled()), "logo_form": form}
        return render(request, "house/settings.html", context, status=422)
    if former:
        former.storage.delete(former.name)
    return redirect("house:settings")


@require_GET
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def logo(request):
    """The logo; its address on pages changes with it."""
    file = rules().logo
    if not file or not file.storage.exists(file.name):
        raise Http404
    with file.open("rb") as picture:
        return HttpResponse(picture.read(), content_type="image/png")


@require_GET
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def style(request):
    """The style the house wears, as a sheet of its own; its address changes with its content."""
    return HttpResponse(house_style.house_style(rules().theme_file), content_type="text/css; charset=utf-8")
