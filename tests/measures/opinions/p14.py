"""Fourteen participants and six statements, worked out by hand and by other programs beforehand."""

import numpy as np

from measures import opinions

ROWS = "++--++ ++--+0 ++-0++ +0--++ ++.-+. ++-+++ ++---+ --+++0 --+++- -0+++0 --+.+. --++-+ -++++0 --0++-"
MEANING = {"+": 1, "-": -1, "0": 0, ".": np.nan}


def votes():
    return opinions.votes_of_matrix([[MEANING[cell] for cell in row] for row in ROWS.split()])
