"""The pages: what they show to whom, what they keep when something is wrong, and how much they ask."""

from samenspel.communities.models import Community
from samenspel.discussions import closing, following, reacting, writing
from samenspel.discussions.models import Discussion, Message, Reaction
from samenspel.moderation.distance import mute
from samenspel.moderation.hiding import hide
from tests.discussions.made import first, thread


def page(client, found, query=""):
    return client.get(found.get_absolute_url() + query).content.decode()


def busy(cast, n):
    """A public thread of ``n`` messages with answers, mentions and signs."""
    found = thread(cast, "Begin @sami", visibility="public")
    for number in range(2, n + 1):
        by = (cast.noor, cast.sami)[number % 2]
        answers = first(found) if number % 3 == 0 else None
        message = writing.say(found, f"Bericht {number} voor @noor", by=by, answers=answers)
        reacting.react(message, "thanks", by=(cast.noor, cast.sami)[(number + 1) % 2])
    return found


def test_a_thread_says_who_when_and_what(cast, client_of):
    found = thread(cast, "Wie **heeft** er een?", visibility="public")

    shown = page(client_of(cast.sami), found)

    assert "Noor El Amrani" in shown
    assert "Wie <strong>heeft</strong> er een?" in shown
    assert "Everyone can read this" in shown


def test_a_page_of_many_messages_asks_as_much_as_one_of_few(cast, client_of, django_assert_max_num_queries):
    few, lots = busy(cast, 3), busy(cast, 60)
    client = client_of(cast.noor)
    for found in (few, lots):
        following.read_all(found, by=cast.noor)
        page(client, found)

    with django_assert_max_num_queries(30) as asked_few:
        page(client, few, "?from=1.1")
    with django_assert_max_num_queries(len(asked_few) + 1):
        page(client, lots, "?from=1.1")


def test_lists_ask_as_much_for_many_as_for_few(cast, client_of, django_assert_max_num_queries):
    client = client_of(cast.sami)
    thread(cast, title="Een")
    for address in ("/discussions/", f"/discussions/in/{cast.workshop.slug}/"):
        client.get(address)
        with django_assert_max_num_queries(40) as asked_few:
            client.get(address)
        for number in range(6):
            thread(cast, title=f"Nog een {number}")
        with django_assert_max_num_queries(len(asked_few) + 1):
            client.get(address)


def test_who_may_not_see_it_gets_no_hint(cast, client_of):
    found = thread(cast)
    gone = found.get_absolute_url().replace(str(found.pk), "999999")

    for person in (None, cast.vera, cast.rik, cast.lena):
        client = client_of(person)
        assert client.get(found.get_absolute_url()).status_code == 404
        assert client.get(gone).status_code == 404
        assert client.get(f"/discussions/message/{first(found).pk}/").status_code == 404
        assert client.get(f"/discussions/{found.pk}/since/0/").status_code == 404


def test_what_was_typed_stays_when_the_discussion_was_closed_meanwhile(cast, client_of):
    found = thread(cast)
    closing.close(found, by=cast.noor, summary="Klaar")

    answer = client_of(cast.sami).post(f"/discussions/{found.pk}/say/", {"text": "Mijn lange verhaal"})

    assert answer.status_code == 422
    assert "Mijn lange verhaal" in answer.content.decode()
    assert "closed in the meantime" in answer.content.decode()


def test_saying_something_leads_to_it(cast, client_of):
    found = thread(cast)

    answer = client_of(cast.sami).post(
        f"/discussions/{found.pk}/say/", {"text": "Ik heb er een"}, follow=True
    )

    assert answer.redirect_chain[-1][0].endswith(f"#m{Message.objects.get(number=2).pk}")
    assert "Ik heb er een" in answer.content.decode()


def test_nothing_said_is_asked_for_again(cast, client_of):
    found = thread(cast)

    assert client_of(cast.sami).post(f"/discussions/{found.pk}/say/", {"text": "  "}).status_code == 422
    assert found.messages.count() == 1


def test_quoting_brings_the_words_and_whose_they_are(cast, client_of):
    message = first(thread(cast, "Eerste regel\nTweede regel"))

    shown = client_of(cast.sami).get(f"/discussions/message/{message.pk}/answer/?quote=1").content.decode()

    assert "Noor El Amrani:\n\n&gt; Eerste regel\n&gt; Tweede regel" in shown


def test_quoting_a_part_takes_only_words_that_stand_there(cast, client_of):
    message = first(thread(cast, "Vraag het **eerst** aan de buren. Dan pas zagen."))
    client, address = client_of(cast.sami), f"/discussions/message/{message.pk}/answer/"

    there = client.post(address, {"words": "Vraag het eerst"}).url
    part = client.get(there).context["form"]["text"].value()
    there_too = client.post(address, {"words": "Nooit zagen"}).url
    false = client.get(there_too).context["form"]["text"].value()

    assert "Vraag" not in there
    assert part == "Noor El Amrani:\n\n> Vraag het eerst\n\n"
    assert "> Vraag het **eerst** aan de buren." in false


def test_two_who_change_a_message_on_two_devices_see_both(cast, client_of):
    message = first(thread(cast, "Een"))
    client = client_of(cast.noor)
    stood = client.get(f"/discussions/message/{message.pk}/edit/").context["form"]["stood"].value()
    writing.edit(message, "Twee", by=cast.noor)

    answer = client.post(f"/discussions/message/{message.pk}/edit/", {"text": "Drie", "stood": stood})

    assert answer.status_code == 422
    assert "Twee" in answer.content.decode()
    assert "Drie" in answer.content.decode()


def test_a_changed_message_leads_to_how_it_read(cast, client_of):
    found = thread(cast, "Een", visibility="public")
    writing.edit(first(found), "Twee", by=cast.noor)
    client = client_of(None)

    assert f"/discussions/message/{first(found).pk}/history/" in page(client, found)
    assert "Een" in client.get(f"/discussions/message/{first(found).pk}/history/").content.decode()


def test_what_was_taken_back_shows_nothing_of_it(cast, client_of):
    found = thread(cast, "Geheim", visibility="public")
    writing.edit(first(found), "Nog geheimer", by=cast.noor)
    writing.take_back(first(found), by=cast.noor)

    shown = page(client_of(cast.sami), found)

    assert "Taken back." in shown
    assert "eheim" not in shown
    assert client_of(cast.sami).get(f"/discussions/message/{first(found).pk}/history/").status_code == 302


def test_signs_are_given_and_taken_away_with_words_beside_them(cast, client_of):
    found = thread(cast)
    address = f"/discussions/message/{first(found).pk}/react/"
    client = client_of(cast.sami)
    for _time in range(2):
        client.post(address, {"sign": "thanks"})

    assert Reaction.objects.count() == 1
    assert 'title="Sami de Wit"' in page(client_of(cast.noor), found)
    client.post(address, {"away": "thanks"})
    assert not Reaction.objects.exists()
    assert client.post(address, {"sign": "angry"}).status_code == 403


def test_the_words_of_who_i_muted_are_folded(cast, client_of):
    found = thread(cast)
    writing.say(found, "Lang verhaal", by=cast.sami)
    mute(cast.sami, by=cast.noor)

    assert "Someone you keep at a distance" in page(client_of(cast.noor), found)


def test_a_name_i_may_not_see_is_not_named(cast, client_of):
    found = thread(cast, visibility="public", takes_part="signed_in")
    writing.say(found, "Dag", by=cast.vera)

    shown = page(client_of(cast.sami), found)

    assert "Vera Bos" not in shown
    assert "someone who does not show a profile to you" in shown


def test_in_an_archive_it_is_read_and_nothing_is_asked(cast, client_of):
    found = thread(cast)
    cast.workshop.move_to_stage(Community.Stage.CLOSED, by=cast.noor)

    shown = page(client_of(cast.sami), found)

    assert "Say something" not in shown
    assert client_of(cast.sami).post(f"/discussions/{found.pk}/say/", {"text": "x"}).status_code == 403


def test_the_author_of_what_was_hidden_reads_why(cast, client_of):
    found = thread(cast)
    message = writing.say(found, "Lelijk", by=cast.sami)
    hide(message, by=cast.anna, reason="Dat doen we hier niet.")

    assert "Dat doen we hier niet." in page(client_of(cast.sami), found)
    assert "Lelijk" not in page(client_of(cast.noor), found)


def test_the_tab_and_the_page_of_the_community_name_what_is_talked_about(cast, client_of):
    found = thread(cast, visibility="public")

    assert found.title in client_of(None).get(f"/discussions/in/{cast.workshop.slug}/").content.decode()
    assert found.title in client_of(None).get(cast.workshop.get_absolute_url()).content.decode()
    assert found.title not in client_of(None).get(f"/discussions/in/{cast.garden.slug}/").content.decode()


def test_beginning_by_form_and_words_brought_along(cast, client_of):
    client = client_of(cast.sami)
    address = f"/discussions/in/{cast.workshop.slug}/begin/"
    assert 'value="Een ladder"' in client.get(address, {"title": "Een ladder"}).content.decode()

    form = {"title": "Een ladder", "text": "Wie?", "visibility": "members", "takes_part": "members"}
    answer = client.post(address, form)

    assert answer.url == Discussion.objects.get().get_absolute_url()
    wrong = client.post(address, form | {"takes_part": "signed_in"})
    assert wrong.status_code == 422


def test_in_a_community_for_members_one_cannot_choose_more_readers(cast, client_of):
    shown = client_of(cast.vera).get(f"/discussions/in/{cast.circle.slug}/begin/").content.decode()

    assert 'value="members"' in shown
    assert 'value="public"' not in shown


def test_who_says_too_much_too_fast_is_told_to_wait(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"write_message": "1/m/user"}
    found = thread(cast)
    client = client_of(cast.sami)

    answers = [client.post(f"/discussions/{found.pk}/say/", {"text": f"Zin {n}"}) for n in range(2)]

    assert [answer.status_code for answer in answers] == [302, 429]
    assert "Zin 1" in answers[1].content.decode()
    assert "send it again a little later" in answers[1].content.decode()


def test_who_begins_too_many_keeps_what_they_typed(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"begin_discussion": "0/h/user"}
    typed = {"title": "Gereedschap", "text": "Wie heeft er een ladder?", "visibility": "members"}
    typed |= {"takes_part": "members"}

    answer = client_of(cast.sami).post(f"/discussions/in/{cast.workshop.slug}/begin/", typed)

    assert answer.status_code == 429
    assert "Wie heeft er een ladder?" in answer.content.decode()


def test_who_changes_words_too_fast_is_told_to_wait(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"write_message": "1/m/user"}
    message = first(thread(cast, by=cast.sami))
    client, address = client_of(cast.sami), f"/discussions/message/{message.pk}/edit/"

    answers = [client.post(address, {"text": f"x{n}"}).status_code for n in range(2)]

    message.refresh_from_db()
    assert (answers, message.text) == ([302, 429], "x0")
