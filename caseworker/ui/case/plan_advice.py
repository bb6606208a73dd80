"""A document beside the plan: choose a passage, and send it to a section with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QMenu, QWidget

from caseworker.casework.viewing import Shown
from caseworker.domain.kinds import PlanKind
from caseworker.domain.plan import Advice
from caseworker.domain.source import Source
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Flow, Words, column, icon_button, named, recolour, row, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError
from caseworker.ui.viewer import PagesView

NONE_CHOSEN = "Choose words in the document, then where they go."
NO_WORDS = (
    "These pages are pictures: there are no words in them to choose. Read them here, and write "
    "what they say yourself."
)
LONG = 90  # signs of a passage that are read back


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as they go into the plan, and where they were taken from."""

    words: str
    source: Source


class AdvicePane(QFrame):
    """One document of the case, read beside the plan.

    Signals:
        shut: it is not wanted any more.
        sent: a passage goes to a section; carries its letter, or none for the cursor.
        more_wanted: pages from this one on are wanted; answer with ``pages.add_pages``.
    """

    shut = Signal()
    sent = Signal(str)
    more_wanted = Signal(int)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "advicePane", "Advice beside the plan")
        self.setProperty("card", True)
        self._advice: Advice | None = None
        self._find: Source | None = None
        self._title = Words("", "heading", wrap=True, name="adviceTitle")
        self._whose = Words("", "small", wrap=True, name="adviceWhose")
        shut = icon_button(Icon.CLOSE, "Close the document", "adviceClose", self)
        shut.clicked.connect(self.shut)
        self._wait = Words("", "soft", wrap=True, name="adviceWait")
        self.pages = PagesView(can_print=False)
        self.pages.setMinimumWidth(0)
        self.pages.more_wanted.connect(self.more_wanted)
        self.pages.words_chosen.connect(self._on_chosen)
        head = row(8)
        head.addWidget(self._title, 1)
        head.addWidget(shut, 0, Qt.AlignmentFlag.AlignTop)
        body = column(self, 12, 6)
        body.addLayout(head)
        body.addWidget(self._whose)
        body.addWidget(self._wait)
        body.addWidget(self.pages, 1)
        self._has_words, self._at = False, ""
        self._say = Words(NONE_CHOSEN, "soft", wrap=True, name="adviceChosen")
        self._page = _short("advicePage", "Page of the passage")
        self._paragraph = _short("adviceParagraph", "Paragraph of the passage, as you count it")
        self._dated = DateField("adviceDated", today)
        self._straight = [secondary("", f"adviceTo{at}", icon=Icon.PLUS) for at in range(3)]
        self._cursor = secondary("At the cursor", "adviceToCursor")
        self._menu = named(QMenu(self), "adviceToMenu")
        self._more = secondary("Another section", "adviceToMore")
        self._foot = self._made_foot()
        body.addWidget(self._foot)
        self.wait("")

    # What is read

    def wait(self, words: str) -> None:
        """Nothing is shown yet, or nothing can be: these words say why."""
        self._wait.setText(words)
        self._wait.setVisible(bool(words))
        self.pages.hide()
        self._foot.hide()

    def about(self, advice: Advice, find: Source | None = None) -> None:
        """This is what is to be read; ``find`` is the passage to be shown in it."""
        self._advice, self._find = advice, find
        self._title.setText(advice.document)
        whose = [advice.author, advice.role if advice.role != advice.author else ""]
        received = f"received {advice.day:%d/%m/%Y}"
        self._whose.setText(" · ".join(filter(None, (*whose, received))))
        self._dated.set_day(None)
        self.wait("Opening…")

    def show_document(self, shown: Shown) -> None:
        """Its words first: only they can be chosen. Pictures of the pages are one press away."""
        self.wait("")
        self.pages.show()
        self._foot.show()
        self.pages.show_pages(shown.pages, shown.text, count=shown.count, notes=shown.notes)
        self._has_words = bool(shown.text.strip() or any(p.text.strip() for p in shown.pages))
        if self._has_words:
            self.pages.show_words()
        if self._find is not None:
            self.pages.find_again(self._find.page, self._find.words)
        self.pages.setFocus()
        self._on_chosen()

    # Where it goes

    def show_places(self, kind: PlanKind, at: str) -> None:
        """A button for each section of items, the others in a menu; ``at`` is where one writes."""
        for button, section in zip(self._straight, _items(kind), strict=False):
            button.setText(f"{section[0]}  {section[1]}")
            button.setAccessibleName(f"Send to section {section[0]} as a new {section[1]}")
            button.setProperty("letter", section[0])
        for spare in self._straight[len(_items(kind)) :]:
            spare.setProperty("letter", "")
        self._menu.clear()
        for one in kind.sections:
            if one.holds in {"text", "items"} and one.letter not in dict(_items(kind)):
                action = self._menu.addAction(f"{one.letter}  {one.title}: at the end")
                action.setObjectName(f"sendTo_{one.letter}")
                action.setData(one.letter)
        self._at = at
        self._cursor.setText(f"At the cursor in {at}" if at else "At the cursor")
        self._may_send()

    def passage(self, case: str, document: str) -> Passage | None:
        """What is chosen, with its source; None where nothing is, or a day is no day."""
        chosen, advice = self.pages.chosen(), self._advice
        if chosen is None or advice is None:
            return None
        try:
            day = self._dated.day()
        except NotADayError:
            self._dated.edit.setFocus()
            return None
        words = " ".join(chosen.words.split())
        page = self._page.text().strip()
        return Passage(
            words,
            Source(
                case=case,
                document=document,
                name=advice.document,
                author=advice.author,
                role=advice.role,
                day=day or advice.day,
                was_received=day is None,
                page=int(page) if page.isdigit() else 0,
                paragraph=self._paragraph.text().strip(),
                words=words,
            ),
        )

    def say_sent(self, where: str) -> None:
        """It stands in the plan now."""
        self._say.setText(f"✓ It stands in {where}, with its source.")
        recolour(self._say, Tone.GREEN)

    def _made_foot(self) -> QWidget:
        foot = QWidget()
        down = column(foot, 0, 6)
        self._dated.edit.setAccessibleName("Day that the document bears, if it is not as received")
        self._dated.edit.setPlaceholderText("if not as received")
        facts = Flow(across=8)
        for words, field in (
            ("Page", self._page), ("Paragraph", self._paragraph), ("Dated", self._dated),
        ):  # fmt: skip
            facts.addWidget(_labelled(words, field))
        ways = Flow(across=6)
        for button in self._straight:
            button.clicked.connect(
                lambda _=False, button=button: self.sent.emit(button.property("letter"))
            )
        self._cursor.clicked.connect(lambda: self.sent.emit(""))
        self._menu.triggered.connect(lambda action: self.sent.emit(action.data()))
        self._more.setMenu(self._menu)
        for way in (*self._straight, self._cursor, self._more):
            ways.addWidget(way)
        for widget in (self._say, facts, ways):
            down.addWidget(widget)
        return foot

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.pages.chosen()
        if chosen is None:
            self._say.setText(NONE_CHOSEN if self._has_words else NO_WORDS)
        else:
            words = " ".join(chosen.words.split())
            self._say.setText(f"“{words if len(words) <= LONG else words[:LONG].rstrip() + '…'}”")
        recolour(self._say, None)
        self._page.setText(str(chosen.page) if chosen and chosen.page else "")
        self._paragraph.setText(chosen.paragraph if chosen else "")
        self._may_send()

    def _may_send(self) -> None:
        may = self.pages.chosen() is not None
        for button in self._straight:
            button.setVisible(bool(button.property("letter")))
            button.setEnabled(may)
        self._more.setEnabled(may)
        self._cursor.setEnabled(may and bool(self._at))


def _items(kind: PlanKind) -> list[tuple[str, str]]:
    """The sections of items that get a button of their own: the first three."""
    found = [
        (one.letter, one.item.name) for one in kind.sections if one.holds == "items" and one.item
    ]
    return found[:3]


def _short(name: str, heard: str) -> QLineEdit:
    field = named(QLineEdit(), name, heard)
    field.setMaxLength(12)
    field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 9)
    return field


def _labelled(words: str, field: QWidget) -> QWidget:
    ground = QWidget()
    line = row(6, ground)
    label = QLabel(words)
    label.setBuddy(field)
    line.addWidget(label)
    line.addWidget(field)
    return ground
