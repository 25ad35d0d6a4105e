"""``samenspel import conversation FILE … --community NAME --by ADDRESS``, also for large ones."""

import json
import sys

from django.core.exceptions import PermissionDenied
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from samenspel.communities.models import Community
from samenspel.intake.report import as_csv
from samenspel.opinions import access, exchanging, exchanging_words
from samenspel.opinions.layout_files import sources
from samenspel.opinions.layout_reading import read
from samenspel.opinions.models import Conversation
from samenspel.people.models import Person

REFUSED, UNREADABLE = 1, 2
SHOWN = 50


def add_arguments(parser):
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="comments.csv and the votes, loose or in one ZIP"
    )
    parser.add_argument("--community", default="", metavar="NAME", help="the community it comes into")
    parser.add_argument(
        "--by", default="", metavar="ADDRESS", help="e-mail address of who answers for it there"
    )
    parser.add_argument("--topic", default="", help="the question, when summary.csv does not give it")
    parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")
    parser.add_argument("--json", action="store_true", help="the outcome as JSON")
    parser.add_argument("--report", metavar="FILE", help="write what is wrong to this CSV")
    parser.add_argument(
        "--take-back", type=int, metavar="NUMBER", help="remove what an import brought, by its number"
    )


def carry_out(command, *, files, take_back, **options):
    if take_back is not None:
        _take_back(command, take_back, options)
        return
    if not files:
        raise CommandError(_("Name the files of the conversation."), returncode=UNREADABLE)
    community, by = (None, None) if options["dry_run"] else _where(options)
    with sources([(file, file.rpartition("/")[2]) for file in files]) as opened:
        held, problems = read(opened)
    held.topic = options["topic"] or held.topic
    if not problems and not held.topic:
        raise CommandError(
            _("The files do not say what the question is. Give it with --topic."), returncode=UNREADABLE
        )
    conversation = None
    if not problems and not options["dry_run"]:
        conversation = _brought_in(held, community, by, files)
    _report(command, held, problems, conversation, options)


def _brought_in(held, community, by, files):
    same = exchanging.before(held, community)
    if same:
        raise CommandError(
            _("Exactly this came in before, as number %(number)s: “%(topic)s”. Nothing was written.")
            % {"number": same.pk, "topic": same.topic},
            returncode=UNREADABLE,
        )
    name = files[0].rpartition("/")[2]
    try:
        return exchanging.bring_in(held, community, by=by, file_name=name)
    except PermissionDenied:
        raise CommandError(
            _("%(by)s does not take part in “%(name)s”.") % {"by": by.email, "name": community.name},
            returncode=UNREADABLE,
        ) from None


def _where(options):
    """The community and who answers for the conversation in it; a sentence when either is not there."""
    name = options["community"]
    community = Community.objects.filter(slug=name).first() or Community.objects.filter(name=name).first()
    if community is None:
        raise CommandError(
            _("There is no community called “%(name)s”. Name one with --community.") % {"name": name},
            returncode=UNREADABLE,
        )
    by = Person.objects.filter(email__iexact=options["by"]).exclude(email="").first()
    if by is None:
        raise CommandError(
            _("Nobody has the address “%(by)s”. Name who answers for the conversation with --by.")
            % {"by": options["by"]},
            returncode=UNREADABLE,
        )
    if not access.can_start(by, community):
        raise CommandError(
            _("%(by)s does not take part in “%(name)s”.") % {"by": by.email, "name": community.name},
            returncode=UNREADABLE,
        )
    return community, by


def _report(command, held, problems, conversation, options):
    if options["report"]:
        with open(options["report"], "w", encoding="utf-8", newline="") as out:
            out.write(as_csv(problems.in_order()))
    if options["json"]:
        command.stdout.write(_as_json(held, problems, conversation))
    elif problems:
        for problem in problems.in_order()[:SHOWN]:
            value = f" ({problem.value})" if problem.value else ""
            command.stderr.write(f"  {problem}{value}", command.style.NOTICE)
        command.stderr.write("\n  " + exchanging_words.wrong_rows(len(problems)))
    else:
        _say(command, held, conversation)
    if problems:
        sys.exit(REFUSED)


def _say(command, held, conversation):
    for name, kind in held.files:
        command.stdout.write(f"  {name:<28} {exchanging_words.label_of(kind)}")
    for name in held.left_out:
        command.stdout.write(f"  {name:<28} {_('left out')}")
    for label, text in exchanging_words.told(held.counts()):
        command.stdout.write(f"  {label:<22} {text}")
    done = (
        _("Done. To take it back: samenspel import conversation --take-back %(number)s")
        % {"number": conversation.pk}
        if conversation
        else _("Nothing was written: this was a check. Leave out --dry-run to bring it in.")
    )
    command.stdout.write(command.style.SUCCESS(f"\n  {done}"))


def _as_json(held, problems, conversation):
    each = [
        {"file": one.file, "row": one.row, "column": one.column, "wrong": one.what, "todo": one.remedy}
        for one in problems.in_order()
    ]
    said = {
        "topic": held.topic,
        "files": dict(held.files),
        "counts": held.counts(),
        "conversation": conversation and conversation.pk,
        "problems": each,
        "problems_total": len(problems),
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def _take_back(command, number, options):
    """By whom the server is looked after; the act itself asks nothing more than that nobody here went on."""
    conversation = Conversation.objects.filter(pk=number).exclude(origin=None).first()
    if conversation is None:
        raise CommandError(
            _("No conversation that was brought in has the number %(number)s.") % {"number": number},
            returncode=UNREADABLE,
        )
    try:
        exchanging.take_back(conversation, by=None)
    except exchanging.TakenUp:
        raise CommandError(_(str(exchanging_words.TAKEN_UP)), returncode=REFUSED) from None
    command.stdout.write(command.style.SUCCESS(_("“%(topic)s” is gone.") % {"topic": conversation.topic}))
