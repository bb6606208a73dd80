"""The cases behind a number, each a way into its case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.domain.timeliness import Clock
from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Card, Words, column, icon_button, named, row, secondary
from caseworker.ui.parts.typed_day import short_day

AT_ONCE: Final = 25
LARGE: Final = 1.25  # type beyond this has no room side by side


@dataclass(frozen=True, slots=True)
class CaseBehind:
    """One case behind a number: whose it is, what it is about, what became of it.

    ``step`` is what the case is opened for; empty is nothing in particular.
    """

    case: CaseNumber
    name: str
    about: str
    became: str
    step: str = ""


class Behind(Card):
    """Which cases a number counts.

    Signals:
        opened: a case is wanted; carries its number, and what it is wanted for.
        shut: the list was put away.
    """

    opened = Signal(str, str)
    shut = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="behind", margin=16, gap=6, parent=parent)
        self._cases: tuple[CaseBehind, ...] = ()
        self._shown = 0
        head = row(10)
        self._title = Words("", "heading", name="behindTitle", wrap=True)
        close = icon_button(Icon.CLOSE, "Put this list away", "behindClose")
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._lines = QWidget()
        self._list: QVBoxLayout = column(self._lines, 0, 0)
        self.body.addWidget(self._lines)
        self._more = secondary("Show more", "behindMore", icon=Icon.CHEVRON_DOWN)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        close.clicked.connect(self._on_close)
        self._more.clicked.connect(self._on_more)
        self.hide()

    def show_clocks(
        self, clocks: tuple[Clock, ...], names: Mapping[CaseNumber, str], about: str
    ) -> None:
        """``about`` says which number these are behind."""
        found = (
            CaseBehind(one.case, names.get(one.case, ""), one.about, became_words(one))
            for one in clocks
        )
        self.show_cases(tuple(found), about)

    def show_cases(self, found: tuple[CaseBehind, ...], about: str) -> None:
        """The same of anything that is counted."""
        self._cases, self._shown = found, 0
        cases = len({one.case for one in found})
        count = f"{cases:,} case{'' if cases == 1 else 's'}"
        if cases != len(found):
            count = f"{len(found):,} times on {count}"
        self._title.setText(f"{count} · {about}")
        self.setAccessibleName(f"{count}. {about}")
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._on_more()
        self.show()

    @Slot()
    def _on_more(self) -> None:
        upto = self._shown + AT_ONCE
        first: CaseLine | None = None
        for one in self._cases[self._shown : upto]:
            line = CaseLine(one)
            line.clicked.connect(lambda _=False, one=one: self.opened.emit(one.case, one.step))
            self._list.addWidget(line)
            first = first or line
        self._shown = min(upto, len(self._cases))
        self._more.setVisible(self._shown < len(self._cases))
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_close(self) -> None:
        self.hide()
        self.shut.emit()


class CaseLine(QPushButton):
    """One case: whose it is, what is counted of it, and what became of it."""

    def __init__(self, one: CaseBehind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "goto")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        is_large = theme.worn().text > LARGE
        self._layout: QBoxLayout = column(self, 0, 2) if is_large else row(12, self)
        self._layout.setContentsMargins(theme.px(8), theme.px(7), theme.px(8), theme.px(7))
        who = one.name or one.case
        parts = (
            Words(who, "strong", wrap=True),
            Words(" · ".join(filter(None, (one.case, one.about))), "soft", wrap=True),
            Words(one.became, "body", wrap=True),
        )
        for words, share in zip(parts, (3, 4, 5), strict=True):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._layout.addWidget(words, share)
        named(self, f"behind_{one.case}", f"{who}, {one.case}. {one.became}")
        self.setAccessibleDescription("Press to open the case.")

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._layout.heightForWidth(width)


def became_words(clock: Clock) -> str:
    """``by 19 Oct 2026 · done 20 Oct 2026 · 1 day late``."""
    said = [f"by {short_day(clock.by)}" if clock.by else "no day known"]
    if clock.done_on:
        said.append(f"done {short_day(clock.done_on)}")
    if clock.late_words:
        said.append(clock.late_words)
    return " · ".join(said)
