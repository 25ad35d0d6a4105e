"""Where rooms say which of their rows hold a file, and who may see those rows.

A room has a module ``holding_files.py``::

    held(MessageFile, visible_to=lambda person: MessageFile.objects.visible_to(person))

and a file is seen by whoever may see one of the rows that hold it, asked anew each time it is fetched.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef


@dataclass(frozen=True)
class Holder:
    """One kind of row that holds a file.

    field       the name of its key to ``files.File``
    visible_to  person → the rows they may see, as a queryset
    """

    model: Any
    field: str
    visible_to: Callable

    def seen_by(self, person):
        return Exists(self.visible_to(person).filter(**{self.field: OuterRef("pk")}).order_by())

    def anywhere(self):
        return Exists(self.model._base_manager.filter(**{self.field: OuterRef("pk")}).order_by())


HOLDERS: list[Holder] = []


def held(model, *, visible_to, field="file"):
    HOLDERS.append(Holder(model, field, visible_to))
