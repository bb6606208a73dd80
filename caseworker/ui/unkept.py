"""Files that were still being read as the records were locked: told at the next sign-in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from caseworker.domain.case import CaseNumber
from caseworker.ui.drafts import Keeper

FORM: Final = "unkept files"
_MOST: Final = 5  # names in one sentence


class Unkept(QObject):
    """What was not kept since the records were locked first: by case, until its officer was told.

    It lies in the records as what is typed does: the name of a file may name a child.

    Signals:
        told: what was not kept the last time; carries the words.
    """

    told = Signal(str)

    def __init__(self, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._said: list[str] = []

    def add(self, number: CaseNumber, left: tuple[str, ...], begun: tuple[str, ...]) -> None:
        """These were on their way into the case.

        None of ``left`` was kept. Those that were ``begun`` are being kept by now, unless they
        turn out to be such as may not be.
        """
        said = [f"The records were locked while files for case {number} were being read."]
        if left:
            them = "it" if len(left) == 1 else "them"
            where = "where it was" if len(left) == 1 else "where they were"
            said.append(f"Not kept, and {where}: {_listed(left)}. Attach {them} again.")
        if begun:
            them = "it is" if len(begun) == 1 else "they are"
            said.append(
                f"Being kept as the records were locked: {_listed(begun)}. Look whether {them} "
                "with the papers of the case."
            )
        self._said.append(" ".join(said))
        self._keeper.keep_draft(FORM, "\n".join(self._said))

    def tell(self) -> None:
        """Say what was not kept the last time, if anything; once."""
        self._keeper.draft(self, FORM, self._on_found)

    def _on_found(self, words: str | None) -> None:
        if words:
            self.told.emit(words)
            self._keeper.drop_draft(FORM)


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return f"{', '.join(names[:_MOST])}{more}"
