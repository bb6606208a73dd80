"""The rounds of the window: every page of it, one after the other, for whoever looks at them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QMenu, QTabWidget, QWidget

from caseworker.commands.offscreen.hand import Hand
from caseworker.domain.case import CaseNumber
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.tabs import PLAN, TABS
from caseworker.ui.diary.tools import View
from caseworker.ui.helping.page import HelpPage
from caseworker.ui.moves.hand_over import open_hand_over
from caseworker.ui.new_case import NewCasePage
from caseworker.ui.pages.cases import CasesPage
from caseworker.ui.pages.diary import DiaryPage
from caseworker.ui.pages.disclosures import DisclosuresPage
from caseworker.ui.pages.moves import MovesPage
from caseworker.ui.pages.places import PlacesPage
from caseworker.ui.pages.preferences import PreferencesPage
from caseworker.ui.pages.records import RecordsPage
from caseworker.ui.pages.reports import ReportsPage
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.parts import Words
from caseworker.ui.records_places import PLACES
from caseworker.ui.reports.behind import Behind
from caseworker.ui.reports.counts_table import CountsTable
from caseworker.ui.reports.figures_table import FiguresTable
from caseworker.ui.say import Sheet
from caseworker.ui.window import Window

REPORTS_SEEN = ("reviews", "caseload")  # with days and without: the others are laid out alike
SECTIONS = ("A", "F", "I", "K")  # text, items with what they serve, the place, the advice
SOUGHT = "language"
ENTRY = "contact_made"
MOVES_SEEN = {
    "in": "movesIn",
    "on": "movingOn",
    "authorities": "authoritiesTab",
    "media": "mediaTab",
}
SHEETS = {"office_compare0": "compare", "bookEnter": "office", "bookOurs": "ownCard"}


class Rounds:
    """Goes to every page of a window at work, in the look and at the size that it has now.

    What is handed over is the page's name and what to look at: the window, or the sheet
    that lies over it.
    """

    def __init__(self, window: Window, number: CaseNumber) -> None:
        self._window = window
        self._number = number
        self._hand = Hand(window)

    def pages(self) -> Iterator[tuple[str, QWidget]]:
        for name, kind in (("today", TodayPage), ("cases", CasesPage)):
            yield from self._place(name, kind)
        yield from self._diary()
        yield from self._disclosures()
        yield from self._knowing_each_other()
        yield from self._reports()
        yield from self._search()
        yield from self._place("new_case", NewCasePage)
        yield from self._place("places", PlacesPage)
        yield from self._place("help", HelpPage)
        yield from self._records()
        yield from self._place("preferences", PreferencesPage)
        yield from self._case()

    def plan(self) -> Iterator[tuple[str, QWidget]]:
        """The plan that is being written, one section of each kind."""
        self._opened().setCurrentIndex(PLAN)
        tab = self._hand.finds(PlanTab)
        self._hand.wait(lambda: tab.state is not None, "the plan can be written")
        for letter in SECTIONS:
            tab.outline.go_to(letter)
            yield f"plan-{letter}", self._window
        self._hand.takes("planVersions")
        self._hand.wait(self._lists_versions, "the versions are listed")
        yield "plan-versions", self._window
        if self._hand.sees(QWidget, "compareVersion0") is None:
            return  # nothing of it has been sent yet
        self._hand.presses("compareVersion0")
        where = self._hand.finds(QLabel, "comparisonWhere")
        self._hand.wait(lambda: bool(where.text()), "two versions are compared")
        yield "plan-compared", self._window

    def _lists_versions(self) -> bool:
        names = ("compareVersion0", "noVersions")
        return any(self._hand.sees(QWidget, name) is not None for name in names)

    def locked(self, passphrase: str) -> Iterator[tuple[str, QWidget]]:
        """The page of a locked window; signs in again afterwards."""
        self._window.lock()
        self._hand.finds(QWidget, "unlockPage")
        yield "unlock", self._window
        self.sign_in(passphrase)

    def sign_in(self, passphrase: str) -> None:
        """Open the records of a locked window."""
        field = self._hand.finds(QWidget, "unlockPassphrase")
        self._hand.wait(field.isEnabled, "somebody can sign in")
        self._hand.writes("unlockPassphrase", passphrase)
        self._hand.presses("unlockGo")
        self._hand.wait(lambda: self._window.work is not None, "the records are open")

    def _place(self, name: str, kind: type[QWidget]) -> Iterator[tuple[str, QWidget]]:
        work = self._window.work
        if work is not None:
            work.go_to(name)
            self._hand.finds(kind)
            yield name.replace("_", "-"), self._window

    def _diary(self) -> Iterator[tuple[str, QWidget]]:
        """The same days in each of the three views."""
        work = self._window.work
        if work is None:
            return
        work.go_to("diary")
        page = self._hand.finds(DiaryPage)
        for view, face in zip(View, (page.month, page.week, page.agenda), strict=True):
            page.go_to(page.day, view)
            self._hand.wait(face.isVisible, f"the {view.value.lower()} is shown")
            yield f"diary-{view.value.lower()}", self._window
        page.go_to(page.day, View.MONTH)

    def _disclosures(self) -> Iterator[tuple[str, QWidget]]:
        """The case that is asked about, the request, each answer, and what waits in the tray."""
        for name, page in self._place("disclosures", DisclosuresPage):
            yield name, page
            self._hand.finds(DisclosuresPage).begin(str(self._number))
            self._hand.finds(QCheckBox, "sections_1")
            yield "disclose", page
            self._asks("S. Rahman", "solicitor", "legal_advice", "sections_1")
            self._answers("Not yet.")
            yield "disclose-not-yet", page
            self._hand.presses("verdictGround")
            self._hand.presses("ground_17a")
            self._hand.finds(QWidget, "need_necessity")
            yield "disclose-answer", page
            self._hand.presses("groundNone")
            self._answers("There is no consent")
            self._asks("Officer on the wing", "wing_staff", "day_to_day", "others_0")
            self._answers("Yes")
            self._hand.presses("verdictGo")
            self._hand.finds(QWidget, "tray0To")
            yield "disclose-tray", page
            self._hand.presses("tray0Out")
            self._hand.wait(lambda: self._hand.sees(QWidget, "tray0To") is None, "it is empty")
            self._asks("", "", "", "")
            self._hand.presses("discloseOther")

    def _knowing_each_other(self) -> Iterator[tuple[str, QWidget]]:
        """A case handed over, the address book, a comparing of words, our card, and the media."""
        for _, window in self._place("moves", MovesPage):
            page = self._hand.finds(MovesPage)
            yield "moves-out", window
            desk = self._window.desk
            if desk is not None:
                sheet = open_hand_over(desk, self._number, page)
                self._hand.finds(QComboBox, "handOverTo").setCurrentIndex(0)
                self._hand.finds(QWidget, "handOverHeadline")
                yield "moves-hand-over", sheet
                sheet.reject()
            page.begin("book")
            self._hand.finds(QWidget, "office0")
            yield "moves-book", window
            for press, called in SHEETS.items():
                self._hand.presses(press)
                seen = self._hand.finds(Sheet, called)
                yield f"moves-{called.lower()}", seen
                seen.reject()
            for part, tab in MOVES_SEEN.items():
                page.begin(part)
                self._hand.finds(QWidget, tab)
                yield f"moves-{part}", window

    def _records(self) -> Iterator[tuple[str, QWidget]]:
        """Each part of the page of the records."""
        for _, window in self._place("records", RecordsPage):
            page = self._hand.finds(RecordsPage)
            for part in PLACES:
                page.begin(part.name)
                yield f"records-{part.name}", window

    def _asks(self, who: str, role: str, purpose: str, piece: str) -> None:
        """Fill in a request: who asks, in what role, for what, and the one piece they need."""
        self._hand.finds(QComboBox, "who").setEditText(who)
        for name, value in (("role", role), ("purpose", purpose)):
            box = self._hand.finds(QComboBox, name)
            box.setCurrentIndex(box.findData(value))
        for name in ("sections_1", "others_0"):
            self._hand.finds(QCheckBox, name).setChecked(name == piece)

    def _answers(self, words: str) -> None:
        headline = self._hand.finds(QLabel, "verdictHeadline")
        self._hand.wait(lambda: words in headline.text(), f"the answer is: {words}")

    def _reports(self) -> Iterator[tuple[str, QWidget]]:
        """The first number that has cases behind it is looked behind."""
        for name, page in self._place("reports", ReportsPage):
            table = self._hand.finds(FiguresTable, "yearsTable")
            yield name, page
            table.look_behind_first()
            self._hand.finds(Behind, "behind")
            yield f"{name}-behind", page
            for report in REPORTS_SEEN:
                self._hand.finds(ReportsPage).begin(report)
                counts = self._hand.finds(CountsTable, f"{report}Table")
                counts.look_behind_first()
                self._hand.finds(Behind, f"{report}Behind")
                yield f"{name}-{report}", page

    def _search(self) -> Iterator[tuple[str, QWidget]]:
        work = self._window.work
        if work is not None:
            self._window.activateWindow()
            self._hand.wait(self._window.isActiveWindow, "the window has the keyboard")
            work.search.begin()
            self._hand.writes("search", SOUGHT)
            self._hand.finds(QWidget, "searchList")
            yield "search", self._window
            self._hand.writes("search", "")

    def _case(self) -> Iterator[tuple[str, QWidget]]:
        tabs = self._opened()
        for at, tab in enumerate(TABS):
            if tabs.isTabVisible(at):
                tabs.setCurrentIndex(at)
                yield f"case-{tab.__name__.removesuffix('Tab').lower()}", self._window
        tabs.setCurrentIndex(0)
        yield from self._sheet()

    def _opened(self) -> QTabWidget:
        """The tabs of the case, opened anew."""
        if self._window.work is not None:
            self._window.work.open_case(self._number)
        self._hand.wait(self._case_is_shown, "the case is open")
        return self._hand.finds(QTabWidget, "caseTabs")

    def _sheet(self) -> Iterator[tuple[str, QWidget]]:
        """One of the sheets on which an entry is made; the others are made alike."""
        self._hand.presses("actions")
        self._hand.takes(f"act_{ENTRY}")
        for menu in self._window.findChildren(QMenu):
            menu.close()
        sheet = self._hand.finds(Sheet, "entry")
        yield "entry", sheet
        sheet.reject()
        self._hand.wait(lambda: self._hand.sees(Sheet, "entry") is None, "the sheet is shut")

    def _case_is_shown(self) -> bool:
        page = self._hand.sees(CasePage)
        return page is not None and page.seen is not None


def first_run(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The steps of a first run, up to the one that would make the records."""
    hand = Hand(window)

    def goes_on(step: int) -> tuple[str, QWidget]:
        count = hand.finds(Words, "firstRunCount")
        hand.wait(lambda: count.text().startswith(f"Step {step} "), "the step is shown")
        return f"first-run-{step}", window

    yield goes_on(1)
    hand.presses("firstRunNext")
    yield goes_on(2)
    hand.finds(QCheckBox, "officeKind_community").click()
    hand.writes("officeName", "Northmere Council")
    hand.presses("firstRunNext")
    yield goes_on(3)
    hand.writes("officerName", "Ade Bello")
    hand.presses("firstTake")
    hand.writes("firstAgain", hand.finds(QLabel, "firstOffered").text())
    hand.presses("firstRunNext")
    yield goes_on(4)
