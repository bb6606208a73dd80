"""One copy that left, as a line: what, to whom, why, where it is; and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from caseworker.casework.ledger_pages import COVER, RECALL
from caseworker.casework.wanted import Wanted
from caseworker.domain.days import day_words
from caseworker.domain.ledger import LedgerLine
from caseworker.domain.moments import day_of
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.papers.fate_sheet import FateSheet
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.preview import show_paper
from caseworker.ui.parts import Flow, Words, column, quiet

_HOW = {
    "print": "Printed",
    "working_copy": "Working copy, made",
    "clear_copy": "Saved as a clear copy",
    "encrypted_copy": "Saved as an encrypted copy",
    "pack": "Handed over as a pack",
    "archive": "Kept",
}


class CopyLine(QWidget):
    """One line of the ledger, with its buttons. ``at`` tells one from another."""

    def __init__(
        self, desk: Desk, line: LedgerLine, at: int, about: str = "", *, ways: Ways | None = None
    ) -> None:
        super().__init__()
        self._desk, self._line, self._ways = desk, line, ways
        release = line.release
        self.setObjectName(f"copy{at}")
        body = column(self, 0, 2)
        body.setContentsMargins(0, 4, 0, 4)
        copy = f"Copy {release.copy_number}" if release.copy_number else "A copy"
        whose = f"{copy} for {release.to}" if release.to else copy
        body.addWidget(Words(whose, "strong", wrap=True))
        how = _HOW.get(release.kind, release.kind)
        day = day_words(day_of(release.at))
        made = f"No. {release.number}. {how} on {day} by {release.officer}."
        body.addWidget(Words(" · ".join(filter(None, (about, made))), "small", wrap=True))
        said = line.contents
        said = f"{said[:1].upper()}{said[1:]}. {line.state}."
        body.addWidget(Words(said, "small", wrap=True))
        why = release.basis.words if release.basis is not None else ""
        reason = f"Reason: {release.reason}" if release.reason else ""
        if why or reason:
            body.addWidget(Words(" ".join(filter(None, (why, reason))), "small", wrap=True))
        body.addWidget(self._buttons(at))
        self.setAccessibleName(f"{whose}. {made} {line.state}.")

    def _buttons(self, at: int) -> Flow:
        line = Flow(across=8, down=4)
        offered: list[tuple[str, str, Callable[[], None]]] = []
        if self._line.is_held:
            offered.append(("What became of it…", f"fate{at}", self._on_fate))
        if self._line.is_held and not self._line.stays:
            offered.append(("Cover sheet…", f"cover{at}", self._on_cover))
            offered.append(("Ask it back…", f"recall{at}", self._on_recall))
        for words, name, act in offered:
            button = quiet(words, name, icon=Icon.MARK if name.startswith("fate") else Icon.PRINT)
            button.setAccessibleDescription(f"No. {self._line.number}")
            button.clicked.connect(lambda _=False, act=act: act())
            line.addWidget(button)
        return line

    def _on_fate(self) -> None:
        FateSheet(self._desk, self._line, self.window()).open()

    def _on_cover(self) -> None:
        self._show(COVER)

    def _on_recall(self) -> None:
        self._show(RECALL)

    def _show(self, sheet: str) -> None:
        to = self._line.release.to
        wanted = Wanted("letter", self._line.case, sheet, about=self._line.number, to=to)
        show_paper(self, self._desk, wanted, ways=self._ways)
