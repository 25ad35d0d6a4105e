"""GML: keys with numbers, texts and blocks in square brackets."""

import html
import re

from django.utils.translation import gettext_noop

from samenspel.networks.formats.graph import Graph, refuse, relation_of

# A comment runs to the end of its line and no further, so that there is one way only to read any text.
SPACE = r"\s*(?:#[^\n]*(?:\n|\Z)\s*)*"
TOKEN = re.compile(SPACE + r'(?:"(?P<text>[^"]*)"|(?P<sign>[\[\]])|(?P<word>[^\s\[\]"#][^\s\[\]"]*))')
REST = re.compile(SPACE)
BEGIN = re.compile(
    r"(?:\s*(?:#[^\n]*|Creator\b[^\n]*|Version\b[^\n]*|comment\b[^\n]*)\n)*\s*graph\s*\[", re.I
)
DEEPEST = 50
VALUES = ("value", "weight", "waarde", "gewicht")


def ties(source):
    return read(source).as_ties() if is_gml(source) else None


def people(source):
    return read(source).as_people() if is_gml(source) else None


def is_gml(source):
    return source.suffix == ".gml" or bool(BEGIN.match(source.head()))


class Block(dict):
    """A block with the line it begins at; ``node`` and ``edge`` may stand in it many times."""

    def __init__(self, line):
        super().__init__()
        self.line, self.nodes, self.edges = line, [], []


def read(source):
    top = _blocks(source.whole())
    graph = top.get("graph")
    if not isinstance(graph, Block) or not graph.nodes:
        refuse(
            gettext_noop("There is no graph with nodes in this file."),
            gettext_noop("Check that it is a GML file."),
        )
    return _graph(graph, relation_of(source))


def _blocks(text):
    """All blocks, read without recursion, so that depth cannot hurt."""
    open_blocks, key, at, line = [Block(1)], None, 0, 1
    while found := TOKEN.match(text, at):
        line += text.count("\n", at, found.end())
        at, block = found.end(), open_blocks[-1]
        if found["sign"] == "]":
            if key is not None or len(open_blocks) == 1:
                _refuse_brackets(line)
            open_blocks.pop()
        elif found["sign"] == "[":
            if key is None or len(open_blocks) > DEEPEST:
                _refuse_brackets(line)
            open_blocks.append(_opened(block, key, line))
            key = None
        elif key is None:
            key = (found["word"] or found["text"] or "").lower()
        else:
            block[key] = html.unescape(found["text"]) if found["text"] is not None else found["word"]
            key = None
    if not REST.fullmatch(text, at) or len(open_blocks) > 1 or key is not None:
        _refuse_brackets(line)
    return open_blocks[0]


def _opened(block, key, line):
    new = Block(line)
    if key in ("node", "edge"):
        (block.nodes if key == "node" else block.edges).append(new)
    else:
        block[key] = new
    return new


def _refuse_brackets(line):
    refuse(
        gettext_noop("The brackets, quotation marks and values of this file do not match here."),
        gettext_noop("Mend this place, or save the network again."),
        line,
    )


def _graph(block, relation):
    graph = Graph("GML", relation=relation)
    labels = [node.get("label") for node in block.nodes]
    by_label = all(isinstance(label, str) and label.strip() for label in labels) and len(set(labels)) == len(
        labels
    )
    keys = {}
    for node in block.nodes:
        number = node.get("id")
        if not isinstance(number, str) or number in keys:
            refuse(
                gettext_noop("This node has no id of its own."),
                gettext_noop("Give every node another id."),
                node.line,
            )
        said = {
            name: text for name, text in node.items() if isinstance(text, str) and name not in ("id", "label")
        }
        keys[number] = graph.add_vertex(node["label"] if by_label else number, node.line, **said)
    directed = block.get("directed") == "1"
    for edge in block.edges:
        ends = [edge.get(side) for side in ("source", "target")]
        for end in ends:
            if not isinstance(end, str) or end not in keys:
                refuse(
                    gettext_noop("This tie names “%(key)s”, which is no vertex of the file."),
                    gettext_noop("Add the vertex, or remove the tie."),
                    edge.line,
                    key=end[:60] if isinstance(end, str) else "",
                )
        value = next((edge[name] for name in VALUES if isinstance(edge.get(name), str)), "1")
        graph.ties.append((edge.line, keys[ends[0]], keys[ends[1]], value, directed))
    return graph
