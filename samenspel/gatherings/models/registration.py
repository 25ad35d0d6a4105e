"""That somebody comes: also who gave only an e-mail address. When it is full one waits, and moves up.

registered ◀──▶ left
 ▲               │
waiting ◀────────┘        waiting ──▶ left; the first who waits moves up when a place comes free
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Coming(models.TextChoices):
    REGISTERED = "registered", pgettext_lazy("to a gathering", "Comes")
    WAITING = "waiting", pgettext_lazy("to a gathering", "On the waiting list")
    LEFT = "left", pgettext_lazy("to a gathering", "Does not come")


STEPS = {
    Coming.REGISTERED: {Coming.LEFT},
    Coming.WAITING: {Coming.REGISTERED, Coming.LEFT},
    Coming.LEFT: {Coming.REGISTERED, Coming.WAITING},
}
if set(STEPS) != set(Coming) or any(state in steps for state, steps in STEPS.items()):
    raise AssertionError("every state has steps, and none leads to where it is")


class RegistrationQuerySet(models.QuerySet):
    def standing(self):
        """Of who comes, or waits to."""
        return self.exclude(state=Coming.LEFT)

    def coming(self):
        return self.filter(state=Coming.REGISTERED)

    def waiting(self):
        """The waiting list, who waits longest first."""
        return self.filter(state=Coming.WAITING).order_by("moved_at", "pk")


class Registration(models.Model):
    State = Coming

    gathering = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.CASCADE, related_name="registrations"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="gathering_registrations"
    )
    # How an outsider without a profile wants to be called.
    called = models.CharField(_("how may we call you"), max_length=120, blank=True)
    words = models.CharField(_("something the host should know"), max_length=400, blank=True)
    state = models.CharField(max_length=10, choices=Coming, editable=False)
    at = models.DateTimeField(default=timezone.now)
    # When the last step was: the order of the waiting list.
    moved_at = models.DateTimeField(default=timezone.now)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="registration_once_a_gathering")
        ]
        indexes = [models.Index(fields=["gathering", "state", "moved_at"], name="registration_of_gathering")]

    def __str__(self):
        return f"{self.person} · {self.gathering}"

    @property
    def name(self):
        """Who comes, as they want to be called."""
        return self.called or self.person.name

    @property
    def comes(self):
        return self.state == Coming.REGISTERED

    @property
    def waits(self):
        return self.state == Coming.WAITING

    def can_step(self, state):
        return state in STEPS[self.state]


class RegistrationStep(models.Model):
    """One step of somebody's coming; ``by`` is somebody else when a host took the place back."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=Coming)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.registration}: {self.step}"
