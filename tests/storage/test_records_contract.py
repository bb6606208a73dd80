"""What any records must do: the encrypted ones and those on paper pass the same tests."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker.casework.establishments import ESTABLISHMENT
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import (
    CaseSummary,
    Document,
    DocumentId,
    HistoryLine,
    OfficeFacts,
    OpenRecords,
)
from caseworker.domain.bank_holidays import OneOff
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber, EventId, OfficerId, Superseded
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.looking import Looked
from caseworker.domain.people import Address, Contact, Identifier
from caseworker.domain.plan import (
    Section,
    WorkingDraft,
)
from caseworker.domain.schools import SchoolDays
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, a_plan, an_event
from tests.storage.stores import a_summary, write_opened

LEWIS = OfficerId("lewis")
NUMBER = CaseNumber("2026-0113")


def test_a_case_comes_back_as_it_was_written(sitting: OpenRecords) -> None:
    person = a_person(
        given="Zoë",
        family="O’Brien-Łuczak",
        identifiers=(Identifier("upn", "A823432100001"), Identifier("nhs", "943 476 5919")),
        addresses=(Address("1 Mill Lane\nNorthmere", "NM1 2AB", since=date(2020, 1, 1)),),
        contacts=(Contact("D. O’Brien", "Mother", no_contact=True, email="d@example.org"),),
        serving_parent=True,
    )
    events = (
        an_event("case_opened", facts={"reason": "A letter in ქართული"}),
        an_event("request_received", sent=TODAY, served=TODAY, replaces=EventId("event-0")),
    )
    case = a_case(*events, person=person)

    with sitting() as records:
        records.open_case(case)

    with sitting() as records:
        assert records.case(case.number) == case


def test_an_error_undoes_the_whole_sitting(sitting: OpenRecords) -> None:
    def fail_half_way() -> None:
        with sitting() as records:
            write_opened(records)
            records.write_audit(NOW, OKAFOR, "case_opened", NUMBER)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()

    with sitting() as records, pytest.raises(NotFound):
        records.case(NUMBER)


def test_a_case_that_is_not_there_is_not_found(sitting: OpenRecords) -> None:
    with sitting() as records:
        with pytest.raises(NotFound):
            records.case(NUMBER)
        with pytest.raises(NotFound):
            records.save_person(NUMBER, a_person())
        with pytest.raises(NotFound):
            records.save_setting(NUMBER, "custody")
        with pytest.raises(NotFound):
            records.add_event(NUMBER, an_event("case_opened"))
        with pytest.raises(NotFound):
            records.document_content(DocumentId("none"))


def test_numbers_run_on_within_a_year(sitting: OpenRecords) -> None:
    with sitting() as records:
        first = records.next_number(2026)
        records.open_case(a_case(number=first))
        second = records.next_number(2026)
        other = records.next_number(2027)

    assert (first, second, other) == ("2026-0001", "2026-0002", "2027-0001")


def test_a_number_is_given_once(sitting: OpenRecords) -> None:
    with sitting() as records:
        write_opened(records)

        with pytest.raises(NotAllowed):
            records.open_case(a_case())

        assert records.next_number(2026) == "2026-0114"


def test_the_person_and_the_setting_can_change(sitting: OpenRecords) -> None:
    changed = a_person(family="Marsh", contacts=(), identifiers=(Identifier("upn", "X"),))
    with sitting() as records:
        write_opened(records)

    with sitting() as records:
        records.save_person(NUMBER, changed)
        records.save_setting(NUMBER, "custody")

    with sitting() as records:
        assert records.case(NUMBER).person == changed
        assert records.case(NUMBER).setting == "custody"


def test_facts_stand_as_they_were_last_written(sitting: OpenRecords) -> None:
    with sitting() as records:
        write_opened(records)
        records.write_facts(NUMBER, {"held_at": "Alder House", "status": "Remanded"}, NOW, OKAFOR)

    with sitting() as records:
        records.write_facts(NUMBER, {"status": "Sentenced", "held_at": ""}, NOW, OKAFOR)

    with sitting() as records:
        case = records.case(NUMBER)
        assert case.facts == {"status": "Sentenced"}
        assert case.superseded == (
            Superseded("status", "Remanded", NOW),
            Superseded("held_at", "Alder House", NOW),
        )


def test_what_is_erased_of_the_facts_is_gone_with_all_that_it_was(sitting: OpenRecords) -> None:
    with sitting() as records:
        records.open_case(a_case(number=NUMBER))
        for address in ("The Barracks", "Block 4"):
            records.write_facts(NUMBER, {"unit_address": address, "service": "Army"}, NOW, OKAFOR)

    with sitting() as records:
        records.erase_facts(NUMBER, ("unit_address",))
        case = records.case(NUMBER)

    assert (case.facts, case.superseded) == ({"service": "Army"}, ())


def test_events_are_added_in_order(sitting: OpenRecords) -> None:
    first, second = an_event("case_opened"), an_event("request_received")
    with sitting() as records:
        records.open_case(a_case(first))

    with sitting() as records:
        records.add_event(NUMBER, second)

    with sitting() as records:
        assert records.case(NUMBER).events == (first, second)


def test_a_case_read_twice_in_a_sitting_shows_what_the_sitting_has_done(
    sitting: OpenRecords,
) -> None:
    with sitting() as records:
        records.open_case(a_case(an_event("case_opened")))

    with sitting() as records:
        records.case(NUMBER)
        records.add_event(NUMBER, an_event("request_received", id="second", served=TODAY))
        records.save_setting(NUMBER, "custody")
        records.case(NUMBER)
        records.save_person(NUMBER, a_person(given="Ada"))
        records.case(NUMBER)
        records.write_facts(NUMBER, {"held_at": "Northmere"}, NOW, OKAFOR)
        records.add_event(NUMBER, an_event("contact_made", id="third", facts={"how": "Call"}))
        seen = records.case(NUMBER)

    with sitting() as records:
        assert records.case(NUMBER) == seen
    assert [event.kind for event in seen.events] == [
        "case_opened",
        "request_received",
        "contact_made",
    ]
    assert (seen.setting, seen.person.given) == ("custody", "Ada")
    assert seen.facts == {"held_at": "Northmere"}


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024, 2 * 1024 * 1024 + 17])
def test_a_document_comes_back_byte_for_byte(sitting: OpenRecords, size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    digest = hashlib.sha256(content).hexdigest()
    document = Document(DocumentId("doc-1"), NUMBER, "advice.pdf", "pdf", size, digest, NOW, OKAFOR)
    with sitting() as records:
        write_opened(records)
        records.add_document(document, content)

    with sitting() as records:
        assert records.documents(NUMBER) == (document,)
        assert records.document_content(document.id) == content


def test_typing_is_kept_for_each_form_and_officer(sitting: OpenRecords) -> None:
    with sitting() as records:
        records.keep_draft("decide/1", OKAFOR, "first", NOW)
        records.keep_draft("decide/1", OKAFOR, "second", NOW)
        records.keep_draft("decide/1", LEWIS, "other", NOW)

    with sitting() as records:
        assert records.draft("decide/1", OKAFOR) == "second"
        assert records.draft("decide/1", LEWIS) == "other"
        records.drop_draft("decide/1", OKAFOR)
        assert records.draft("decide/1", OKAFOR) is None
        assert records.draft("decide/1", LEWIS) == "other"


def test_history_comes_newest_first(sitting: OpenRecords) -> None:
    lines = [
        HistoryLine(NUMBER, NOW, OKAFOR, "Dana Okafor", "Opened.", EventId("event-1")),
        HistoryLine(NUMBER, NOW, OKAFOR, "Dana Okafor", "Request received."),
    ]
    with sitting() as records:
        write_opened(records)
        for line in lines:
            records.write_history(line)

    with sitting() as records:
        assert records.history(NUMBER) == tuple(reversed(lines))


def test_how_often_a_case_was_opened_is_counted_until_a_moment(sitting: OpenRecords) -> None:
    acts = ("case_opened_to_view", "document_opened_to_view", "concern_raised")
    with sitting() as records:
        write_opened(records)
        for at in (NOW, NOW + timedelta(minutes=5)):
            for act in acts:
                records.write_audit(at, OKAFOR, act, NUMBER)
        records.write_audit(NOW, OKAFOR, acts[0], CaseNumber("2026-0999"))

    with sitting() as records:
        read = records.audit_read
        assert read.openings(NUMBER) == 4
        assert read.openings(NUMBER, NOW + timedelta(minutes=5)) == 2
        assert read.openings(NUMBER, NOW) == 0


def test_the_office_is_kept(sitting: OpenRecords) -> None:
    mourning = OneOff("England", date(2026, 12, 7), "Day of mourning", "Proclamation")
    term = SchoolDays("Mill Lane", date(2026, 9, 2), date(2026, 12, 18))
    closed = SchoolDays("Mill Lane", date(2026, 10, 26), date(2026, 10, 30), closed=True)
    facts = OfficeFacts(
        "Northmere",
        ("custody", "service"),
        "OFFICIAL",
        practice_now=NOW,
        one_offs=(mourning,),
        school_days=(term, closed),
    )
    with sitting() as records:
        records.save_office(facts)
        records.save_office(replace(facts, idle_minutes=10))

    with sitting() as records:
        assert records.office() == replace(facts, idle_minutes=10)


def test_the_offices_own_files_are_kept_by_kind_and_name(sitting: OpenRecords) -> None:
    first = OwnFile("letter", "OUR-1", "+++ é", NOW, OKAFOR)
    other = OwnFile("kind", "OUR-1", "another", NOW, OKAFOR)
    with sitting() as records:
        for file in (first, other, replace(first, name="L-04")):
            records.own_files.keep(file)
        records.own_files.keep(replace(first, text="again"))

    with sitting() as records:
        assert [file.name for file in records.own_files.of("letter")] == ["L-04", "OUR-1"]
        assert records.own_files.of("letter")[1] == replace(first, text="again")
        records.own_files.drop("letter", "OUR-1")
        with pytest.raises(NotFound):
            records.own_files.drop("letter", "OUR-1")

    with sitting() as records:
        assert [file.name for file in records.own_files.of("letter")] == ["L-04"]
        assert records.own_files.of("kind") == (other,)


def test_the_establishments_of_the_office_are_told_with_it_at_once(sitting: OpenRecords) -> None:
    told = {"name": "Ashdown", "kind": "Other", "nation": "Wales", "opened": "", "source": "A call"}
    text = json.dumps({**told, "closed": "2026-11-02"})
    with sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("custody",), "OFFICIAL"))
        assert not records.office().establishments
        records.own_files.keep(OwnFile(ESTABLISHMENT, "ashdown", text, NOW, OKAFOR))
        (kept,) = records.office().establishments
        assert (kept.name, kept.nation, kept.closed) == ("Ashdown", "Wales", date(2026, 11, 2))
        records.save_office(replace(records.office(), idle_minutes=10))

    with sitting() as records:
        assert records.office().establishments == (kept,)
        records.own_files.drop(ESTABLISHMENT, "ashdown")
        assert not records.office().establishments


FOUND = [
    ("whitf", "2026-0113", "Name"),
    ("tom whit", "2026-0113", "Name"),
    ("mechanic", "2026-0113", "Plan, section A"),
    ("three-step", "2026-0113", "Plan, section E"),
    ("dawn", "2026-0113", "Contact"),
]


@pytest.mark.parametrize(("typed", "number", "where"), FOUND)
def test_what_is_typed_is_found(sitting: OpenRecords, typed: str, number: str, where: str) -> None:
    with sitting() as records:
        write_opened(records)
        records.keep_working_draft(WorkingDraft(NUMBER, a_plan(), NOW, OKAFOR))

    with sitting() as records:
        first = records.find(typed, 5)[0]

    assert (first.case, first.where, first.name) == (number, where, "Tom Whitfield")
    assert "«" in first.passage


def test_a_birthday_is_found(sitting: OpenRecords) -> None:
    with sitting() as records:
        write_opened(records)

    with sitting() as records:
        found = records.find("02/03/2009", 5)

    assert [hit.case for hit in found] == [NUMBER]


def test_words_that_were_taken_out_are_not_found(sitting: OpenRecords) -> None:
    plan = a_plan().with_section("A", Section(paragraphs("Tom wants to be a baker.")))
    with sitting() as records:
        write_opened(records)
        records.keep_working_draft(WorkingDraft(NUMBER, a_plan(), NOW, OKAFOR))
        records.save_person(NUMBER, a_person(family="Marsh", contacts=()))
        summary = a_summary(records.case(NUMBER))
        records.write_summary(summary)

    with sitting() as records:
        records.keep_working_draft(WorkingDraft(NUMBER, plan, NOW, OKAFOR))

    with sitting() as records:
        assert records.find("mechanic", 5) == ()
        assert records.find("whitfield", 5) == ()
        assert [hit.where for hit in records.find("baker", 5)] == ["Plan, section A"]
        assert [hit.name for hit in records.find("marsh", 5)] == ["Tom Marsh"]


@pytest.mark.parametrize("typed", ["", "   ", '"', "'; --", "*", "AND", "a OR", "(", "NEAR(", "–"])
def test_nothing_that_is_typed_breaks_the_search(sitting: OpenRecords, typed: str) -> None:
    with sitting() as records:
        write_opened(records)

    with sitting() as records:
        assert records.find(typed, 5) == ()


def test_a_summary_says_when_a_case_is_unknown(sitting: OpenRecords) -> None:
    summary: CaseSummary = a_summary(a_case())

    with sitting() as records, pytest.raises(NotFound):
        records.write_summary(summary)


def test_the_audit_is_read_by_its_time_and_says_who_ever_did_something(
    sitting: OpenRecords,
) -> None:
    began = NOW + timedelta(days=1)  # what the store wrote as it was made lies before
    with sitting() as records:
        write_opened(records)
        records.write_audit(began, OKAFOR, "case_opened_to_view", NUMBER, "cover")
        records.write_audit(began + timedelta(hours=1), LEWIS, "recorded:contact_made", NUMBER)
        records.write_audit(began + timedelta(hours=2), LEWIS, "office_changed", None)

    with sitting() as records:
        read = records.audit_read.lines(began, began + timedelta(hours=2))
        ever = records.audit_read.ever_acted()

    assert read == (
        Looked(began, OKAFOR, "case_opened_to_view", NUMBER, "cover"),
        Looked(began + timedelta(hours=1), LEWIS, "recorded:contact_made", NUMBER),
    )
    assert ever == {(LEWIS, NUMBER)}
