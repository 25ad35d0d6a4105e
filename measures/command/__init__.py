"""The command line: figures from two files, for someone with a question and no web app.

`python -m measures ties --nodes people.csv --ties ties.csv` and `python -m measures events …`; the numbers
come from `measures.ties`, this part only reads, names and prints them.
"""

from measures.command.run import main

__all__ = ["main"]
