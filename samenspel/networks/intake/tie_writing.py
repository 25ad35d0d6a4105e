"""Writing ties: once per relation and direction."""

from samenspel.networks.models import Tie
from samenspel.people.intake import PeopleBook


class TieWriter:
    """Writes ties and counts which are new, changed or as they were."""

    def __init__(self, job):
        self.job, self.ids = job, job.book(PeopleBook).ids
        self._known = {}

    def write(self, ties):
        """``ties``: (relation, key, other key, value, directed), each once in the whole file."""
        rows = []
        for relation, one, other, value, directed in ties:
            one, other = self.ids[one], self.ids[other]
            if not directed and one and other and one > other:
                one, other = other, one
            before = self._of(relation).get((one, other)) if one and other else None
            state = "new" if before is None else "unchanged" if before == (value, directed) else "changed"
            self.job.count("ties", state)
            if state != "unchanged":
                rows.append((relation, one, other, value, directed))
        if self.job.writing:
            self._bulk(rows)

    def _of(self, relation):
        if relation not in self._known:
            ours = self.job.ours(Tie).filter(relation=relation)
            self._known[relation] = {
                (one, other): (value, directed)
                for one, other, value, directed in ours.values_list(
                    "person_id", "other_id", "value", "directed"
                ).iterator()
            }
        return self._known[relation]

    def _bulk(self, rows):
        Tie.objects.bulk_create(
            [
                Tie(
                    dataset=self.job.dataset,
                    relation=relation,
                    person_id=one,
                    other_id=other,
                    value=value,
                    directed=directed,
                )
                for relation, one, other, value, directed in rows
            ],
            batch_size=2_000,
            update_conflicts=True,
            unique_fields=["dataset", "relation", "person", "other"],
            update_fields=["value", "directed"],
        )
