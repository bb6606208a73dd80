"""The outline of a plan: every section, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QWidget,
)

from caseworker.domain.checks import Finding
from caseworker.domain.kinds import PlanKind, SectionKind
from caseworker.domain.plan import Advice, Plan
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import named

LETTER, TITLE, STATE, TONE = (Qt.ItemDataRole.UserRole + at for at in range(1, 5))
ROW, EDGE = 36, 12
WRAP = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
TALL = 10_000  # as high as a title could ever need


class Outline(QListWidget):
    """Sections down the left. Arrows move; what is chosen is shown.

    Signals:
        chosen: a section is wanted; carries its letter.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "outline", "Sections of the plan")
        self.setItemDelegate(_Drawn(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    def show_sections(
        self,
        kind: PlanKind,
        plan: Plan,
        findings: Iterable[Finding],
        advice: tuple[Advice, ...],
        owed: int,
    ) -> None:
        """Say of every section how it stands; the chosen one stays chosen."""
        wrong: dict[str, int] = {}
        for finding in findings:
            letter = letter_of(finding.place, kind)
            wrong[letter] = wrong.get(letter, 0) + 1
        self.blockSignals(True)
        while self.count() > len(kind.sections):
            self.takeItem(self.count() - 1)
        for at, section in enumerate(kind.sections):
            item = self.item(at) if at < self.count() else QListWidgetItem(self)
            words, tone = state_of(section, plan, wrong.get(section.letter, 0), advice, owed)
            said = (section.letter, section.title, words, tone.value)
            if said != tuple(item.data(role) for role in (LETTER, TITLE, STATE, TONE)):
                _say(item, *said)  # each change paints the row anew, and this is asked often
        self.blockSignals(False)

    def go_to(self, letter: str) -> None:
        for at in range(self.count()):
            if self.item(at).data(LETTER) == letter:
                self.setCurrentRow(at)

    @Slot()
    def _on_current(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.chosen.emit(str(item.data(LETTER)))


def _say(item: QListWidgetItem, letter: str, title: str, state: str, tone: str) -> None:
    item.setData(LETTER, letter)
    item.setData(TITLE, title)
    item.setData(STATE, state)
    item.setData(TONE, tone)
    item.setText(f"{letter}  {title}")
    heard = {"✓": "done", "–": "left blank", "": "empty"}.get(state, state)
    if state.isdigit():
        heard = f"{state} to look at"
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{letter}, {title}: {heard}")
    item.setToolTip(f"{letter} {title}")


class SectionChoice(QComboBox):
    """The outline where there is no room for one: shut, it is only as wide as a letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sectionChoice", "Section")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(2)
        self.setToolTip("Go to another section (Alt+PgUp, Alt+PgDown)")

    def show_sections(self, kind: PlanKind) -> None:
        self.clear()
        for section in kind.sections:
            self.addItem(f"{section.letter}  {section.title}", section.letter)

    def choose(self, letter: str) -> None:
        self.setCurrentIndex(self.findData(letter))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option)
        option.currentText = str(self.currentData() or "")

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """The list is as wide as its titles, or as the window has room for."""
        view = self.view()
        room = self.window().width() - self.mapTo(self.window(), self.rect().topLeft()).x()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + theme.px(40), room - theme.px(16)))
        super().showPopup()


def state_of(
    section: SectionKind, plan: Plan, wrong: int, advice: tuple[Advice, ...], owed: int
) -> tuple[str, Tone]:
    """A mark that says how a section stands; never by colour alone."""
    if section.holds == "advice":
        total = len(advice) + owed
        return f"{len(advice)}/{total}" if total else "–", Tone.AMBER if owed else Tone.PLAIN
    if wrong:
        return str(wrong), Tone.AMBER
    if plan.section(section.letter).is_blank:
        return ("final", Tone.PLAIN) if section.blank_in_draft else ("", Tone.PLAIN)
    return "✓", Tone.GREEN


def letter_of(place: str, kind: PlanKind) -> str:
    """The section that a finding's place belongs to: ``F`` of ``F3``, ``H1`` of ``H1``."""
    letters = {section.letter for section in kind.sections}
    if place in letters:
        return place
    stem = place.rstrip("0123456789")
    return stem if stem in letters else ""


class _Drawn(QStyledItemDelegate):
    """Letter, title in as many lines as it needs, mark."""

    def sizeHint(  # noqa: N802 - Qt's name
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        outline = self.parent()
        width = outline.viewport().width() if isinstance(outline, Outline) else theme.px(ROW)
        room = title_room(QRect(0, 0, width, 0), str(index.data(STATE) or ""))
        metrics = QFontMetrics(theme.typeface(14, QFont.Weight.DemiBold))  # as when it is chosen
        words = metrics.boundingRect(room.adjusted(0, 0, 0, TALL), WRAP, str(index.data(TITLE)))
        return QSize(width, max(theme.px(ROW), words.height() + theme.px(14)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("chosen"))
            painter.drawRoundedRect(place.adjusted(2, 1, -2, -1), 6, 6)
        ink = theme.colour("on_chosen" if is_chosen else "ink")
        mark = str(index.data(STATE) or "")
        edge = theme.px(EDGE)
        inside = place.adjusted(edge, 0, -edge, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(ink)
        painter.setFont(theme.typeface(14, QFont.Weight.Bold))
        painter.drawText(inside, flags, str(index.data(LETTER)))
        weight = QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal
        painter.setFont(theme.typeface(14, weight))
        painter.drawText(title_room(place, mark), WRAP, str(index.data(TITLE)))
        if mark:
            tone = str(index.data(TONE))
            painter.setPen(ink if is_chosen else theme.colour(f"{tone}_ink"))
            painter.setFont(theme.typeface(13, QFont.Weight.Bold))
            painter.drawText(inside, flags | Qt.AlignmentFlag.AlignRight, mark)
        painter.restore()


def title_room(place: QRect, mark: str) -> QRect:
    """Where the title stands in a row: after the letter, before the mark."""
    edge, gap = theme.px(EDGE), theme.px(10)
    letters = QFontMetrics(theme.typeface(14, QFont.Weight.Bold)).horizontalAdvance("H2") + gap
    marked = QFontMetrics(theme.typeface(13, QFont.Weight.Bold)).horizontalAdvance(mark)
    return place.adjusted(edge + letters, 0, -edge - (marked + gap if mark else 0), 0)
