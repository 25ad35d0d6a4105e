"""A thread: what it is about, where it stands, and who may read it."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership, Removal
from samenspel.discussions.models.written import Written
from samenspel.discussions.sight import Sight, meant_for, stricter
from samenspel.discussions.sockets import HANGS
from samenspel.moderation.hiding import hidden_ids, not_hidden
from samenspel.moderation.models import Hiding
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels


class DiscussionQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Those that stand on their own by community and visibility; those that hang on something whoever
        may see that. What hangs on something no room knows is seen by nobody."""
        own = Q(hangs="") & self._own_seen_by(person)
        hung = Q(pk__in=[])
        for name, hang in HANGS.items():
            hung |= Q(hangs=name, pk__in=hang.seen_discussions(person))
        return self.filter(own | hung, self._in_sight(person))

    def standing_alone(self):
        """Those that hang on nothing."""
        return self.filter(hangs="")

    @worked_out_once
    def own_visible_to(self, person):
        """Of those that hang on nothing, what ``person`` may see; cheaper where a list shows no others."""
        return self.standing_alone().filter(self._own_seen_by(person), self._in_sight(person))

    def _in_sight(self, person):
        mine = Q(by=person) if is_signed_in(person) else None
        return not_hidden(self.model, own=mine) & ~Q(community__in=hidden_ids(Community))

    def _own_seen_by(self, person):
        seen = Q(visibility__in=open_levels(person))
        if is_signed_in(person):
            if person.is_administrator:
                return Q()
            mine = Membership.objects.current().filter(person=person).values("community")
            removed = Removal.objects.standing().filter(person=person).values("community")
            seen |= Q(visibility=Visibility.MEMBERS, community__in=mine)
            seen |= Q(by=person) & ~Q(community__in=removed)
        return seen & Q(community__among=Community.objects.visible_to(person).values("pk"))

    def open(self):
        return self.exclude(pk__in=Closing.objects.standing().values("discussion"))

    def latest_first(self):
        return self.order_by("-last_at", "-pk")


class Discussion(models.Model):
    class TakesPart(models.TextChoices):
        MEMBERS = "members", _("Members of the community")
        SIGNED_IN = "signed_in", _("Everyone who sees it and is signed in")

    VISIBILITIES = [choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE]

    # Nothing stands outside a community; of what hangs on a thing without one, this is empty.
    community = models.ForeignKey(
        "communities.Community", null=True, blank=True, on_delete=models.CASCADE, related_name="discussions"
    )
    title = models.CharField(_("what it is about"), max_length=160)
    slug = models.SlugField(max_length=90)
    # "" when it stands on its own, else the name under which a room hung it on something of its own.
    hangs = models.CharField(max_length=40, blank=True, editable=False)
    # Of those that stand on their own; what hangs is seen as what it hangs on.
    visibility = models.CharField(
        _("who may see it"), max_length=10, choices=VISIBILITIES, default=Visibility.MEMBERS
    )
    takes_part = models.CharField(
        _("who may write"), max_length=10, choices=TakesPart, default=TakesPart.MEMBERS
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="begun_discussions"
    )
    at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    message_count = models.PositiveIntegerField(default=0, editable=False)
    # The number the newest message got; numbers are never given twice, also when messages move away.
    last_number = models.PositiveIntegerField(default=0, editable=False)
    # How often anything in it changed: an open page asks for what came after the turn it knows.
    turn = models.PositiveIntegerField(default=0, editable=False)
    # The turn in which the thread as a whole changed: split, closed, opened again, moved.
    whole_turn = models.PositiveIntegerField(default=0, editable=False)
    # The mark of the form it was sent with, so that a double click begins one thread.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = DiscussionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="discussion_once_a_form")]
        indexes = [
            models.Index(fields=["community", "hangs", "-last_at", "-id"], name="discussion_of_community"),
            models.Index(fields=["hangs", "-at", "-id"], name="discussion_begun"),
            models.Index(fields=["-last_at", "-id"], name="discussion_by_time"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("discussions:discussion", args=[self.pk, self.slug])

    @cached_property
    def hang(self):
        """How it was hung, or None when it stands on its own (or its room is gone)."""
        return HANGS.get(self.hangs)

    @cached_property
    def thing(self):
        """What it hangs on, or None."""
        return self.hang.thing_of(self) if self.hang else None

    @property
    def sight(self):
        """How openly it stands now: new words are written for those."""
        if self.hangs:
            return self.hang.sight_of(self.thing) if self.thing else Sight(Visibility.PRIVATE, None)
        return Sight(stricter(self.visibility, self.community.visibility), self.community_id)

    @property
    def is_hidden(self):
        """Whether moderators took it or its community out of sight; acts ask anew, of the row they hold."""
        return not self._hidden.isdisjoint({Discussion, Community})

    @property
    def is_beside_hidden(self):
        """Whether they took out of sight what it hangs on."""
        return bool(self._hidden - {Discussion, Community})

    @cached_property
    def _hidden(self):
        """The models of which it, its community or what it hangs on is out of sight, in one question."""
        near = {Discussion: self.pk, Community: self.community_id}
        if self.thing is not None:
            near[type(self.thing)] = self.thing.pk
        types = {ContentType.objects.get_for_model(model).pk: model for model in near}
        hidden = set(_hidden_of(None, set(types), {pk for pk in near.values() if pk}))
        return {model for pk, model in types.items() if (pk, near[model]) in hidden}

    @cached_property
    def closed(self):
        """The row that says by whom, when and with which summary it was closed, or None while it is open."""
        return next(iter(_closings(None, self.pk)), None)

    @property
    def is_closed(self):
        return self.closed is not None


@question
def _hidden_of(_nobody, types, ids):
    """(type, primary key) of what moderators took out of sight, among these types and numbers."""
    rows = Hiding.objects.standing().filter(about_type__in=types, about_id__in=ids)
    return rows.values_list("about_type", "about_id")


@question
def _closings(_nobody, discussion):
    rows = Closing.objects.standing().filter(discussion=discussion)
    return rows.select_related("by").order_by("pk")[:1]


class ClosingQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(reopened_at=None)

    @worked_out_once
    def visible_to(self, person):
        seen = self.filter(discussion__among=Discussion.objects.visible_to(person).values("pk"))
        return seen.filter(meant_for(person))


class Closing(Written):
    """That a thread ended, with what came of it in a few words; reopening ends the closing."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="closings")
    summary = models.TextField(_("what came of it"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["discussion"], condition=Q(reopened_at=None), name="closing_of_discussion_once"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None) | Q(reopened_at__gte=F("at")), name="closing_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.discussion}: {self.at:%Y-%m-%d}"

    def get_absolute_url(self):
        return self.discussion.get_absolute_url()


class Moved(models.Model):
    """That a thread came to stand elsewhere, or more or less openly."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="moves")
    before = models.ForeignKey(
        "communities.Community", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    to = models.ForeignKey("communities.Community", null=True, on_delete=models.SET_NULL, related_name="+")
    visibility_before = models.CharField(max_length=10, choices=Visibility)
    visibility = models.CharField(max_length=10, choices=Visibility)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.discussion}: {self.before} → {self.to}"


class Split(models.Model):
    """That messages of one thread became another."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="splits")
    became = models.OneToOneField(Discussion, on_delete=models.CASCADE, related_name="came_of")
    message_count = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.discussion} → {self.became}"
