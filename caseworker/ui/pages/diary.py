"""The diary: what is owed, by month, by week or as a list, and how much lies ahead."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent, QShowEvent

from caseworker.casework import diary
from caseworker.casework.diary import Agenda, Load, Span, meeting_rows, monday_of
from caseworker.casework.office import Done, Touched
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import DueLine, OfficeFacts
from caseworker.casework.tasks import TaskSeen, is_task, one_task
from caseworker.domain.kept_rules import kept_rules
from caseworker.domain.settings import settings
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.diary.agenda import AgendaList
from caseworker.ui.diary.day_sheet import MOST, DaySheet
from caseworker.ui.diary.entries import shown
from caseworker.ui.diary.load import LoadBand
from caseworker.ui.diary.meetings import Meetings
from caseworker.ui.diary.term_sheet import TermSheet
from caseworker.ui.diary.tools import DiaryKey, DiaryTools, EmptySpan, View
from caseworker.ui.diary.view import DaysView
from caseworker.ui.hours.week_sheet import HoursSheet
from caseworker.ui.icons import Icon
from caseworker.ui.page import Page
from caseworker.ui.papers import show_calendar
from caseworker.ui.parts import PageTitle, ScrollPage, column, named, secondary
from caseworker.ui.parts.typed_day import day_in_words
from caseworker.ui.whose.task_sheet import TaskSheet

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(weeks=1)
OF_A_MONTH: Final = 12  # lines of a day at the most, before “+3 more”
OF_A_WEEK: Final = 15
OF_THE_AGENDA: Final = 120
_LOW: Final = 480  # px at 100% text
_BAND_AT: Final = 2
_CONCERNS: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.PERSON, Touched.OFFICE})


class DiaryPage(Page):
    """Keeps which day is looked at, and in which view; asks, and shows the answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "diary", "Diary")
        self._desk = desk
        self._day = self._at = desk.today  # where the keyboard is, and the page that is turned to
        self._view = View.MONTH
        self._most = OF_THE_AGENDA
        self._is_stale = False
        self._first = date.min  # of the days that were asked for last
        whole = column(self, 0, 0)
        self._page = ScrollPage("diaryScroll", gap=10)
        side = theme.px(28)
        self._page.body.setContentsMargins(side, theme.px(4), side, theme.px(20))
        whole.addWidget(self._page)
        self._title = PageTitle("Diary")
        save = secondary("Save to calendar", "diaryCalendar", icon=Icon.DIARY)
        self._title.add(save).clicked.connect(self._on_calendar)
        term = secondary("Reviews of a term…", "diaryTerm", icon=Icon.PLAN)
        self._title.add(term).clicked.connect(self._on_term)
        self._hours = secondary("Hours of a week…", "diaryHours")
        self._title.add(self._hours).clicked.connect(self._on_hours)
        self._hours.hide()
        desk.see(self, office_facts, self._on_office)
        self.tools = DiaryTools(desk)
        self.band = LoadBand()
        self.month = DaysView("diaryMonth", "Month", is_whole=False)
        self.week = DaysView("diaryWeek", "Week", is_whole=True)
        self.agenda = AgendaList()
        self._key = DiaryKey()
        self._empty = EmptySpan()
        for part in (self._title, self.tools, self.band, self._empty):
            self._page.body.addWidget(part)
        self._faces = (self.month, self.week, self.agenda)
        for face in self._faces:  # no stack: that is always as tall as the tallest
            self._page.body.addWidget(face, 1)
            face.setVisible(face is self.month)
        self._page.body.addWidget(self._key)
        self._meetings = Meetings(desk, self)
        self._connect()
        self.look()

    @property
    def day(self) -> date:
        """The day that is looked at."""
        return self._day

    def look(self) -> None:
        """Ask for what is shown, and for the load of the weeks ahead."""
        self._is_stale = False
        self.tools.look()
        choice = self.tools.choice
        self._first, last = self._ends()
        if self._view is View.AGENDA:
            self._desk.see(self, diary.agenda(self._day, choice, self._most), self._on_agenda)
        else:
            each = OF_A_MONTH if self._view is View.MONTH else OF_A_WEEK
            question = diary.span(self._first, last, choice, each)
            self._desk.see(self, question, partial(self._on_span, self._view))
        self._desk.see(self, diary.load(choice), self._on_load)
        self._say_where()

    def go_to(self, day: date, view: View | None = None) -> None:
        """Turn to the page of ``day``; asks only if it isn't the one that is shown."""
        before = (self._view, self._ends())
        self._day = self._at = day
        self._view = view or self._view
        self._most = OF_THE_AGENDA
        self.tools.show_view(self._view)
        if (self._view, self._ends()) != before:
            self.look()
        self.band.mark(day)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._is_stale:
            self.look()
            self.tools.narrow.look()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a low window the days come first, and the load of the weeks after them."""
        super().resizeEvent(event)
        body = self._page.body
        at = body.count() - 1 if self.height() < theme.px(_LOW) else _BAND_AT
        if body.indexOf(self.band) != at:
            body.removeWidget(self.band)
            body.insertWidget(at, self.band)

    def _connect(self) -> None:
        self.tools.turned.connect(self._on_turned)
        self.tools.home_wanted.connect(self._on_home)
        self.tools.viewed.connect(self._on_viewed)
        self.tools.changed.connect(self.look)
        self.band.week_wanted.connect(self._on_week)
        self.band.late_wanted.connect(self._on_late)
        self._empty.wanted.connect(self._on_day)
        self.agenda.opened.connect(self._on_opened)
        self.agenda.more_wanted.connect(self._on_more)
        for view in (self.month, self.week):
            view.day_changed.connect(self._on_day)
            view.day_opened.connect(self._on_day_opened)
            view.turned.connect(self._on_turned)
            view.home_wanted.connect(self._on_home)
            view.meeting_moved.connect(self._on_meeting_moved)
        self._desk.done.connect(self._on_done)
        self._desk.freshened.connect(self._on_freshened)

    def _ends(self) -> tuple[date, date]:
        """The first and the last day that the view holds."""
        if self._view is View.AGENDA:
            return self._at, self._at
        if self._view is View.WEEK:
            monday = monday_of(self._at)
            return monday, monday + WEEK - DAY
        last = self._at.replace(day=monthrange(self._at.year, self._at.month)[1])
        return monday_of(self._at.replace(day=1)), monday_of(last) + WEEK - DAY

    def _where_in_words(self) -> str:
        if self._view is View.MONTH:
            return _month_in_words(self._at)
        if self._view is View.WEEK:
            return _week_in_words(*self._ends())
        return f"From {day_in_words(self._day)}"

    def _say_where(self) -> None:
        said = self._where_in_words()
        self._title.beside.setText(said)
        self._title.beside.setAccessibleName(said)

    def _on_span(self, view: View, span: Span) -> None:
        if view is not self._view or not span.days or span.days[0].day != self._first:
            return  # another page has been turned to since
        face = self.month if view is View.MONTH else self.week
        month = self._at.month if view is View.MONTH else 0
        face.show_days(shown(span.days, span.today, month, span.calendar), self._day)
        self._empty.show_span(span, self._where_in_words())
        self._show_face(face)

    def _on_agenda(self, agenda: Agenda) -> None:
        if self._view is View.AGENDA:
            self._empty.hide()
            self.agenda.show_agenda(agenda)
            self._show_face(self.agenda)

    def _show_face(self, face: DaysView | AgendaList) -> None:
        had_keyboard = any(each.hasFocus() for each in self._faces)
        for each in self._faces:
            each.setVisible(each is face)
        self._key.setVisible(face is not self.agenda)
        if had_keyboard:
            face.setFocus()

    def _keep_in_sight(self) -> None:
        """In a low window, the day that the keyboard is at."""
        for face in (self.month, self.week):
            place = face.visualRect(face.currentIndex())
            if face.hasFocus() and not place.isEmpty():
                corner = face.viewport().mapTo(self._page.sheet, place.center())
                half = min(place.height(), self._page.viewport().height()) // 2
                self._page.ensureVisible(corner.x(), corner.y(), 0, half)

    def _on_load(self, load: Load) -> None:
        self.band.show_load(load)
        self.band.mark(self._day)

    @Slot(int)
    def _on_turned(self, pages: int) -> None:
        if self._view is View.MONTH:
            self.go_to(_months_on(self._at, pages))
        else:
            self.go_to(self._at + pages * WEEK)

    @Slot()
    def _on_home(self) -> None:
        self.go_to(self._desk.today)
        for face in (self.month, self.week):
            if face.isVisible():
                face.choose(self._day)

    @Slot(object)
    def _on_viewed(self, view: View) -> None:
        self.go_to(self._day, view)

    @Slot(object)
    def _on_week(self, monday: date) -> None:
        self.go_to(max(monday, self._desk.today), View.WEEK)

    @Slot()
    def _on_late(self) -> None:
        self.go_to(self._desk.today, View.AGENDA)

    @Slot(object)
    def _on_day(self, day: date) -> None:
        """A day of another month that is shown too is no reason to turn the page."""
        first, last = self._ends()
        if first <= day <= last and day.month != self._at.month:
            self._day = day
            self.band.mark(day)
        else:
            self.go_to(day)
        self._keep_in_sight()

    @Slot(object)
    def _on_day_opened(self, day: date) -> None:
        question = diary.span(day, day, self.tools.choice, MOST)
        self._desk.see(self, question, self._open_day)

    def _open_day(self, span: Span) -> None:
        sheet = DaySheet(span.days[0], span.today, span.calendar, self.window())
        sheet.opened.connect(self._on_opened)
        sheet.agenda_wanted.connect(lambda wanted: self.go_to(wanted, View.AGENDA))
        sheet.open()

    @Slot()
    def _on_term(self) -> None:
        among = self.tools.choice.among
        TermSheet(self._desk, self._desk.today, among, self.window()).open()

    def _on_office(self, office: OfficeFacts) -> None:
        """Hours are of the settings whose cases have them."""
        self._hours.setVisible(
            any(kept_rules().part in settings()[kind].parts for kind in office.kinds)
        )

    @Slot()
    def _on_hours(self) -> None:
        HoursSheet(self._desk, self.window()).open()

    @Slot()
    def _on_calendar(self) -> None:
        show_calendar(self, self._desk, self.tools.choice)

    @Slot(object)
    def _on_opened(self, line: DueLine) -> None:
        if is_task(line):
            self._desk.see(self, one_task(line.due.row), self._on_task)
        elif line.due.row in meeting_rows() and line.due.event is not None:
            self._meetings.open(line)
        else:
            self.opened.emit(str(line.case), line.due.key)

    def _on_task(self, seen: TaskSeen) -> None:
        sheet = TaskSheet(self._desk, self.window(), seen)
        sheet.said.connect(self.said)
        sheet.open()

    @Slot(object, object)
    def _on_meeting_moved(self, line: DueLine, day: date) -> None:
        self._meetings.move(line, day)

    @Slot()
    def _on_more(self) -> None:
        self._most += OF_THE_AGENDA
        self.look()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.touched & _CONCERNS:
            self._on_freshened()

    @Slot()
    def _on_freshened(self) -> None:
        if self.isVisible():
            self.look()
            self.tools.narrow.look()
        else:
            self._is_stale = True


def _months_on(day: date, months: int) -> date:
    """The same day of another month; its last where that month is shorter."""
    month = day.year * 12 + day.month - 1 + months
    year, number = divmod(month, 12)
    return date(year, number + 1, min(day.day, monthrange(year, number + 1)[1]))


def _month_in_words(day: date) -> str:
    return day_in_words(day).split(maxsplit=2)[2]


def _week_in_words(first: date, last: date) -> str:
    """“23 to 29 November 2026”; the month and the year are said twice where they differ."""
    begins = day_in_words(first).split()[1:]
    ends = day_in_words(last).split()[1:]
    while begins and begins[-1] == ends[len(begins) - 1]:
        begins.pop()
    return f"{' '.join(begins)} to {' '.join(ends)}"
