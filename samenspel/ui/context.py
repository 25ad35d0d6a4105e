"""What every page's frame needs."""

from django.conf import settings

THEMES = ("light", "dark")


def frame(request):
    theme = request.COOKIES.get("theme")
    return {
        "site_name": settings.SITE_NAME,
        "theme": theme if theme in THEMES else "",
        "theme_file": settings.THEME_FILE,
        "demo": settings.DEMO,
        "sign_up_open": settings.SIGN_UP == "open",
    }
