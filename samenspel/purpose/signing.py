"""Putting one's name under the version that holds, and taking it back. Never assumed from one version to the
next: who signed the version before is asked again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.communities.models import Community
from samenspel.people.models import Person
from samenspel.privacy.questions import question
from samenspel.purpose import contract_access as access
from samenspel.purpose.models import Signature, Version


class NotTheLast(Exception):
    """Another version holds by now; it is read before it is signed."""


@transaction.atomic
def sign(version, *, by, note="", at=None):
    """Sign; a second time changes only the note. Raises NotTheLast."""
    version = Version.objects.select_for_update().filter(pk=version.pk).first()
    if version is None:
        raise NotTheLast
    if not access.can_sign(by, version.community):
        raise PermissionDenied
    if Version.now_of(version.community) != version:
        raise NotTheLast
    signature, is_new = Signature.objects.get_or_create(
        version=version,
        person=by,
        withdrawn_at=None,
        defaults={"note": note, "at": at or timezone.now()},
    )
    if not is_new and signature.note != note:
        signature.note = note
        signature.save(update_fields=["note"])
    return signature


@transaction.atomic
def withdraw(signature, *, by, at=None):
    """Take one's own name away, also after leaving; a second time changes nothing."""
    if by != signature.person:
        raise PermissionDenied
    standing = Signature.objects.in_force().filter(pk=signature.pk)
    standing.update(withdrawn_at=at or timezone.now())
    signature.refresh_from_db()


def in_force(version):
    """Signatures that count now: not taken back, of people who still contribute."""
    members = version.community.memberships.current().members()
    return version.signatures.in_force().filter(person__in=members.values("person"))


def seen_by(version, viewer):
    """The signatures ``viewer`` may read, the first first; for members only, and of people they may see."""
    if not access.can_see_signatures(viewer, version.community):
        return []
    seen = in_force(version).filter(person__in=Person.objects.visible_to(viewer))
    return list(seen.select_related("person").order_by("at", "pk"))


def mine(version, person):
    """The signature of ``person`` that is in force, or None."""
    if not getattr(person, "pk", None):
        return None
    return version.signatures.in_force().filter(person=person).first()


@question
def _versions(person):
    """Those of one's communities, the one that holds now last."""
    active = person.memberships.current().members().values("community")
    mine = Community.objects.visible_to(person).alive().filter(pk__in=active)
    return Version.objects.filter(community__in=mine).select_related("community").order_by("number")


def to_sign(person):
    """The versions that hold in the communities of ``person`` and that they have not signed."""
    newest = {version.community_id: version for version in _versions(person)}
    if not newest:
        return []
    signed = Signature.objects.in_force().filter(person=person, version__in=newest.values())
    done = set(signed.values_list("version", flat=True))
    return [version for version in newest.values() if version.pk not in done]
