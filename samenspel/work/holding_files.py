"""Which rows of this room hold a file, and who may see those."""

from samenspel.files.sockets import held
from samenspel.work.models import Result, ResultFile

held(
    ResultFile,
    visible_to=lambda person: ResultFile.objects.filter(result__in=Result.objects.visible_to(person)),
)
