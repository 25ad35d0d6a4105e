"""A set of data brought in from files, the keys its people have there, and each import as it ran."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from samenspel.intake.sockets import PACKS
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels


class DatasetQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        if is_signed_in(person) and person.is_administrator:
            return self
        seen = Q(visibility__in=open_levels(person))
        if is_signed_in(person):
            seen |= Q(imported_by=person)
        return self.filter(seen)


class Dataset(models.Model):
    """People, ties or events that came together; keys are unique within it, and it can be removed whole."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    visibility = models.CharField(
        _("who may see its figures"),
        max_length=10,
        choices=[
            (Visibility.PUBLIC.value, _("Everyone")),
            (Visibility.SIGNED_IN.value, _("Everyone who is signed in")),
            (Visibility.PRIVATE.value, _("Administrators and whoever brought it in")),
        ],
        default=Visibility.PRIVATE,
    )
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    imported_at = models.DateTimeField(default=timezone.now)

    objects = DatasetQuerySet.as_manager()

    def __str__(self):
        return self.name

    @property
    def visibility_of_its_people(self):
        """Who may see the people and organisations it brings: nobody asked them, so never visitors."""
        return Visibility.PRIVATE if self.visibility == Visibility.PRIVATE else Visibility.SIGNED_IN

    @staticmethod
    def slug_of(name):
        """Two names are the same dataset when they come to the same slug."""
        return slugify(name)[:80]

    @classmethod
    def named(cls, name):
        return cls.objects.filter(slug=cls.slug_of(name)).first()

    @classmethod
    def unsaved(cls, plan, at=None):
        """The dataset an import would make; its importer and administrators see it until it is opened up."""
        return cls(
            name=plan.dataset_name[:80],
            slug=cls.slug_of(plan.dataset_name),
            visibility=plan.visibility or Visibility.PRIVATE,
            imported_by=plan.by,
            imported_at=at or timezone.now(),
        )

    @classmethod
    def ready_for(cls, plan, at=None):
        """The dataset to write into, held for this transaction; a visibility that was asked for is given."""
        dataset = cls.objects.select_for_update().filter(slug=cls.slug_of(plan.dataset_name)).first()
        if dataset is None:
            dataset = cls.unsaved(plan, at)
            dataset.save()
        elif plan.visibility and plan.visibility != dataset.visibility:
            dataset.visibility = plan.visibility
            dataset.save(update_fields=["visibility"])
        return dataset


class DatasetPerson(models.Model):
    """Under which key a dataset knows a person, with the work attributes it brought along (never more)."""

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="people")
    key = models.CharField(max_length=200)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="dataset_entries"
    )
    # Whether this dataset brought the person into the house: then they leave with it.
    brought_in = models.BooleanField(default=False)
    attributes = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "key"], name="dataset_key_once"),
            models.UniqueConstraint(fields=["dataset", "person"], name="dataset_person_once"),
        ]

    def __str__(self):
        return self.key


class RunQuerySet(models.QuerySet):
    def of_tables(self):
        """Those that bring in a set of data; what comes in as a pack has pages in its own room."""
        return self.exclude(kind__in=PACKS)


class Run(models.Model):
    """One import on the page, from upload to report.

    States: checking → read → waiting → running → done | refused. Another mapping goes back to
    checking. ``attempt`` counts the times it was begun: only the last one may end it, so a worker that
    died and one that took over can never both count.
    """

    class State(models.TextChoices):
        CHECKING = "checking", _("Being read")
        READ = "read", _("Read, waiting for your word")
        WAITING = "waiting", _("Waiting its turn")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused: nothing was imported")

    kind = models.CharField(max_length=20)
    # Kept until the run ends, readable by its owner only; then removed.
    file = models.FileField(upload_to="imports/", max_length=200)
    file_name = models.CharField(max_length=200)
    dataset_name = models.CharField(max_length=80, blank=True)
    options = models.JSONField(default=dict, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.CHECKING)
    attempt = models.PositiveIntegerField(default=0)
    # What the preview shows: columns with examples, the first rows as they will be, how the file was read.
    preview = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    problems = models.JSONField(default=list, blank=True)
    problems_total = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    dataset = models.ForeignKey(
        Dataset, null=True, blank=True, on_delete=models.SET_NULL, related_name="runs"
    )

    objects = RunQuerySet.as_manager()

    def __str__(self):
        return f"{self.kind}: {self.file_name}"

    def get_absolute_url(self):
        pack = PACKS.get(self.kind)
        return pack.address(self) if pack else reverse("intake:run", args=[self.pk])

    @property
    def is_under_way(self):
        return self.state in (self.State.CHECKING, self.State.WAITING, self.State.RUNNING)
