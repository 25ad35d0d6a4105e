# ruff: noqa: E501 (each file is one line)
"""Network files in the dialects they come in, and hostile ones, each with its sentence and its line."""

import pytest

from samenspel.networks.models import Tie
from samenspel.people.models import Person

GRAPHML = (
    '<?xml version="1.0"?>{doctype}<graphml><key id="w" for="edge" attr.name="weight"/>{nodes}</graphml>'
)
DL = "dl n = 3 format = {format}\n{rest}"


def ties():
    rows = Tie.objects.values_list("person__name", "other__name", "value", "directed")
    return sorted(rows)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.graphml", GRAPHML.format(doctype="", nodes='<graph edgedefault="undirected"><node id="a"/><node id="b"/><edge source="a" target="b"><data key="w">2.5</data></edge></graph>'), [("a", "b", 2.5, False)]),
        ("a.xml", GRAPHML.format(doctype="", nodes='<graph><node id="a"/><node id="b"/><edge source="b" target="a" directed="false"/></graph>'), [("a", "b", 1.0, False)]),
        ("a.gml", 'Creator "x"\ngraph [ directed 0 node [ id 1 label "An &amp; Bo" ] node [ id 2 label "Cor" ] edge [ source 2 target 1 value 3 ] ]', [("An & Bo", "Cor", 3.0, False)]),
        ("a.gml", "# made by hand\ngraph [ directed 1 node [ id 1 ] node [ id 2 ] edge [ source 2 target 1 ] ]", [("2", "1", 1.0, True)]),
        ("a.gml", "graph [ node [ id a#1 ] node [ id b ] edge [ source a#1 target b ] ] # made by hand", [("a#1", "b", 1.0, False)]),
        ("a.net", '*Vertices 3\n1 "Anna B" 0.1 0.2\n2 Bas\n*Edges\n1 2 4\n*Arcs :2 "hulp"\n3 1\n', [("3", "Anna B", 1.0, True), ("Anna B", "Bas", 4.0, False)]),
        ("a.net", "*vertices 3\n*arcslist\n1 2 3\n", [("1", "2", 1.0, True), ("1", "3", 1.0, True)]),
        ("a.net", "% remark\n*Vertices 2\n*Matrix\n0 2\n0 0\n", [("1", "2", 2.0, True)]),
        ("a.dl", DL.format(format="edgelist1", rest="labels:\nAnna,Bas,Cor\ndata:\n1 2 5\n3 1\n"), [("Anna", "Bas", 5.0, True), ("Cor", "Anna", 1.0, True)]),
        ("a.dl", DL.format(format="edgelist1", rest="labels embedded:\ndata:\nAnna Bas\nBas Cor\n"), [("Anna", "Bas", 1.0, True), ("Bas", "Cor", 1.0, True)]),
        ("a.dl", DL.format(format="nodelist1", rest="data:\n1 2 3\n"), [("1", "2", 1.0, True), ("1", "3", 1.0, True)]),
        ("a.dl", DL.format(format="lowerhalf", rest="diagonal absent\ndata:\n1\n0 2\n"), [("1", "2", 1.0, False), ("2", "3", 2.0, False)]),
        ("a.dl", "DL n=2 nm=2\nmatrix labels:\nadvies hulp\ndata:\n0 1\n0 0\n0 0\n1 0\n", [("1", "2", 1.0, True), ("2", "1", 1.0, True)]),
        ("a.dl", DL.format(format="fullmatrix", rest="labels embedded\ndata:\n a b c\na 0 1 0\nb 0 0 0\nc 0 0 0\n"), [("a", "b", 1.0, True)]),
    ],
)  # fmt: skip
def test_each_dialect_gives_its_ties(bring, name, text, expected):
    bring("ties", text, name=name)

    assert ties() == expected


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.graphml", GRAPHML.format(doctype='<!DOCTYPE x [<!ENTITY a "b">]>', nodes=""), "Line 1: This file declares a DOCTYPE"),
        ("a.graphml", GRAPHML.format(doctype='<!DOCTYPE x SYSTEM "file:///etc/passwd">', nodes=""), "Line 1: This file declares a DOCTYPE"),
        ("a.graphml", "<graphml>\n<graph>\n<node id='a'>", "Line 3: This is not well-formed XML"),
        ("a.graphml", "<graphml/>", "There are no vertices"),
        ("a.graphml", "<graphml><graph><node id='a'/>\n<node id='a'/></graph></graphml>", "Line 2: Two vertices are called “a”"),
        ("a.graphml", "<graphml><graph><node id='a'/>\n<edge source='a' target='z'/></graph></graphml>", "Line 2: This tie names “z”"),
        ("a.graphml", "<graphml><graph><node id='a'/><hyperedge/></graph></graphml>", "Line 1: This file has ties between more than two"),
        ("a.gml", "graph [\n node [ id 1 ]\n", "Line 2: The brackets"),
        ("a.gml", "graph [ node [ id 1 ] ]\n]", "Line 2: The brackets"),
        ("a.gml", "graph [ node [ id 1 ]\nedge [ source 1 target 7 ] ]", "Line 2: This tie names “7”"),
        ("a.gml", "graph " + "[ a " * 10_000, "Line 1: The brackets"),
        ("a.net", "*Vertices 999999999999\n", "Line 1: The number of vertices"),
        ("a.net", "*Vertices 2\n*Arcs\n1 3\n", "Line 3: “3” is not the number of a vertex"),
        ("a.net", "*Vertices 2\n*Arcs\n1\n", "Line 3: This line is not what a Pajek network has here."),
        ("a.net", "*Vertices 4 2\n", "Line 1: This network has two kinds of vertices."),
        ("a.net", '*Vertices 2\n1 "a"\n2 "a"\n', "Two vertices are called “a”"),
        ("a.dl", "dl n = 2\ndata:\n0 1\n", "There are fewer figures than the 4"),
        ("a.dl", "dl n = 2\ndata:\n0 1 0 1\n1\n", "Line 4: There are more figures than the 4"),
        ("a.dl", "dl n = 0\ndata:\n", "Line 1: The number of people (n = …)"),
        ("a.dl", "dl n = 150000\ndata:\n0\n", "Line 1: A matrix of more than 5000 people"),
        ("a.dl", "dl n = 2 format = blob\ndata:\n0\n", "Line 1: The format “blob” is not one we read."),
        ("a.dl", "n = 2", "A DL file begins with “DL”"),
        ("a.csv", ",a,b\na,0,1\nc,1,0\n", "Row 3: This row does not fit the matrix"),
        ("a.csv", ",a,b\na,0,x\nb,1,0\n", "Row 2, column “b”: This is not a number."),
        ("a.csv", ",a,a\na,0,1\n", "Row 1: In the first row of this matrix a name is missing or stands twice."),
        ("a.net", "*Vertices 2\n*Arcs\n1 2 veel\n", "Line 3: This is not a number."),
        ("a.net", "*Vertices 3\n*Arcs\n0000000019 2 1\n", "Line 3: “0000000019” is not the number of a vertex"),
        ("a.net", "*Vertices 3\n*Arcs\n" + "1" * 5_000 + " 2\n", "Line 3: “111"),
        ("a.net", "*Vertices 0000001999999999\n", "Line 1: The number of vertices"),
        ("a.net", "*Vertices 900000\n", "Line 1: The number of vertices"),
        ("a.dl", "dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n0000000019 2\n", "Line 5: “0000000019” is not the number of a vertex"),
        ("a.dl", "dl n=2 format=lowerhalf\nlabels embedded:\ndata:\n0\n1 0\n", "There are 0 labels for 2 people."),
        ("a.gml", "graph [ node [ id 1 ]\nedge [ source [ ] target 1 ] ]", "Line 2: This tie names “”"),
        ("a.gml", "graph [ node [ id 1 ] " + "#" * 50_000, "Line 1: The brackets"),
        ("a.gml", "graph [ node [ id 1 ] " + "#\n" * 20_000 + '"', "Line 1: The brackets"),
        ("a.dl", "dl n = 2\ndiagonal" + " " * 200_000 + "present\ndata:\n0 1\n", "There are fewer figures"),
    ],
)  # fmt: skip
def test_a_network_file_that_makes_no_sense_says_where(problems_in, name, text, sentence):
    said = problems_in("ties", text, name=name)

    assert len(said) == 1
    assert said[0].startswith(sentence)


def test_a_billion_laughs_are_not_laughed(problems_in):
    entities = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 40))
    text = GRAPHML.format(doctype=f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>', nodes="&l39;")

    assert problems_in("ties", text, name="a.graphml")[0].startswith("Line 1: This file declares a DOCTYPE")


def test_the_vertices_of_a_network_come_as_people_with_their_attributes(bring):
    text = 'graph [ node [ id 1 label "Anna" team "Noord" age 44 ] node [ id 2 label "Bas" team "Zuid" age 31 ] ]'

    bring("people", text, name="a.gml")

    entry = Person.objects.get(name="Anna").dataset_entries.get()
    assert entry.attributes == {"team": "Noord"}


def test_classes_need_their_network_beside_them(problems_in):
    said = problems_in("people", "*Vertices 2\n1\n2\n", name="a.clu")

    assert said[0].startswith("A file of classes has no names in it")
