"""The casebook and the generator: believable, whole, the same each time, all through the office."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseworker.casework import passphrases
from caseworker.casework.address_book import book_seen
from caseworker.casework.plans import look
from caseworker.casework.practice.casebook import CHILDREN, EXERCISE, casebook, child
from caseworker.casework.practice.clock import START, MoveClock, move_clock, next_morning
from caseworker.casework.practice.generator import generated
from caseworker.casework.practice.office import OFFICER, PASSPHRASE
from caseworker.casework.practice.offices import enter_offices
from caseworker.casework.practice.papers import paper
from caseworker.casework.practice.plan_text import plan_in
from caseworker.casework.practice.prose import blocks
from caseworker.casework.practice.story import follow
from caseworker.casework.records import OfficeFacts
from caseworker.casework.today import day_list
from caseworker.domain.attachments import judge
from caseworker.domain.blocks import words
from caseworker.domain.case import Case, Stage
from caseworker.domain.consent_record import consents_of
from caseworker.domain.diary import Reckoning
from caseworker.domain.errors import NotAllowed
from caseworker.domain.identifiers import Result, checked
from caseworker.domain.plan import VersionKind
from caseworker.domain.receiver_kinds import receiver_kinds
from caseworker.domain.receivers import KeyState
from tests.casebook_on_paper import PracticeOnPaper, casebook_told, stage_of, the_casebook_told

# --- the casebook -------------------------------------------------------------------------------


def test_the_children_stand_where_their_stories_have_brought_them() -> None:
    _, told = casebook_told()

    assert {name: (case.setting, stage_of(case)) for name, case in told.items()} == {
        "zoe": ("service_children", Stage.PLAN_IN_FORCE),
        "jakub": ("custody", Stage.ASSESSING),
        "nour": ("community", Stage.SEN_SUPPORT),
        "idris": ("community", Stage.CLOSED),
        "amara": ("custody", Stage.PLAN_IN_FORCE),
        "callum": ("custody", Stage.PLAN_IN_FORCE),
        "priya": ("community", Stage.NOT_ASSESSING),
        "oskar": ("community", Stage.NOT_ISSUING),
        "leila": ("community", Stage.PLAN_IN_FORCE),
        "finn": ("community", Stage.PLAN_IN_FORCE),
        "isla": ("service_children", Stage.PLAN_IN_FORCE),
        "samuel": ("service_children", Stage.CLOSED),
    }


def test_on_the_first_morning_little_is_overdue_and_some_is_due_this_week() -> None:
    """Ten working days after 2 November, twenty after 28 October, six weeks after 19 October.

    What the guided practice speaks of is there; not so much else that nobody finds it.
    """
    practice, _ = casebook_told()

    day = practice.office.see(day_list)

    overdue = [(line.name, line.due.by) for line in day.overdue]
    this_week = [(line.name, line.due.by) for line in day.this_week]
    assert ("Jakub Wójcik", date(2026, 11, 16)) in overdue
    assert ("Finn Gallagher", date(2026, 11, 30)) in this_week
    assert ("Zoë Trần-Hughes", date(2026, 11, 25)) in this_week
    assert len(overdue) <= 4
    assert len(this_week) <= 4
    assert day.waiting


def test_the_exercise_goes_from_the_request_to_the_final_plan() -> None:
    practice, told = the_casebook_told()
    number = told[EXERCISE].number

    for _ in follow(practice.office, practice.clock, number, child(EXERCISE).then):
        pass

    draft, final = practice.office.see(lambda records, _: records.versions(number))
    assert stage_of(practice.case(number)) is Stage.PLAN_IN_FORCE
    assert (draft.kind, final.kind) == (VersionKind.DRAFT, VersionKind.FINAL)
    assert final.issued_on == date(2027, 3, 18)
    assert len(final.advice) == 6
    assert draft.plan.section("I").is_blank


@pytest.mark.parametrize("name", ["zoe", "nour"])
def test_the_plans_of_the_casebook_have_nothing_to_put_right(name: str) -> None:
    plan = child(name).plan
    assert plan is not None
    _, told = casebook_told()

    findings = look(told[name], plan, Reckoning(START.date()), VersionKind.FINAL)

    of_the_case = {"P-12", "P-17", "P-18", "P-25", "P-26", "P-34"}  # what its story still brings
    assert {finding.check.id for finding in findings} <= of_the_case


@pytest.mark.parametrize("name", CHILDREN)
def test_nothing_in_the_casebook_could_reach_anybody(name: str) -> None:
    """Telephones of the ranges kept for plays, addresses of example.org, postcodes of nowhere."""
    person = child(name).story.opening.person

    telephones = [contact.telephone for contact in person.contacts if contact.telephone]
    assert all(number.startswith(("07700 900", "01632 960")) for number in telephones)
    assert all(
        contact.email.endswith("example.org") for contact in person.contacts if contact.email
    )
    assert all(address.postcode[:2] in {"", "ZZ"} for address in person.addresses)
    assert all(checked(each.kind, each.value).result is Result.PASS for each in person.identifiers)


def test_there_is_a_name_in_arabic_letters_and_there_are_names_with_marks() -> None:
    people = [each.story.opening.person for each in casebook()]
    around = [contact for person in people for contact in person.contacts]

    names = "".join([*(person.name for person in people), *(contact.name for contact in around)])

    assert any("\u0600" <= letter <= "\u06ff" for letter in names)
    assert {"ë", "ó", "ầ"} <= set(names)


def test_what_was_written_down_later_never_bears_an_earlier_time() -> None:
    practice, _ = casebook_told()

    times = [line[0] for line in practice.kept.paper.audit]

    assert times == sorted(times)
    assert times[-1] <= START


# --- its papers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Advice.txt", "Advice.docx", "Advice.pdf"])
def test_a_paper_may_be_kept_and_is_the_same_each_time(name: str) -> None:
    said = "# Advice\n\nShe reads (aloud) at 7 years 2 months.\n\n- A quiet room\n"

    made = paper(name, said)

    assert judge(name, made).name == name
    assert made == paper(name, said)


def test_a_long_pdf_has_more_than_one_page() -> None:
    assert paper("Advice.pdf", "A line that says something.\n" * 60).count(b"/MediaBox") == 3


def test_a_paper_of_another_kind_is_not_made() -> None:
    with pytest.raises(ValueError, match="makes no"):
        paper("Advice.xlsx", "words")


def test_lines_of_the_casebook_become_blocks() -> None:
    found = blocks("## What she says\nI like **maps**.\n- and football\n")

    assert [block.kind for block in found] == ["h", "p", "li"]
    assert [(run.text, set(run.marks)) for run in found[1].runs] == [
        ("I like ", set()),
        ("maps", {"b"}),
        (".", set()),
    ]


def test_a_plan_that_serves_what_is_not_there_is_refused() -> None:
    toml = 'kind = "ehc_plan"\n[[section.E.item]]\nid = "e"\ntext = "Reads."\nfor = ["b-gone"]\n'

    with pytest.raises(ValueError, match="b-gone"):
        plan_in(toml)


# --- made-up cases ------------------------------------------------------------------------------


def test_made_up_cases_stand_at_many_stages_in_every_setting() -> None:
    practice = PracticeOnPaper()

    told = practice.tell(generated(60, seed=1))

    assert len({stage_of(case) for case in told}) >= 7
    assert {case.setting for case in told} == {"community", "custody", "service_children"}
    assert len({case.person.name for case in told}) >= 55
    assert all(event.recorded_at < START for case in told for event in case.events)


def test_the_same_seed_gives_the_same_cases() -> None:
    first = PracticeOnPaper().tell(generated(12, seed=7))
    again = PracticeOnPaper().tell(generated(12, seed=7))

    assert [as_told(case) for case in first] == [as_told(case) for case in again]


def test_fewer_cases_are_the_first_of_more() -> None:
    fewer = [story.opening for story in generated(5, seed=3)]
    more = [story.opening for story in generated(9, seed=3)]

    assert more[:5] == fewer
    assert [story.opening for story in generated(5, seed=4)] != fewer


def test_made_up_plans_say_what_they_are_for() -> None:
    practice = PracticeOnPaper()
    practice.tell(generated(40, seed=1))

    finals = [
        version for version in practice.kept.paper.versions if version.kind is VersionKind.FINAL
    ]

    assert finals
    for version in finals:
        assert "{name}" not in words(version.plan.section("A").text)
        assert all(item.links for item in version.plan.section("F").items)


def as_told(case: Case) -> tuple[object, ...]:
    happened = [(event.kind, event.day, event.recorded_at) for event in case.events]
    return case.person, case.setting, case.facts, happened


# --- the clock and the passphrase ---------------------------------------------------------------


def test_the_next_day_is_kept_in_the_store() -> None:
    practice = PracticeOnPaper(START)

    done = practice.office.do(move_clock, MoveClock(next_morning(START.date())))

    kept = practice.office.see(lambda records, _: records.office())
    assert kept.practice_now == START + timedelta(days=1)
    assert done.made == "2026-11-24"


def test_the_clock_of_real_records_is_not_moved() -> None:
    real = PracticeOnPaper(START, OfficeFacts("Northmere", ("community",), "OFFICIAL"))

    with pytest.raises(NotAllowed, match="practice"):
        real.office.do(move_clock, MoveClock(START + timedelta(days=1)))


def test_the_practice_clock_does_not_go_back() -> None:
    practice = PracticeOnPaper(START)

    with pytest.raises(NotAllowed, match="forward"):
        practice.office.do(move_clock, MoveClock(START - timedelta(minutes=1)))


def test_the_published_passphrase_would_do_for_real_records_but_for_being_published() -> None:
    assert passphrases.fault(PASSPHRASE, (OFFICER,)) is None


def test_the_casebook_shows_consent_given_refused_and_withdrawn_and_what_left_by_it() -> None:
    practice = PracticeOnPaper()
    cases = practice.tell(each.story for each in casebook())

    consents = [one for case in cases for one in consents_of(case)]
    left = practice.kept.paper.ledger.kept

    assert {(one.refused, one.withdrawn_on is not None) for one in consents} == {
        (False, False),
        (False, True),
        (True, False),
    }
    assert [line.release.basis.row for line in left if line.release.basis] == ["consent"]


def test_the_practice_book_has_offices_of_every_kind_and_state() -> None:
    practice = PracticeOnPaper(START)

    enter_offices(practice.office, START.date())

    seen = practice.office.see(book_seen)
    assert {one.kind for one in seen.receivers} == set(receiver_kinds()) - {"other"}
    assert {one.state for one in seen.receivers} == set(KeyState)
    assert all(one.invented for one in seen.receivers)
    assert [one.name for one in seen.receivers if not one.is_open(START.date())] == [
        "Greywell Secure Training Centre"
    ]
    assert any(one.may_be_sealed_to(START.date()) for one in seen.receivers)
