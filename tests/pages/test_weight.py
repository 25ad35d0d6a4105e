"""The first page is light, calls nobody else, and does not move under one's eyes."""

import pytest

from tests.pages.conftest import PHONE, WIDE

pytestmark = pytest.mark.page

MOST_BYTES = 100_000
MOVED = """() => new Promise(done => {
    let moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(each => moved += each.value))
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(moved), 300);
})"""


def test_the_first_page_weighs_less_than_a_hundred_kilobytes(walk):
    page = walk(size=PHONE)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    kinds, bytes_by_kind = {}, {}
    wire.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))
    wire.on(
        "Network.loadingFinished",
        lambda told: bytes_by_kind.update(
            {
                kinds[told["requestId"]]: bytes_by_kind.get(kinds[told["requestId"]], 0)
                + told["encodedDataLength"]
            }
        ),
    )

    page.goto("/", wait_until="networkidle")

    assert sum(size for kind, size in bytes_by_kind.items() if kind != "Image") <= MOST_BYTES, bytes_by_kind


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("row", ["home:home", "communities:community open to all", "work:results"])
def test_nothing_moves_while_a_page_loads(row, size, walk, town):
    page = walk(size=size)

    page.goto(town.paths[row], wait_until="networkidle")

    assert page.evaluate(MOVED) == 0
