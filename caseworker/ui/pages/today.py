"""Today: what is late, what is due, what others owe us, and how the records are."""

from __future__ import annotations

from collections import deque
from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from caseworker.casework import today as days
from caseworker.casework.diary import Choice
from caseworker.casework.many_letters import cases_of_today
from caseworker.casework.office import Done, Touched
from caseworker.casework.records import EVERYBODY, Records, Tally
from caseworker.casework.strongroom import OpenStore, RecordsHealth
from caseworker.casework.today import DayList
from caseworker.domain.case import CaseNumber
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.authorise import AuthoriseCard
from caseworker.ui.day_lines import DayLines
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.narrow import Narrow
from caseworker.ui.page import Page
from caseworker.ui.palette import Tone
from caseworker.ui.papers import MOST as TOO_MANY
from caseworker.ui.papers import show_calendar, show_many, show_my_list
from caseworker.ui.parts import (
    Card,
    EmptyState,
    PageTitle,
    ScrollPage,
    column,
    named,
    primary,
    secondary,
)
from caseworker.ui.parts.bars import Bar, Bars
from caseworker.ui.parts.tile import Tile
from caseworker.ui.parts.typed_day import day_in_words
from caseworker.ui.records_state import LOOKED, KeyBand, RecordsCard
from caseworker.ui.whose.cover_cards import CoverCards
from caseworker.ui.whose.cover_sheet import CoverSheet
from caseworker.ui.whose.tasks_card import TasksCard

MOST: Final = 200  # lines before “Show more”
_AT_ONCE: Final = 4  # groups of lines let go before the window gets its turn
_TWO_COLUMNS: Final = 860  # px at 100% text
_SIDE: Final = 300
_CONCERNS: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.PERSON, Touched.PLAN})
_TILES: Final = (
    ("overdue", "Overdue", Tone.RED),
    ("due_soon", "Due in 7 days", Tone.AMBER),
    ("waiting", "Waiting on others", Tone.BLUE),
    ("open_cases", "Open cases", Tone.GREEN),
)
_TILE_SHOWS: Final = {
    "overdue": ("overdue",),
    "due_soon": ("this_week",),
    "waiting": ("not_received", "waiting"),
}


class TodayPage(Page):
    """The list an officer opens the day with. Looks again when something it shows changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._most = MOST
        self._is_stale = self._was_away = False
        self._leaving: deque[QWidget] = deque()
        self._lines: DayLines | None = None
        self._list: QWidget | None = None  # the lines, or what is said where there are none
        named(self, "today", "Today")
        whole = column(self, 0, 0)
        self._page = ScrollPage("todayScroll")
        self._page.body.setContentsMargins(theme.px(28), theme.px(4), theme.px(28), theme.px(28))
        whole.addWidget(self._page)
        self._title = PageTitle("Today", day_in_words(desk.today))
        self._print = self._title.add(secondary("Print my list", "printMyList", icon=Icon.PRINT))
        self._print.hide()
        self._print.setToolTip("Everything on this page, on paper, by its date")
        self._print.clicked.connect(self._on_print)
        save = secondary("Save to calendar", "todayCalendar", icon=Icon.DIARY)
        self._calendar = self._title.add(save)
        self._calendar.hide()
        self._calendar.setToolTip("What is owed from today on, for another calendar")
        self._calendar.clicked.connect(self._on_calendar)
        letters = secondary("Letters…", "todayLetters", icon=Icon.PLAN)
        self._letters = self._title.add(letters)
        self._letters.hide()
        self._letters.setToolTip("One kind of letter for every case on this page")
        self._letters.clicked.connect(self._on_letters)
        self._page.body.addWidget(self._title)
        self._narrow = Narrow(desk)
        self._narrow.changed.connect(self.look)
        self._page.body.addWidget(self._narrow)
        self._key = KeyBand(may_make=desk.may(Right.RENEW_RECOVERY_KEY))
        self._key.wanted.connect(lambda: self.wanted.emit("recovery_key"))
        self._page.body.addWidget(self._key)
        self._page.body.addWidget(AuthoriseCard(desk))
        self._tiles = self._lay_tiles()
        self._lay_columns()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)
        desk.done.connect(self._on_done)
        desk.freshened.connect(self._on_freshened)
        self.look()

    def look(self) -> None:
        """Ask for the day's list and the state of the records."""
        self._is_stale = False
        most, among = self._most, self._narrow.among

        def question(records: Records, today: date) -> DayList:
            return days.day_list(records, today, most, among)

        self._desk.see(self, question, self._on_day)
        self._look_at_records()

    def _look_at_records(self) -> None:
        self._was_away = False
        self._desk.draft(self, LOOKED, self._health.show_look)
        self._desk.upkeep(self, _health, self._on_health)  # it reads the audit: not before a save

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._is_stale:
            self.look()
            self._narrow.look()
            return
        if self._was_away:  # a backup, a new key: what is done to the records changes no case
            self._look_at_records()
        self._breathe(is_seen=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Out of sight nothing is laid out: it would all be done at once on coming back."""
        super().hideEvent(event)
        self._was_away = True
        self._breathe(is_seen=False)

    def begin(self, part: str) -> None:
        """A new task is wanted, or who is away and who covers."""
        if part == "task":
            self._tasks.begin_new()
        elif part == "cover":
            CoverSheet(self._desk, self.window()).open()

    def _breathe(self, *, is_seen: bool) -> None:
        if self._lines is not None:
            self._lines.breathe(is_seen=is_seen)
        if is_seen and self._leaving:
            self._turn.start()
        else:
            self._turn.stop()

    def _lay_tiles(self) -> dict[str, Tile]:
        ground = QWidget()
        self._tile_grid = QGridLayout(ground)
        self._tile_grid.setContentsMargins(0, 0, 0, 0)
        self._tile_grid.setSpacing(theme.px(12))
        tiles = {}
        for name, words, tone in _TILES:
            tile = Tile(words, tone, f"tile_{name}")
            tile.clicked.connect(lambda _=False, name=name: self._on_tile(name))
            tiles[name] = tile
        self._page.body.addWidget(ground)
        return tiles

    def _lay_columns(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(14))
        self._card = Card(name="dayList", margin=18, gap=0)
        self._card.setAccessibleName("What is owed")
        self._side = QWidget()
        aside = column(self._side, 0, 14)
        self._stages = Bars("stages")
        self._stages_card = Card("Cases by stage", name="stagesCard")
        self._stages_card.body.addWidget(self._stages)
        self._health = RecordsCard()
        self._tasks = TasksCard(self._desk)
        self._tasks.said.connect(self.said)
        self._tasks.opened.connect(lambda number: self.opened.emit(number, ""))
        aside.addWidget(self._tasks)
        aside.addWidget(self._stages_card)
        aside.addWidget(self._health)
        aside.addStretch(1)
        main = QWidget()
        owed = column(main, 0, 14)
        self._cover = CoverCards(self._desk)
        self._cover.said.connect(self.said)
        self._cover.opened.connect(self.opened)
        owed.addWidget(self._cover)
        owed.addWidget(self._card, 1)
        self._columns.addWidget(main, 3)
        self._columns.addWidget(self._side, 1)
        self._page.body.addLayout(self._columns, 1)

    def _arrange(self) -> None:
        is_wide = self.width() >= theme.px(_TWO_COLUMNS)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        # So wide that what comes to stand there never moves the lines.
        self._side.setMinimumWidth(theme.px(_SIDE) if is_wide else 0)
        across = 4 if is_wide else 2
        for at, tile in enumerate(self._tiles.values()):
            self._tile_grid.addWidget(tile, at // across, at % across)

    def _on_day(self, day: DayList) -> None:
        self._title.beside.setText(day_in_words(day.today))
        for button in (self._print, self._calendar, self._letters):
            button.setVisible(day.tally.open_cases > 0)
        self._count(day.tally)
        if self._lines is not None and day.tally.open_cases and self._lines.goes_on(day):
            self._lines.go_on(day)
        else:
            self._show_instead(day)
        self._breathe(is_seen=self.isVisible())

    def _show_instead(self, day: DayList) -> None:
        """Another list in place of the one before, which is let go bit by bit."""
        before, lines = self._list, self._lines
        self._lines = None
        if day.tally.open_cases == 0:
            whole = self._narrow.among == EVERYBODY
            self._list = self._nothing_yet() if whole else self._nobody_fits()
        elif day.is_empty:
            self._list = _all_done()
        else:
            self._list = self._lines = DayLines(day)
            self._lines.opened.connect(self._on_line_opened)
            self._lines.more_wanted.connect(self._on_more)
        self._card.body.addWidget(self._list)
        if before is not None:
            self._card.body.removeWidget(before)
            before.hide()
            self._leaving.extend(lines.let_go() if lines is not None else [before])

    def _count(self, tally: Tally) -> None:
        for name, tile in self._tiles.items():
            tile.count(int(getattr(tally, name)))
        bars = tuple(Bar(stage.value, count) for stage, count in tally.by_stage.items() if count)
        self._stages.show_bars(bars, "Cases by stage")
        self._stages_card.setVisible(bool(bars))

    def _nothing_yet(self) -> QWidget:
        new = primary("New case", "todayNewCase", icon=Icon.PLUS)
        new.clicked.connect(lambda: self.wanted.emit("new_case"))
        buttons = [new]
        if not self._desk.practice:
            practice = secondary("Open the practice casebook", "todayPractice", icon=Icon.BOOK)
            practice.clicked.connect(lambda: self.wanted.emit("practice"))
            buttons.append(practice)
        return EmptyState(
            Icon.TODAY,
            "Your day will stand here",
            "Open the first case, and every time limit that the law sets on it appears here by "
            "its date, with its reason. To look round first, open the practice casebook: its "
            "children are invented, and nothing done there counts.",
            *buttons,
            name="todayEmpty",
        )

    def _nobody_fits(self) -> QWidget:
        widen = secondary("Show everyone’s cases", "todayWiden")
        widen.clicked.connect(self._narrow.widen)
        words = "Choose another officer, place or authority."
        return EmptyState(Icon.SEARCH, "No open case fits", words, widen, name="todayNobody")

    @Slot()
    def _on_turn(self) -> None:
        for _ in range(min(_AT_ONCE, len(self._leaving))):
            self._leaving.popleft().deleteLater()
        if not self._leaving:
            self._turn.stop()

    @Slot(object)
    def _on_line_opened(self, key: tuple[str, str]) -> None:
        self.opened.emit(*key)

    @Slot()
    def _on_print(self) -> None:
        show_my_list(self, self._desk, self._narrow.among)

    @Slot()
    def _on_letters(self) -> None:
        self._desk.see(self, cases_of_today(self._narrow.among), self._on_cases)

    def _on_cases(self, cases: tuple[CaseNumber, ...]) -> None:
        if len(cases) > TOO_MANY:
            words = f"{len(cases)} cases are on this page, and letters go to {TOO_MANY} at a time."
            self._desk.refused.emit(f"{words} Narrow the page first.", "")
        else:
            show_many(self, self._desk, cases)

    @Slot()
    def _on_calendar(self) -> None:
        mine = self._desk.officer.id
        show_calendar(self, self._desk, Choice(among=self._narrow.among, tasks_of=mine))

    @Slot()
    def _on_more(self) -> None:
        self._most += MOST
        self.look()

    def _on_tile(self, name: str) -> None:
        if name == "open_cases":
            self.wanted.emit("cases")
            return
        shown = [self._lines.head(each) for each in _TILE_SHOWS[name]] if self._lines else []
        for head in [each for each in shown if each is not None][:1]:
            place = head.mapTo(self._page.sheet, head.rect().topLeft())
            self._page.verticalScrollBar().setValue(max(0, place.y() - theme.px(12)))

    def _on_health(self, health: RecordsHealth) -> None:
        self._health.show_health(health, self._desk.wall)
        self._key.setVisible(health.key_missing)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.touched & _CONCERNS:
            self._on_freshened()

    @Slot()
    def _on_freshened(self) -> None:
        if self.isVisible():
            self.look()
            self._narrow.look()
        else:
            self._is_stale = True


def _health(store: OpenStore) -> RecordsHealth:
    return store.health()


def _all_done() -> QWidget:
    return EmptyState(
        Icon.CHECK,
        "Nothing is owed in the next half year",
        "Whatever becomes due stands here by its date, with its rule.",
        name="todayDone",
    )
