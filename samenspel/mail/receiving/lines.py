"""Lines of Markdown while they are written: within quotes, with marks that stand against their words."""

import re

DEEPEST_QUOTE = 5


class Lines:
    def __init__(self):
        self.done = []
        self.pieces = []
        self.depth = 0
        self.has_words = False
        self.marks = []

    def text(self):
        lines = [*self.done, "".join(self.pieces)]
        text = "\n".join(line.rstrip(" ") for line in lines).replace("\u00a0", " ")
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip(" ") for line in text.split("\n"))).strip("\n")

    def say(self, words):
        if words:
            if not self.pieces:
                self.pieces.append("> " * min(self.depth, DEEPEST_QUOTE))
            self.pieces.append(words)
            self.has_words = self.has_words or bool(words.strip("\u00a0 "))

    def say_words(self, words):
        """Words that run on: no space at the begin of a line, nor twice."""
        is_after_space = not self.pieces or self.pieces[-1].endswith(" ") or len(self.pieces) == 1
        self.say(words.lstrip(" ") if is_after_space else words)

    def new_line(self):
        quote = "> " * min(self.depth, DEEPEST_QUOTE)
        self.done.append("".join(self.pieces) if self.pieces else quote)
        self.pieces, self.marks = [], []

    def fresh_line(self):
        if self.pieces:
            self.new_line()

    def new_block(self):
        """With an empty line above, within the same quote."""
        self.fresh_line()
        if self.done and self.done[-1].strip("> "):
            self.new_line()

    def quote(self, more):
        self.depth = max(0, self.depth + more)

    def mark(self, sign):
        self.say(sign)
        self.marks.append((sign, len(self.pieces)))

    def end_mark(self, sign):
        """The mark stands against the last word; around nothing there is none."""
        if not self.marks or self.marks[-1][0] != sign:
            return
        _sign, begin = self.marks.pop()
        spaces = ""
        while len(self.pieces) > begin and not self.pieces[-1].rstrip(" \u00a0"):
            spaces += self.pieces.pop()
        if len(self.pieces) == begin:
            self.pieces.pop()
        else:
            bare = self.pieces[-1].rstrip(" \u00a0")
            spaces += self.pieces[-1][len(bare) :]
            self.pieces[-1] = bare + sign
        if spaces:
            self.say(" ")

    def place(self):
        """Here, to come back to on the same line."""
        return len(self.done), len(self.pieces)

    def since(self, place):
        """The words since then; none when they went on over the line."""
        row, column = place
        return "".join(self.pieces[max(1, column) :]) if row == len(self.done) else ""

    def instead(self, place, words):
        del self.pieces[max(1, place[1]) :]
        self.say(words)
