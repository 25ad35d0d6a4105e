"""GraphML, read with a plain parser that stops at once at a DOCTYPE: no entities, no other files."""

from xml.parsers import expat

from django.utils.translation import gettext_noop

from samenspel.networks.formats.graph import Graph, refuse, relation_of

NAMES = ("name", "label")
VALUES = ("value", "weight", "waarde", "gewicht")
PLAIN_XML = gettext_noop("Save the network again as plain GraphML.")


def ties(source):
    return read(source).as_ties() if is_graphml(source) else None


def people(source):
    return read(source).as_people() if is_graphml(source) else None


def is_graphml(source):
    return source.suffix == ".graphml" or "<graphml" in source.head()


def read(source):
    reading = Reading()
    parser = reading.parser
    try:
        parser.Parse(source.whole(), True)
    except expat.ExpatError as error:
        refuse(
            gettext_noop("This is not well-formed XML: it stops making sense here."),
            gettext_noop("Mend this place, or save the network again."),
            error.lineno,
        )
    return reading.graph(relation_of(source))


class Reading:
    """What is met while the parser walks through the file."""

    def __init__(self):
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.EntityDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said
        self.keys, self.nodes, self.edges = {}, {}, []
        self.directed, self.holder, self.key, self.words = True, None, None, []

    @property
    def line(self):
        return self.parser.CurrentLineNumber

    def _refuse_doctype(self, *_parts):
        refuse(
            gettext_noop(
                "This file declares a DOCTYPE or entities, which can do harm; we do not read those."
            ),
            PLAIN_XML,
            self.line,
        )

    def _start(self, name, given):
        name = name.rpartition(":")[2]
        if name == "key":
            self.keys[given.get("id")] = given.get("attr.name") or given.get("id") or ""
        elif name == "graph":
            self.directed = given.get("edgedefault") != "undirected"
        elif name == "node":
            self._node(given)
        elif name == "edge":
            self._edge(given)
        elif name == "hyperedge":
            refuse(
                gettext_noop("This file has ties between more than two people at once."), PLAIN_XML, self.line
            )
        elif name == "data":
            self.key, self.words = self.keys.get(given.get("key"), given.get("key") or ""), []

    def _node(self, given):
        key = given.get("id", "")
        if not key or key in self.nodes:
            refuse(
                gettext_noop("Two vertices are called “%(key)s”, or one has no name."),
                gettext_noop("Give every vertex a name of its own."),
                self.line,
                key=key[:60],
            )
        self.holder = self.nodes[key] = {}

    def _edge(self, given):
        directed = {"true": True, "false": False}.get(given.get("directed"), self.directed)
        self.holder = {}
        self.edges.append(
            (self.line, given.get("source", ""), given.get("target", ""), directed, self.holder)
        )

    def _said(self, words):
        if self.key is not None:
            self.words.append(words)

    def _end(self, name):
        name = name.rpartition(":")[2]
        if name == "data" and self.key is not None:
            if self.holder is not None and (said := " ".join("".join(self.words).split())):
                self.holder[self.key] = said
            self.key = None
        elif name in {"node", "edge"}:
            self.holder = None

    def graph(self, relation):
        if not self.nodes:
            refuse(
                gettext_noop("There are no vertices in this file."),
                gettext_noop("Check that it is a GraphML file."),
            )
        graph = Graph("GraphML", relation=relation)
        called = _called(self.nodes)
        for key, said in self.nodes.items():
            graph.add_vertex(
                called[key], None, **{name: text for name, text in said.items() if name not in NAMES}
            )
        for line, source, target, directed, said in self.edges:
            for end in (source, target):
                if end not in called:
                    refuse(
                        gettext_noop("This tie names “%(key)s”, which is no vertex of the file."),
                        gettext_noop("Add the vertex, or remove the tie."),
                        line,
                        key=end[:60],
                    )
            value = next((said[name] for name in VALUES if name in said), "1")
            graph.ties.append((line, called[source], called[target], value, directed))
            graph.relations.append(said.get("relation", relation))
        return graph


def _called(nodes):
    """By what people are called: their name or label when all have one of their own, else the id."""
    for name in NAMES:
        names = [said.get(name) for said in nodes.values()]
        if all(names) and len(set(names)) == len(names):
            return dict(zip(nodes, names, strict=True))
    return {key: " ".join(key.split()) or key for key in nodes}
