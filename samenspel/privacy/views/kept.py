"""What the house holds about people, in plain words, for everyone to read; and the register of it."""

import csv

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.privacy.dossier import holdings
from samenspel.ui.spreadsheets import as_text


@require_safe
def privacy(request):
    """Each thing kept: what, why, on which basis, how long, who sees it and what erasure does."""
    context = {"holdings": holdings(), "smallest_group": settings.SMALLEST_GROUP}
    return render(request, "privacy/privacy.html", context)


@require_safe
def register(request):
    """The processing register (GDPR article 30) on a page, for works council and data protection officer."""
    return render(request, "privacy/register.html", {"holdings": holdings()})


@require_safe
def register_csv(request):
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=_as_file("csv"))
    response.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.writer(response, delimiter=";")
    writer.writerow(
        [
            _("What"),
            _("Why"),
            _("On which legal basis"),
            _("How long"),
            _("Who sees it"),
            _("If you are erased"),
        ]
    )
    for holding in holdings():
        said = (
            holding.what,
            holding.why,
            holding.basis,
            holding.how_long,
            holding.seen_by,
            holding.on_erasure,
        )
        writer.writerow([as_text(str(each)) for each in said])
    return response


@require_safe
def register_md(request):
    said = render_to_string(
        "privacy/register.txt", {"holdings": holdings(), "at": timezone.now()}, request=request
    )
    return HttpResponse(said, content_type="text/markdown; charset=utf-8", headers=_as_file("md"))


def _as_file(ending):
    return {"Content-Disposition": f'attachment; filename="{_("processing-register")}.{ending}"'}
