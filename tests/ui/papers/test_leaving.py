"""Nothing leaves unwritten: who for, why, a number of its own, then the printer or the disk."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.casework.papers import LetGo
from caseworker.casework.wanted import Wanted
from caseworker.ui.papers.let_go import NO_CONTACT, LetGoSheet
from caseworker.ui.papers.passphrase_sheet import PassphraseSheet
from caseworker.ui.papers.printing import (
    JOB,
    NO_PRINTER,
    NotPrinted,
    Progress,
    a_printer,
    ask_printer,
    open_dialog,
    pages_wanted,
    paint,
)
from caseworker.ui.papers.saving import NotSaved, ask_path, write_whole
from caseworker.ui.papers.why_it_may import Leaves
from tests.storage.volumes import read_only, small_volume
from tests.ui.hands import find, press, words
from tests.ui.papers.bench import Bench


def page_dots(pdf: bytes | Path) -> list[bytes]:
    """Each page of a PDF as grey dots at 40 to the inch, read without our own reader."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            page.render(scale=40 / 72, grayscale=True).to_pil().convert("L").tobytes()
            for page in document
        ]
    finally:
        document.close()


def likest(page: bytes, among: list[bytes]) -> int:
    """Which of these pages looks most like ``page``; their feet may differ, and their dots."""
    apart = [
        sum(abs(a - b) for a, b in zip(page, other, strict=True)) / len(page) for other in among
    ]
    closest = min(apart)
    assert closest < 5, f"none is like it: {apart}"
    return apart.index(closest)


def test_what_is_printed_is_what_was_written_down(bench: Bench) -> None:
    view = bench.show("ehc_plan")

    bench.let_go(view, "paperPrint", to="Dawn Whitfield")

    drawn = page_dots(view.seen.pdf if view.seen else b"")
    printed = page_dots(bench.printed)
    assert [likest(page, drawn) for page in printed] == list(range(len(drawn)))
    assert [(each.copy_number, each.to) for each in bench.releases()] == [(1, "Dawn Whitfield")]
    assert "for Dawn Whitfield (copy 1)" in words(view, "paperMessageWords")


def test_the_spooler_and_the_printed_file_hear_no_name(bench: Bench) -> None:
    view = bench.show("timeline")

    bench.let_go(view, "paperPrint", to="Dawn Whitfield")

    document = pypdfium2.PdfDocument(bench.printed)
    assert document.get_metadata_value("Title") == JOB
    document.close()
    assert a_printer(1).docName() == JOB


def test_only_the_pages_that_were_asked_for_come_out(bench: Bench) -> None:
    view = bench.show("ehc_plan")
    bench.pages = (2, 2)

    bench.let_go(view, "paperPrint", to="Dawn Whitfield")

    drawn = page_dots(view.seen.pdf if view.seen else b"")
    (printed,) = page_dots(bench.printed)
    assert likest(printed, drawn) == 1


def test_each_of_three_copies_has_a_number_of_its_own(bench: Bench) -> None:
    view = bench.show("timeline")
    bench.copies = 3

    bench.let_go(view, "paperPrint", to="Rhian Pugh")

    assert [each.copy_number for each in bench.releases()] == [1, 2, 3]


def test_a_clear_copy_is_saved_whole_under_a_name_that_says_nothing(bench: Bench) -> None:
    view = bench.show("ehc_plan")

    bench.let_go(view, "paperSave", to="Dawn Whitfield", reason="She asked for a file")

    (name,) = bench.asked_names
    saved = bench.folder / "disclosure-2026-0001.pdf"
    assert name == "disclosure.pdf"
    text = pypdfium2.PdfDocument(saved)
    assert "Copy 1 for Dawn Whitfield" in text[0].get_textpage().get_text_bounded()
    text.close()
    assert not list(bench.folder.glob("*.part"))
    assert "Reason: She asked for a file" in bench.history()[0].words


def test_what_was_never_signed_is_not_offered_for_the_record(bench: Bench) -> None:
    view = bench.show("ehc_plan")

    assert not find(view, QPushButton, "paperRecord").isVisible()


def test_a_signed_plan_is_saved_for_the_record_as_one_file_with_its_data(bench: Bench) -> None:
    bench.signs()
    view = bench.show("ehc_plan", "Final 1")

    bench.let_go(view, "paperRecord", to="Dawn Whitfield", reason="To be kept for good")

    saved = bench.folder / "disclosure-2026-0001.pdf"
    with pikepdf.open(saved) as read:
        assert list(read.attachments) == ["plan.json"]
    assert "as data (PDF/A) for Dawn Whitfield (copy 1)" in bench.history()[0].words


def test_a_clear_copy_without_a_reason_is_asked_for_one(bench: Bench) -> None:
    view = bench.show("ehc_plan")
    press(view, "paperSave")
    sheet = bench.sheet(LetGoSheet)
    find(sheet, QComboBox, "letGoTo").setEditText("Dawn Whitfield")

    press(sheet, "letGoGo")
    bench.settle()

    assert sheet.isVisible()
    assert words(sheet, "letGoReasonFault") == "Say why a copy without encryption is needed."
    assert not bench.releases()
    sheet.reject()


def test_somebody_barred_is_warned_of_as_their_name_is_typed_and_refused(bench: Bench) -> None:
    view = bench.show("ehc_plan")
    press(view, "paperPrint")
    sheet = bench.sheet(LetGoSheet)

    find(sheet, QComboBox, "letGoTo").setEditText("carl whitfield")
    assert words(sheet, "letGoToFault") == NO_CONTACT
    press(sheet, "letGoGo")
    bench.settle()

    assert "no contact" in words(sheet, "letGoRefused")
    assert not bench.releases()
    sheet.reject()


def test_what_was_typed_into_the_sheet_is_there_again(bench: Bench) -> None:
    view = bench.show("ehc_plan")
    press(view, "paperSave")
    sheet = bench.sheet(LetGoSheet)
    find(sheet, QLineEdit, "letGoReason").setText("For the court")
    bench.desk.drafts.flush()
    sheet.reject()
    bench.settle()

    press(view, "paperSave")
    bench.settle()

    again = bench.sheet(LetGoSheet)
    assert find(again, QLineEdit, "letGoReason").text() == "For the court"
    again.reject()


def test_a_copy_that_cant_be_saved_is_said_to_have_come_to_nothing(bench: Bench) -> None:
    view = bench.show("ehc_plan")
    bench.path = bench.folder / "gone" / "plan.pdf"

    bench.let_go(view, "paperSave", to="Dawn Whitfield", reason="She asked for a file")

    assert "no longer there" in words(view, "paperMessageWords")
    assert bench.history()[0].words.startswith("Copy 1 was not made after all.")


def test_an_encrypted_copy_that_finds_no_room_gives_no_passphrase_away(
    bench: Bench, tmp_path: Path
) -> None:
    """The stick is full: nothing is on it, it is written down as not made, nothing is shown."""
    view = bench.show("ehc_plan")
    with small_volume(tmp_path / "stick", "16k") as stick:
        bench.path = stick / "plan.pdf"

        bench.let_go(view, "paperLocked", to="Dawn Whitfield")

        assert list(stick.iterdir()) == []
    assert "That disk is full" in words(view, "paperMessageWords")
    assert view.findChildren(PassphraseSheet) == []
    assert bench.history()[0].words.startswith("Copy 1 was not made after all.")


def test_one_tick_keeps_a_copy_for_the_manager_in_the_office(bench: Bench) -> None:
    view = bench.show("ehc_plan")
    press(view, "paperPrint")
    sheet = bench.sheet(LetGoSheet)
    find(sheet, QComboBox, "letGoTo").setEditText("Priya Nair, manager")
    find(sheet, QCheckBox, "letGoInside").setChecked(True)
    bench.qtbot.waitUntil(lambda: "stays in our own office" in words(sheet, "whyItMayWords"))
    press(sheet, "letGoGo")
    bench.settle()

    assert bench.history()[0].words.startswith("Made a working copy of")


def test_a_copy_stays_in_sight_until_it_is_out(bench: Bench) -> None:
    """Escape while it prints does nothing: what becomes of it has to be written down."""
    view = bench.show("timeline")
    bench.agree(view, "paperPrint", to="Rhian Pugh")

    view.reject()
    assert view.isVisible()
    bench.settle()
    view.reject()

    assert not view.isVisible()
    assert len(bench.releases()) == 1


def test_a_printer_that_is_stopped_says_what_to_do_with_the_pages(
    bench: Bench, tmp_path: Path
) -> None:
    view = bench.show("ehc_plan")
    printer = a_printer(3)
    printer.setOutputFileName(str(tmp_path / "stopped.pdf"))
    progress = Progress()
    progress.stop.set()

    with pytest.raises(NotPrinted, match="Destroy"):
        paint(printer, view.seen.pdf if view.seen else b"", (1, 2), progress)


def test_a_computer_without_a_printer_says_so_before_anything_is_asked(bench: Bench) -> None:
    said: list[str] = []

    dialog = ask_printer(bench.window, 3, lambda _: None, said.append)

    assert dialog is None
    assert said == [NO_PRINTER]


def test_the_computers_own_dialog_is_opened_and_offers_no_file(bench: Bench) -> None:
    taken: list[QPrinter] = []
    printer = a_printer(3)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)

    dialog = open_dialog(bench.window, printer, taken.append)

    assert dialog.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    assert dialog.windowTitle() == "Caseworker"
    dialog.reject()
    assert taken == []


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [(0, 0, (1, 2, 3, 4)), (2, 3, (2, 3)), (3, 9, (3, 4)), (4, 4, (4,))],
)
def test_a_range_of_pages(first: int, last: int, wanted: tuple[int, ...], qtbot: QtBot) -> None:
    del qtbot
    printer = a_printer(4)
    if first:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(first, last)

    assert pages_wanted(printer, 4) == wanted


def test_the_file_dialog_proposes_a_name_and_is_opened_not_run(bench: Bench) -> None:
    chosen: list[Path] = []

    dialog = ask_path(bench.window, "plan-2026-0001-draft-1.pdf", chosen.append)

    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert Path(dialog.selectedFiles()[0]).name == "plan-2026-0001-draft-1.pdf"
    dialog.reject()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "full"),
        (errno.EACCES, "may not write"),
        (errno.EROFS, "may not write"),
        (errno.ENOENT, "no longer there"),
        (errno.EIO, "could not be written"),
    ],
)
def test_why_a_file_could_not_be_written_is_said_in_words(code: int, said: str) -> None:
    assert said in str(NotSaved(OSError(code, os.strerror(code))))


def test_a_full_disk_leaves_the_file_that_was_there_and_nothing_else(tmp_path: Path) -> None:
    with small_volume(tmp_path / "stick", "64k") as stick:
        path = stick / "plan.pdf"
        path.write_bytes(b"before")

        with pytest.raises(NotSaved, match="full"):
            write_whole(path, bytes(256 * 1024))

        assert path.read_bytes() == b"before"
        assert [file.name for file in stick.iterdir()] == ["plan.pdf"]


def test_a_file_that_stands_beside_the_copy_is_left_alone(tmp_path: Path) -> None:
    beside = tmp_path / "plan.pdf.part"
    beside.write_bytes(b"somebody's")
    longest = tmp_path / f"{'x' * 251}.pdf"

    write_whole(tmp_path / "plan.pdf", b"%PDF")
    write_whole(longest, b"%PDF")

    assert beside.read_bytes() == b"somebody's"
    assert longest.read_bytes() == b"%PDF"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_read_only_folder_is_said_to_be_one(tmp_path: Path) -> None:
    with read_only(tmp_path), pytest.raises(NotSaved, match="may not write"):
        write_whole(tmp_path / "plan.pdf", b"%PDF")

    assert not list(tmp_path.iterdir())


def test_the_office_that_saves_no_clear_copies_says_so_at_once(bench: Bench) -> None:
    bench.office_says(clear_copies=False)
    view = bench.show("timeline")

    press(view, "paperSave")

    assert "no copies without encryption" in words(view, "paperMessageWords")
    assert not [each for each in view.findChildren(LetGoSheet) if each.isVisible()]


def test_the_answer_of_the_sheet_is_what_was_typed(bench: Bench) -> None:
    view = bench.show("timeline")
    assert view.seen is not None
    wanted = Wanted("timeline", bench.number)
    sheet = LetGoSheet(bench.desk, Leaves(wanted), view.seen, "print", view)
    find(sheet, QComboBox, "letGoTo").setEditText(" Rhian Pugh ")

    assert sheet.command == LetGo(wanted, "print", "Rhian Pugh", medium="Paper")
    assert find(sheet, QLabel, "letGoPaper").text() == view.seen.title
    sheet.deleteLater()
