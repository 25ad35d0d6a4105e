"""Where this house stands on the web, for all that is read elsewhere: letters, feeds, cards, calendars."""

from django.conf import settings


def root(request=None):
    """``https://samen.example``, without a slash: as the setting says, else as the visitor asked for it.

    Work without a visitor falls back on what the other settings tell of it; "" where they tell nothing.
    """
    if settings.ADDRESS:
        return settings.ADDRESS
    if request is not None:
        return request.build_absolute_uri("/").rstrip("/")
    return _guessed()


def whole(path, request=None):
    """The whole address of a page; "" where nobody knows where the house stands."""
    where = root(request)
    return f"{where}{path}" if where else ""


def _guessed():
    origin = next((each for each in settings.CSRF_TRUSTED_ORIGINS if "*" not in each), "")
    if origin:
        return origin.rstrip("/")
    hosts = (each for each in settings.ALLOWED_HOSTS if "." in each.strip(".") and each[0] not in ".*")
    host = next(hosts, "")
    return f"https://{host}" if host and not host.startswith("127.") else ""
