"""The one box that finds anything: people, numbers, phrases, recent cases and commands."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from caseworker.casework import search
from caseworker.casework.search import Found
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.found import Command, Row, command_row, found_rows
from caseworker.ui.icons import Icon
from caseworker.ui.parts import column, named
from caseworker.ui.parts.glass_field import GlassField

PAUSE: Final = 40  # ms after a key: the answer comes while the next key is on its way
_ROWS: Final = 8
_ROW: Final = 50  # px at 100% text
_WIDEST: Final = 560
_HINTS: Final = (
    "Find a person, number or phrase   (Ctrl+K)",
    "Find a person   (Ctrl+K)",
    "Find   (Ctrl+K)",
)


class Role(IntEnum):
    """What the model answers besides the words."""

    ROW = Qt.ItemDataRole.UserRole + 1


Index = QModelIndex | QPersistentModelIndex


class FoundModel(QAbstractListModel):
    """What was found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.heard
        return row if role == Role.ROW else None


class _Drawn(QStyledItemDelegate):
    """Draws a row: picture, words, and a softer line; the found words stand out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        return QSize(theme.px(200), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("chosen"))
            painter.drawRoundedRect(place.adjusted(2, 1, -2, -1), 6, 6)
        ink, soft = ("on_chosen", "on_chosen") if is_chosen else ("ink", "soft")
        edge = theme.px(12)
        size = theme.px(18)
        drawing = theme.picture(row.icon, soft, 18)
        painter.drawPixmap(place.left() + edge, place.center().y() - size // 2, drawing)
        left = place.left() + edge * 2 + size
        top = place.adjusted(left - place.left(), theme.px(5), -edge, 0)
        top.setHeight(place.height() // 2 - theme.px(4))
        low = top.translated(0, top.height())
        painter.setPen(theme.colour(ink))
        aside = _wide(row.aside, 13)
        first = top.adjusted(0, 0, -(aside + edge if aside else 0), 0)
        _write(painter, row.words, first, 14, QFont.Weight.DemiBold)
        painter.setPen(theme.colour(soft))
        far = QRect(top.right() - aside, top.top(), aside + theme.px(2), top.height())
        _write(painter, row.aside, far, 13, QFont.Weight.Normal)
        _write(painter, row.under, low, 13, QFont.Weight.Normal)
        painter.restore()


def _wide(text: str, size: float) -> int:
    return QFontMetrics(theme.typeface(size)).horizontalAdvance(text)


def _write(painter: QPainter, text: str, place: QRect, size: float, weight: QFont.Weight) -> None:
    """Write ``text`` on one line; what stands between « and » is set bold."""
    left, bold = place.left(), False
    for piece in text.replace("«", "\0").replace("»", "\0").split("\0"):
        font = theme.typeface(size, QFont.Weight.Bold if bold else weight)
        metrics = QFontMetrics(font)
        room = place.right() - left
        if piece and room > 0:
            painter.setFont(font)
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
            line = QRect(left, place.top(), room, place.height())
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown
            )
            left += metrics.horizontalAdvance(shown)
        bold = not bold


class SearchBox(GlassField):
    """Type to find; arrows move, Enter opens, Escape closes.

    Signals:
        opened: a case was chosen; carries its number, and the work it is opened for if any.
        wanted: a command was chosen; carries its name.
        answered: the list shows what was found for the text; carries the text.
    """

    opened = Signal(str, str)
    wanted = Signal(str)
    answered = Signal(str)

    def __init__(
        self,
        desk: Desk,
        commands: tuple[Command, ...],
        ground: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``ground`` is what the list lies on, and goes with when that is taken down."""
        super().__init__(parent)
        self._desk = desk
        self._commands = commands
        self._more: tuple[Command, ...] = ()
        self._ground = ground
        named(self, "search", "Find a person, number, phrase or command")
        self.setPlaceholderText(_HINTS[0])
        self.setMaxLength(200)
        self.setMinimumWidth(theme.px(120))
        self._model = FoundModel(self)
        self._list: QFrame | None = None
        self._view: QListView | None = None
        self._rows = 0
        self._wait = QTimer(self, singleShot=True, interval=PAUSE)
        self._wait.timeout.connect(self._on_paused)
        self._shown_for: str | None = None  # the text that the list answers
        self._chooses_next = False  # Enter came before the answer did
        self.textEdited.connect(self._on_edited)

    def begin(self) -> None:
        """Take the focus, and show recent cases and commands."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._shown_for = None
        self._on_paused()

    def offer_too(self, commands: tuple[Command, ...]) -> None:
        """Commands that come and go: lists that were saved. Found by their words alone."""
        self._more = commands

    def put_away(self) -> None:
        """Put the list away."""
        self._wait.stop()
        self._chooses_next = False
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.put_away()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._view is not None:
            if self._list is not None and self._list.isHidden():
                self._on_paused()
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._ground and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The longest hint that has room: one cut off would lose the key."""
        super().resizeEvent(event)
        room = self.width() - self.textMargins().left() - theme.px(28)
        advance = self.fontMetrics().horizontalAdvance
        fits = (hint for hint in _HINTS if advance(hint) <= room)
        self.setPlaceholderText(next(fits, _HINTS[-1]))

    def focusOutEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)  # type: ignore[arg-type]  # passed on as it came
        self.put_away()

    @Slot()
    def _on_edited(self) -> None:
        self._chooses_next = False
        self._wait.start()

    @Slot()
    def _on_paused(self) -> None:
        typed = self.text()
        self._desk.see(self, search.find(typed, self._desk.officer.id), self._on_found)

    def _on_found(self, found: Found) -> None:
        if found.typed != self.text() or not self.hasFocus():
            return
        rows = found_rows(found, self._desk.today)
        rows += [command_row(command) for command in self._commands_for(found.typed)]
        if not rows:
            rows = [Row(Icon.INFO, "Nothing found", "Try part of a name, a number or a phrase")]
        self._model.show_rows(tuple(rows))
        self._open(len(rows))
        self._shown_for = found.typed
        self.answered.emit(found.typed)
        if self._chooses_next:
            self._choose()

    def _commands_for(self, typed: str) -> list[Command]:
        every = (*self._commands, *(self._more if typed.strip() else ()))
        return [command for command in every if command.fits(typed)]

    def _open(self, rows: int) -> None:
        if self._list is None or self._view is None:
            self._ground = self._ground or self.window()
            self._list = named(QFrame(self._ground), "searchList", "Found")
            layout = column(self._list, 6, 0)
            self._view = named(QListView(), "searchRows", "Found")
            self._view.setModel(self._model)
            self._view.setItemDelegate(_Drawn(self._view))
            self._view.setUniformItemSizes(True)
            self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._view.clicked.connect(self._on_clicked)
            layout.addWidget(self._view)
            self._ground.installEventFilter(self)
        self._rows = min(rows, _ROWS)
        self._view.setCurrentIndex(self._model.index(0))
        self._list.show()
        self._list.raise_()
        self._place()

    def _place(self) -> None:
        if self._list is None or self._view is None or self._ground is None:
            return
        if self._list.isVisible():
            corner = self.mapTo(self._ground, self.rect().bottomLeft())
            room = self._ground.height() - corner.y() - theme.px(28)
            tall = theme.px(_ROW) * self._rows + theme.px(4)
            self._view.setFixedHeight(max(theme.px(_ROW), min(tall, room)))
            wide = max(self.width(), theme.px(_WIDEST))
            wide = min(wide, self._ground.width() - corner.x() - theme.px(12))
            self._list.setFixedWidth(wide)
            self._list.adjustSize()
            self._list.move(corner.x(), corner.y() + theme.px(4))

    def _step(self, by: int) -> None:
        if self._view is not None and self._model.rowCount():
            at = (self._view.currentIndex().row() + by) % self._model.rowCount()
            self._view.setCurrentIndex(self._model.index(at))
            row = self._model.row_at(self._model.index(at))
            self.setAccessibleDescription(row.words if row else "")

    def _choose(self) -> None:
        """Open what is chosen; never a row that answers something typed before."""
        is_open = self._list is not None and self._list.isVisible()
        self._chooses_next = bool(self.text()) and self._shown_for != self.text()
        if self._view is not None and is_open and not self._chooses_next:
            self._on_clicked(self._view.currentIndex())
        else:
            self._wait.stop()
            self._on_paused()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is None or not (row.case or row.command):
            return
        self.clear()
        self.put_away()
        self._shown_for = None
        if row.case:
            self.opened.emit(row.case, row.work)
        else:
            self.wanted.emit(row.command)
