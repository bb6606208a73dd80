"""The papers of a case as a list: columns, groups, and what each replaces folded under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from caseworker.casework.filings_kept import WordsRead
from caseworker.casework.papers_in import PapersSeen
from caseworker.casework.records import Document
from caseworker.domain.attachments import FORMATS, size_words
from caseworker.domain.filing import Filing, about
from caseworker.domain.paper_sorts import sort_words
from caseworker.ui import theme
from caseworker.ui.parts import named, plain_tip
from caseworker.ui.registers.room import LOOKED_AT, wanted

PAPER: Final = Qt.ItemDataRole.UserRole
_ORDER: Final = Qt.ItemDataRole.UserRole + 1
NOT_FILED: Final = "Not filed yet"
HEADS: Final = ("Paper", "Kind", "Day", "From", "About", "Came in", "Search")
_WIDE: Final = (0, 200, 110, 140, 130, 116, 108)
_EDGES: Final = 12  # px at 100% text: what a row of a tree keeps free beside other cells
_MARKS: Final = {
    WordsRead.NONE: ("No words", "No words to search: a picture, or a scan"),
    WordsRead.UNREADABLE: ("Can’t be read", "Its words can’t be read: it may be locked"),
    WordsRead.DAMAGED: (
        "Damaged",
        "This paper is damaged: it is no longer what was kept. A backup may still hold it whole",
    ),
}
"""What stands in the row of a paper that is not found by its words, and why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which papers are shown, and how they are grouped: ``"year"``, ``"kind"`` or nothing."""

    words: str = ""
    sort: str = ""
    need: str = ""
    theme: str = ""
    who: str = ""
    group: str = ""
    binned: bool = False

    @property
    def narrows(self) -> bool:
        return any((self.words, self.sort, self.need, self.theme, self.who))


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a paper besides how it was filed; and the office whose pack brought it."""

    words: tuple[str, ...] = ()
    brought_by: str = ""


UNFILED: Final = "-"
"""What ``Wanted.sort`` is for papers of which nobody has said what they are."""


def shown(seen: PapersSeen, wanted: Wanted) -> tuple[Document, ...]:
    """The papers that are asked for; one that is replaced stands where the newer one does."""
    of = seen.binned if wanted.binned else seen.here
    return tuple(one for one in of if _is_wanted(one, seen, wanted))


def _is_wanted(one: Document, seen: PapersSeen, wanted: Wanted) -> bool:
    filing = seen.filing(one.id)
    if wanted.sort and filing.sort != wanted.sort.removeprefix(UNFILED):
        return False
    if wanted.need and wanted.need not in filing.needs:
        return False
    if wanted.theme and wanted.theme not in filing.themes:
        return False
    if wanted.who and filing.from_whom != wanted.who:
        return False
    words = " ".join((
        one.name, sort_words(filing.sort), filing.from_whom, about(filing), filing.note,
    )).casefold()  # fmt: skip
    return all(term in words for term in wanted.words.casefold().split())


class PapersList(QTreeWidget):
    """Enter, or a double click, reads a paper. Delete puts those that are chosen in the bin.

    Signals:
        read_asked: a paper is to be read; carries the Document.
        bin_asked: those that are chosen are to go in the bin.
        chosen: other papers are chosen now.
    """

    read_asked = Signal(object)
    bin_asked = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "documents", "Documents of this case")
        self.setHeaderLabels(list(HEADS))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.setSortingEnabled(True)
        head = self.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._give_room(())
        head.setSortIndicator(HEADS.index("Came in"), Qt.SortOrder.DescendingOrder)
        self.itemActivated.connect(self._on_activated)
        self.itemSelectionChanged.connect(self.chosen)

    def show_papers(
        self, seen: PapersSeen, wanted: Wanted, beside: Callable[[Document], Beside]
    ) -> int:
        """Draw those that are asked for; says how many. ``beside``: what else is said of each."""
        keep = {str(one.id) for one in self.papers()}
        self.blockSignals(True)
        self.setSortingEnabled(False)
        self.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        found = shown(seen, wanted)
        for one in found:
            row = self._row(one, seen, wanted, beside)
            group = _group(seen.filing(one.id), one, wanted.group)
            if not group:
                self.addTopLevelItem(row)
                continue
            if group not in groups:
                groups[group] = self._head(group)
            groups[group].addChild(row)
        for title, head in groups.items():
            head.setText(0, f"{title}  ({head.childCount()})")
            head.setExpanded(True)
        self.setSortingEnabled(True)
        self._give_room(tuple(self._items()))
        self._choose_again(keep)
        self.blockSignals(False)
        self.chosen.emit()
        return len(found)

    def _give_room(self, rows: Sequence[QTreeWidgetItem]) -> None:
        """No column is wider than what it says: what they leave is for the names of the papers."""
        for at, wide in list(enumerate(_WIDE))[1:]:
            said = (row.text(at) for row in rows[:LOOKED_AT])
            room = min(float(wide), wanted(HEADS[at], said, lines=1) + _EDGES) if rows else wide
            self.setColumnWidth(at, theme.px(room))

    def papers(self) -> tuple[Document, ...]:
        """Those that are chosen, in the order in which they stand."""
        found = (item.data(0, PAPER) for item in self.selectedItems())
        return tuple(one for one in found if isinstance(one, Document))

    def go_to(self, document: str) -> None:
        """Choose this one, if it is shown."""
        self.clearSelection()
        self._choose_again({document})

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Delete:
            self.bin_asked.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (item := self.currentItem()):
            self._on_activated(item)  # not every desktop takes Enter for it
        else:
            super().keyPressEvent(event)

    def _row(
        self,
        one: Document,
        seen: PapersSeen,
        wanted: Wanted,
        beside: Callable[[Document], Beside],
    ) -> QTreeWidgetItem:
        item = self._line(one, seen, beside)
        for earlier in () if wanted.binned else seen.earlier(one.id):
            below = self._line(earlier, seen, beside)
            below.setText(0, f"Replaced: {earlier.name}")
            item.addChild(below)
        return item

    def _line(
        self, one: Document, seen: PapersSeen, beside: Callable[[Document], Beside]
    ) -> QTreeWidgetItem:
        filing, also = seen.filing(one.id), beside(one)
        kind = FORMATS[one.kind].title if one.kind in FORMATS else one.kind
        mark, why = _MARKS.get(seen.read.get(one.id, WordsRead.FOUND), ("", ""))
        said = (
            one.name,
            sort_words(filing.sort) or NOT_FILED,
            f"{filing.day:%d/%m/%Y}" if filing.day else "",
            filing.from_whom or also.brought_by,
            about(filing),
            f"{one.added_on:%d/%m/%Y}",
            mark,
        )
        item = _Sorted(list(said))
        keys = (
            one.name.casefold(),
            said[1].casefold(),
            filing.day.isoformat() if filing.day else "",
            said[3].casefold(),
            said[4].casefold(),
            f"{one.added_on.isoformat()} {len(seen.documents) - seen.documents.index(one):06}",
            mark,
        )
        for at, key in enumerate(keys):
            item.setData(at, _ORDER, key)
        item.setData(0, PAPER, one)
        more = [f"{kind}, {size_words(one.size)}", *also.words]
        if filing.note:
            more.append(f"Note: {filing.note}")
        if filing.is_out and filing.out_since:
            more.append(f"In the bin since {filing.out_since:%d/%m/%Y}: {filing.out_why}")
        if why:
            more.append(why)
        tip = plain_tip("\n".join((one.name, *more)))
        heard = ". ".join(
            f"{head}: {words}" for head, words in zip(HEADS, said, strict=True) if words
        )
        for at in range(len(HEADS)):
            item.setToolTip(at, tip)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{heard}. {'. '.join(more)}")
        return item

    def _head(self, title: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem([title])
        head.setData(0, _ORDER, title.casefold())
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        return head

    def _choose_again(self, keep: set[str]) -> None:
        first = None
        for item in self._items():
            paper = item.data(0, PAPER)
            if not isinstance(paper, Document):
                continue
            first = first or item
            if paper.id in keep:
                self.setCurrentItem(item) if not self.selectedItems() else item.setSelected(True)
        if first is not None and not self.selectedItems():
            self.setCurrentItem(first)

    def _items(self) -> Iterable[QTreeWidgetItem]:
        left = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while left:
            item = left.pop(0)
            if item is not None:
                yield item
                left[:0] = [item.child(at) for at in range(item.childCount())]

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        paper = item.data(0, PAPER)
        if isinstance(paper, Document):
            self.read_asked.emit(paper)


class _Sorted(QTreeWidgetItem):
    """Days by the day they are, names whatever their letters."""

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        at = self.treeWidget().sortColumn()
        mine, theirs = self.data(at, _ORDER), other.data(at, _ORDER)
        return str(mine or "") < str(theirs or "")


def _group(filing: Filing, one: Document, by: str) -> str:
    if by == "year":
        return str((filing.day or one.added_on).year)
    if by == "kind":
        return sort_words(filing.sort) or NOT_FILED
    return ""
