"""What the demo does when someone is erased: one can no longer enter as them."""

from samenspel.demo.models import DemoMark
from samenspel.privacy.sockets import on_erasure


@on_erasure
def forget(person):
    for mark in DemoMark.objects.all():
        kept = [[part, handle] for part, handle in mark.cast if handle != person.handle]
        if kept != mark.cast:
            DemoMark.objects.filter(pk=mark.pk).update(cast=kept)
