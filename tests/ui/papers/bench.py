"""What every test of a paper in the window needs: the desk, and hands that wait for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.office import Done, Sitting
from caseworker.casework.records import HistoryLine, Records
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import Signature, Version, VersionKind
from caseworker.domain.release import Release
from caseworker.storage.store import EncryptedStore
from caseworker.ui.desk import Desk
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.let_go import LetGoSheet
from caseworker.ui.papers.preview import PaperView, show_paper
from caseworker.ui.papers.printing import a_printer
from tests.builders import a_plan, an_event
from tests.ui.hands import find, press

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
Found = TypeVar("Found")


@dataclass
class Bench:
    """A desk with a case on it, a window to lay papers on, and a printer that makes a PDF."""

    qtbot: QtBot
    desk: Desk
    store: EncryptedStore
    number: CaseNumber
    folder: Path
    copies: int = 1
    pages: tuple[int, int] = (0, 0)
    path: Path | None = None
    asked_names: list[str] = field(default_factory=list)
    window: QWidget = field(default_factory=QWidget)

    def __post_init__(self) -> None:
        self.qtbot.addWidget(self.window)
        self.window.resize(1280, 860)
        self.window.show()

    @property
    def printed(self) -> Path:
        """What the printer made last."""
        return self.folder / "printed.pdf"

    @property
    def ways(self) -> Ways:
        """A printer that makes a PDF, and a place that is chosen at once."""
        return Ways(ask_printer=self._ask_printer, ask_path=self._ask_path)

    def show(self, paper: str, which: str = "", **more: object) -> PaperView:
        """Show a paper and wait until it is drawn."""
        wanted = Wanted(paper, self.number, which, **more)  # type: ignore[arg-type]  # words
        view = show_paper(self.window, self.desk, wanted, ways=self.ways)
        self.qtbot.waitUntil(lambda: view.seen is not None, timeout=20_000)
        return view

    def let_go(self, view: PaperView, button: str, to: str = "", reason: str = "") -> None:
        """Press a button of the view, say who for and why, and wait for what becomes of it."""
        press(view, button)
        sheet = self.sheet(LetGoSheet)
        if to:
            find(sheet, QComboBox, "letGoTo").setEditText(to)
        sheet._reason.setText(reason)  # noqa: SLF001 - typed in other tests
        with self.qtbot.waitSignal(sheet.agreed, timeout=20_000):
            press(sheet, "letGoGo")
        self.settle()

    def sheet(self, kind: type[AnyWidget]) -> AnyWidget:
        """The sheet of this kind that is open."""
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
        shown = [each for each in found if each.isVisible()]
        assert len(shown) == 1, f"{len(shown)} of {kind.__name__} are open"
        return shown[0]

    def settle(self) -> None:
        """Wait until both lanes have nothing more to do."""
        lanes = (self.desk._records, self.desk._papers)  # noqa: SLF001 - the test's own wait
        self.qtbot.waitUntil(lambda: not any(lane.is_busy for lane in lanes), timeout=30_000)

    def agree(self, view: PaperView, button: str, to: str) -> None:
        """Press a button of the view and say who for; the copy is then on its way."""
        press(view, button)
        sheet = self.sheet(LetGoSheet)
        find(sheet, QComboBox, "letGoTo").setEditText(to)
        with self.qtbot.waitSignal(sheet.agreed, timeout=20_000):
            press(sheet, "letGoGo")

    def office_says(self, **changes: object) -> None:
        """Change what the office says of itself."""

        def say(records: Records, command: None, sitting: Sitting) -> Done:
            del command, sitting
            records.save_office(replace(records.office(), **changes))  # type: ignore[arg-type]
            return Done(None, frozenset(), "Said.", "office_told")

        self.desk.do(say, None)
        self.settle()

    def signs(self) -> None:
        """Issue a signed final plan."""

        def issue(records: Records, command: None, sitting: Sitting) -> Done:
            del command
            version = Version(self.number, 1, VersionKind.FINAL, a_plan(), sitting.today)
            value, public_key = sitting.sign(version.fingerprint)
            by = sitting.officer
            signature = Signature(by.id, by.name, "Officer", sitting.today, value, public_key)
            records.issue(replace(version, signature=signature))
            sent = an_event("draft_sent", sitting.today)
            records.add_event(self.number, sent)
            return Done(self.number, frozenset(), "Signed.", "signed")

        self.desk.do(issue, None)
        self.settle()

    def history(self) -> list[HistoryLine]:
        """Newest first."""
        return self._see(
            lambda: self.store.office.see(lambda records, _: list(records.history(self.number)))
        )

    def releases(self) -> list[Release]:
        return self._see(
            lambda: self.store.office.see(lambda records, _: list(records.releases(self.number)))
        )

    def _see(self, ask: Callable[[], list[Found]]) -> list[Found]:
        found: list[list[Found]] = []
        self.desk.store(self.window, lambda _: ask(), found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def _ask_printer(
        self,
        owner: QWidget,
        count: int,
        then: Callable[[QPrinter], None],
        refused: Callable[[str], None],
    ) -> None:
        del owner, refused
        printer = a_printer(count)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.printed))
        printer.setCopyCount(self.copies)
        if self.pages[0]:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*self.pages)
        then(printer)

    def _ask_path(self, owner: QWidget, name: str, then: Callable[[Path], None]) -> None:
        del owner
        self.asked_names.append(name)
        then(self.path or self.folder / name)
