"""A group of people bound by shared work or a shared purpose, inside one organisation or across many."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities import access
from samenspel.communities.models.invitation import InvitedIn
from samenspel.communities.models.membership import Membership
from samenspel.communities.models.parents import CommunityLink
from samenspel.communities.models.stage import Stage, StageChange
from samenspel.communities.models.stewardship import Stewardship
from samenspel.feed.telling import tell
from samenspel.moderation.hiding import not_hidden
from samenspel.people.levels import LEVELS, shown_at
from samenspel.privacy import discretion
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels
from samenspel.search.indexing import index
from samenspel.ui.addresses import free_slug


class CommunityQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Open ones for whom they are open; closed ones for members, who is invited, and administrators.

        What moderators hid only its stewards see.
        """
        mine = Q(pk__in=self.model.objects.stewarded_by(person).values("pk"))
        in_sight = not_hidden(self.model, own=mine if is_signed_in(person) else None)
        if is_signed_in(person) and person.is_administrator:
            return self.filter(in_sight)
        seen = Q(visibility__in=open_levels(person))
        if is_signed_in(person):
            seen |= Q(pk__in=Membership.objects.current().filter(person=person).values("community"))
            seen |= Q(pk__in=InvitedIn.objects.open().filter(person=person).values("community"))
        return self.filter(seen, in_sight)

    @worked_out_once
    def of(self, person):
        """Those ``person`` is now a member of, in whatever status."""
        if not is_signed_in(person):
            return self.none()
        return self.filter(pk__in=Membership.objects.current().filter(person=person).values("community"))

    @worked_out_once
    def stewarded_by(self, person):
        """Those ``person`` now looks after."""
        if not is_signed_in(person):
            return self.none()
        return self.filter(pk__in=Stewardship.objects.current().filter(person=person).values("community"))

    def in_the_frame_of(self, person):
        """Their own by name, with how many requests wait for them as a steward."""
        if not is_signed_in(person):
            return self.none()
        stewarded = Stewardship.objects.current().filter(person=person).values("community")
        asked = Count("join_requests", filter=Q(join_requests__is_open=True, pk__in=stewarded))
        return self.of(person).annotate(waiting=asked + _applications_waiting(stewarded)).by_name()

    def alive(self):
        return self.exclude(stage=Community.Stage.CLOSED)

    def for_cards(self):
        """With how many people take part in each, and how many of those show themselves at each level."""
        now = Q(memberships__until=None) & ~Q(memberships__status=Membership.Status.FOLLOWER)
        seen = {
            f"seen_by_{level}": Count("memberships", filter=now & shown)
            for level, shown in shown_at("memberships__person").items()
        }
        return self.annotate(member_count=Count("memberships", filter=now), **seen).by_name()

    def by_name(self):
        return self.annotate(by_name=Lower("name")).order_by("by_name", "pk")


@question
def _memberships(person, community):
    """The one that stands, if any; nearly every page asks for it."""
    return Membership.objects.current().with_stewards().filter(person=person, community=community)[:1]


class Community(models.Model):
    class Kind(models.TextChoices):
        WORKING = "working", _("Working community")
        PURPOSE = "purpose", _("Community of purpose")
        LEARNING = "learning", _("Learning community")

    class Openness(models.TextChoices):
        OPEN = "open", _("Open: anyone signed in can join")
        ASK = "ask", _("Ask: a steward welcomes you")
        INVITE = "invite", _("By invitation")

    Stage = Stage

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.WORKING)
    purpose = models.CharField(_("purpose in one sentence"), max_length=240)
    about = models.TextField(_("about"), max_length=6000, blank=True)
    next_step = models.CharField(_("next step"), max_length=240, blank=True)
    next_step_on = models.DateField(_("date of the next step"), null=True, blank=True)
    openness = models.CharField(_("how one joins"), max_length=10, choices=Openness, default=Openness.OPEN)
    visibility = models.CharField(
        _("who may see this community"),
        max_length=10,
        choices=[choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE],
        default=Visibility.PUBLIC,
    )
    members_invite = models.BooleanField(_("every member may invite others"), default=False)
    # What is asked of who asks to join: a list of sentences.
    questions = models.JSONField(default=list, blank=True)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.IDEA)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(default=timezone.now)
    # The mark of the form it was sent with, so that a double click starts one community.
    once = models.UUIDField(null=True, blank=True, editable=False)
    parents = models.ManyToManyField(
        "self",
        through="CommunityLink",
        through_fields=("child", "parent"),
        symmetrical=False,
        related_name="children",
        blank=True,
    )

    objects = CommunityQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["started_by", "once"], name="community_once_a_form")]
        indexes = [models.Index(Lower("name"), "id", name="community_by_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("communities:community", args=[self.slug])

    @classmethod
    def start(cls, *, by, once=None, **rest):
        """Begin a community; no approval is needed. Whoever starts it is its first steward.

        The same ``once`` again gives the community it gave before. Two that start one of the same name at the
        same moment get an address each: the database refuses the second, which then takes the next.
        """
        for is_last in (False, False, True):
            try:
                with transaction.atomic():
                    return cls._make(by=by, once=once, **rest)
            except IntegrityError:
                before = cls.objects.filter(once=once, started_by=by).first() if once else None
                if before:
                    return before
                if is_last:
                    raise

    @classmethod
    def _make(cls, *, name, purpose, by, at=None, **rest):
        at = at or timezone.now()
        slug = free_slug(name, is_taken=_is_taken, longest=70, otherwise="gemeenschap")
        community = cls.objects.create(
            name=name, slug=slug, purpose=purpose, started_by=by, started_at=at, **rest
        )
        Membership.objects.create(community=community, person=by, status=Membership.Status.CORE, since=at)
        Stewardship.objects.create(community=community, person=by, by=by, since=at)
        index("community", [community])
        tell("communities.community_started", by=by, about=community, at=at)
        return community

    @property
    def people_count(self):
        """How many people take part, as far as that may be shown; for those loaded by ``for_cards``."""
        seen = [getattr(self, f"seen_by_{level}") for level in LEVELS]
        return discretion.count_beside(self.member_count, seen=seen)

    def membership_of(self, person):
        """The current membership of ``person`` here, or None."""
        if not is_signed_in(person):
            return None
        for membership in _memberships(person, self.pk):
            membership.community = self
            return membership
        return None

    @property
    def is_archived(self):
        """Closed: everything stays readable, and nothing new begins until its stewards open it again."""
        return self.stage == Stage.CLOSED

    def agreement_now(self):
        """The version of the agreement that holds, or None."""
        return self.agreements.newest_first().first()

    @transaction.atomic
    def move_to_stage(self, stage, *, by, why="", at=None):
        """Set the stage of life the community sees itself in; the same stage again changes nothing."""
        if not access.can_steward(by, self):
            raise PermissionDenied
        standing = Community.objects.select_for_update().get(pk=self.pk)
        if stage == standing.stage:
            return None
        change = StageChange.objects.create(
            community=self, stage=stage, before=standing.stage, why=why, by=by, at=at or timezone.now()
        )
        self.stage = Stage(stage)
        self.save(update_fields=["stage"])
        tell("communities.stage_reached", by=by, about=change, at=at)
        return change

    def ancestor_ids(self):
        """The ids of all communities above this one."""
        found, edge = set(), {self.pk}
        while edge:
            edge = set(CommunityLink.objects.filter(child__in=edge).values_list("parent", flat=True)) - found
            found |= edge
        return found


def _applications_waiting(stewarded):
    """How many applications for roles wait in a community, for who looks after it; counted beside."""
    waiting = Q(roles__applications__is_open=True, pk__in=stewarded)
    counted = Community.objects.filter(pk=OuterRef("pk")).annotate(
        applied=Count("roles__applications", filter=waiting)
    )
    return Coalesce(Subquery(counted.values("applied")), 0)


# Words that are addresses of their own beside those of communities.
TAKEN = {"start", "roles"}


def _is_taken(slug):
    return slug in TAKEN or Community.objects.filter(slug=slug).exists()
