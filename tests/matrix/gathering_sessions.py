"""Who may do what: calendars, hackathons, learning sessions, and what is parked. De Klokkengieterij is theirs."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samenspel.gatherings import calling
from samenspel.gatherings.calendars import keys
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.sessions import challenging, learning, parking, teaming
from samenspel.intake import running
from tests.matrix.communities import like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import circle, nothing, same

DAY = timedelta(days=1)
ICS = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20990301T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def foundry(cast):
    return like_the_workshop(cast, "De Klokkengieterij")


def of_foundry(cast):
    return {"slug": foundry(cast).slug}


def called(kind, title):
    def given(cast):
        community = foundry(cast)
        found = Gathering.objects.filter(community=community, title=title).first()
        if found is None:
            starts_at = timezone.now().replace(microsecond=0) + 5 * DAY
            said = {"starts_at": starts_at, "ends_at": starts_at + DAY / 12, "kind": kind}
            found = calling.call_together(community, by=cast.noor, title=title, **said)
        return {"pk": found.pk}

    return given


two_hours = called("hackathon", "Twee uur voor de klok")
session = called("learning", "Wat leren we van het gieten?")


def the_gathering(given, cast):
    return Gathering.objects.get(**given(cast))


def issue(cast):
    hackathon = the_gathering(two_hours, cast)
    found = hackathon.challenges.filter(title="De klok zwijgt").first()
    said = {"title": "De klok zwijgt", "issue": "Niemand hoort haar.", "affected": "Wie haar mist"}
    return found or challenging.bring(hackathon, by=cast.noor, **said)


def an_issue(cast):
    return {"pk": issue(cast).pk}


def untaken(cast):
    hackathon = the_gathering(two_hours, cast)
    found = hackathon.challenges.filter(title="De toren wacht").first()
    said = {"title": "De toren wacht", "issue": "Er is geen trap.", "affected": "Wie luidt"}
    return {"pk": (found or challenging.bring(hackathon, by=cast.noor, **said)).pk}


def team(cast):
    """Noor and Sami, of two organisations, who signed what they share."""
    found = issue(cast).teams.first()
    if found is None:
        found = teaming.begin(issue(cast), by=cast.noor, name="De Klepel", organisation=cast.municipality)
        teaming.join(found, by=cast.sami, organisation=cast.housing)
        interest = teaming.share(found, by=cast.noor, text="Iedereen hoort hoe laat het is.")
        teaming.sign(found, by=cast.sami, version=interest.version)
    return found


def a_team(cast):
    return {"pk": team(cast).pk}


def a_place(cast):
    return {"pk": team(cast).places.get(person=cast.sami).pk}


def parked(cast):
    hackathon = the_gathering(two_hours, cast)
    found = hackathon.parked.first()
    found = found or parking.park(hackathon, by=cast.sami, kind="money", words="Wie betaalt het brons?")
    return {"pk": found.pk}


def question(cast):
    held = the_gathering(session, cast)
    found = held.learning_questions.first()
    return {"pk": (found or learning.ask(held, by=cast.noor, words="Waarom barst een klok?")).pk}


def insight(cast):
    held = the_gathering(session, cast)
    return {"pk": (held.insights.first() or learning.see(held, by=cast.noor, words="Te snel gekoeld.")).pk}


def a_key(cast):
    return {"pk": keys.make(cast.sami, foundry(cast)).pk}


def an_address(cast):
    return {"token": keys.make(cast.sami, foundry(cast)).token}


def brought(cast):
    """A calendar that Sami chose and has not said yes to."""
    file = SimpleUploadedFile("agenda.ics", ICS)
    run = running.begin(file, kind="calendar", by=cast.sami, community=foundry(cast).pk)
    running.look(run)
    return {"pk": run.pk}


# Forms that differ in their words only are walked in one of them (``is_page``).
# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
READ = "hidden hidden hidden hidden hidden see see see"
TAKES_PART = "sign-in hidden hidden hidden hidden see see see"
GOES_ON = "sign-in hidden hidden hidden hidden go-on go-on go-on"
MENDS = "sign-in hidden hidden hidden hidden mend mend mend"
LEADS = "sign-in hidden hidden hidden hidden refused see see"
LEADS_GO_ON = "sign-in hidden hidden hidden hidden refused go-on go-on"
LEADS_MEND = "sign-in hidden hidden hidden hidden refused mend mend"
IN_TEAM = "sign-in hidden hidden hidden hidden see see refused"
IN_TEAM_GO_ON = "sign-in hidden hidden hidden hidden go-on go-on refused"
IN_TEAM_MEND = "sign-in hidden hidden hidden hidden mend mend refused"
OWN = "sign-in hidden hidden hidden hidden see hidden hidden"
OWN_GO_ON = "sign-in hidden hidden hidden hidden go-on hidden hidden"
EVERYONE_GOES_ON = "sign-in go-on go-on go-on go-on go-on go-on go-on"
ROWS = [
    Row("gatherings:calendars", "sign-in see see see see see see see"),
    Row("gatherings:make_calendar", EVERYONE_GOES_ON, post=nothing),
    Row("gatherings:make_calendar_of", EVERYONE_GOES_ON, same, given=of_foundry, post=nothing),
    Row("gatherings:make_calendar_of", "sign-in hidden go-on hidden hidden hidden hidden go-on", circle, post=nothing, note="of another"),
    Row("gatherings:end_calendar", OWN, same, given=a_key, is_page=False),
    Row("gatherings:end_calendar", OWN_GO_ON, same, given=a_key, post=nothing),
    Row("gatherings:calendar_feed", "see", same, given=an_address, is_page=False),
    Row("gatherings:calendar_of", "see", same, given=of_foundry),
    Row("gatherings:calendar_of", "hidden hidden see hidden hidden hidden hidden see", circle, note="of another", is_page=False),
    Row("gatherings:open_calendar", "see", same, given=of_foundry, is_page=False),
    Row("gatherings:open_calendar", "hidden", circle, is_page=False, note="of another"),
    Row("gatherings:gathering_file", READ, same, given=two_hours, is_page=False),
    Row("gatherings:bring_calendar", "sign-in refused refused refused refused see see see", same, given=of_foundry),
    Row("gatherings:bring_calendar", "sign-in refused refused refused refused mend mend mend", same, given=of_foundry, post=nothing),
    Row("gatherings:brought_calendar", OWN, same, given=brought),
    Row("gatherings:brought_calendar", OWN_GO_ON, same, given=brought, post=nothing),
    Row("gatherings:bring_calendar_again", OWN_GO_ON, same, given=brought, post=nothing),
    Row("gatherings:throw_calendar_away", OWN_GO_ON, same, given=brought, post=nothing),
    Row("gatherings:hackathon", READ, same, given=two_hours),
    Row("gatherings:bring_challenge", TAKES_PART, same, given=two_hours),
    Row("gatherings:bring_challenge", MENDS, same, given=two_hours, post=nothing),
    Row("gatherings:change_challenge", LEADS, same, given=an_issue, is_page=False),
    Row("gatherings:change_challenge", LEADS_MEND, same, given=an_issue, post=nothing),
    Row("gatherings:take_back_challenge", LEADS, same, given=untaken, is_page=False),
    Row("gatherings:take_back_challenge", LEADS_GO_ON, same, given=untaken, post=nothing),
    Row("gatherings:begin_team", TAKES_PART, same, given=an_issue, is_page=False),
    Row("gatherings:begin_team", MENDS, same, given=an_issue, post=nothing),
    Row("gatherings:team", READ, same, given=a_team),
    Row("gatherings:join_team", TAKES_PART, same, given=a_team),
    Row("gatherings:join_team", GOES_ON, same, given=a_team, post=lambda given: {"shares": "on"}),
    Row("gatherings:leave_team", GOES_ON, same, given=a_place, post=nothing),
    Row("gatherings:share_interest", IN_TEAM, same, given=a_team, is_page=False),
    Row("gatherings:share_interest", IN_TEAM_MEND, same, given=a_team, post=nothing),
    Row("gatherings:sign_interest", IN_TEAM_GO_ON, same, given=a_team, post=lambda given: {"version": 1}),
    Row("gatherings:team_work", IN_TEAM, same, given=a_team, is_page=False),
    Row("gatherings:team_work", IN_TEAM_GO_ON, same, given=a_team, post=nothing),
    Row("gatherings:go_home", IN_TEAM, same, given=a_team),
    Row("gatherings:go_home", IN_TEAM_MEND, same, given=a_team, post=nothing),
    Row("gatherings:parking", READ, same, given=two_hours),
    Row("gatherings:park", TAKES_PART, same, given=two_hours),
    Row("gatherings:park", MENDS, same, given=two_hours, post=nothing),
    Row("gatherings:bring_back", GOES_ON, same, given=parked, post=nothing),
    Row("gatherings:settle_parked", TAKES_PART, same, given=parked, is_page=False),
    Row("gatherings:settle_parked", MENDS, same, given=parked, post=nothing),
    Row("gatherings:learning", READ, same, given=session),
    Row("gatherings:ask_question", TAKES_PART, same, given=session, is_page=False),
    Row("gatherings:ask_question", MENDS, same, given=session, post=nothing),
    Row("gatherings:see_insight", TAKES_PART, same, given=session, is_page=False),
    Row("gatherings:see_insight", MENDS, same, given=session, post=nothing),
    Row("gatherings:do_differently", TAKES_PART, same, given=insight),
    Row("gatherings:do_differently", MENDS, same, given=insight, post=nothing),
    Row("gatherings:question_away", LEADS_GO_ON, same, given=question, post=nothing),
    Row("gatherings:insight_away", LEADS_GO_ON, same, given=insight, post=nothing),
]
