"""The four visibilities of a thing, from open to closed, and who counts as signed in.

A thing is seen by whoever its visibility admits, and by nobody who may not see the thing it stands in.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    SIGNED_IN = "signed_in", _("Everyone who is signed in")
    MEMBERS = "members", _("Members")
    PRIVATE = "private", _("Only those involved")


def is_signed_in(person):
    """Whether ``person`` (a Person, an anonymous visitor or None) has an account that is active."""
    return bool(person is not None and person.is_authenticated and person.is_active)


def has_introduced(person):
    """Whether ``person`` is signed in and said who they are; a light account gave only an e-mail address."""
    return is_signed_in(person) and not person.is_light


def open_levels(person):
    """The visibilities that ask for no bond with the thing itself.

    A light account sees what a visitor sees: any address gets one, also where the house takes people in by
    invitation only.
    """
    if has_introduced(person):
        return [Visibility.PUBLIC, Visibility.SIGNED_IN]
    return [Visibility.PUBLIC]
