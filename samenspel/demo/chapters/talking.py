"""What people talk through: in communities and beside a result, told by the acts they use."""

import tomllib
from datetime import datetime, time, timedelta

from django.utils import timezone

from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.discussions import closing, reacting, writing
from samenspel.discussions.sockets import hang_of
from samenspel.privacy.visibility import Visibility
from samenspel.work.models import Result


def talking(world, *, language, anchor):
    raw = tomllib.loads((FOLDER / "talking.toml").read_text(encoding="utf-8"))
    for told in spoken(raw, LANGUAGES.index(language))["threads"]:
        _Telling(world, anchor, told).tell()


class _Telling:
    """One discussion, from its first words to what came of it."""

    def __init__(self, world, anchor, told):
        self.people, self.communities = world.people, world.communities
        self.anchor, self.told = anchor, told
        self.handles = {key: person.handle for key, person in world.people.items()}

    def tell(self):
        self.discussion = None
        self.result = self._result() if "beside" in self.told else None
        for place, said in enumerate(self.told["said"]):
            self._say(said, at=self._moment(said, place))
        if "closed" in self.told:
            ending = self.told["closed"]
            closing.close(
                self.discussion,
                by=self.people[ending["by"]],
                summary=ending["summary"],
                at=self._at(ending["ago"]),
            )

    def _say(self, said, *, at):
        by, text = self.people[said["by"]], said["text"].format(**self.handles)
        message = self._first(text, by, at) if self.discussion is None else self._next(said, text, by, at)
        for sign, people in said.get("signs", {}).items():
            for key in people.split():
                reacting.react(message, sign, by=self.people[key], at=at + timedelta(minutes=40))
        if "changed" in said:
            writing.edit(message, said["changed"]["text"], by=by, at=at + timedelta(minutes=5))
        if "taken_back" in said:
            writing.take_back(message, by=by, at=at + timedelta(minutes=3))

    def _first(self, text, by, at):
        if "beside" in self.told:
            message = writing.say_beside(hang_of(self.result), self.result, text, by=by, at=at)
            self.discussion = message.discussion
            return message
        self.discussion = writing.begin(
            self.communities[self.told["in"]],
            by=by,
            title=self.told["title"],
            text=text,
            at=at,
            visibility=self.told["visibility"],
            takes_part=self.told.get("takes_part", "members"),
        )
        return self.discussion.messages.get()

    def _next(self, said, text, by, at):
        answers = self.discussion.messages.get(number=said["to"]) if "to" in said else None
        return writing.say(self.discussion, text, by=by, answers=answers, at=at)

    def _result(self):
        """The first result of the community that everyone may read."""
        rows = Result.objects.filter(
            community=self.communities[self.told["beside"]], visibility=Visibility.PUBLIC, discussion=None
        )
        return rows.order_by("-published_at", "-pk").first()

    def _moment(self, said, place):
        """Days ago; or, beside a result, hours after it was published."""
        if "after" in said:
            return self.result.published_at + timedelta(hours=said["after"])
        return self._at(said["ago"], minute=place * 7)

    def _at(self, ago, *, minute=0):
        moment = datetime.combine(self.anchor - timedelta(days=ago), time(15)) + timedelta(minutes=minute)
        return timezone.make_aware(moment)
