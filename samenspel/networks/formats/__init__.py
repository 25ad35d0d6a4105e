"""Readers of network files: GraphML, GML, Pajek, UCINET DL and the adjacency matrix.

Each turns a file into the table that a CSV of the same network would give, with the line of each tie, so all
that is said of rows holds for them too. They are our own and small: a graph library's readers stop at the
first mistake with a message of their own, and read XML that asks for other files.
"""
