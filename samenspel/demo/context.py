"""What pages need of the demo; listed in the settings only when the demo is on."""

from django.utils.functional import SimpleLazyObject

from samenspel.demo.casting import cast_of
from samenspel.demo.signing_in import code_on_screen
from samenspel.demo.standing import mark_for


def demo(request):
    return {
        "demo_cast": SimpleLazyObject(lambda: _cast(request)),
        "code_on_screen": SimpleLazyObject(lambda: code_on_screen(request)),
    }


def _cast(request):
    mark = mark_for(request)
    return cast_of(mark) if mark else []
