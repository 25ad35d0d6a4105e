"""Something goes wrong, as among people: an advertisement that is hidden, a report that waits, a mute."""

from datetime import timedelta

from samenspel.demo.calendar import end_of
from samenspel.demo.reading import LANGUAGES
from samenspel.moderation.distance import mute
from samenspel.moderation.hiding import hide
from samenspel.moderation.reporting import HOUSE_RULES, report
from samenspel.privacy.visibility import Visibility
from samenspel.work.models import Result

PRIVATE, ADVERTISING = HOUSE_RULES[1], HOUSE_RULES[3]
ADVERTISEMENT = {
    "title": ("Gevelreiniging met korting", "Front cleaning at a discount"),
    "story": (
        "Mijn zwager reinigt gevels. Wie deze week belt krijgt tien procent korting.",
        "My brother-in-law cleans house fronts. Call this week and get ten percent off.",
    ),
    "reason": (
        "Dit is reclame. Wil je vertellen wat jullie samen bereikten? Dan graag.",
        "This is advertising. Do tell us what you achieved together, gladly.",
    ),
    "report": ("Dit is geen resultaat van ons.", "This is no result of ours."),
}
WAITING = (
    "In het verhaal staat bij welke deur iemand alleen woont.",
    "The story says behind which door someone lives alone.",
)
HIDDEN_AGO, REPORTED_AGO, MUTED_AGO = 3, 1, 20


def going_wrong(world, *, language, anchor):
    """Peter's advertisement is reported and hidden; a report waits for a steward; Dirk reads Kees no more."""
    which = LANGUAGES.index(language)
    _advertisement(world, which, at=end_of(anchor - timedelta(days=HIDDEN_AGO)))
    _waiting(world, which, at=end_of(anchor - timedelta(days=REPORTED_AGO)))
    mute(world.people["kees"], by=world.people["dirk"])


def _advertisement(world, which, *, at):
    said = {name: words[which] for name, words in ADVERTISEMENT.items()}
    result = Result.publish(
        community=world.communities["wijkwerkplaats"],
        by=world.people["peter"],
        title=said["title"],
        story=said["story"],
        at=at - timedelta(hours=12),
    )
    report(
        result, by=world.people["gerda"], rule=ADVERTISING, words=said["report"], at=at - timedelta(hours=9)
    )
    hide(result, by=world.people["noor"], reason=said["reason"], rule=ADVERTISING, at=at)


def _waiting(world, which, *, at):
    """Truus reports the newest result of the workshop that Noor did not publish herself."""
    theirs = Result.objects.filter(
        community=world.communities["wijkwerkplaats"], visibility=Visibility.PUBLIC
    )
    theirs = theirs.exclude(published_by__in=[world.people["noor"], world.people["truus"]])
    result = theirs.filter(published_at__lt=at, contributions__isnull=False).latest_first().first()
    report(result, by=world.people["truus"], rule=PRIVATE, words=WAITING[which], at=at)
