"""The ledger as a table: read once, and after something was done only what may have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from caseworker.casework.ledger_pages import SeenRows
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.ledger import Fate, LedgerRow, Went
from caseworker.ui.desk import Desk
from caseworker.ui.disclosures.ledger_card import FEW, LedgerCard
from caseworker.ui.disclosures.ledger_table import ledger_table
from caseworker.ui.registers.sheet import RegisterSheet
from caseworker.ui.tasks import Tasks
from tests.builders import NOW, TODAY, a_person
from tests.copies import a_copy_leaves
from tests.ui.case.store import CaseStore
from tests.ui.hands import fill, words

Shown = Callable[[], list[str]]
ADA, MINA = CaseNumber("2026-0001"), CaseNumber("2026-0002")
FIRST = ["Oak School: Mina Rahimi", "Elm School: Ada Lund"]


def left(store: CaseStore, case: CaseNumber | None, to: str) -> Done:
    """A minute later than the copy before it."""
    store.standing.forward(minutes=1)
    return a_copy_leaves(store.office, case, to)


@pytest.fixture
def store() -> CaseStore:
    """A copy left of the case of Ada Lund, and then one of that of Mina Rahimi."""
    store = CaseStore()
    for person, to in ((("Ada", "Lund"), "Elm School"), (("Mina", "Rahimi"), "Oak School")):
        given, family = person
        left(store, store.a_case(a_person(given=given, family=family, known_as="")), to)
    return store


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def card(qtbot: QtBot, desk: Desk) -> Iterator[LedgerCard]:
    card = LedgerCard(desk)
    qtbot.addWidget(card)
    card.show()
    yield card
    card.close()


@pytest.fixture
def shown(qtbot: QtBot, card: LedgerCard) -> Shown:
    """Open the table, read it from the newest line on, and close it again."""

    def read() -> list[str]:
        card.show_table()
        return _read_and_closed(qtbot, card)

    return read


def _read_and_closed(qtbot: QtBot, card: LedgerCard) -> list[str]:
    def sheets() -> list[RegisterSheet]:
        return [one for one in card.findChildren(RegisterSheet) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(sheets()))
    model = sheets()[-1].register.model
    whose = model.cols["name"]
    said = [f"{row.to}: {whose.words(row, TODAY)}" for row in model.all]
    for sheet in sheets():
        sheet.accept()
    return said


def test_where_nothing_was_done_nothing_is_read_again(store: CaseStore, shown: Shown) -> None:
    before = shown()
    store.rename(ADA, "Zulu")

    assert (before, shown()) == (FIRST, FIRST)


def test_after_something_was_done_on_a_case_its_lines_alone_are_read_again(
    store: CaseStore, desk: Desk, shown: Shown
) -> None:
    shown()
    store.rename(ADA, "Zulu")
    store.rename(MINA, "Zulu")

    desk.done.emit(left(store, ADA, "Ash School"))

    assert shown() == ["Ash School: Ada Zulu", "Oak School: Mina Rahimi", "Elm School: Ada Zulu"]
    desk.done.emit(left(store, MINA, "Ivy School"))
    assert shown()[0] == "Ivy School: Mina Zulu"


def test_what_became_of_a_copy_stands_in_its_line_and_its_place(
    store: CaseStore, desk: Desk, card: LedgerCard, shown: Shown
) -> None:
    shown()
    back = Fate("2026-0001", Went.RETURNED, TODAY, "J. Okafor", NOW)
    with store.kept.sitting() as records:
        records.ledger.keep_fate(back)

    desk.done.emit(Done(ADA, frozenset({Touched.CASE}), "It came back.", "disclosure_fate"))

    assert shown() == FIRST
    assert card._read is not None  # noqa: SLF001 - what the table showed
    assert [row.state for row in card._read[1].rows] == ["Out, no receipt yet", "Came back"]  # noqa: SLF001 - likewise


def test_a_line_that_fits_no_more_is_gone(
    store: CaseStore, desk: Desk, card: LedgerCard, shown: Shown
) -> None:
    card._held.setChecked(True)  # noqa: SLF001 - only what is still out
    assert shown() == FIRST
    with store.kept.sitting() as records:
        records.ledger.keep_fate(Fate("2026-0001", Went.RETURNED, TODAY, "J. Okafor", NOW))

    desk.done.emit(Done(ADA, frozenset({Touched.CASE}), "It came back.", "disclosure_fate"))

    assert shown() == FIRST[:1]


@pytest.mark.parametrize(
    "touched",
    [
        {Touched.OFFICE},  # somebody may no longer see a case
        {Touched.CASE, Touched.PERSON, Touched.DOCUMENTS},  # two cases became one
    ],
)
def test_whatever_may_change_others_reads_all_of_them(
    store: CaseStore,
    desk: Desk,
    shown: Shown,
    touched: set[Touched],
) -> None:
    shown()
    store.rename(ADA, "Zulu")

    desk.done.emit(Done(MINA, frozenset(touched), "Done.", "x"))

    assert shown() == [FIRST[0], "Elm School: Ada Zulu"]


def test_a_copy_of_no_one_case_reads_all_of_them(
    store: CaseStore, desk: Desk, shown: Shown
) -> None:
    shown()
    store.rename(ADA, "Zulu")

    desk.done.emit(left(store, None, "The team"))

    assert shown() == ["The team: ", FIRST[0], "Elm School: Ada Zulu"]


def test_of_many_cases_the_whole_ledger_is_read(store: CaseStore, desk: Desk, shown: Shown) -> None:
    shown()
    store.rename(ADA, "Zulu")

    for at in range(FEW + 1):
        number = CaseNumber(f"2026-9{at:03d}")
        desk.done.emit(Done(number, frozenset({Touched.CASE}), "Done.", "x"))

    assert shown()[1] == "Elm School: Ada Zulu"


def test_another_question_is_another_reading(
    store: CaseStore, card: LedgerCard, shown: Shown
) -> None:
    shown()
    store.rename(ADA, "Zulu")
    fill(card, "ledgerTo", "elm")

    assert shown() == ["Elm School: Ada Zulu"]


def test_what_is_done_while_the_table_is_being_read_is_not_missed(
    qtbot: QtBot, store: CaseStore, desk: Desk, card: LedgerCard, shown: Shown
) -> None:
    """An answer that began before it is shown, and read again the next time."""
    card.show_table()

    def leave(records: Records, command: None, sitting: Sitting) -> Done:
        del command, records, sitting
        return Done(ADA, frozenset({Touched.CASE}), "Done.", "x")

    desk.do(leave, None, then=lambda _: store.rename(ADA, "Zulu"))

    assert _read_and_closed(qtbot, card) == FIRST
    qtbot.waitUntil(lambda: store.case(ADA).person.family == "Zulu")
    assert shown() == [FIRST[0], "Elm School: Ada Zulu"]


def test_what_had_changed_is_not_forgotten_with_a_reading_that_failed(
    qtbot: QtBot, store: CaseStore, desk: Desk, card: LedgerCard, shown: Shown
) -> None:
    shown()
    store.rename(ADA, "Zulu")
    desk.done.emit(Done(ADA, frozenset({Touched.CASE}), "Done.", "x"))

    store.is_full = True
    with qtbot.waitSignal(desk.refused):
        card.show_table()
    store.is_full = False

    assert shown() == [FIRST[0], "Elm School: Ada Zulu"]


def test_the_lines_under_it_are_looked_at_again_once_something_was_done_out_of_sight(
    qtbot: QtBot, store: CaseStore, desk: Desk, card: LedgerCard
) -> None:
    qtbot.waitUntil(lambda: words(card, "ledgerCount") == "2 copies.")
    card.hide()
    store.rename(ADA, "Zulu")
    card.show()
    assert not desk._records.is_busy  # noqa: SLF001 - nothing was done, and nothing is asked
    card.hide()

    desk.done.emit(left(store, ADA, "Ash School"))
    card.show()

    qtbot.waitUntil(lambda: words(card, "ledgerCount") == "3 copies.")


def test_numbers_stand_in_the_order_in_which_they_were_given(desk: Desk, card: LedgerCard) -> None:
    given = ["2025-0002", "2026-0999", "2026-9999", "2026-10000", "2027-0001"]
    rows = [
        LedgerRow(one, ADA, "Elm", "O", NOW, "", "", "", True, False, "", "", None)
        for one in reversed(given)
    ]

    sheet = ledger_table(desk, SeenRows(tuple(rows), {}), card)

    assert [row.number for row in sheet.register.rows] == given
    sheet.close()
