"""The plan as it would be printed, drawn again whenever there is a pause in typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from caseworker.casework.drawer import LivePages
from caseworker.casework.paper_pages import live_pages
from caseworker.casework.viewing import PagePicture
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_versions import PAPER
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Words, column, icon_button, named, row
from caseworker.ui.sheets import Sheets

PAUSE: Final = 250  # ms after the last key, it is drawn again
SCREEN_INCH: Final = 96  # dots of the screen at 100%
WANTED: Final = "livePreviewWanted"
NARROWEST: Final = 360  # px at 100%: a page can be made out from here on
A4: Final = 8.6  # inches across, with the ground on either side
ALIKE: Final = 0.04  # of the fineness: so little scaling is not seen
FINEST: Final = 220  # dots to the inch: finer is not seen


class LivePreview(QFrame):
    """Follows the plan while it is shown. Drawn by a process of its own, one drawing at a time.

    Signals:
        shut: it is not wanted any more.
        drawn: the pages are those of what was typed; carries the LivePages.
    """

    shut = Signal()
    drawn = Signal(object)

    def __init__(
        self,
        desk: Desk,
        number: CaseNumber,
        now: Callable[[], PlanState | None],
        parent: QWidget | None = None,
    ) -> None:
        """``now`` says which plan is written at that moment; None if there is none."""
        super().__init__(parent)
        named(self, "livePreview", "The plan as it will be printed")
        self.setProperty("card", True)
        self._desk, self._number, self._now = desk, number, now
        self._pdf = b""
        self._pages: list[PagePicture] = []
        self._series = ""
        self._is_drawing = self._is_late = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.draw)
        self.sheets = Sheets(self)
        self.sheets.setObjectName("liveSheets")
        body = column(self, 10, 6)
        body.addWidget(self._head())
        self._trouble = Words("", "soft", wrap=True, tone=Tone.AMBER, name="liveTrouble")
        self._trouble.hide()
        body.addWidget(self._trouble)
        body.addWidget(self.sheets, 1)
        self.sheets.page_changed.connect(self._on_page)
        self.sheets.zoom_changed.connect(self._on_zoom)
        self.setMinimumWidth(theme.px(NARROWEST))
        self.hide()

    def draw_soon(self) -> None:
        """Draw it again once there is a pause in typing, if it is looked at."""
        if self.isVisible():
            self._say("drawing…")
            self._pause.start()

    @Slot()
    def draw(self) -> None:
        """Draw it now, or as soon as the drawing before it has ended."""
        self._pause.stop()
        state = self._now()
        if state is None or not self.isVisible():
            return
        if self._is_drawing:
            self._is_late = True
            return
        self._is_drawing = True
        self._say("drawing…")
        wanted = Wanted(PAPER, self._number, series=state.series, typed=state.plan)
        self._desk.paper(
            self,
            live_pages(
                self._desk.drawer, wanted, self._desk.officer, self.sheets.page, self._fineness
            ),
            lambda live: self._on_drawn(state, wanted, live),
            refused=self._on_refused,
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        QTimer.singleShot(0, self, self.draw)  # once it is as wide as it will be

    def _head(self) -> QWidget:
        ground = QWidget()
        line = row(8, ground)
        line.addWidget(Words("On paper", "strong"))
        self._said = Words("", "small", name="liveSaid")
        line.addWidget(self._said, 1)
        self._where = Words("", "small", name="liveWhere")
        line.addWidget(self._where)
        close = icon_button(Icon.CLOSE, "Close the live preview", "liveClose", self)
        close.clicked.connect(self.shut)
        line.addWidget(close)
        return ground

    @property
    def _fineness(self) -> int:
        """Dots to the inch at which a page needs no scaling: that would hold up the typing."""
        zoom = self.sheets.zoom
        if not self._pages:  # none is laid out yet: as wide as it will be
            zoom = self.sheets.viewport().width() / (A4 * SCREEN_INCH)
        dots = zoom * SCREEN_INCH * self.devicePixelRatioF()
        return max(SCREEN_INCH // 4, min(FINEST, round(dots)))

    def _on_drawn(self, state: PlanState, wanted: Wanted, live: LivePages) -> None:
        self._is_drawing = False
        if state is self._now():
            self._pdf, self._pages = live.pdf, list(live.pages)
            is_same = self._series == state.series
            (self.sheets.put_pages if is_same else self.sheets.show_pages)(live.pages)
            self._series = state.series
            self._trouble.hide()
            self._on_page()
            if wanted.typed is state.plan:  # else somebody wrote on meanwhile
                self._say("as typed")
                self.drawn.emit(live)
        self._go_on()

    def _on_refused(self, error: CaseworkerError) -> None:
        """What stood here stays; the words say why there is nothing newer."""
        self._is_drawing = False
        self._trouble.setText(f"It can’t be drawn yet. {error}")
        self._trouble.show()
        self._say("not drawn")
        self._go_on()

    def _go_on(self) -> None:
        if self._is_late:
            self._is_late = False
            self.draw()

    @Slot()
    def _on_page(self) -> None:
        """Have pictures of the pages around, at the size at which they are looked at."""
        page = self.sheets.page
        self._where.setText(f"Page {page} of {len(self._pages)}" if self._pages else "")
        near = self._pages[max(0, page - 2) : page + 1]
        if self._pdf and any(not one.packed for one in near):
            pdf, fineness = self._pdf, self._pages[page - 1].dots_per_inch
            drawer = self._desk.drawer
            self._desk.upkeep(
                self,
                lambda _: drawer.near(pdf, page, fineness),
                lambda pages: self._on_near(pdf, pages),
                refused=self._on_refused,
            )

    @Slot()
    def _on_zoom(self) -> None:
        """Pages that would have to be scaled are drawn again at the size they are seen at."""
        have = self._pages[0].dots_per_inch if self._pages else self._fineness
        if abs(self._fineness - have) > have * ALIKE:
            self._pause.start()

    def _on_near(self, pdf: bytes, pages: tuple[PagePicture, ...]) -> None:
        if pdf is not self._pdf:
            return  # it was drawn again meanwhile
        for page in pages:
            self._pages[page.number - 1] = page
        self.sheets.put_pages(self._pages)

    def _say(self, words: str) -> None:
        self._said.setText(words)


def is_wanted(owner: QWidget) -> bool:
    """Whether it is shown in the plans of this window: remembered as long as the window is."""
    return bool(owner.window().property(WANTED))


def want(owner: QWidget, *, on: bool) -> None:
    """Remember it for whatever plan is opened next in this window."""
    owner.window().setProperty(WANTED, on)
