"""Forms drawn from the kinds of entry: every kind, every fact, every gap beside its field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.case import Happening
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.law import event_kinds
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.forms import Around, EventForm
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.tasks import Tasks
from tests.builders import TODAY, a_case, an_event
from tests.ui.case.store import CaseStore
from tests.ui.hands import fill, find, press, words

AROUND = Around(a_case(), TODAY)


@pytest.mark.parametrize("name", sorted(event_kinds()))
def test_every_kind_draws_its_days_and_every_fact(qtbot: QtBot, name: str) -> None:
    kind = event_kinds()[name]

    form = EventForm(kind, AROUND)
    qtbot.addWidget(form)

    days = {"day"} | ({"sent"} if kind.sent_words else set())
    days |= {"served"} if kind.served_words else set()
    assert set(form.fields) == days | {spec.name for spec in kind.facts}
    assert form.fields["day"].label.text() == kind.day_words


@pytest.mark.parametrize("name", sorted(event_kinds()))
def test_every_field_is_named_for_whoever_hears_it(qtbot: QtBot, name: str) -> None:
    form = EventForm(event_kinds()[name], AROUND)
    qtbot.addWidget(form)

    for field in form.fields.values():
        widget = field.widget.edit if isinstance(field.widget, DateField) else field.widget
        assert widget.accessibleName()


def test_what_was_typed_becomes_a_happening(qtbot: QtBot) -> None:
    form = EventForm(event_kinds()["decided_to_assess"], AROUND)
    qtbot.addWidget(form)
    fill(form, "day", "19/10/2026")
    fill(form, "served", "21 Oct 2026")
    find(form, QPlainTextEdit, "reasons").setPlainText("Needs are not met.")

    happening = form.happening()

    assert happening == Happening(
        "decided_to_assess",
        date(2026, 10, 19),
        sent=date(2026, 10, 19),
        served=date(2026, 10, 21),
        facts={"reasons": "Needs are not met."},
    )


@pytest.mark.parametrize(
    ("kind", "fact", "typed", "day"),
    [
        ("records_request_clarified", "asked_on", "fri", "2026-11-20"),
        ("exception_claimed", "away_from", "24/11", "2025-11-24"),
        ("exception_claimed", "away_until", "24/11", "2026-11-24"),
        ("contact_made", "follow_up", "fri", "2026-11-27"),
    ],
)
def test_a_day_that_has_been_is_the_last_such_day_and_another_the_next(
    qtbot: QtBot, kind: str, fact: str, typed: str, day: str
) -> None:
    """The day on which somebody was asked lies behind; the one to follow up on doesn’t."""
    form = EventForm(event_kinds()[kind], AROUND)
    qtbot.addWidget(form)

    fill(form, fact, typed)

    assert form.happening().facts[fact] == day


def test_a_day_of_sending_that_was_typed_is_left_alone(qtbot: QtBot) -> None:
    form = EventForm(event_kinds()["decided_to_assess"], AROUND)
    qtbot.addWidget(form)

    fill(form, "sent", "20/10/2026")
    fill(form, "day", "19/10/2026")

    assert form.happening().sent == date(2026, 10, 20)


def test_days_that_cannot_be_read_are_all_said_at_once(qtbot: QtBot) -> None:
    form = EventForm(event_kinds()["decided_to_assess"], AROUND)
    qtbot.addWidget(form)
    fill(form, "day", "32/13/2026")
    fill(form, "served", "whenever")

    with pytest.raises(Incomplete) as caught:
        form.happening()

    assert [gap.field for gap in caught.value.gaps] == ["day", "sent", "served"]


def test_an_answer_offers_the_requests_it_may_answer(qtbot: QtBot) -> None:
    asked = an_event("advice_requested", facts={"adviser": "Dr Hale", "advice": "Psychological"})
    case = a_case(an_event("contact_made"), asked)
    form = EventForm(event_kinds()["advice_received"], Around(case, TODAY))
    qtbot.addWidget(form)

    offered = find(form, QComboBox, "request")

    assert [offered.itemData(at) for at in range(offered.count())] == ["", asked.id]


def test_a_person_is_offered_by_name_and_another_can_be_typed(qtbot: QtBot) -> None:
    form = EventForm(event_kinds()["views_gathered"], AROUND)
    qtbot.addWidget(form)
    box = find(form, QComboBox, "person")

    offered = [box.itemText(at) for at in range(box.count())]
    box.setEditText("Her aunt")
    find(form, QPlainTextEdit, "views").setPlainText("Maps.")

    assert offered == ["", "Tom Whitfield", "Dawn Whitfield"]
    assert form.happening().facts["person"] == "Her aunt"


def test_an_entry_to_be_corrected_is_filled_in_as_it_stands(qtbot: QtBot) -> None:
    event = an_event(
        "refused_to_assess", date(2026, 10, 5), sent=date(2026, 10, 6), facts={"reasons": "None."}
    )
    form = EventForm(event_kinds()["refused_to_assess"], AROUND)
    qtbot.addWidget(form)

    form.fill(event)

    happening = form.happening()
    assert (happening.day, happening.sent, happening.facts) == (
        event.day,
        event.sent,
        event.facts,
    )


def test_a_gap_stands_beside_its_field(qtbot: QtBot) -> None:
    form = EventForm(event_kinds()["decided_to_assess"], AROUND)
    qtbot.addWidget(form)

    left = form.refuse([Gap("reasons", "Reasons is needed."), Gap("elsewhere", "Not here.")])

    assert words(form, "reasonsFault") == "Reasons is needed."
    assert [gap.field for gap in left] == ["elsewhere"]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    shown.resize(1024, 700)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_what_is_missing_is_said_beside_the_fields_and_nothing_is_recorded(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], window: QWidget
) -> None:
    store = CaseStore()
    number = store.requested()
    desk = Desk(store, *lanes)
    entry = EntrySheet(desk, ("decided_to_assess",), Around(store.case(number), TODAY), window)
    entry.open()

    press(entry, "entrySave")
    qtbot.waitUntil(lambda: find(entry, QLabel, "reasonsFault").isVisible())

    assert words(entry, "reasonsFault") == "Reasons is needed."
    assert store.kinds(number)[-1] == "request_received"
    entry.reject()


def test_what_the_law_forbids_on_a_day_is_recorded_only_with_a_reason(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], window: QWidget
) -> None:
    store = CaseStore()
    number = store.drafting()
    sent = date(2026, 11, 20)
    store.record(number, Happening("draft_sent", sent, sent=sent, served=sent))
    desk = Desk(store, *lanes)
    entry = EntrySheet(desk, ("final_plan_sent",), Around(store.case(number), TODAY), window)
    entry.open()

    press(entry, "entrySave")
    qtbot.waitUntil(lambda: find(entry, QLineEdit, "despite").isVisible())
    assert words(entry, "entryRefused")
    fill(entry, "despite", "Another authority sent it.")
    with qtbot.waitSignal(entry.recorded):
        press(entry, "entrySave")

    assert store.kinds(number)[-1] == "final_plan_sent"
    assert "Another authority sent it." in store.kept.paper.history[-1].words


def test_what_is_typed_into_a_form_is_kept_and_put_back(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], window: QWidget
) -> None:
    store = CaseStore()
    number = store.requested()
    desk = Desk(store, *lanes)
    around = Around(store.case(number), TODAY)
    entry = EntrySheet(desk, ("contact_made",), around, window)
    entry.open()
    find(entry, QPlainTextEdit, "note").setPlainText("She will call on Friday.")
    desk.drafts.flush()
    entry.reject()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    again = EntrySheet(desk, ("contact_made",), around, window)
    again.open()
    note = find(again, QPlainTextEdit, "note")
    qtbot.waitUntil(lambda: note.toPlainText() == "She will call on Friday.")

    again.reject()


def test_why_it_is_recorded_all_the_same_is_put_back_too(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], window: QWidget
) -> None:
    store = CaseStore()
    number = store.drafting()
    sent = date(2026, 11, 20)
    store.record(number, Happening("draft_sent", sent, sent=sent, served=sent))
    desk = Desk(store, *lanes)
    around = Around(store.case(number), TODAY)
    entry = EntrySheet(desk, ("final_plan_sent",), around, window)
    entry.open()
    press(entry, "entrySave")
    qtbot.waitUntil(lambda: find(entry, QLineEdit, "despite").isVisible())
    fill(entry, "despite", "Another authority sent it.")
    entry.reject()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    again = EntrySheet(desk, ("final_plan_sent",), around, window)
    again.open()

    despite = find(again, QLineEdit, "despite")
    qtbot.waitUntil(despite.isVisible)
    assert despite.text() == "Another authority sent it."
    again.reject()


def test_a_long_form_scrolls_in_a_low_window(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], window: QWidget
) -> None:
    store = CaseStore()
    number = store.requested()
    window.resize(760, 420)
    desk = Desk(store, *lanes)
    around = Around(store.case(number), TODAY)

    entry = EntrySheet(desk, ("decided_to_assess",), around, window)
    entry.open()

    assert entry.height() <= 420
    assert find(entry, QWidget, "entrySave").isVisible()
    entry.reject()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
