"""The page that says what is kept about people, and that no room forgets to say so."""

from django.apps import apps
from django.utils.translation import override

from samenspel.people.models import Person
from samenspel.privacy.sockets import HOLDINGS, IMPERSONAL


def leads_to_a_person(model, seen=()):
    """Whether one gets from this model to a person along its own keys."""
    if model is Person:
        return True
    keys = [
        field.related_model for field in model._meta.get_fields() if field.many_to_one or field.one_to_one
    ]
    own = [each for each in keys if each and each not in seen and each is not model]
    return any(leads_to_a_person(each, (*seen, model)) for each in own)


def test_every_model_with_a_path_to_a_person_is_named():
    unnamed = [
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if leads_to_a_person(model) and model not in HOLDINGS and model not in IMPERSONAL
    ]

    assert unnamed == []


def test_a_model_with_a_key_straight_to_a_person_is_never_called_impersonal():
    for model in IMPERSONAL:
        keys = [field.related_model for field in model._meta.get_fields() if not field.auto_created]

        assert Person not in keys, model


def test_every_holding_says_all_there_is_to_say():
    for holding in HOLDINGS.values():
        for word in ("what", "why", "basis", "kept", "seen_by", "on_erasure"):
            assert str(getattr(holding, word)).strip(), (holding.model, word)


def test_everyone_can_read_what_is_kept(client_of, db):
    answer = client_of(None).get("/privacy/", headers={"accept-language": "en"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Your own place in the network" in page
    assert page.count('class="privacy-facts"') == len(HOLDINGS)


def test_everything_is_said_in_dutch_too():
    with override("nl"):
        dutch = {str(holding.what) for holding in HOLDINGS.values()}
    with override("en"):
        english = {str(holding.what) for holding in HOLDINGS.values()}

    assert not dutch & english


def test_the_page_asks_the_database_nothing_about_people(client_of, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client_of(None).get("/privacy/")
