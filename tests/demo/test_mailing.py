"""The cast of the demo has mail: what was for them at once, and the letter of the last week."""

from samenspel.mail.models import Letter, State
from samenspel.notifications import choosing


def test_each_of_the_cast_finds_letters_that_nobody_sent_anywhere(planted, client_of, in_demo):
    letters = Letter.objects.all()

    assert {letter.state for letter in letters} == {State.SENT}
    assert letters.filter(kind=choosing.DIGEST).exists()
    assert letters.exclude(kind=choosing.DIGEST).values("person").distinct().count() >= 3
    assert not letters.exclude(text="").exists()
    one = letters.filter(kind=choosing.DIGEST).first()
    page = client_of(one.person).get("/mail/outbox/", headers={"host": "localhost"})
    assert one.subject in page.content.decode()
