"""Who looks after the house. It lies under all rooms, so it asks of a person only what every account says."""

from functools import wraps

from django.core.exceptions import PermissionDenied


def is_administrator(person):
    return bool(
        person is not None and person.is_authenticated and person.is_active and person.is_administrator
    )


def for_administrators(view):
    """Visitors are asked to sign in; whoever is signed in and looks after nothing here is told so."""

    # Later: those forms ask for the model of people, who ask for us.
    from django.contrib.auth.views import redirect_to_login

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if is_administrator(request.user):
            return view(request, *args, **kwargs)
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.get_full_path())

    return guarded
