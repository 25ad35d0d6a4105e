"""The communities of the demo come together, and take home what they agreed."""

from samenspel.gatherings.models import Commitment, DatePoll, Gathering, Guest, Registration


def test_gatherings_stand_in_every_state_and_lead_somewhere(planted, db):
    states = set(Gathering.objects.values_list("state", flat=True))

    assert states == {"asking", "planned", "held", "cancelled"}
    assert set(Commitment.objects.values_list("state", flat=True)) == {"open", "kept", "dropped"}
    assert DatePoll.objects.filter(chosen=None, choices__answers__isnull=False).exists()
    assert Registration.objects.waiting().exists()
    assert Guest.objects.filter(gathering__state="held").exists()
    assert any(each.begins.date() < each.ends.date() for each in Gathering.objects.dated())


def test_a_stranger_finds_a_gathering_they_can_come_to(planted, db, client):
    opened = Gathering.objects.visible_to(None).filter(open_to="anyone", state="planned").first()

    page = client.get(opened.get_absolute_url()).content.decode()

    assert opened.title in page
    assert client.get(f"/gatherings/{opened.pk}/come/").status_code == 200
