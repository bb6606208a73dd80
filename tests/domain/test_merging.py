"""Two records of one person, piece by piece, and the two as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import CaseNumber, Event, EventId
from caseworker.domain.merging import Joined, Pair, Part, Side, Standing, Take
from caseworker.domain.merging_join import dry_run, joined, read_here
from caseworker.domain.merging_pairs import compared
from caseworker.domain.people import Contact, Identifier, Person
from caseworker.domain.plan import Version, VersionKind
from tests.builders import a_case, a_person, a_plan, an_event
from tests.two_sides import File, a_random_side, dice

SEPTEMBER = date(2026, 9, 14)


def says(event: Event) -> str:
    return f"{event.kind} {dict(event.facts)}"


def _by_key(pairs: tuple[Pair, ...]) -> dict[str, Pair]:
    return {pair.key: pair for pair in pairs}


def _join(ours: Side | None, theirs: Side, **choices: Take) -> Joined:
    pairs = compared(ours, theirs, says)
    return joined(ours, theirs, pairs, {key.replace("__", "/"): at for key, at in choices.items()})


def _side(*events: Event, person: Person | None = None, **changes: object) -> Side:
    case = a_case(*events, person=person or a_person())
    return replace(Side(case), **changes)  # type: ignore[arg-type]


def test_what_only_they_have_comes_along_and_what_differs_stays_ours() -> None:
    ours = _side(person=a_person(known_as="Tom", whereabouts="At home", communication=""))
    theirs = _side(person=a_person(known_as="Tom", whereabouts="Ashdown", communication="Makaton"))

    pairs = _by_key(compared(ours, theirs, says))
    made = _join(ours, theirs)

    assert pairs["person/known_as"].standing is Standing.EQUAL
    assert pairs["person/communication"].standing is Standing.THEIRS
    assert pairs["person/whereabouts"].must_be_decided
    assert (made.person.whereabouts, made.person.communication) == ("At home", "Makaton")


def test_theirs_takes_the_place_of_ours_only_where_somebody_says_so() -> None:
    ours = _side(person=a_person(whereabouts="At home"))
    theirs = _side(person=a_person(whereabouts="Ashdown", communication="Makaton"))

    made = _join(ours, theirs, person__whereabouts=Take.THEIRS, person__communication=Take.OURS)

    assert (made.person.whereabouts, made.person.communication) == ("Ashdown", "")
    assert [piece.title for piece in made.wrote_over] == ["Where they are now"]
    assert [pair.title for pair in made.left_out] == ["Communication"]


def test_somebody_around_the_person_is_known_by_any_way_their_name_is_written() -> None:
    mother = Contact("Mona Al-Ahmad", "Mother", telephone="01632 960001")
    same = Contact("منى الأحمد", "Mother", also_written="Mona Al-Ahmad", telephone="01632 960002")
    ours, theirs = (_side(person=a_person(contacts=(one,))) for one in (mother, same))

    pair = _by_key(compared(ours, theirs, says))["contact/0"]

    assert pair.standing is Standing.DIFFERS
    assert pair.offers == (Take.OURS, Take.THEIRS, Take.BOTH)
    assert _join(ours, theirs).person.contacts == (mother,)
    assert _join(ours, theirs, contact__0=Take.THEIRS).person.contacts == (same,)
    assert _join(ours, theirs, contact__0=Take.BOTH).person.contacts == (mother, same)


def test_that_no_contact_is_to_be_made_is_never_passed_over() -> None:
    father = Contact("P. Whitfield", "Father")
    barred = replace(father, no_contact=True)
    ours, theirs = (_side(person=a_person(contacts=(one,))) for one in (father, barred))

    pair = _by_key(compared(ours, theirs, says))["contact/0"]

    assert "no contact" in pair.notes[0]


def test_another_number_of_the_same_kind_is_asked_about() -> None:
    ours, theirs = (
        _side(person=a_person(identifiers=(Identifier("upn", value),)))
        for value in ("H801200001001", "A801200001002")
    )

    pair = next(one for one in compared(ours, theirs, says) if one.part is Part.NUMBER)

    assert pair.standing is Standing.DIFFERS
    assert _join(ours, theirs).person.identifiers == ours.case.person.identifiers


def test_an_entry_of_the_same_id_is_never_written_twice_or_over() -> None:
    one = an_event("request_received", SEPTEMBER, facts={"requested_by": "Parent"})
    other = replace(one, facts={"requested_by": "School"})

    same = compared(_side(one), _side(one), says)
    differs = compared(_side(one), _side(other), says)

    assert _by_key(same)[f"entry/{one.id}"].standing is Standing.EQUAL
    assert _by_key(differs)[f"entry/{one.id}"].offers == ()
    assert _join(_side(one), _side(other)).events == ()


def test_the_same_kind_and_day_in_other_words_is_asked_about() -> None:
    one = an_event("request_received", SEPTEMBER, facts={"requested_by": "Parent"})
    other = an_event("request_received", SEPTEMBER, facts={"requested_by": "School"})

    pair = _by_key(compared(_side(one), _side(other), says))[f"entry/{other.id}"]

    assert pair.must_be_decided
    assert _join(_side(one), _side(other)).events == ()
    assert _join(_side(one), _side(other), **{f"entry__{other.id}": Take.BOTH}).events == (other,)


def test_an_entry_comes_with_what_it_corrects() -> None:
    """Else the wrong one could come alone, and would stand."""
    wrong = an_event("concern_raised", SEPTEMBER)
    right = an_event("concern_raised", date(2026, 9, 15), replaces=wrong.id)

    made = _join(_side(), _side(wrong, right))

    assert made.events == (wrong, right)


def test_a_paper_that_is_here_stands_for_theirs() -> None:
    """What points to theirs is read as pointing to ours; nothing that came is changed."""
    ours, theirs = File("p1", "Advice.pdf", b"advice"), File("p2", "Scan.pdf", b"advice")
    came = an_event("document_added", SEPTEMBER, facts={"document": "p2"})

    made = _join(_side(papers=(ours,)), _side(came, papers=(theirs,)))

    assert made.papers == ()
    assert made.events == (came,)
    assert read_here(came, made.stands_for).facts["document"] == "p1"


def test_an_answer_to_what_both_have_answers_ours() -> None:
    asked, same = (
        an_event("advice_requested", SEPTEMBER, facts={"adviser": "Educational"}) for _ in range(2)
    )
    answer = an_event(
        "advice_received",
        date(2026, 10, 1),
        facts={"adviser": "Educational", "request": str(same.id)},
    )

    made = _join(_side(asked), _side(same, answer))

    assert made.events == (answer,)
    assert made.alike == (same,)
    assert read_here(answer, made.stands_for).facts["request"] in {str(asked.id), str(same.id)}


def test_versions_of_one_number_are_both_kept_and_told_apart() -> None:
    ours = Version(CaseNumber("2026-0113"), 1, VersionKind.FINAL, a_plan(), SEPTEMBER)
    theirs = replace(ours, case=CaseNumber("2025-0007"), issued_on=date(2026, 9, 15))

    pairs = compared(_side(versions=(ours,)), _side(versions=(theirs,)), says)
    pair = next(one for one in pairs if one.part is Part.VERSION)

    assert pair.standing is Standing.DIFFERS
    assert pair.usual is Take.BOTH
    assert _join(_side(versions=(ours,)), _side(versions=(theirs,))).versions == (theirs,)
    assert replace(theirs, of="Ashdown").title == "Final 1 of Ashdown"


def test_a_version_keeps_its_fingerprint_in_whatever_case_it_stands() -> None:
    theirs = Version(CaseNumber("2025-0007"), 1, VersionKind.FINAL, a_plan(), SEPTEMBER)

    here = replace(theirs, case=CaseNumber("2026-0113"), issued_as="2025-0007")

    assert here.fingerprint == theirs.fingerprint
    assert here.key == theirs.key


def test_a_new_case_is_all_of_theirs_and_needs_a_name_and_a_birthday() -> None:
    theirs = a_random_side(dice(7), "t")

    pairs = compared(None, theirs, says)
    made = joined(None, theirs, pairs, {pair.key: Take.OURS for pair in pairs})

    assert (made.person.given, made.person.family) == (
        theirs.case.person.given,
        theirs.case.person.family,
    )
    assert made.events == ()
    assert _join(None, theirs).person == theirs.case.person
    assert _join(None, theirs).events == theirs.case.events


def test_the_dry_run_says_what_would_be_written() -> None:
    ours = _side(person=a_person(whereabouts="At home"))
    theirs = _side(an_event("request_received", SEPTEMBER), person=a_person(whereabouts="Ashdown"))
    pairs = compared(ours, theirs, says)

    said = dry_run(
        joined(ours, theirs, pairs, {"person/whereabouts": Take.THEIRS}), pairs, begins=False
    )

    assert said[:3] == (
        "The person: Where they are now is added or changed.",
        "Entries: Request for assessment received is added.",
        "Ours is given up for theirs: Where they are now.",
    )


@pytest.mark.parametrize("seed", range(60))
def test_taking_the_same_in_twice_adds_nothing(seed: int) -> None:
    thrown = dice(seed)
    ours, theirs = a_random_side(thrown, "o"), a_random_side(thrown, "t")

    once = _after(ours, theirs, _join(ours, theirs))
    again = _join(once, theirs)

    assert again.is_nothing
    assert again.person == once.case.person


@pytest.mark.parametrize("seed", range(60))
def test_nothing_of_ours_is_lost_whatever_comes(seed: int) -> None:
    thrown = dice(1000 + seed)
    ours, theirs = a_random_side(thrown, "o"), a_random_side(thrown, "t")

    made = _join(ours, theirs)

    assert made.wrote_over == ()
    assert set(ours.case.person.contacts) <= set(made.person.contacts)
    assert set(ours.case.person.identifiers) <= set(made.person.identifiers)
    assert not {event.id for event in made.events} & {event.id for event in ours.case.events}
    known = {one.sha256 for one in (*ours.papers, *made.papers)}
    assert {one.sha256 for one in theirs.papers} <= known


def _after(ours: Side, theirs: Side, made: Joined) -> Side:
    """Our side once it was written: as the store gives it back."""
    del theirs
    number = ours.case.number
    events = (*ours.case.events, *(read_here(event, made.stands_for) for event in made.events))
    return Side(
        replace(
            ours.case,
            person=made.person,
            setting=made.setting,
            facts={**ours.case.facts, **made.facts},
            events=events,
        ),
        (*ours.versions, *(replace(one, case=number) for one in made.versions)),
        (*ours.papers, *made.papers),
    )


def test_ids_are_never_mistaken_for_words() -> None:
    event = an_event("concern_raised", facts={"concern": "p2 was said"})

    assert read_here(event, {"p2": "p1"}) == event
    assert read_here(replace(event, replaces=EventId("p2")), {"p2": "p1"}).replaces == "p1"
