"""What left before: the copies of a case, or the latest of all the cases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.disclosures import Disclosed
from caseworker.domain.days import day_words
from caseworker.domain.disclosure import Answer
from caseworker.domain.ledger import LedgerLine
from caseworker.domain.moments import day_of
from caseworker.domain.pieces_words import in_words
from caseworker.ui.parts import Card, Words, column, named, quiet, row
from caseworker.ui.parts.emptied import emptied, put_in, ruled

MOST = 12


class BeforeCard(Card):
    """Disclosed before, from this case: newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Disclosed before", name="disclosedBefore", gap=6, parent=parent)
        lines = QWidget(self)
        self._lines = column(lines, 0, 6)
        self.body.addWidget(lines)
        self.body.addStretch(1)

    def show_lines(self, lines: Sequence[LedgerLine]) -> None:
        emptied(self._lines)
        if not lines:
            words = "Nothing has left from this case yet. Every copy that does stays here for good."
            self._lines.addWidget(Words(words, "soft", wrap=True, name="nothingLeft"))
        put_in(self._lines, ruled(map(copy_lines, lines)))


class LatestCard(Card):
    """The copies that left last, of any case.

    Signals:
        chosen: a case is wanted; carries its number.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Disclosed lately", name="disclosedLately", gap=6, parent=parent)
        self._shown: tuple[Disclosed, ...] | None = None
        lines = QWidget(self)
        self._lines = column(lines, 0, 6)
        self.body.addWidget(lines)

    def show_lines(self, lines: Sequence[Disclosed]) -> None:
        before, self._shown = self._shown, tuple(lines)
        if before == self._shown:
            return
        emptied(self._lines)
        if not lines:
            words = (
                "Nothing has left yet. Every copy of a plan that leaves is listed here: to whom, "
                "which part, and why it could."
            )
            self._lines.addWidget(Words(words, "soft", wrap=True, name="nothingLeft"))
        put_in(self._lines, ruled(self._line(one, at) for at, one in enumerate(lines)))

    def _line(self, one: Disclosed, at: int) -> QWidget:
        line = QWidget()
        across = row(12, line)
        number = str(one.line.case)
        name = quiet(one.name, f"lately_{at}", hint=f"Disclose from the case of {one.name}")
        name.clicked.connect(lambda: self.chosen.emit(number))
        across.addWidget(name, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        across.addWidget(copy_lines(one.line), 4)
        return line


def _why(line: LedgerLine) -> str:
    """What it rested on, in a word or by its source."""
    basis = line.release.basis
    if basis is None:
        return ""
    return basis.row if basis.verdict.answer is Answer.BY_CONSENT else basis.source


def copy_lines(line: LedgerLine) -> QWidget:
    """One copy: its day, to whom, what of the plan, why it could, its number, where it is."""
    release = line.release
    shown = named(QWidget(), "copyLine")
    body = column(shown, 0, 1)
    body.addWidget(Words(day_words(day_of(release.at)), "strong"))
    what = in_words(release.what.carries) if release.what.carries else release.what.title
    first = " · ".join(part for part in (release.to, what) if part)
    body.addWidget(Words(first, wrap=True))
    number = f"no. {release.number}" if release.number else ""
    last = " · ".join(part for part in (_why(line), number, line.state) if part)
    body.addWidget(Words(last, "small", wrap=True))
    return shown
