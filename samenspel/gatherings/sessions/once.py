"""A form that was sent twice makes one thing."""

from django.db import IntegrityError, transaction


def once_only(model, make, *, by, once):
    """What ``make()`` makes; when the same form came before, what that made."""
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:
        before = model.objects.filter(by=by, once=once).first() if once else None
        if before is None:
            raise
        return before
