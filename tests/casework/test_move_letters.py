"""Letters about moves: offered at the right moment, to the right office, by whoever writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.case_moves import moves_seen
from caseworker.casework.letters import ToWrite, letter_to_write, letters_for
from caseworker.casework.office import Officer, Sitting
from caseworker.casework.papers import LetGo, let_go
from caseworker.casework.records import OfficeFacts
from caseworker.casework.wanted import Wanted
from caseworker.documents.letter_files import letters
from caseworker.documents.letter_forms import OCCASIONS
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.moves import Act, the_moves
from caseworker.domain.moving import LineState, Move
from caseworker.domain.people import Contact
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person
from tests.domain.happenings import on
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
LA, CUSTODY, SERVICE = ("community",), ("custody",), ("service_children",)
PLAN = on("existing_plan_recorded", "2026-03-09", authority="Fenshire")
HELD = on("detained", "2026-08-03", establishment="Wetherby")
WORKER = Contact("Ruth Ode", "Worker, youth offending team")
HEALTH = Contact("Ann Dow", "Health services commissioner", organisation="NHS England")
SEND = Contact("Ben Hart", "SEN officer", organisation="Fenshire Council")


def office(*kinds: str) -> OfficeFacts:
    return OfficeFacts(
        "Fenshire Council", kinds, "OFFICIAL-SENSITIVE", address="1 Quay", advice_service="IASS"
    )


def sitting() -> Sitting:
    return Sitting(NOW, Officer(OKAFOR, "J. Okafor"), lambda _: (b"", b""))


def store(case: Case, *kinds: str) -> PaperStore:
    made = PaperStore()
    with made.sitting() as records:
        records.open_case(case)
        records.write_facts(case.number, case.facts, NOW, OKAFOR)
        records.save_office(office(*kinds))
    return made


def moving(*events: Event, setting: str = "community") -> Case:
    facts = {"held_at": "Wetherby"} if setting == "custody" else {}
    person = a_person(
        born=date(2011, 3, 2), home_authority="Fenshire", contacts=(WORKER, HEALTH, SEND)
    )
    return a_case(PLAN, *events, setting=setting, facts=facts, person=person)


def offered(case: Case, *kinds: str) -> dict[str, ToWrite]:
    with store(case, *kinds).sitting() as records:
        return {one.letter: one for one in letters_for(NUMBER)(records, TODAY)}


def known(letter: ToWrite) -> dict[str, str]:
    return {fact.name: fact.known for fact in letter.facts}


@pytest.mark.parametrize(
    ("events", "kinds", "letter", "to"),
    [
        ((on("move_known", "2026-08-17", authority="Wiltshire", moves_on="2026-09-01"),), LA,
         "L-26", ("Wiltshire",)),
        ((on("plan_transferred", "2026-09-01", authority="Fenshire"),), LA, "L-27", ()),
        ((on("commissioning_body_changed", "2026-09-01", body="Fen ICB"),), LA, "L-28",
         ("Fen ICB",)),
        ((on("release_elsewhere", "2026-09-01", authority="Wiltshire"),), LA, "L-40",
         ("Wiltshire",)),
        ((on("posting_planned", "2026-09-01", place="Akrotiri", starts_on="2027-01-11"),), SERVICE,
         "LM-01", ("Ben Hart",)),
        ((on("plan_said_to_end", "2026-09-01", said="It ends on departure."),), SERVICE, "LM-01",
         ("Ben Hart",)),
        ((on("posting_planned", "2026-09-01", place="Faslane", starts_on="2027-01-11",
             authority="Argyll and Bute"),), SERVICE, "LM-02", ("Argyll and Bute",)),
        ((on("outside_england", "2026-09-01", nation="Wales"),), LA, "LM-02", ()),
    ],
)  # fmt: skip
def test_a_letter_is_offered_for_what_was_recorded_and_to_whom_the_case_knows(
    events: tuple[Event, ...], kinds: tuple[str, ...], letter: str, to: tuple[str, ...]
) -> None:
    found = offered(moving(*events), *kinds)[letter]

    assert found.recipients == to


@pytest.mark.parametrize(
    ("letter", "to"),
    [("L-38", ("Wetherby",)), ("L-38-youth", ("Ruth Ode",)), ("L-38-health", ("Ann Dow",))],
)
def test_the_three_who_get_a_copy_of_a_kept_plan_each_have_a_letter(
    letter: str, to: tuple[str, ...]
) -> None:
    """Detained Persons Regs 2015 reg 17(1)."""
    case = moving(HELD, on("home_authority_aware", "2026-11-20"), setting="custody")

    found = offered(case, *LA)[letter]

    assert found.recipients == to
    assert known(found) == {"knew": "20 November 2026", "plan_made": "9 March 2026"}
    assert letter not in offered(case, *CUSTODY)


@pytest.mark.parametrize(
    ("event", "letter"),
    [
        (on("posting_planned", "2026-09-01", place="Tidworth", starts_on="2027-01-11"), "LM-01"),
        (on("posting_planned", "2026-09-01", place="Tidworth", starts_on="2027-01-11"), "LM-02"),
        (on("arrival_planned", "2026-09-01", authority="Wiltshire", arrives_on="2026-12-01"),
         "LM-02"),
    ],
)  # fmt: skip
def test_within_england_nobody_is_asked_to_keep_or_to_assess(event: Event, letter: str) -> None:
    assert letter not in offered(moving(event), *SERVICE)


def test_the_dates_that_run_are_told_to_the_new_authority_without_typing() -> None:
    case = moving(on("move_known", "2026-08-17", authority="Wiltshire", moves_on="2026-09-01"))

    told = known(offered(case, *LA)["L-26"])

    assert told["moves_on"] == "1 September 2026"
    assert told["review_by"] == "8 March 2027"
    assert "Transfer the plan to the new authority: by 7 September 2026." in told["key_dates"]


def test_the_letter_about_keeping_the_plan_says_what_the_authority_said() -> None:
    case = moving(on("plan_said_to_end", "2026-11-02", said="It ends on departure."))
    wanted = Wanted(
        "letter", NUMBER, "LM-01", to="Ben Hart", officer="J. Okafor", role="Officer",
        words=(("going", "to Cyprus in January."),),
    )  # fmt: skip

    with store(case, *SERVICE).sitting() as records:
        facts = letter_to_write(records, wanted, TODAY)

    assert facts.words["said"] == "It ends on departure."


# --- the line of the checklist ------------------------------------------------------------------


def write(made: PaperStore, letter: str, to: str) -> None:
    wanted = Wanted(
        "letter", NUMBER, letter, to=to, officer="J. Okafor", role="Officer",
        words=(("going", "Cyprus."),), days=(("plan_made", date(2026, 3, 9)),),
    )  # fmt: skip
    with made.sitting() as records:
        let_go(records, LetGo(wanted, "print", to, "It is asked for."), sitting())


def seen(made: PaperStore) -> tuple[Move, ...]:
    with made.sitting() as records:
        return moves_seen(records, records.case(NUMBER), TODAY)


def test_a_letter_that_was_let_go_does_its_line() -> None:
    case = moving(on("posting_planned", "2026-11-02", place="Akrotiri", starts_on="2027-01-11"))
    made = store(case, *SERVICE)

    write(made, "LM-01", "Ben Hart")

    line = next(one for one in seen(made)[0].lines if one.row.id == "keep_the_plan")
    assert (line.state, line.done_on) == (LineState.DONE, TODAY)
    assert line.done.startswith("It left as 2026-")


def test_a_copy_of_the_plan_goes_by_duty_to_each_of_the_three_and_to_nobody_else() -> None:
    case = moving(HELD, on("home_authority_aware", "2026-11-20"), setting="custody")
    made = store(case, *LA)

    for letter, to in (("L-38", "Wetherby"), ("L-38-youth", "Ruth Ode"), ("L-38-health", "A. Dow")):
        write(made, letter, to)

    states = {line.row.id: line.state for line in seen(made)[0].lines}
    assert states["copy_to_establishment"] is LineState.DONE
    assert states["copy_to_youth_justice"] is LineState.DONE
    assert states["copy_to_health"] is LineState.DONE
    assert states["copies_recorded"] is LineState.OPEN


def test_without_a_plan_in_force_nothing_is_sent_for_the_transfer() -> None:
    events = on("move_known", "2026-08-17", authority="Wiltshire", moves_on="2026-09-01")
    case = replace(moving(events), events=(events,))

    with pytest.raises(NotAllowed):
        write_transfer(store(case, *LA))


def write_transfer(made: PaperStore) -> None:
    wanted = Wanted(
        "letter", NUMBER, "L-26", to="Wiltshire", officer="J. Okafor", role="Officer",
        days=(("plan_made", date(2026, 3, 9)), ("review_by", date(2027, 3, 8))),
    )  # fmt: skip
    with made.sitting() as records:
        let_go(records, LetGo(wanted, "print", "Wiltshire", "The move."), sitting())


# --- the rows fit together ----------------------------------------------------------------------


@pytest.mark.parametrize("line", the_moves().lines, ids=lambda line: line.id)
def test_a_step_names_a_letter_a_paper_and_a_purpose_that_are_there(line: object) -> None:
    row = next(one for one in the_moves().lines if one is line)
    for step in row.steps:
        if step.act is Act.LETTER:
            form = letters()[step.what]
            offers = {one.event for kind in row.kinds for one in the_moves().kinds[kind].opened_by}
            beside = [one for one in the_moves().lines if set(one.kinds) & set(row.kinds)]
            offers |= {kind for one in beside for each in one.steps for kind in each.kinds}
            assert offers & set(form.goes_with_any), "nothing of the move offers this letter"
            sides = {the_moves().sides[side].actor for side in row.sides}
            assert not form.written_by or sides <= set(form.written_by)
        if step.act is Act.PACK:
            assert step.what in the_rules().purposes


@pytest.mark.parametrize("form", letters().values(), ids=lambda form: form.id)
def test_what_a_letter_also_goes_with_is_a_kind_of_entry(form: object) -> None:
    letter = next(one for one in letters().values() if one is form)

    assert set(letter.goes_with_any) <= {*event_kinds(), *OCCASIONS}


def test_no_two_letters_have_one_title_by_which_the_ledger_would_take_one_for_the_other() -> None:
    titles = [form.title for form in letters().values()]

    assert len(titles) == len(set(titles))
