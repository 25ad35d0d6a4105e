"""Every template compiles, says what it takes, and keeps to the content security policy."""

import re
from pathlib import Path

from django.template.loader import get_template

from samenspel.feed.sockets import VERBS

ROOT = Path(__file__).parents[2] / "samenspel"
PAGES = sorted(ROOT.glob("*/templates/**/*.html"))
NAMES = [str(path.relative_to(next(up for up in path.parents if up.name == "templates"))) for path in PAGES]
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
INLINE = re.compile(
    r"""<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|href\s*=\s*["']javascript:|hx-on""", re.IGNORECASE
)
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=[\"']application/(?:ld\+)?json)", re.IGNORECASE)
TRANSLATED = re.compile(r"\{%\s*(blocktranslate|blocktrans)\b.*?\{%\s*end\1\s*%\}", re.DOTALL)
ELEMENTS = re.compile(r"<(script|style|svg|code|pre)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
SHOWN_ATTRIBUTE = re.compile(
    r"\b(?:aria-label|title|alt|placeholder|data-[\w-]*label)=\"([^\"{]*[A-Za-z]{2}[^\"{]*)\""
)
# What stands between tags in a source, and inside one on the page.
CLASSES = re.compile(r"\{% block \w*class %\}.*?\{% endblock", re.DOTALL)
ATTRIBUTE = re.compile(
    r"[\w:-]+=\"[^\"]*\"|\b(required|checked|disabled|autofocus|selected|readonly|multiple|novalidate)\b"
)
# Names that are the same in every language, and letters that are no words.
SAME_EVERYWHERE = re.compile(
    r"Samenspel|NL Design System|Nederlands|English|CSV|JSON|WCAG|EUPL|Markdown|h1|&\w+;"
)


def found_in_each(look, *, only_parts=False):
    """What ``look(source)`` finds in each template, by template; empty when it finds nothing anywhere."""
    sources = {
        name: path.read_text("utf-8")
        for path, name in zip(PAGES, NAMES, strict=True)
        if path.name.startswith("_") or not only_parts
    }
    assert len(sources) > 10
    return {name: found for name, source in sources.items() if (found := look(source))}


def test_every_template_compiles():
    for name in NAMES:
        assert get_template(name)


def test_a_part_says_on_its_first_line_what_it_takes():
    def silent(source):
        return not re.match(r"\{#.*(takes|no context|nothing)", source.splitlines()[0], re.IGNORECASE)

    assert found_in_each(silent, only_parts=True) == {}


def test_no_style_script_or_handler_stands_in_a_page():
    def inline(source):
        source = COMMENT.sub("", source)
        return INLINE.findall(source) + SCRIPT.findall(source)

    # A letter is no page: mail programs read no style sheet of ours.
    assert set(found_in_each(inline)) == {"mail/letter.html"}


def test_no_text_is_left_untranslated():
    assert found_in_each(bare_words) == {}


def bare_words(source):
    """Words that people read and no translator met: outside tags, or in an attribute that is shown."""
    source = ELEMENTS.sub(" ", TRANSLATED.sub(" ", CLASSES.sub(" ", COMMENT.sub("", source))))
    shown = " ".join(SHOWN_ATTRIBUTE.findall(source))
    # What is left when everything between braces and angles is gone is what people read.
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.DOTALL)
    bare = ATTRIBUTE.sub(" ", re.sub(r"<[^>]*>", " ", bare, flags=re.DOTALL))
    return re.findall(r"[A-Za-zÀ-ÿ]{2,}", SAME_EVERYWHERE.sub(" ", f"{bare} {shown}"))


def test_a_bare_word_is_found():
    assert bare_words('<p class="x">Hello</p>') == ["Hello"]
    assert bare_words('<img alt="A tree">') == ["tree"]
    assert (
        bare_words('{% translate "Hello" %} {% blocktranslate %}Hi {{ name }}{% endblocktranslate %}') == []
    )


def test_every_verb_has_its_sentence():
    for verb in VERBS:
        room, name = verb.split(".")
        sentence = ROOT / room / "templates" / room / "feed" / f"{name}.html"

        assert "translate" in sentence.read_text("utf-8")
