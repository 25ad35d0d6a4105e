"""What came of the work: what, for whom, which part of the purpose it serves, and what was learned."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from samenspel.communities.access import can_see
from samenspel.communities.models import Community, Membership, Removal
from samenspel.feed.telling import tell, untell
from samenspel.live.changing import changed, sight_narrowed
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels
from samenspel.search.indexing import forget, index
from samenspel.ui.sending import once_only
from samenspel.work.access import can_publish, can_revise, can_withdraw
from samenspel.work.models.contribution import Contribution
from samenspel.work.models.proof import ResultFile, ResultLink, ResultRevision

# What stands behind the number of a result in the addresses of its other pages.
TAKEN = {"credit", "decline", "embed", "history", "revise", "withdraw"}


def _slug(title):
    slug = slugify(title)[:80].strip("-") or "resultaat"
    return f"resultaat-{slug}" if slug in TAKEN else slug


class ResultQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Never seen by more people than its community is; what moderators hid, by who published it."""
        communities = Q(community__among=Community.objects.visible_to(person))
        seen = Q(visibility__in=open_levels(person))
        if not is_signed_in(person):
            return self.filter(seen, communities, not_hidden(self.model))
        in_sight = not_hidden(self.model, own=Q(published_by=person))
        if person.is_administrator:
            return self.filter(in_sight)
        mine = Membership.objects.current().filter(person=person).values("community")
        named = Contribution.objects.standing().filter(person=person).values("result")
        seen |= Q(visibility=Visibility.MEMBERS, community__in=mine)
        # Who was taken out takes their name off without seeing it (credits), and sees no more of it.
        removed = Removal.objects.standing().filter(person=person).values("community")
        seen |= (Q(published_by=person) | Q(pk__in=named)) & ~Q(community__in=removed)
        return self.filter(seen, communities, in_sight)

    def latest_first(self):
        return self.order_by("-published_at", "-pk")

    def with_proof(self):
        """With links and files, and what stands behind it: sentence, call, initiative."""
        return self.select_related(
            "purpose_sentence__version__community", "answers", "initiative"
        ).prefetch_related("links", "files__file")

    def with_place(self):
        """With what a card says of where it was made; ``credited.with_credits`` adds who is named."""
        return self.select_related("community", "purpose_sentence")


class Result(models.Model):
    class Kind(models.TextChoices):
        ACHIEVED = "achieved", _("Result")
        LEARNED = "learned", _("Learned")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="results")
    title = models.CharField(_("what came of it, in one line"), max_length=160)
    slug = models.SlugField(max_length=90)
    kind = models.CharField(_("what kind of result"), max_length=10, choices=Kind, default=Kind.ACHIEVED)
    for_whom = models.CharField(_("for whom"), max_length=160, blank=True)
    story = models.TextField(_("what happened"), max_length=8000)
    # The sentence people adopted, as it stood then; or words of one's own where there is none.
    purpose_sentence = models.ForeignKey(
        "purpose.VersionSentence",
        verbose_name=_("the sentence of the purpose it serves"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="results",
    )
    serves = models.CharField(_("the part of the purpose it serves"), max_length=240, blank=True)
    answers = models.ForeignKey(
        "work.Call",
        verbose_name=_("the call it answers"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="results",
    )
    # What it came out of; with which result an initiative ended is on its ending.
    initiative = models.ForeignKey(
        "work.Initiative",
        verbose_name=_("the initiative it came from"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="results",
    )
    learned = models.TextField(_("what we learned"), max_length=4000, blank=True)
    evidence = models.CharField(_("how one can see it"), max_length=240, blank=True)
    # A number as people say it ("12", "€ 1.200", "3 of 4"), never without what it means.
    figure = models.CharField(_("a number"), max_length=20, blank=True)
    figure_meaning = models.CharField(_("what the number means"), max_length=160, blank=True)
    visibility = models.CharField(
        _("who may see this result"), max_length=10, choices=Visibility, default=Visibility.PUBLIC
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="published_results"
    )
    published_at = models.DateTimeField(default=timezone.now)
    # What is said about it; made with the first message.
    discussion = models.OneToOneField(
        "discussions.Discussion", null=True, blank=True, on_delete=models.SET_NULL, related_name="result"
    )
    # The mark of the form it was sent with, so that a double click publishes once.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = ResultQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["published_by", "once"], name="result_once_a_form"),
            models.CheckConstraint(
                condition=Q(figure="") | ~Q(figure_meaning=""), name="result_figure_means_something"
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="result_by_time"),
            models.Index(fields=["community", "-published_at", "-id"], name="result_of_community"),
        ]

    # What a revision keeps of how the result read before.
    WORDS = (
        "title",
        "kind",
        "for_whom",
        "story",
        "serves",
        "learned",
        "evidence",
        "figure",
        "figure_meaning",
    )

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("work:result", args=[self.pk, self.slug])

    @classmethod
    def publish(cls, *, community, by, once=None, **rest):
        """Publish a result with who brought what; the same ``once`` again gives the result it gave before.

        contributions   (person, what they brought) pairs: whoever publishes is named at once, the others
                        are asked
        links           (address, what one finds there) pairs
        files           files.File, in their order
        """
        if not can_publish(by, community):
            raise PermissionDenied
        return once_only(
            lambda: cls._make(community=community, by=by, once=once, **rest), cls, once=once, published_by=by
        )

    @classmethod
    def _make(cls, *, community, by, title, contributions=(), links=(), files=(), at=None, **rest):
        at = at or timezone.now()
        result = cls.objects.create(
            community=community,
            published_by=by,
            title=title,
            slug=_slug(title),
            published_at=at,
            **rest,
        )
        for person, brought in contributions:
            result._name(person, brought, by=by, at=at)
        result._show_links(links)
        result._show_files(files, by=by)
        tell("work.result_published", by=by, about=result, at=at)
        index("result", [result])
        return result

    @property
    def quoted(self):
        """The sentence of the purpose it serves, or what was said of it in other words."""
        return self.purpose_sentence.text if self.purpose_sentence else self.serves

    @property
    def shown_files(self):
        """Pictures and documents in their order; ``with_proof`` has them at hand."""
        return [row.file for row in self.files.all()]

    @property
    def unseen_contributors(self):
        """How many contributors the viewer of ``with_credits`` may not see."""
        return self.contribution_count - len(self.seen_contributions)

    def _name(self, person, brought, *, by, at):
        """Name ``person``: at once when they do so themselves; who declined is not asked again.

        Part of ``publish`` and ``revise``, which ask who may. Who cannot see where it was made is not named
        anew: they could not say no.
        """
        said = {"brought": brought, "proposed_by": by, "proposed_at": at}
        said |= {"confirmed_at": at if person == by else None}
        is_there = self.contributions.filter(person=person).exists()
        if not is_there and person != by and not can_see(person, self.community):
            raise PermissionDenied
        named, is_new = self.contributions.get_or_create(person=person, defaults=said)
        if is_new or (named.brought == brought and named.is_confirmed):
            return
        if person == by or (named.brought != brought and named.declined_at is None):
            self.contributions.filter(pk=named.pk).update(**said, declined_at=None)

    def _show_links(self, links):
        """Let exactly these (address, words) pairs stand, in this order."""
        self.links.all().delete()
        ResultLink.objects.bulk_create(
            ResultLink(result=self, url=url, words=words, order=place)
            for place, (url, words) in enumerate(links)
        )

    def _show_files(self, files, *, by):
        """Let exactly these stand, in this order; what is new is their own, never what another brought."""
        there = set(self.files.values_list("file", flat=True))
        if any(file.pk not in there and file.by_id != by.pk for file in files):
            raise PermissionDenied
        self.files.exclude(file__in=files).delete()
        for place, file in enumerate(files):
            ResultFile.objects.update_or_create(result=self, file=file, defaults={"order": place})

    @transaction.atomic
    def revise(self, *, by, contributions, among, links=None, files=None, why="", at=None, **changes):
        """Change what is said; ``contributions`` are the (person, brought) pairs that stand afterwards.

        among   the people whoever revises could choose from: nobody else loses their place
        links   as in ``publish``, and so are ``files``; None leaves them as they are
        """
        if not can_revise(by, self):
            raise PermissionDenied
        at = at or timezone.now()
        before = type(self).objects.select_for_update().get(pk=self.pk)
        for name, value in changes.items():
            setattr(self, name, value)
        if any(getattr(self, name) != getattr(before, name) for name in self.WORDS):
            self._remember(before, by=by, why=why, at=at)
        self.save()
        if before.visibility != self.visibility:
            sight_narrowed()
        kept = {person.pk for person, _brought in contributions}
        self.contributions.standing().filter(person__in=among).exclude(person__in=kept).delete()
        for person, brought in contributions:
            self._name(person, brought, by=by, at=at)
        if links is not None:
            self._show_links(links)
        if files is not None:
            self._show_files(files, by=by)
        index("result", [self])
        changed(f"result:{self.pk}")

    def _remember(self, before, **rest):
        ResultRevision.objects.create(
            result=self,
            number=self.revisions.count() + 1,
            said={name: getattr(before, name) for name in self.WORDS},
            visibility=before.visibility,
            **rest,
        )

    @transaction.atomic
    def withdraw(self, *, by):
        """Take the result back; what was told about it goes too."""
        if not can_withdraw(by, self):
            raise PermissionDenied
        untell(self)
        sight_narrowed()
        changed(f"result:{self.pk}")
        forget("result", [self.pk])
        self.delete()
