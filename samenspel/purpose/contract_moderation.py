"""What can be reported of what stands beside a contract: rules in the way, tests, and words about them."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.reportable import reportable
from samenspel.purpose.models import PurposeTest, RuleInTheWay, TestReading

reportable(
    RuleInTheWay,
    name="rule-in-the-way",
    label=_("rule in the way"),
    shown=lambda rule: [
        (_("an example of what happened"), rule.example),
        (_("what it leads to"), rule.effect),
        (_("what you propose"), rule.proposal),
    ],
)
reportable(
    PurposeTest,
    name="purpose-test",
    label=_("something beside the purpose"),
    shown=lambda test: [("", test.title), (_("what one should know about it"), test.text)],
)
reportable(
    TestReading,
    name="purpose-reading",
    label=_("what someone read in it"),
    path="test__community",
    own="person",
    shown=lambda reading: [(reading.get_side_display(), reading.words)],
)
