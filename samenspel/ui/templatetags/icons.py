"""``{% icon "home" %}``: a small line drawing that stands beside a word, never instead of one."""

from django import template
from django.utils.html import format_html

register = template.Library()

# On a field of 24 by 24, drawn with one line.
DRAWINGS = {
    "home": "M4 11.2 12 4.5l8 6.7M6.2 9.6v9.9h4.3v-5.2h3v5.2h4.3V9.6",
    "communities": "M9 15.2a5 5 0 1 1 0-10 5 5 0 0 1 0 10Zm6 0a5 5 0 1 1 0-10 5 5 0 0 1 0 10Z"
    "m-3 5.2a5 5 0 1 1 0-10 5 5 0 0 1 0 10Z",
    "people": "M9 11a3.3 3.3 0 1 0 0-6.6A3.3 3.3 0 0 0 9 11Zm-5.8 8.6c.3-3.6 2.6-5.6 5.8-5.6s5.5 2 5.8 5.6"
    "M16 5a3 3 0 0 1 0 5.7m1.6 3.6c2 .7 3 2.5 3.2 5.3",
    "organisations": "M4.5 19.5h15M6.5 19.5V5.5h7v14m0-9h4v9M9 8.6h2m-2 3.4h2m-2 3.4h2",
    "check": "m5 12.6 4.4 4.6L19.2 6.6",
    "results": "M4.5 19.5V5m0 .5h11.2l-1.8 3.8 1.8 3.7H4.5",
    "opinions": "M4.5 5.5h11v8h-6l-3 2.8v-2.8h-2ZM18 9.5h1.5v8h-2v2.3l-2.6-2.3H10",
    "decisions": "M4.5 12.5 9 17l6-7m-1.5 6.2.8.8 6-7",
    "gatherings": "M5 6.5h14v13H5ZM5 11h14M9 4v4m6-4v4",
    "networks": "M6.2 8.4a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z"
    "m11.6 3a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z"
    "M9 20a2.2 2.2 0 1 0 0-4.4A2.2 2.2 0 0 0 9 20ZM8.3 6.8l7.4 1.9M6.8 8.3l1.6 7.4m2.3.6 5.6-5.5",
    "news": "M5 5.5h14M5 10h14M5 14.5h9M5 19h6",
    "roadmap": "M5 5h3.6v14H5ZM10.2 5h3.6v9.4h-3.6ZM15.4 5H19v5.6h-3.6Z",
    "calls": "M5 10v4h3l7 4.2V5.8L8 10Zm0 4 1.4 5h2.4M18 10.2v3.6",
    "discussions": "M4.5 6h15v9.5h-8L7.5 19v-3.5h-3Z",
    "search": "M10.8 17a6.2 6.2 0 1 1 0-12.4 6.2 6.2 0 0 1 0 12.4Zm4.5-1.7 4.2 4.2",
    "bell": "M6.5 16.5v-5.2a5.5 5.5 0 0 1 11 0v5.2l1.6 1.5H4.9l1.6-1.5ZM10 20.2h4",
    "pencil": "m5 19 1-4L16.4 4.6a1.8 1.8 0 0 1 2.6 0l.4.4a1.8 1.8 0 0 1 0 2.6L9 18l-4 1Zm9.5-12.4 2.9 2.9",
    "more": "M4.5 7h15m-15 5h15m-15 5h15",
    "plus": "M12 5v14m-7-7h14",
    "down": "m6 9.5 6 6 6-6",
}


@register.simple_tag
def icon(name):
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>',
        DRAWINGS[name],
    )
