"""Mail that comes in: read within bounds, known by whom it is from, cut down to what was written, and placed.

What comes in is written by anyone, and may be made to break us. So it is read in this order, and each step
may end it: the address it came to (``answering``), its size and shape (``parsing``), whether a machine wrote
it (``machines``), whether it is who it says it is (``identity``), how much came (``limits``), what of it was
written now (``bodies``, ``quoting``, ``signing_off``). Only then it goes to the room that takes the answer.
"""
