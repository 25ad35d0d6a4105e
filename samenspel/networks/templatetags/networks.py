"""``{{ figure|shade }}``: how dark a cell of the density table is, 0 to 5 (the number stands in it)."""

from django import template

register = template.Library()
STEPS = (0, 0.02, 0.05, 0.1, 0.2)


@register.filter
def shade(figure):
    return sum(figure.value > step for step in STEPS) if figure.shown else 0
