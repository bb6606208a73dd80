"""Pages lying under one another, drawn only while they are seen."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QFrame, QWidget

from caseworker.casework.viewing import PagePicture
from caseworker.domain.errors import UnfitFile
from caseworker.ui import theme

SMALLEST: Final = 0.25
LARGEST: Final = 4.0
_STEPS: Final = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_SCREEN_INCH: Final = 96
_KEPT_PICTURES: Final = 8
_GAP: Final = 14
_WIDEST_FIT: Final = 1.6


class Sheets(QAbstractScrollArea):
    """The pages themselves: scrolled, zoomed, paged by keys.

    Signals:
        page_changed: another page (from 1) is the one being read.
        zoom_changed: pages are drawn at another size.
        more_wanted: the reader nears the end of the pages that are here.
    """

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheets")
        self.setAccessibleName("Pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # It has its room before there are pages: they would change their size when it comes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._pages: list[PagePicture] = []
        self._places: list[QRect] = []
        self._tops: list[int] = []
        self._drawn: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._zoom = 1.0
        self._fits = True
        self._page = 1
        self._found: int | None = None
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # What is shown

    def show_pages(self, pages: Sequence[PagePicture]) -> None:
        """Show these pages, from the first."""
        self._pages = list(pages)
        self._drawn.clear()
        self._found = None
        self._page = 1
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._tell_page()
        self.page_changed.emit(1)

    def put_pages(self, pages: Sequence[PagePicture]) -> None:
        """Show these in place of those that are here; whoever reads stays where they are."""
        before, self._pages = self._pages, list(pages)
        same = {at for at, (old, new) in enumerate(zip(before, pages, strict=False)) if old == new}
        for key in [key for key in self._drawn if key[0] not in same]:
            del self._drawn[key]
        self._found = None
        self._page = max(1, min(self._page, len(self._pages)))
        self._lay_out()
        self._tell_page()

    def add_pages(self, pages: Sequence[PagePicture]) -> None:
        """Lay further pages under those that are here."""
        self._pages.extend(pages)
        self._lay_out()

    @property
    def page(self) -> int:
        """The page being read, from 1."""
        return self._page

    @property
    def share_of_page(self) -> float:
        """How far down that page the top of the view is: 0 at its top, 1 at its bottom."""
        if not self._places:
            return 0.0
        place = self._places[min(self._page, len(self._places)) - 1]
        return (self.verticalScrollBar().value() - place.top()) / max(1, place.height())

    def go_to(self, page: int) -> None:
        """Bring the top of ``page`` to the top."""
        if self._pages:
            at = min(max(page, 1), len(self._pages)) - 1
            self.verticalScrollBar().setValue(self._places[at].top() - _GAP // 2)
            self._settle_on(at + 1)

    def mark_found(self, page: int | None) -> None:
        """Draw a border round the page on which something was found."""
        self._found = page
        self.viewport().update()
        if page is not None:
            self.go_to(page)

    # Size

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def fits(self) -> bool:
        """Whether pages are as wide as the window allows."""
        return self._fits

    def fit_width(self) -> None:
        self._fits = True
        self._lay_out()

    def zoom_to(self, zoom: float) -> None:
        """1.0 is the size on paper."""
        self._fits = False
        self._set_zoom(zoom)

    def zoom_by(self, steps: int) -> None:
        """To the next larger or smaller of the usual sizes."""
        if steps > 0:
            wanted = next((step for step in _STEPS if step > self._zoom + 0.01), LARGEST)
        else:
            wanted = next((s for s in reversed(_STEPS) if s < self._zoom - 0.01), SMALLEST)
        self.zoom_to(wanted)

    def _set_zoom(self, zoom: float) -> None:
        at, within = self._page, self.share_of_page
        self._zoom = min(max(zoom, SMALLEST), LARGEST)
        self._places_for_zoom()
        if self._places:
            place = self._places[min(at, len(self._places)) - 1]
            self.verticalScrollBar().setValue(place.top() + round(within * place.height()))
        self.zoom_changed.emit(self._zoom)
        self.viewport().update()

    def _lay_out(self) -> None:
        if self._fits and self._pages:
            widest = max(_natural(page).width() for page in self._pages)
            room = self.viewport().width() - 2 * _GAP
            self._set_zoom(min(room / widest, _WIDEST_FIT * theme.worn().text))
        else:
            self._set_zoom(self._zoom)

    def _places_for_zoom(self) -> None:
        top = _GAP
        sizes = [_natural(page) * self._zoom for page in self._pages]
        widest = max((size.width() for size in sizes), default=0)
        whole = max(self.viewport().width(), widest + 2 * _GAP)
        self._places = []
        for size in sizes:
            self._places.append(QRect(QPoint((whole - size.width()) // 2, top), size))
            top += size.height() + _GAP
        self._tops = [place.top() for place in self._places]
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, top - self.viewport().height()))
        down.setPageStep(max(1, self.viewport().height() - 2 * _GAP))
        down.setSingleStep(theme.px(40))
        across.setRange(0, max(0, whole - self.viewport().width()))
        across.setPageStep(self.viewport().width())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("ground"))
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for at, place in enumerate(self._places):
            here = place.translated(-offset)
            if not here.intersects(event.rect()):
                continue
            painter.drawPixmap(here, self._picture(at, here.size()))
            is_found = self._found == at + 1
            painter.setPen(
                QPen(theme.colour("focus" if is_found else "line"), 3 if is_found else 1)
            )
            painter.drawRect(here.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _picture(self, at: int, size: QSize) -> QPixmap:
        """The page at this size; a few of the last drawn are kept."""
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        key = (at, wanted.width())
        if key not in self._drawn:
            self._drawn[key] = QPixmap.fromImage(_dots(self._pages[at]).scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            ))  # fmt: skip
            while len(self._drawn) > _KEPT_PICTURES:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    # Moving about

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        down = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Space: down.pageStep(),
            Qt.Key.Key_PageDown: down.pageStep(),
            Qt.Key.Key_PageUp: -down.pageStep(),
            Qt.Key.Key_Down: down.singleStep(),
            Qt.Key.Key_Up: -down.singleStep(),
        }
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            down.setValue(0 if key == Qt.Key.Key_Home else down.maximum())
        elif (
            key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not self.horizontalScrollBar().maximum()
        ):
            self.go_to(self._page + (1 if key == Qt.Key.Key_Right else -1))
        elif key in moves:
            down.setValue(down.value() + moves[key])
        else:
            super().keyPressEvent(event)

    def _on_scrolled(self, value: int) -> None:
        self.viewport().update()
        if not self._places:
            return
        # The page that fills the upper third is the one being read.
        at = bisect_right(self._tops, value + self.viewport().height() // 3)
        self._settle_on(max(1, at))
        if value >= self.verticalScrollBar().maximum() - self.viewport().height():
            self.more_wanted.emit()

    def _settle_on(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._tell_page()
            self.page_changed.emit(page)

    def _tell_page(self) -> None:
        """A picture says nothing to a screen reader; its words do."""
        words = self._pages[self._page - 1].text if self._pages else ""
        self.setAccessibleDescription(words or "A picture without words.")


def _told(key: str, thing: QObject) -> QAccessibleInterface | None:
    """What a screen reader is told that the pages are: Qt knows of no more than a frame."""
    del key
    if isinstance(thing, Sheets):
        return QAccessibleWidget(thing, QAccessible.Role.Document, thing.accessibleName())
    return None


QAccessible.installFactory(_told)  # once, as Qt keeps it for good


def _natural(page: PagePicture) -> QSize:
    """The size on paper, as the screen measures."""
    scale = _SCREEN_INCH / page.dots_per_inch
    return QSize(max(1, round(page.width * scale)), max(1, round(page.height * scale)))


def _dots(page: PagePicture) -> QImage:
    try:
        dots = page.dots()
    except UnfitFile:  # a page that doesn't unpack is shown as an empty one
        blank = QImage(8, 8, QImage.Format.Format_RGB888)
        blank.fill(Qt.GlobalColor.white)
        return blank
    image = QImage(dots, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
    return image.copy()  # the dots themselves are let go
