"""Pages speak a language that the house offers; which one, to whoever has not chosen, the house says."""

from django.conf import settings
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from samenspel.house.rules import rules


def languages(get_response):
    def answer(request):
        language = chosen(request, rules())
        if language != translation.get_language():
            translation.activate(language)
            request.LANGUAGE_CODE = language
        return get_response(request)

    return answer


def chosen(request, held):
    """The language this person chose, else the first their device asks for, else that of the house."""
    asked = [request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")]
    accepted = request.headers.get("accept-language", "")
    asked += [code for code, _weight in parse_accept_lang_header(accepted)]
    for code in asked:
        base = code.split("-")[0]
        if base in held.languages:
            return base
    return held.language if held.language in held.languages else held.languages[0]
