"""Which organisations of a list work with which others, settled when all rows were seen."""

from samenspel.organisations.intake.book import OrganisationBook
from samenspel.organisations.models import Partnership


class PartnerBook:
    def __init__(self, job):
        self.job, self.book = job, job.book(OrganisationBook)
        self.pairs = []

    def note(self, pairs):
        """``pairs``: (organisation, partner or empty), each by the word that files name it by."""
        self.pairs += [(word, partner) for word, partner in pairs if partner and partner != word]

    def settle(self):
        """Make the partnerships that are not there yet; a partner that is not here yet comes along."""
        self.book.meet({partner for _word, partner in self.pairs}, count=False)
        standing = set(Partnership.objects.current().values_list("one", "other"))
        new = set()
        for word, partner in self.pairs:
            ends = (self.book.find(word), self.book.find(partner))
            if None in ends:
                # While nothing is written, what the file brings has no id yet.
                new.add((word, partner))
            elif tuple(sorted(ends)) in standing:
                self.job.count("partnerships", "unchanged")
            elif ends[0] != ends[1]:
                new.add(tuple(sorted(ends)))
        self.job.count("partnerships", "new", by=len(new))
        if self.job.writing:
            Partnership.objects.bulk_create(
                [
                    Partnership(one_id=one, other_id=other, dataset=self.job.dataset)
                    for one, other in sorted(new)
                ],
                batch_size=500,
            )
