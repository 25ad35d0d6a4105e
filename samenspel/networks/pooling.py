"""Which groups a viewer sees by themselves, and which only together with others."""

from samenspel.communities.models import Community
from samenspel.networks.grouping import COMMUNITY, ORGANISATION
from samenspel.organisations.models import Organisation
from samenspel.privacy import discretion


class Pools:
    """For each grouping, which groups this viewer sees by themselves."""

    def __init__(self, frozen, held, viewer):
        self.frozen, self.held, self.viewer = frozen, held, viewer
        self.found, self.seen = {}, {}

    def hidden(self, name):
        """Places of groups that may not stand by themselves: held back, or not visible to the viewer."""
        return set(self.held.get(name, ())) | self._not_visible(name)

    def _not_visible(self, name):
        model = {ORGANISATION: Organisation, COMMUNITY: Community}.get(name)
        if model is None:
            return set()
        if name not in self.seen:
            self.seen[name] = set(model.objects.visible_to(self.viewer).values_list("pk", flat=True))
        grouping = self.frozen.groupings[name]
        named = [(place, key) for place, key in enumerate(grouping.keys.tolist()) if grouping.names[place]]
        return {place for place, key in named if key not in self.seen[name]}

    def outlined(self, name):
        """Places of groups that are large enough and visible, and yet held back on this date."""
        grouping = self.frozen.groupings[name]
        held = sorted(set(self.held.get(name, ())) - self._not_visible(name))
        return [place for place in held if discretion.count(grouping.sizes[place]).shown]

    def of(self, name):
        if name not in self.found:
            sizes = dict(enumerate(self.frozen.groupings[name].sizes))
            self.found[name] = discretion.groups(sizes, together=self.hidden(name))
        return self.found[name]

    @property
    def without(self):
        """The place of the people without an organisation, or None."""
        names = self.frozen.groupings[ORGANISATION].names
        return names.index("") if "" in names else None

    @property
    def inside(self):
        """What of the ties inside organisations stays hidden, as their sum follows from the E-I index."""
        sizes = dict(enumerate(self.frozen.groupings[ORGANISATION].sizes))
        return discretion.inside(self.of(ORGANISATION), sizes, apart=self.without)

    @property
    def size_without(self):
        place = self.without
        return 0 if place is None else self.frozen.groupings[ORGANISATION].sizes[place]
