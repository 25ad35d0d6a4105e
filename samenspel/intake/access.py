"""Who may bring data in: administrators, since it is about people who are not asked one by one."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied

from samenspel.privacy.visibility import is_signed_in


def can_import(person):
    return is_signed_in(person) and person.is_administrator


def for_importers(view):
    """Visitors are asked to sign in; whoever is signed in and may not import is told so."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if can_import(request.user):
            return view(request, *args, **kwargs)
        if is_signed_in(request.user):
            raise PermissionDenied
        return redirect_to_login(request.get_full_path())

    return guarded
