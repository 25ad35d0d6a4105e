"""The shared look: base page, tokens, components, language and theme, and the one htmx helper.

It knows no room; every component stands on ``/ui/`` with an example.
"""
