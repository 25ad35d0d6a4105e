"""A letter: to one reader, once, and what became of it.

The life of a letter, and nothing else can happen to it:

    written ──▶ taken ──▶ handed ──▶ sent          the mail server has said yes
       ▲          │          │
       │          │          ├─────▶ failed        the mail server has said no, for good
       └──────────┴──────────┤                     not now: the server was away, or said "later"
                  │          └─────▶ uncertain     whoever handed it over died: only a person lets it go again
                  └────────────────▶ dropped       turned off, out of sight, or no address any more

One that stands in a letter with others, or of who left the house, is dropped where it waits. ``taken`` is a
lease: when the worker that took it died before it handed the letter over, it is written again.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEY_LENGTH, WHY_LENGTH = 200, 200
LEASE = timedelta(minutes=10)


class State(models.TextChoices):
    WRITTEN = "written", _("waits")
    TAKEN = "taken", _("is taken up")
    HANDED = "handed", _("is being handed over")
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("not sent")
    FAILED = "failed", _("refused by the mail server")
    UNCERTAIN = "uncertain", _("perhaps sent")


TRANSITIONS = {
    State.WRITTEN: {State.TAKEN, State.DROPPED},
    State.TAKEN: {State.WRITTEN, State.HANDED, State.DROPPED},
    State.HANDED: {State.WRITTEN, State.SENT, State.FAILED, State.UNCERTAIN},
    State.UNCERTAIN: {State.WRITTEN, State.DROPPED},
    State.SENT: set(),
    State.DROPPED: set(),
    State.FAILED: set(),
}
if set(TRANSITIONS) != set(State) or State.SENT in TRANSITIONS[State.WRITTEN] | TRANSITIONS[State.TAKEN]:
    raise AssertionError("every state has its ways on, and nothing is sent that was not handed over")
# What was said in a letter is not kept once it is gone: it stands with the reader.
EMPTY = {"subject": "", "text": "", "html": "", "attachments": [], "said": {}}
OPEN = Q(sent_at=None, dropped_at=None, failed_at=None, uncertain_at=None)


class LetterQuerySet(models.QuerySet):
    def open(self):
        """Nothing has become of them yet."""
        return self.filter(OPEN)

    def still_here(self):
        """Nobody took them up yet: they can be taken back."""
        return self.filter(OPEN, taken_at=None)

    def waiting(self, at=None):
        """Those that may be taken up now."""
        return self.still_here().filter(due_at__lte=at or timezone.now())

    def uncertain(self):
        return self.exclude(uncertain_at=None).filter(dropped_at=None)

    def failed(self):
        return self.exclude(failed_at=None)

    def sent(self):
        return self.exclude(sent_at=None)

    def of(self, person):
        """Those to ``person``."""
        return self.filter(person=person) if person.is_authenticated else self.none()


class Letter(models.Model):
    """``kind`` "" cannot be refused: codes, confirmations, invitations to an address.

    key        who and what, once: the same thing is never written to the same reader twice
    about_*    what it tells of: "room.model" and the primary key, asked again before it goes
    place_id   the community it happened in
    by         who did it: whoever does not want to hear them gets no letter either
    late       name of the composer (``sockets.composer``) that says it when it goes; else it is said already
    said       what that composer needs
    answers    what an answer by mail goes to (``sockets.answerable``): "name:primary key"
    thread     letters of one thread stand together in the mail program
    lease      which worker took it; whoever finds another lease there keeps its hands off
    """

    key = models.CharField(max_length=KEY_LENGTH, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="letters"
    )
    to = models.EmailField()
    language = models.CharField(max_length=5)
    kind = models.CharField(max_length=60, blank=True)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    place_id = models.BigIntegerField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    # [{"name", "type", "content" (text)}], such as an invitation for a calendar.
    attachments = models.JSONField(default=list, blank=True)
    late = models.CharField(max_length=60, blank=True)
    said = models.JSONField(default=dict, blank=True)
    answers = models.CharField(max_length=80, blank=True)
    thread = models.CharField(max_length=80, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=32, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    uncertain_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=WHY_LENGTH, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=OPEN & Q(taken_at=None),
                name="letter_waiting",
            ),
            models.Index(
                fields=["taken_at"], condition=OPEN & Q(taken_at__isnull=False), name="letter_taken"
            ),
            models.Index(fields=["lease"], condition=OPEN & ~Q(lease=""), name="letter_lease"),
            models.Index(fields=["person", "-written_at"], name="letter_of"),
            models.Index(fields=["written_at"], name="letter_written"),
            models.Index(
                fields=["uncertain_at"], condition=Q(uncertain_at__isnull=False), name="letter_uncertain"
            ),
            models.Index(fields=["failed_at"], condition=Q(failed_at__isnull=False), name="letter_failed"),
        ]

    def __str__(self):
        return f"{self.kind or '!'} {self.key}"

    @property
    def state(self):
        """Where in its life this letter is."""
        for name in (State.DROPPED, State.SENT, State.FAILED, State.UNCERTAIN, State.HANDED, State.TAKEN):
            if getattr(self, f"{name}_at") is not None:
                return name
        return State.WRITTEN

    @property
    def state_words(self):
        return State(self.state).label
