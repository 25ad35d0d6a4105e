"""What goes on in a round now, what the reader can do, what comes next, and the one thing to do first."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.communities.access import can_contribute
from samenspel.privacy.visibility import is_signed_in
from samenspel.purpose import access
from samenspel.purpose.models import Phase, Reaction


@dataclass(frozen=True)
class Action:
    url: str
    words: str


class Now:
    """The words for one round, one reader and this moment."""

    def __init__(self, round, viewer, drafts, conversation, objections):
        """``objections``: those to these drafts that nobody answered yet."""
        self.round, self.viewer, self.drafts = round, viewer, drafts
        self.conversation, self.objections = conversation, objections
        self.to_answer = [each for each in objections if each.person_id != getattr(viewer, "pk", None)]
        self.takes_part = can_contribute(viewer, round.community)
        self.leads = access.can_lead(viewer, round)
        self.to_react_to = self._first_without_my_reaction() if round.phase == Phase.TESTING else None

    def _first_without_my_reaction(self):
        if not self.takes_part:
            return None
        said = Reaction.objects.fresh().filter(person=self.viewer, draft__in=self.drafts)
        known = set(said.values_list("draft", flat=True))
        return next((draft for draft in self.drafts if draft.pk not in known), None)

    def sentence(self):
        """What goes on, for everyone who reads."""
        return {
            Phase.OPEN: _(
                "Ideas are collected: what are we here for, what is an example of it, who inspires us?"
            ),
            Phase.CONVERSATION: _("We vote on short statements, and see what we share and what divides us."),
            Phase.PROPOSAL: _("Drafts are written together, sentence by sentence."),
            Phase.TESTING: _(
                "Everyone says what they think of the drafts: support, a concern, or an objection."
            ),
        }[self.round.phase]

    def doing(self):
        """What this reader can do in it, or how they could take part."""
        if not self.takes_part:
            return self._from_outside()
        return {
            Phase.OPEN: _("A few words are enough. You can bring as much as you like."),
            Phase.CONVERSATION: self._in_conversation(),
            Phase.PROPOSAL: _("Write along, or propose a change to one sentence and say why."),
            Phase.TESTING: self._in_testing(),
        }[self.round.phase]

    def _from_outside(self):
        if self.round.phase == Phase.CONVERSATION and self.conversation is not None:
            return _("You can follow this, and vote where the conversation is open to you.")
        if is_signed_in(self.viewer):
            return _("You can follow this. Who takes part in the community makes it.")
        return _("You can follow this. Sign in and take part in the community to join in.")

    def _in_conversation(self):
        if self.conversation is None:
            return _("The conversation has not begun yet.")
        return _("Vote on what others said, and write what you miss.")

    def _in_testing(self):
        if self.to_answer:
            words = ngettext(
                "%(n)s objection waits for an answer. Until then its draft does not become a version.",
                "%(n)s objections wait for an answer. Until then their drafts do not become a version.",
                len(self.to_answer),
            )
            return words % {"n": len(self.to_answer)}
        if self.objections and not self.to_react_to:
            return _("Your objection waits for an answer of somebody else.")
        if self.to_react_to:
            return (
                _("You have not said yet what you think of “%s”, as it reads now.") % self.to_react_to.title
            )
        return _("You said what you think. You can change it as long as reactions are asked.")

    def next(self):
        """What comes after this."""
        return {
            Phase.OPEN: _("Then we talk about it in statements that everyone votes on."),
            Phase.CONVERSATION: _("Then one to three drafts are written from what we share."),
            Phase.PROPOSAL: _("Then everyone reacts; each objection is answered in writing."),
            Phase.TESTING: _("Then a draft becomes the version that holds, and everyone may sign it."),
        }[self.round.phase]

    def action(self):
        """The one thing to do first, or None for who only reads."""
        return {
            Phase.OPEN: self._bring,
            Phase.CONVERSATION: self._talk,
            Phase.PROPOSAL: self._write,
            Phase.TESTING: self._react,
        }[self.round.phase]()

    def _address(self, name):
        return reverse(f"purpose:{name}", args=[self.round.community.slug, self.round.number])

    def _bring(self):
        words = _("Bring an idea") if self.takes_part else _("Read what was brought")
        return Action(self._address("ideas"), words)

    def _talk(self):
        if self.conversation is not None:
            return Action(self.conversation.get_absolute_url(), _("Go to the conversation"))
        return Action(self._address("conversation"), _("Begin the conversation")) if self.leads else None

    def _write(self):
        if not self.drafts:
            return Action(self._address("new_draft"), _("Begin a draft")) if self.takes_part else None
        words = _("Write along") if self.takes_part else _("Read the draft")
        return Action(self.drafts[0].get_absolute_url(), words)

    def _react(self):
        if self.takes_part and self.to_answer:
            url = reverse("purpose:reactions", args=[self.to_answer[0].draft_id])
            return Action(url, _("Answer the objection"))
        if self.to_react_to:
            return Action(reverse("purpose:react", args=[self.to_react_to.pk]), _("Say what you think of it"))
        may_hold = [draft for draft in self.drafts if getattr(draft, "may_hold", False)]
        if len(may_hold) == 1:
            return Action(
                reverse("purpose:adopt", args=[may_hold[0].pk]), _("Make it the version that holds")
            )
        return Action(self.drafts[0].get_absolute_url(), _("Read the draft")) if self.drafts else None

    def onward(self):
        """The next step of the round, for who leads it; a version is reached by adopting, not from here."""
        if not self.leads:
            return None
        move = self._address("move")
        return {
            Phase.OPEN: Action(self._address("conversation"), _("On to the conversation")),
            Phase.CONVERSATION: Action(f"{move}?to={Phase.PROPOSAL}", _("On to writing drafts")),
            Phase.PROPOSAL: Action(f"{move}?to={Phase.TESTING}", _("On to reactions")),
        }.get(self.round.phase)
