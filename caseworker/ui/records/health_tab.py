"""Records: what is missing or odd in them, each with the cases and the one thing that mends it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from caseworker.casework.health import Finding, Health, ShowAgain, look_over, show_again
from caseworker.casework.health_list import health_list
from caseworker.casework.office import Done
from caseworker.casework.reports import Told
from caseworker.casework.strongroom import OpenStore, RecordsHealth
from caseworker.domain.days import day_words
from caseworker.domain.health import Found
from caseworker.domain.moments import counted
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Pill,
    ScrollPage,
    Words,
    column,
    named,
    quiet,
    secondary,
)
from caseworker.ui.parts.emptied import emptied, put_in
from caseworker.ui.records.aside_sheet import AsideSheet
from caseworker.ui.records.finding_cases import AT_FIRST, FindingCases
from caseworker.ui.records_state import LOOKED
from caseworker.ui.reports.counting import Counting
from caseworker.ui.say import Message, Offer

_ABOUT: Final = (
    "Every open case is looked over. Mend what is wrong, or put it aside with a reason: it comes "
    "back when what was found changes."
)


class HealthTab(QWidget):
    """A card for each finding; looked over when it is first seen, and by the button.

    Signals:
        opened: a case is wanted; carries its number, and what it is opened for.
        wanted: another part of the program is wanted, by name.
        said: something was done that can be undone; carries the Message.
    """

    opened = Signal(str, str)
    wanted = Signal(str)
    said = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "healthTab", "Health")
        self._desk = desk
        self._health: Health | None = None
        self._drawn: object = None
        self._warned: tuple[str, ...] = ()
        """What stands on the page already: it is not drawn again."""
        self._cases: dict[str, FindingCases] = {}
        """What is shown of each finding, by its name."""
        page = ScrollPage("healthScroll")
        page.body.setContentsMargins(0, theme.px(8), 0, theme.px(28))
        page.body.setSpacing(theme.px(12))
        column(self, 0, 0).addWidget(page)
        self._words = Words("", "heading", wrap=True, name="healthWords")
        self._again = secondary("&Look again", "healthAgain", icon=Icon.SEARCH)
        self._list = secondary("List with &names…", "healthList", icon=Icon.PRINT)
        self._list.setEnabled(False)
        self._stop = quiet("Stop", "healthStop")
        self._stop.hide()
        buttons = Flow(across=10, down=6)
        buttons.addWidget(self._again)
        buttons.addWidget(self._list)
        buttons.addWidget(self._stop)
        self._progress = named(QProgressBar(), "healthProgress", "Cases read")
        self._progress.setTextVisible(False)
        self._progress.hide()
        store, cases = QWidget(), QWidget()
        self._store, self._lines = column(store, 0, 6), column(cases, 0, 12)
        for widget in (self._words, Words(_ABOUT, "soft", wrap=True), buttons, self._progress):
            page.body.addWidget(widget)
        page.body.addWidget(store)
        page.body.addWidget(cases)
        page.body.addStretch(1)
        self._counting: Counting | None = None
        self._again.clicked.connect(self.look)
        self._list.clicked.connect(self._on_list)
        self._stop.clicked.connect(self._on_stop)
        desk.done.connect(self._on_done)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._desk.upkeep(self, _of_the_store, self._on_store)
        if self._health is None and self._counting is None:
            self.look()

    @Slot()
    def look(self) -> None:
        """Look over every case, on the papers lane."""
        self._words.setText("Looking over the cases…")
        officers = frozenset(one.id for one in self._desk.here.colleagues)

        def question(told: Told) -> object:
            return look_over(officers, told)

        counting = self._counting = Counting(self._desk, self, question)  # type: ignore[arg-type]
        counting.moved.connect(self._on_moved)
        counting.counted.connect(self._on_counted)
        counting.stopped.connect(self._on_stopped)
        counting.refused.connect(self._on_refused)
        self._busy(is_busy=True)
        counting.begin()

    @Slot()
    def _on_list(self) -> None:
        """What is on the page, with the names: a paper for the office, looked at first."""
        if self._health is not None:
            show_paper(self, self._desk, health_list(self._health, self._desk.officer.name))

    @Slot()
    def _on_stop(self) -> None:
        if self._counting is not None:
            self._counting.stop()

    @Slot(int, int)
    def _on_moved(self, done: int, of: int) -> None:
        self._progress.setRange(0, of)
        self._progress.setValue(done)

    @Slot()
    def _on_stopped(self) -> None:
        self._busy(is_busy=False)
        self._words.setText("Stopped before every case was looked over.")

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        """What is on the page may be mended by now; to read every case takes a while."""
        is_counting = not self._again.isEnabled()
        if self._health is not None and not is_counting and done.case is not None:
            self._words.setText(f"{_read(self._health)} Something was written since: look again.")

    @Slot(str)
    def _on_refused(self, words: str) -> None:
        self._busy(is_busy=False)
        self._words.setText(words)

    @Slot(object)
    def _on_counted(self, health: Health) -> None:
        self._health = health
        self._busy(is_busy=False)
        self._desk.keep_place(LOOKED, f"{health.words} on {day_words(health.on)}")
        self._draw()

    def _on_store(self, health: RecordsHealth) -> None:
        """The state of the store itself: backups, copies, drills, checks."""
        warnings, self._warned = self._warned, tuple(health.warnings)
        if warnings == self._warned:
            return
        emptied(self._store)
        if health.warnings:
            card = Card("The records themselves", tone=Tone.AMBER, name="healthStore", gap=4)
            for words in health.warnings:
                card.body.addWidget(Words(f"•  {words}", wrap=True))
            go = quiet("Backups and checks", "healthBackups", icon=Icon.SAFE)
            go.clicked.connect(lambda: self.wanted.emit("records/backups"))
            acts = Flow(across=8)
            acts.addWidget(go)
            card.body.addWidget(acts)
            self._store.addWidget(card)

    def _draw(self) -> None:
        health = self._health
        if health is None:
            return
        self._words.setText(_read(health))
        drawn, self._drawn = self._drawn, (health.findings, health.names)
        if drawn == self._drawn:
            return
        emptied(self._lines)
        if not health.findings:
            words = "Nothing is missing and nothing is odd, as far as a program can tell."
            self._lines.addWidget(EmptyState(Icon.CHECK, "All is well", words, name="healthWell"))
        cards = (self._card(one, at, health) for at, one in enumerate(health.findings))
        put_in(self._lines, cards)

    def _card(self, one: Finding, at: int, health: Health) -> Card:
        card = Card(name=f"finding{at}", margin=16, gap=4)
        head = Flow(across=10, down=4)
        head.addWidget(Words(one.title, "strong", wrap=True, name=f"finding{at}Title"))
        if one.found:
            head.addWidget(Pill(f"{len(one.found):,}", Tone.AMBER, name=f"finding{at}Count"))
        card.setAccessibleName(f"{one.title}: {len(one.found) or one.words}")
        card.body.addWidget(head)
        aside = f" {one.aside} put aside." if one.aside else ""
        card.body.addWidget(Words(f"{one.why}{aside}", wrap=True))
        card.body.addWidget(Words(one.source, "small", wrap=True))
        if one.words:
            card.body.addWidget(Words(one.words, "soft", wrap=True))
        was = self._cases.get(one.name)
        cases = FindingCases(one, f"finding{at}", health, was.count if was else AT_FIRST, card)
        cases.fixed.connect(self._on_fix)
        cases.put_aside.connect(partial(self._on_aside, one))
        self._cases[one.name] = cases
        card.body.addWidget(cases)
        if not one.found:
            cases.hide()
        return card

    @Slot(object)
    def _on_fix(self, found: Found) -> None:
        self.opened.emit(str(found.case), found.step)

    def _on_aside(self, one: Finding, found: Found) -> None:
        self._ask_aside(one.title, found)

    def _ask_aside(self, title: str, found: Found) -> None:
        sheet = AsideSheet(self._desk, title, found, self.window())
        sheet.recorded.connect(partial(self._on_put_aside, found))
        sheet.open()

    def _on_put_aside(self, found: Found, done: Done) -> None:
        again = ShowAgain(found.finding, found.about)

        def undo() -> None:
            self._desk.do(show_again, again, asker=self, then=lambda _: self.look())

        self.said.emit(Message(done.sentence, offer=Offer("Undo", undo)))
        self.look()

    def _busy(self, *, is_busy: bool) -> None:
        self._progress.setRange(0, 0)
        self._progress.setVisible(is_busy)
        self._stop.setVisible(is_busy)
        self._again.setEnabled(not is_busy)
        self._list.setEnabled(not is_busy and self._health is not None)


def _read(health: Health) -> str:
    return f"{health.words}. {counted(health.cases, 'case')} read."


def _of_the_store(store: OpenStore) -> RecordsHealth:
    return store.health()
