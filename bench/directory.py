"""What the pages of people cost with many people: questions to the database, processor time, and time.

`python -m bench.directory [--people 10000 100000] [--database sqlite postgresql]`. People are made in bulk
with words, competences, communities and organisations, always the same. Each page is asked for by a member,
`--times` times after two to warm up; the quickest counts, since whatever else the machine does only adds. The
plain page is the accessibility page for the same person: what every page costs. bench/README.md says what was
found.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

VIEWER = "kijker"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FIRSTS = [
    "Anna",
    "Bram",
    "Cor",
    "Desta",
    "Eva",
    "Fatima",
    "Gert",
    "Ilse",
    "Jan",
    "Kees",
    "Lotte",
    "Noor",
    "Sami",
]
LASTS = ["Bakker", "Visser", "Yilmaz", "Mulder", "Bos", "Vos", "Smit", "Jansen", "Amrani", "Haddad", "Tran"]
KNOWN = [
    *("gesprekken", "plannen", "timmeren", "koken", "tuinieren", "subsidies", "begroten", "vergunningen"),
    *("warmtepompen", "mantelzorg", "jongeren", "schulden", "taalles", "verhuizen", "veiligheid", "energie"),
    *("communicatie", "fotografie", "onderzoek", "muziek"),
]
DONE = ["begeleiden", "organiseren", "uitleggen", "regelen", "opzetten", "verbeteren"]
PLACES = ["Overwater", "De Kade", "Noord", "Het Veld", "Zandwijk", "Oosterhaven"]


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--people", type=int, nargs="+", default=[10_000, 100_000])
    asked.add_argument("--database", nargs="+", default=["sqlite", "postgresql"])
    asked.add_argument("--times", type=int, default=7)
    options = asked.parse_args()
    for database in options.database:
        for people in options.people:
            command = [sys.executable, "-m", "bench.directory", "--people", str(people)]
            with server_of(database) as environment, tempfile.TemporaryDirectory() as folder:
                environment = {
                    **os.environ,
                    **environment,
                    "SAMENSPEL_DATA_DIR": folder,
                    "BENCH_ONE": database,
                }
                subprocess.run([*command, "--times", str(options.times)], env=environment, check=True)


def server_of(database):
    """What the environment needs for one of the databases, kept as long as the measuring lasts."""
    if database == "sqlite":
        return nullcontext({})
    return Postgresql()


class Postgresql:
    def __enter__(self):
        sys.path.insert(0, str(Path(__file__).parents[1] / "bin" / "steps"))
        from testing import postgresql

        self.server = postgresql()
        return {"SAMENSPEL_DATABASE_URL": self.server.__enter__()}

    def __exit__(self, *error):
        return self.server.__exit__(*error)


def one():
    """In a process of its own: make the people, ask the pages, print a line for each."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--people", type=int)
    asked.add_argument("--times", type=int)
    options = asked.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from samenspel.search.indexing import reindex

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    make(options.people)
    made = time.perf_counter() - began
    began = time.perf_counter()
    reindex()
    indexed = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    which = f"{os.environ['BENCH_ONE']}, {options.people:,} people"
    print(f"\n{which}: made in {made:.0f} s, indexed in {indexed:.0f} s", flush=True)
    print(f"  {'page':<44} {'questions':>9} {'cpu ms':>8} {'clock ms':>9}")
    for name, address in pages():
        questions, cpu, clock = measured(address, options.times)
        print(f"  {name:<44} {questions:>9} {cpu:>8.1f} {clock:>9.1f}", flush=True)


def make(count):
    """People with words, competences, communities and organisations; about one in five has competences."""
    from samenspel.communities.models import Community, Membership
    from samenspel.organisations.models import Affiliation, Organisation
    from samenspel.people.models import Competence, CompetenceLink, Person, Skill

    chance = random.Random(2026)
    levels = ["signed_in"] * 6 + ["public"] * 3 + ["members"]
    people = [Person(**_person(number, chance, levels)) for number in range(count)]
    people[0].handle, people[0].name = VIEWER, "Kijker van Dienst"
    people = Person.objects.bulk_create(people, batch_size=2000)
    competences = [
        Competence(
            uri=f"http://esco.example/{what}-{how}",
            label_nl=f"{what} {how}",
            label_en=f"{what} {how}",
            folded=f"{what} {how}",
        )
        for what in KNOWN
        for how in ("", *DONE)
    ]
    competences = Competence.objects.bulk_create(competences)
    storey = len(DONE) + 1
    CompetenceLink.objects.bulk_create(
        CompetenceLink(narrower=each, broader=competences[number - number % storey])
        for number, each in enumerate(competences)
        if number % storey
    )
    skills = [
        Skill(
            person=person,
            competence=competence,
            level=chance.randint(1, 4),
            wish=chance.choice(("more", "fine", "less")),
            place=place,
        )
        for person in people[::5]
        for place, competence in enumerate(chance.sample(competences, 4), start=1)
    ]
    Skill.objects.bulk_create(skills, batch_size=2000)
    houses = [
        Organisation(name=f"Organisatie {number}", slug=f"organisatie-{number}", kind="care")
        for number in range(max(1, count // 200))
    ]
    houses = Organisation.objects.bulk_create(houses, batch_size=2000)
    Affiliation.objects.bulk_create(
        (
            Affiliation(
                person=person,
                organisation=chance.choice(houses),
                since=person.joined_at.date(),
                position="medewerker",
            )
            for person in people
        ),
        batch_size=2000,
    )
    groups = [
        Community(
            name=f"Gemeenschap {number}",
            slug=f"gemeenschap-{number}",
            purpose="Samen doen wat niemand alleen kan.",
            visibility=chance.choice(("public", "signed_in", "members")),
            started_by=people[number],
        )
        for number in range(max(1, count // 25))
    ]
    groups = Community.objects.bulk_create(groups, batch_size=2000)
    rows = {(chance.randrange(len(groups)), chance.randrange(count)) for _ in range(2 * count)}
    rows |= {(number, 0) for number in range(min(8, len(groups)))}
    Membership.objects.bulk_create(
        (Membership(community=groups[group], person=people[person]) for group, person in sorted(rows)),
        batch_size=2000,
    )


def _person(number, chance, levels):
    from django.utils import timezone

    what, how = chance.choice(KNOWN), chance.choice(DONE)
    now = timezone.now()
    return {
        "handle": f"lid-{number}",
        "name": f"{chance.choice(FIRSTS)} {chance.choice(LASTS)}",
        "headline": f"Kan {what} {how}",
        "brings": f"{chance.choice(KNOWN).capitalize()} en wat tijd om te {chance.choice(DONE)}.",
        "about": f"Ik werk aan {chance.choice(KNOWN)} en {chance.choice(KNOWN)}, het liefst samen met buren.",
        "place": chance.choice(PLACES),
        "languages": ["nl", *chance.sample(["en", "tr", "ar", "pl", "fr"], 1)],
        "seen_by": {"about": "members"} if number % 4 == 0 else {},
        "visibility": chance.choice(levels),
        "password": "!",
        "joined_at": now,
        "introduced_at": now,
    }


def pages():
    from samenspel.people.models import Competence

    one = Competence.objects.get(label_nl="timmeren ").pk
    return [
        ("plain page", "/ui/accessibility/"),
        ("directory, first page", "/people/"),
        ("… words many have", "/people/?q=energie"),
        ("… three words few have", "/people/?q=warmtepompen+uitleggen+muziek"),
        ("… the beginning of a word", "/people/?q=warmt"),
        ("… a competence and narrower ones", f"/people/?can={one}"),
        ("… wish, language and place", f"/people/?can={one}&wish=more&language=tr&place=noord"),
        ("… a community by name", "/people/?community=Gemeenschap+3"),
        ("who knows about, in words", "/people/who-knows/?q=wie+kan+gesprekken+begeleiden"),
        ("a profile of someone else", "/people/lid-5/"),
        ("my own page", f"/people/{VIEWER}/"),
        ("my competences, typing", "/people/me/competences/?q=timmer"),
    ]


def measured(address, times):
    """(questions, processor ms, clock ms): the quickest of ``times`` answers after two."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings

    from samenspel.people.models import Person

    client = Client(headers={"accept-language": "nl"})
    client.force_login(
        Person.objects.get(handle=VIEWER), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
            questions = len(asked)
        cpu, clock = [], []
        for _ in range(times):
            before, began = _used(), time.perf_counter()
            client.get(address)
            cpu.append((_used() - before) * 1000)
            clock.append((time.perf_counter() - began) * 1000)
    return questions, min(cpu), min(clock)


def _used():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    one() if os.environ.get("BENCH_ONE") else main()
