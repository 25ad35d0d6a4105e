"""What is looked at on a page, as sentences about what is wrong; none is good."""

from functools import cache
from pathlib import Path

import axe_playwright_python

# A change of theme goes from element to element, a frame for each; a few frames without news mean it is done.
STILL = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let quiet = 0, frames = 0; quiet < 5 && frames < 120; frames++) {
        await frame();
        quiet = document.getAnimations().length ? 0 : quiet + 1;
    }
}"""

COLOURS = ["color-contrast", "link-in-text-block"]


@cache
def axe_source():
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def listen(page, home):
    """Note from now on what the page complains about, and whom it calls outside ``home``; gives the notes."""
    wrong = []
    page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("requestfailed", lambda request: wrong.append(f"not loaded: {request.url} {request.failure}"))
    page.on("request", lambda request: wrong.extend(called_out(home, request)))
    page.on(
        "response",
        lambda answer: (
            wrong.append(f"{answer.status}: {answer.url}")
            if answer.status >= 400 and answer.request.resource_type != "document"
            else None
        ),
    )
    return wrong


def called_out(home, request):
    if not request.url.startswith((home, "data:", "blob:")):
        yield f"third party: {request.url}"


def violations(page, *, only=None, without=()):
    """What axe finds once the page stands still, one line per kind with the first elements it is about."""
    page.evaluate(STILL)
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(axe_source())
    options = {"resultTypes": ["violations"], "preload": False}
    if only:
        options["runOnly"] = {"type": "rule", "values": only}
    options["rules"] = {rule: {"enabled": False} for rule in without}
    found = page.evaluate("options => axe.run(document, options).then(found => found.violations)", options)
    return [
        f"axe {each['id']}: {each['help']} "
        + "; ".join(f"{node['target'][0]} {node['html'][:120]}" for node in each["nodes"][:3])
        for each in found
    ]


def frame_faults(page, language):
    """One heading, a title, the right language, nothing wider than the window."""
    facts = page.evaluate(
        """() => ({
            headings: document.querySelectorAll('h1').length,
            title: document.title.trim(),
            lang: document.documentElement.lang,
            over: document.documentElement.scrollWidth - window.innerWidth,
        })"""
    )
    if facts["headings"] != 1:
        yield f"{facts['headings']} first headings"
    if not facts["title"]:
        yield "no title"
    if facts["lang"] != language:
        yield f"says its language is {facts['lang']!r}"
    if facts["over"] > 0:
        yield f"{facts['over']} px wider than the window"
