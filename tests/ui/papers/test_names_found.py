"""What belongs to another case is shown before anything leaves, and stands only for a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit

from caseworker.casework.attachments import AttachDocument, attach_document
from caseworker.casework.cases import OpenCase, open_case
from caseworker.casework.many_letters import OneOfMany
from caseworker.casework.wanted import Wanted
from caseworker.domain.blocks import paragraphs
from caseworker.domain.plan import Section
from caseworker.ui.papers.let_go import LetGoSheet
from caseworker.ui.papers.many_run import ManyRun, Way
from caseworker.ui.papers.names_found import LIKENESS, STOPPED, UNSEEN, LetStandSheet, NamesFound
from caseworker.ui.papers.preview import PaperView
from caseworker.ui.papers.printing import a_printer
from caseworker.ui.reading import ReadSheet
from tests.builders import TODAY, a_person, a_plan
from tests.ui.hands import find, press
from tests.ui.papers.bench import Bench

NAME = "Layla Haddad"


@pytest.fixture
def named_bench(bench: Bench) -> Bench:
    """Layla Haddad has a case of her own, and stands in Tom’s plan."""
    person = a_person(given="Layla", family="Haddad", born=date(2011, 3, 12), contacts=())
    bench.desk.do(open_case, OpenCase(person, "community", TODAY, "post"))
    bench.settle()
    writes(bench, f"Tom sits by {NAME} in reading.")
    return bench


def writes(bench: Bench, words: str) -> None:
    office = bench.store.office
    plan = a_plan(A=Section(paragraphs(words)))
    bench.desk.store(bench.window, lambda _: office.keep_plan(bench.number, plan), lambda _: None)
    bench.settle()


def lines(view: PaperView | LetGoSheet) -> list[str]:
    card = find(view, NamesFound, "namesFound")
    labels = [one for one in card.findChildren(QLabel) if "nameFound" in one.objectName()]
    return [label.text() for label in labels if label.isVisibleTo(view)]


def say_why(bench: Bench, reason: str) -> None:
    sheet = bench.sheet(LetStandSheet)
    find(sheet, QLineEdit, "letStandReason").setText(reason)
    with bench.qtbot.waitSignal(sheet.stood, timeout=20_000):
        press(sheet, "letStandGo")
    bench.settle()


def test_a_preview_shows_the_words_the_place_and_the_page(named_bench: Bench) -> None:
    view = named_bench.show("ehc_plan")

    card = find(view, NamesFound, "namesFound")
    assert find(card, QLabel, "namesFoundHead").text() == STOPPED
    assert lines(view) == [f"Section A (page 2): “{NAME}”. A name."]


def test_it_never_says_whose_it_is(named_bench: Bench) -> None:
    view = named_bench.show("ehc_plan")

    card = find(view, NamesFound, "namesFound")
    said = " ".join(label.text() for label in card.findChildren(QLabel)) + card.accessibleName()
    assert "2026-0002" not in said
    assert "12/03/2011" not in said


def test_a_copy_is_refused_and_nothing_is_written_down(named_bench: Bench) -> None:
    view = named_bench.show("ehc_plan")
    press(view, "paperPrint")
    sheet = named_bench.sheet(LetGoSheet)
    find(sheet, QComboBox, "letGoTo").setEditText("Dawn Whitfield")

    press(sheet, "letGoGo")
    named_bench.settle()

    assert sheet.isVisible()
    refused = find(sheet, QLabel, "letGoRefused").text()
    assert refused.startswith("A name that belongs to another case: Section A (page 2).")
    assert NAME not in refused
    said = [f"Section A (page 2): “{NAME}”. A name."]
    named_bench.qtbot.waitUntil(lambda: lines(sheet) == said)
    assert named_bench.releases() == []


def test_it_stands_with_a_reason_and_the_copy_then_leaves(named_bench: Bench) -> None:
    view = named_bench.show("ehc_plan")
    press(view, "letStand0")
    say_why(named_bench, "A sister of the same house.")
    named_bench.qtbot.waitUntil(lambda: lines(view) == [], timeout=20_000)

    named_bench.let_go(view, "paperPrint", "Dawn Whitfield")

    assert [release.to for release in named_bench.releases()] == ["Dawn Whitfield"]
    said = [line.words for line in named_bench.history()]
    assert any("Reason: A sister of the same house." in words for words in said)


def test_it_can_be_let_stand_from_the_sheet_that_asks_who_it_is_for(named_bench: Bench) -> None:
    view = named_bench.show("ehc_plan")
    press(view, "paperPrint")
    sheet = named_bench.sheet(LetGoSheet)
    find(sheet, QComboBox, "letGoTo").setEditText("Dawn Whitfield")
    press(sheet, "letStand0")
    say_why(named_bench, "A sister of the same house.")
    assert lines(sheet) == []

    with named_bench.qtbot.waitSignal(sheet.agreed, timeout=20_000):
        press(sheet, "letGoGo")
    named_bench.settle()

    assert len(named_bench.releases()) == 1


def test_a_page_that_is_a_picture_is_said_and_leaves_once_it_is_ticked(bench: Bench) -> None:
    scan = AttachDocument(bench.number, "Scan.pdf", a_scan())
    bench.desk.do(attach_document, scan)
    bench.settle()
    told = {"words": (("contact", "01632 960 100"),), "enclosed": ("Scan.pdf",)}
    view = bench.show("letter", "L-01", to="Dawn Whitfield", officer="J. Okafor", **told)
    assert find(find(view, NamesFound, "namesFound"), QLabel, "namesFoundHead").text() == UNSEEN
    assert lines(view) == ["“Scan.pdf”. Attachment 1: page 1 is a picture."]

    press(view, "lookAt0")
    bench.settle()
    reading = bench.sheet(ReadSheet)
    bench.qtbot.waitUntil(reading.pages.isVisible, timeout=20_000)
    reading.accept()

    with bench.qtbot.waitSignal(view.drawn, timeout=20_000):
        find(view, QCheckBox, "lookedAt0").click()

    assert lines(view) == []
    bench.let_go(view, "paperPrint", "Dawn Whitfield")
    assert len(bench.releases()) == 1
    assert any(line.words.startswith("Looked through attachment 1") for line in bench.history())


def a_scan() -> bytes:
    made = BytesIO()
    Image.new("RGB", (595, 842), (250, 250, 250)).save(made, "PDF")
    return made.getvalue()


def test_without_a_reason_it_does_not_stand(named_bench: Bench) -> None:
    view = named_bench.show("ehc_plan")
    press(view, "letStand0")
    sheet = named_bench.sheet(LetStandSheet)

    press(sheet, "letStandGo")
    named_bench.settle()

    assert sheet.isVisible()
    assert lines(view) != []


def test_a_single_rare_name_is_pointed_out_and_stops_nothing(named_bench: Bench) -> None:
    writes(named_bench, "Tom sits by Layla in reading.")

    view = named_bench.show("ehc_plan")

    card = find(view, NamesFound, "namesFound")
    assert find(card, QLabel, "namesFoundHead").text() == LIKENESS
    assert lines(view) == ["Section A (page 2): “Layla”. Part of a name."]
    named_bench.let_go(view, "paperPrint", "Dawn Whitfield")
    assert len(named_bench.releases()) == 1


def test_a_plan_of_ordinary_words_shows_nothing(named_bench: Bench) -> None:
    writes(named_bench, "Grace and young people will mark the day.")

    assert lines(named_bench.show("ehc_plan")) == []


def test_of_many_letters_the_one_that_names_another_stays_and_the_rest_leave(
    named_bench: Bench,
) -> None:
    wanted = Wanted("letter", named_bench.number, "L-01", to="Dawn Whitfield", officer="J. Okafor")
    plain = OneOfMany(named_bench.number, "Tom Whitfield", "Dawn Whitfield", wanted=wanted)
    said = replace(wanted, words=(("requested_by", f"the school of {NAME}"),))
    way = Way("print", printer=a_printer_that_saves(named_bench))
    run = ManyRun(named_bench.desk, (replace(plain, wanted=said), plain), way, named_bench.window)

    with named_bench.qtbot.waitSignal(run.ended, timeout=30_000) as ended:
        run.start()

    stayed, left = ended.args[0]
    assert stayed.why_not.startswith("A name that belongs to another case: ")
    assert NAME not in stayed.why_not, "the list of what became of them is printed, too"
    assert (left.why_not, left.copy_number) == ("", 1)


def a_printer_that_saves(bench: Bench) -> QPrinter:
    printer = a_printer(1)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(bench.printed))
    return printer
