"""What somebody said in a thread, how it changed, and what others said to it with a sign."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.discussions.models.discussion import Discussion
from samenspel.discussions.models.written import Written
from samenspel.discussions.sight import meant_for, read_in
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in


class MessageQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Those in threads ``person`` may see, written for them too, and not hidden; their own always."""
        seen = self.filter(discussion__among=Discussion.objects.visible_to(person).values("pk"))
        return seen.meant_for(person)

    def meant_for(self, person):
        """The same, where it was asked already whether they may see the threads."""
        return self.filter(meant_for(person), self._in_sight(person))

    def in_thread(self, discussion, person):
        """Those of one thread that ``person`` may read; the thread itself is one they may see."""
        return self.in_thread_of(discussion.sight, discussion, person)

    def in_thread_of(self, sight, discussion, person):
        """The same where it is known how openly the thread stands."""
        return self.filter(read_in(sight, person), self._in_sight(person), discussion=discussion)

    def _in_sight(self, person):
        return not_hidden(self.model, own=Q(by=person) if is_signed_in(person) else None)

    def standing(self):
        """Those that were not taken back."""
        return self.filter(withdrawn_at=None)

    def in_order(self):
        """As they are read: each message with the answers to it, in order of time."""
        return self.order_by("branch", "number")


class Message(Written):
    LONGEST = 20_000

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="messages")
    # Its place in the thread, from one; never given twice.
    number = models.PositiveIntegerField()
    # The message it answers; answers to an answer stand beside it, one level deep.
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replies"
    )
    # The number of the message whose branch it stands in: that of what it answers, or its own.
    branch = models.PositiveIntegerField(editable=False)
    text = models.TextField(_("what you want to say"), max_length=LONGEST, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="messages"
    )
    at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    # The turn of the thread in which it was last written, changed, reacted to or taken back.
    turn = models.PositiveIntegerField(default=0, editable=False)
    # Its author took it back: the words are gone, the answers stay.
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # The mark of the form it was sent with, so that a double click says it once.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["discussion", "number"], name="message_number"),
            models.UniqueConstraint(fields=["by", "once"], name="message_once_a_form"),
        ]
        indexes = [
            models.Index(fields=["discussion", "branch", "number"], name="message_in_order"),
            models.Index(fields=["discussion", "turn"], name="message_by_turn"),
            models.Index(fields=["by", "-at"], name="message_of_person"),
        ]

    def __str__(self):
        return f"{self.by}: {self.text[:60]}"

    def get_absolute_url(self):
        return reverse("discussions:message", args=[self.pk])

    @property
    def community(self):
        return self.discussion.community

    @property
    def is_withdrawn(self):
        return self.withdrawn_at is not None


class MessageEdit(Written):
    """How a message read before it was changed, written for whom it was then; others may read it now."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="edits")
    before = models.TextField(max_length=Message.LONGEST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.message_id}: {self.at:%Y-%m-%d %H:%M}"


class Reaction(models.Model):
    """A word said with a sign; each person once a sign."""

    class Sign(models.TextChoices):
        THANKS = "thanks", _("Thanks")
        AGREE = "agree", _("I agree")
        IDEA = "idea", _("Good idea")
        QUESTION = "question", _("I have a question")
        CELEBRATE = "celebrate", _("To celebrate")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reactions")
    sign = models.CharField(max_length=10, choices=Sign)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "person", "sign"], name="reaction_once_a_sign")
        ]

    def __str__(self):
        return f"{self.person}: {self.sign}"


class MessageFile(models.Model):
    """A file that came along with a message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("files.File", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "file"], name="message_file_once")]

    def __str__(self):
        return f"{self.message_id}: {self.file}"


class Mention(models.Model):
    """That a message calls on somebody, on whoever holds a role, or on a whole community."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="mentions"
    )
    role = models.ForeignKey(
        "communities.Role", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    community = models.ForeignKey(
        "communities.Community", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, role=None, community=None)
                | Q(person=None, role__isnull=False, community=None)
                | Q(person=None, role=None, community__isnull=False),
                name="mention_of_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=["message", of],
                    condition=Q(**{f"{of}__isnull": False}),
                    name=f"mention_once_a_{of}",
                )
                for of in ("person", "role", "community")
            ),
        ]

    def __str__(self):
        return f"{self.message_id} → {self.person or self.role or self.community}"
