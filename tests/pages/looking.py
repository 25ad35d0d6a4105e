"""What is looked at on a page, as sentences about what is wrong; none is good."""

from functools import cache
from pathlib import Path

import axe_playwright_python

COLOURS = ["color-contrast", "link-in-text-block"]
# What moves arrives at once; a frame later the page stands as it will stand. A sheet of this kind is not
# what the content security policy is about, so that it may stay as strict as it is.
STILL = """async () => {
    const still = new CSSStyleSheet();
    still.replaceSync(`*, *::before, *::after {
        transition-duration: 0s !important; transition-delay: 0s !important;
        animation-duration: 0s !important; animation-delay: 0s !important;
        animation-iteration-count: 1 !important; scroll-behavior: auto !important;
    }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
    await document.fonts.ready;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
}"""
FRAME = """() => ({
    headings: document.querySelectorAll('h1').length,
    title: document.title.trim(),
    lang: document.documentElement.lang,
    over: document.documentElement.scrollWidth - window.innerWidth,
})"""
# Axe asks of each text what it stands on, which is nearly all it does. A text that looks as one it has found
# good, down to all it stands in, needs no second answer: a page brings few that no page before had.
UNSEEN = """known => {
    const told = new Map();
    const tell = each => {
        if (!told.has(each)) {
            const look = getComputedStyle(each);
            const own = [each.tagName, look.color, look.backgroundColor, look.backgroundImage, look.opacity,
                look.filter, look.mixBlendMode, look.position, look.textShadow, look.textDecorationLine];
            told.set(each, (each.parentElement ? tell(each.parentElement) : '') + own.join(' ') + '\\n');
        }
        return told.get(each);
    };
    const short = words => {
        let [one, two] = [0xdeadbeef, 0x41c6ce57];
        for (let at = 0; at < words.length; at++) {
            one = Math.imul(one ^ words.charCodeAt(at), 2654435761);
            two = Math.imul(two ^ words.charCodeAt(at), 1597334677);
        }
        return (one >>> 0).toString(36) + (two >>> 0).toString(36);
    };
    const speaks = each => each.matches('input, textarea, select') ||
        [...each.childNodes].some(child => child.nodeType === 3 && child.data.trim());
    const seen = new Set(known);
    const looks = [];
    window.unseen = [...document.body.querySelectorAll('*')].filter(each => {
        if (!speaks(each) || !each.checkVisibility()) return false;
        const look = getComputedStyle(each);
        const before = each.previousElementSibling && getComputedStyle(each, '::before').content;
        const key = short([tell(each), look.fontSize, look.fontWeight, look.display, before,
            each.matches(':disabled, [aria-disabled=true]')].join(' '));
        return !seen.has(key) && seen.add(key) && looks.push(key);
    });
    return looks;
}"""


@cache
def axe_source():
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def listen(page, home):
    """Note from now on what the page complains about, and whom it calls outside ``home``; gives the notes."""
    wrong = []
    page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: None if is_cut_short(error) else wrong.append(f"script: {error}"))
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


def is_cut_short(error):
    """Chromium tells so when a window is given another size while one page glides into the next."""
    return str(error).startswith("Transition was ")


def called_out(home, request):
    if not request.url.startswith((home, "data:", "blob:")):
        yield f"third party: {request.url}"


def violations(page, *, only=None, without=(), inside="document"):
    """What axe finds once the page stands still, one line per kind with the first elements it is about."""
    page.evaluate(STILL)
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(axe_source())
    options = {"resultTypes": ["violations"], "preload": False}
    if only:
        options["runOnly"] = {"type": "rule", "values": only}
    options["rules"] = {rule: {"enabled": False} for rule in without}
    found = page.evaluate(f"options => axe.run({inside}, options).then(found => found.violations)", options)
    return [
        f"axe {each['id']}: {each['help']} "
        + "; ".join(f"{node['target'][0]} {node['html'][:120]}" for node in each["nodes"][:3])
        for each in found
    ]


def pale(page, known):
    """What can be read badly among the texts that look as none in ``known``; what reads well joins them."""
    page.evaluate(STILL)
    looks = page.evaluate(UNSEEN, list(known))
    wrong = violations(page, only=COLOURS, inside="{include: window.unseen}") if looks else []
    if not wrong:
        known.update(looks)
    return wrong


def frame_faults(page, language):
    """One heading, a title, the right language, nothing wider than the window."""
    facts = page.evaluate(FRAME)
    if facts["headings"] != 1:
        yield f"{facts['headings']} first headings"
    if not facts["title"]:
        yield "no title"
    if facts["lang"] != language:
        yield f"says its language is {facts['lang']!r}"
    if facts["over"] > 0:
        yield f"{facts['over']} px wider than the window"
