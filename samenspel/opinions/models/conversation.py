"""One conversation of statements: what it is about, who takes part, and until when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership, Removal
from samenspel.moderation.hiding import hidden_ids, not_hidden
from samenspel.opinions.models.participant import Participant
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels


class ConversationQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Never seen by more people than its community is, but for who came in by its link or code.

        What moderators hid only who began it sees.
        """
        seen = Q(visibility__in=open_levels(person))
        if not is_signed_in(person):
            return self.filter(seen, not_hidden(self.model), self._community_seen_by(person))
        in_sight = not_hidden(self.model, own=Q(started_by=person))
        if person.is_administrator:
            return self.filter(in_sight)
        kept_out = Q(community__in=Removal.objects.standing().filter(person=person).values("community"))
        mine = Membership.objects.current().filter(person=person).values("community")
        seen |= Q(visibility=Visibility.MEMBERS, community__in=mine)
        seen |= Q(started_by=person) & ~kept_out
        seen &= self._community_seen_by(person)
        came_in = Participant.objects.filter(person=person).values("conversation")
        came_in = Q(pk__in=came_in) & ~Q(community__in=hidden_ids(Community))
        seen |= came_in & ~Q(takes_part=Conversation.TakesPart.MEMBERS) & ~kept_out
        return self.filter(seen, in_sight)

    def in_sight(self):
        """Those that moderators did not hide, nor their community."""
        return self.filter(not_hidden(self.model), ~Q(community__in=hidden_ids(Community)))

    def _community_seen_by(self, person):
        return Q(community__among=Community.objects.visible_to(person).values("pk"))

    def open(self, *, at=None):
        """Those in which one can vote now."""
        today = timezone.localdate(at)
        alive = ~Q(community__stage=Community.Stage.CLOSED)
        return self.filter(alive, Q(closes_on=None) | Q(closes_on__gte=today), closing=None)

    def in_order(self):
        """The latest first."""
        return self.order_by("-started_at", "-pk")

    @worked_out_once
    def looked_after_by(self, person):
        """Those whose statements ``person`` judges: stewards of the community, and who began it."""
        if not is_signed_in(person):
            return self.none()
        stewarded = Community.objects.stewarded_by(person).values("pk")
        mine = Membership.objects.current().members().filter(person=person).values("community")
        return self.filter(Q(community__in=stewarded) | Q(started_by=person, community__in=mine))


class Conversation(models.Model):
    class TakesPart(models.TextChoices):
        MEMBERS = "members", _("Members of the community")
        SIGNED_IN = "signed_in", _("Everyone who gave an e-mail address")
        ANYONE = "anyone", _("Anyone, also without an account")

    class Moderation(models.TextChoices):
        AFTER = "after", _("New statements are shown at once, and judged afterwards when needed")
        BEFORE = "before", _("New statements are shown after somebody accepted them")

    class MapShown(models.TextChoices):
        ALWAYS = "always", _("Always")
        VOTED = "voted", _("Once one has voted")
        CLOSED = "closed", _("Once the conversation is closed")

    VISIBILITIES = [choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE]

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="conversations"
    )
    topic = models.CharField(_("the question"), max_length=160)
    slug = models.SlugField(max_length=90)
    about = models.TextField(_("what it is for"), max_length=4000, blank=True)
    visibility = models.CharField(
        _("who may see this conversation"), max_length=10, choices=VISIBILITIES, default=Visibility.MEMBERS
    )
    takes_part = models.CharField(
        _("who may vote"), max_length=10, choices=TakesPart, default=TakesPart.MEMBERS
    )
    own_statements = models.BooleanField(_("people may write statements of their own"), default=True)
    most_own = models.PositiveSmallIntegerField(_("statements one person may write"), default=10)
    moderation = models.CharField(
        _("when statements are judged"), max_length=10, choices=Moderation, default=Moderation.AFTER
    )
    map_shown = models.CharField(
        _("when people see the map"), max_length=10, choices=MapShown, default=MapShown.VOTED
    )
    # For the mathematics: the same votes give the same map, today and when somebody checks it later.
    seed = models.PositiveIntegerField(editable=False)
    # What is typed or scanned in a room: six letters that nobody confuses.
    code = models.CharField(max_length=6, unique=True, editable=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="started_conversations"
    )
    started_at = models.DateTimeField(default=timezone.now)
    closes_on = models.DateField(_("last day of voting"), null=True, blank=True)
    # Since when nobody can tell any more who voted what, not even the database.
    keys_forgotten_at = models.DateTimeField(null=True, editable=False)
    # The mark of the form it was sent with, so that a double click begins one conversation.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["started_by", "once"], name="conversation_once_a_form")
        ]
        indexes = [
            models.Index(fields=["-started_at", "-id"], name="conversation_by_time"),
            models.Index(fields=["community", "-started_at", "-id"], name="conversation_of_community"),
        ]

    def __str__(self):
        return self.topic

    def get_absolute_url(self):
        return reverse("opinions:conversation", args=[self.pk, self.slug])

    @cached_property
    def was_closed(self):
        """The row that says by whom and when it was closed, or None."""
        return Closing.objects.filter(conversation=self).select_related("by").first()

    @property
    def is_closed(self):
        """Closed by hand, past its last day, or in an archived community: nobody votes any more."""
        past = self.closes_on is not None and self.closes_on < timezone.localdate()
        return past or self.was_closed is not None or self.community.is_archived

    @property
    def is_open(self):
        return not self.is_closed


class Closing(models.Model):
    """That voting ended; reopening takes the row away."""

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="closing")
    # Nobody, when its last day had passed.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.conversation}: {self.at:%Y-%m-%d}"
