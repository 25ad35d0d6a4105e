"""A public result elsewhere: what sites show of a link, the picture, and the frame on another site."""

from io import BytesIO

import pytest
from PIL import Image

from samenspel.moderation.hiding import hide
from samenspel.privacy.visibility import Visibility
from samenspel.work.models import Result

pytestmark = pytest.mark.django_db


def card(client, result, **headers):
    return client.get(f"/results/{result.pk}/card.png", headers=headers)


def test_a_public_result_says_what_sites_may_show_of_it(cast, client_of):
    page = client_of(None).get(cast.result.get_absolute_url()).content.decode()

    assert '<meta property="og:title" content="Twaalf drempels weggehaald in de Merelstraat">' in page
    assert f'<meta property="og:image" content="http://testserver/results/{cast.result.pk}/card.png">' in page
    assert f'<link rel="canonical" href="http://testserver{cast.result.get_absolute_url()}">' in page
    assert "**twaalf" not in page


def test_what_is_not_public_has_nothing_to_pass_on_not_even_for_members(cast, client_of):
    page = client_of(cast.sami).get(cast.inner_result.get_absolute_url()).content.decode()

    assert "og:image" not in page
    assert "/embed/" not in page


def test_the_picture_is_as_large_as_sites_ask_and_is_not_sent_twice(cast, client_of):
    first = card(client_of(None), cast.result)

    image = Image.open(BytesIO(first.content))
    again = card(client_of(None), cast.result, **{"if-none-match": first.headers["ETag"]})
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert "public" in first.headers["Cache-Control"]
    assert again.status_code == 304


def test_the_picture_changes_when_the_result_does(cast, client_of):
    before = card(client_of(None), cast.result).headers["ETag"]

    Result.objects.filter(pk=cast.result.pk).update(title="Dertien drempels")

    assert card(client_of(None), cast.result).headers["ETag"] != before


@pytest.mark.parametrize("title", ["#panic()", "A" * 160, "*vet* $x$ @wie <b>", "😀 €", "\\#eval"])
def test_a_title_is_text_on_the_picture_whatever_it_says(cast, client_of, title):
    Result.objects.filter(pk=cast.result.pk).update(title=title, figure="12", figure_meaning=title)

    assert card(client_of(None), cast.result).status_code == 200


def test_the_frame_sets_no_cookie_runs_no_script_and_may_stand_anywhere(cast, client_of):
    answer = client_of(cast.sami).get(f"/results/{cast.result.pk}/embed/")

    page, rules = answer.content.decode(), answer.headers["Content-Security-Policy"]
    assert cast.result.title in page
    assert "<script" not in page
    assert not answer.cookies
    assert "frame-ancestors *" in rules
    assert "script-src 'none'" in rules
    assert "X-Frame-Options" not in answer.headers


def test_no_other_page_may_stand_in_a_frame(cast, client_of):
    answer = client_of(None).get(cast.result.get_absolute_url())

    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_a_frame_elsewhere_tells_nothing_of_a_result_that_is_public_no_more(cast, client_of):
    url = f"/results/{cast.result.pk}/embed/?lang=en"
    hide(cast.result, by=cast.anna, reason="Noemt namen.")

    answer = client_of(cast.anna).get(url)

    page = answer.content.decode()
    assert answer.status_code == 404
    assert "not public any more" in page
    assert cast.result.title not in page
    assert "X-Frame-Options" not in answer.headers


@pytest.mark.parametrize("level", [Visibility.SIGNED_IN, Visibility.MEMBERS, Visibility.PRIVATE])
def test_picture_and_frame_are_of_public_results_only(cast, client_of, level):
    Result.objects.filter(pk=cast.result.pk).update(visibility=level)

    for page in ("card.png", "embed/"):
        assert client_of(cast.noor).get(f"/results/{cast.result.pk}/{page}").status_code == 404


def test_the_code_to_copy_is_safe_with_any_title(cast, client_of):
    Result.objects.filter(pk=cast.result.pk).update(title='"></textarea><script>x</script>')

    page = client_of(None).get(f"/results/{cast.result.pk}/{cast.result.slug}/").content.decode()

    assert "<script>x" not in page
    assert "&amp;quot;" in page or "&amp;lt;" in page
