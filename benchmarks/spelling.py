"""How long spelling takes: to load, at each key, over a whole plan, and to say what was meant.

    python benchmarks/spelling.py

Prints milliseconds. A key is timed from the press to the end of what it set off, in one
field that holds a long section, with and without marks.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stopwatch import middle, p95

from caseworker.casework.spelling import Dictionary, Spelling
from caseworker.domain.blocks import paragraphs
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.editor.spell_marks import SpellMarks

PARAGRAPH = (
    "Amelia is helped by a learning support assistant, for twenty minutes on each school day, "
    "to organise her work into steps; she recieves a visual timetable, and an EHCP review says "
    "how well it went. Her speach and language therapist visits once in each half-term. "
)
LONG = "\n".join([PARAGRAPH * 2] * 60)  # some 60 paragraphs of 90 words: a very long section
TYPED = "She also needs a quiet room, wich the school provides. " * 6


def main() -> None:
    """Measure, and print a line for each figure."""
    app = QApplication.instance() or QApplication([])
    begin = time.perf_counter()
    dictionary = Dictionary()
    _say("the dictionary is loaded in", time.perf_counter() - begin)
    spelling = Spelling(dictionary, ["snoozelen"] * 50, ["Amelia Grey"])
    begin = time.perf_counter()
    spelling.mistakes(LONG)
    _say("a section of 5,000 words is read for the first time in", time.perf_counter() - begin)
    begin = time.perf_counter()
    spelling.mistakes(LONG)
    _say("and again in", time.perf_counter() - begin)
    for word in ("recieve", "speach", "wich", "comunication"):
        begin = time.perf_counter()
        spelling.suggestions(word)
        _say(f"what was meant by “{word}” is known in", time.perf_counter() - begin)
    for words, marks in (("without", False), ("with", True)):
        keys = _keys(app.processEvents, spelling, marks=marks)
        _say(f"a key {words} marks takes, in the middle,", middle(keys))
        _say(f"95 of 100 keys {words} marks take less than", p95(keys))


def _keys(turn: Callable[[], None], spelling: Spelling, *, marks: bool) -> list[float]:
    field = BlocksEdit("benchmark", "Benchmark", grows=True)
    field.resize(640, 900)
    field.show_blocks(paragraphs(LONG))
    if marks:
        SpellMarks(field, spelling.mistakes)
    field.show()
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(len(LONG) // 2)
    field.setTextCursor(cursor)
    turn()
    taken = []
    for sign in TYPED:
        begin = time.perf_counter()
        QTest.keyClicks(field, sign)
        turn()
        taken.append(time.perf_counter() - begin)
    field.close()
    return taken


def _say(words: str, seconds: float) -> None:
    print(f"{words} {seconds * 1000:.2f} ms")


if __name__ == "__main__":
    main()
