"""What people type who call a gathering without a day: a few moments from which others choose."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspel.gatherings.forms.calling import GatheringForm
from samenspel.gatherings.forms.moments import SKIPPED, moments
from samenspel.ui.days import clock_field, day_field

CHOICES = 6
FEWEST_CHOICES = 2


class FindADayForm(GatheringForm):
    """Without a day: a few moments from which people choose."""

    until = day_field(_("Answer before"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("day", "begins", "ends", "last_day"):
            del self.fields[name]
        for number in range(1, CHOICES + 1):
            needed = number <= FEWEST_CHOICES
            words = {"number": number}
            self.fields[f"day_{number}"] = day_field(_("Day %(number)s") % words, required=needed)
            self.fields[f"begins_{number}"] = clock_field(
                pgettext_lazy("a moment to choose", "From"), required=needed
            )
            self.fields[f"ends_{number}"] = clock_field(
                pgettext_lazy("a moment to choose", "Until"), required=needed
            )
            # The first two say that they are needed; nobody needs to read of the others that they are not.
            for name in ("day", "begins", "ends"):
                self.fields[f"{name}_{number}"].says_when_needed = True
        self.order_fields(self._order())

    def _order(self):
        names = [f"{name}_{n}" for n in range(1, CHOICES + 1) for name in ("day", "begins", "ends")]
        return ("kind", "title", "about", *names, "until", *GatheringForm.field_order[10:])

    def moments(self):
        """The fields of each moment, for the page."""
        return [
            [self[f"{name}_{number}"] for name in ("day", "begins", "ends")]
            for number in range(1, CHOICES + 1)
        ]

    def others(self):
        """The fields before and after the moments."""
        shown = [field for field in self if not field.name.rpartition("_")[2].isdigit()]
        here = ("kind", "title", "about")
        before = [field for field in shown if field.name in here]
        return before, [field for field in shown if field.name not in here]

    def clean(self):
        cleaned = super().clean()
        if "zone" in cleaned:
            cleaned["choices"] = list(self._choices(cleaned))
            if len(dict(cleaned["choices"])) < FEWEST_CHOICES and not self.errors:
                self.add_error(None, _("Give at least two different moments to choose from."))
        return cleaned

    def _choices(self, cleaned):
        for number in range(1, CHOICES + 1):
            names = [f"{name}_{number}" for name in ("day", "begins", "ends")]
            day, begins, ends = (cleaned.get(name) for name in names)
            if not any((day, begins, ends)):
                continue
            if not all((day, begins, ends)):
                if not any(name in self.errors for name in names):
                    self.add_error(names[0], _("Say the day and both times, or leave all three empty."))
                continue
            choice = moments(day, begins, ends, cleaned["zone"])
            if None in choice:
                self.add_error(names[1], SKIPPED)
            elif choice[0] <= timezone.now():
                self.add_error(names[0], _("This moment has gone by already."))
            else:
                yield choice
