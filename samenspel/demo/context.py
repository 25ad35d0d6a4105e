"""What pages need of the demo; listed in the settings only when the demo is on."""

from django.utils.functional import SimpleLazyObject

from samenspel.demo.casting import cast_of
from samenspel.demo.signing_in import code_on_screen
from samenspel.demo.standing import mark_for, mark_near


def demo(request):
    return {
        "demo_cast": SimpleLazyObject(lambda: _cast(request)),
        "demo_without_key": SimpleLazyObject(lambda: _stands_without_key(request)),
        "code_on_screen": SimpleLazyObject(lambda: code_on_screen(request)),
    }


def _stands_without_key(request):
    return mark_near(request) is not None and mark_for(request) is None


def _cast(request):
    mark = mark_for(request)
    return cast_of(mark) if mark else []
