"""The recovery key goes to a printer, on its own page, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.recovery_page import KeyPage, page_of, recovery_page
from caseworker.domain.errors import NotFound
from caseworker.ui.papers.key_page import KeyPrinting
from caseworker.ui.papers.printing import NO_PRINTER, a_printer
from caseworker.ui.recovery import KeyCard
from caseworker.ui.tasks import Tasks
from tests.builders import NOW
from tests.documents.readers import pdftotext
from tests.ui.hands import find, press, words
from tests.ui.paper_store import KEY, OFFICE, OKAFOR, PaperRecords, PaperStore

PAGE = KeyPage(KEY, OFFICE.name, OFFICE.marking, NOW, OKAFOR.name)


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


def _a_pdf_printer(path: Path) -> Callable[..., None]:
    """Stands where the computer asks for a printer, and takes one that makes a file."""

    def ask(
        owner: QWidget,
        count: int,
        then: Callable[[QPrinter], None],
        refused: Callable[[str], None],
    ) -> None:
        del owner, refused
        printer = a_printer(count)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        then(printer)

    return ask


def test_the_page_says_whose_key_it_is_and_how_it_is_used() -> None:
    said = pdftotext(recovery_page(PAGE), "-layout")

    assert all(group in said for group in KEY.split("-"))
    assert OFFICE.name in said
    assert OFFICE.marking in said
    assert "Copy for the sealed envelope" in said
    assert said.count("\f") == 1


def test_the_page_reaches_the_printer(
    qtbot: QtBot, owner: QWidget, lanes: tuple[Tasks, Tasks], tmp_path: Path
) -> None:
    printed = tmp_path / "printed.pdf"
    printing = KeyPrinting(lambda: PAGE, lanes[0], owner, _a_pdf_printer(printed))
    told: list[tuple[str, bool]] = []
    printing.told.connect(lambda said, done: told.append((said, done)))

    printing.begin()

    qtbot.waitUntil(lambda: any(done for _, done in told), timeout=20_000)
    assert printed.read_bytes().startswith(b"%PDF")


def test_what_goes_wrong_is_said_and_the_key_can_still_be_written_down(
    qtbot: QtBot, owner: QWidget, lanes: tuple[Tasks, Tasks], tmp_path: Path
) -> None:
    def gone() -> KeyPage:
        raise NotFound("The records were locked meanwhile.")

    printing = KeyPrinting(gone, lanes[0], owner, _a_pdf_printer(tmp_path / "never.pdf"))
    told: list[tuple[str, bool]] = []
    printing.told.connect(lambda said, done: told.append((said, done)))

    printing.begin()

    qtbot.waitUntil(lambda: len(told) > 1)
    assert told[-1] == ("The records were locked meanwhile.", False)
    assert not (tmp_path / "never.pdf").exists()


def test_a_computer_without_a_printer_says_so_on_the_card(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks]
) -> None:
    card = KeyCard(KEY, lambda: PAGE, lanes[0])
    qtbot.addWidget(card)
    card.show()

    press(card, "keyPrint")

    assert find(card, QLabel, "keyTold").isVisible()
    assert words(card, "keyTold") == f"{NO_PRINTER} The key can also be written down by hand."


def test_printing_it_from_an_open_store_leaves_an_audit_line_without_the_key() -> None:
    records = PaperRecords()

    page = page_of(PaperStore(records, OKAFOR), KEY)

    assert page == PAGE
    assert records.acts == ["released:recovery_key"]
    assert KEY not in repr(page)
