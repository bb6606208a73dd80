"""A list becomes cases in one act: tried first, all or nothing, and taken back as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.bringing_list import (
    BringList,
    UndoList,
    bring_list,
    lists_brought,
    try_list,
    undo_list,
)
from caseworker.casework.cases import ChangePerson, OpenCase, change_person, open_case
from caseworker.casework.export_all import Stopped, Watch
from caseworker.casework.list_columns_kept import ColumnsChosen, columns_known
from caseworker.casework.list_lines import lines_of, who_is_here
from caseworker.casework.office import Office, Officer
from caseworker.domain.brought.lines import Around
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.officer import OfficerId
from tests.builders import OKAFOR, TODAY, StandingClock, a_person
from tests.casework.offices import at_work, northmere
from tests.paper_records import PaperStore

AROUND = Around(TODAY, "community", {OKAFOR: "J. Okafor"}, "Northmere")
ELLIS = {"family": "Marsh", "given": "Ellis", "born": "2/5/2014", "stage": "SEN Support",
         "support_since": "7/9/2026"}  # fmt: skip
NOOR = {"family": "نور", "given": "سارة", "born": "1/2/2012", "plan_made": "3/3/2026"}


@pytest.fixture
def paper() -> PaperStore:
    return northmere("community")


@pytest.fixture
def office(paper: PaperStore, clock: StandingClock) -> Office:
    return at_work(paper, clock)


def command(*cells: dict[str, str], watch: Watch | None = None) -> BringList:
    lines = lines_of(cells, AROUND, {})
    ready = {at: line.opening for at, line in enumerate(lines, start=2) if line.opening}
    chosen = ColumnsChosen(("Surname", "Rank"), ("family", ""))
    return BringList("list.csv", "0" * 64, ready, chosen, watch=watch or Watch())


def test_every_line_becomes_a_case_in_one_act_with_its_history_row_and_audit(
    office: Office, paper: PaperStore
) -> None:
    done = office.do(bring_list, command(ELLIS, NOOR))

    first, second = office.see(lambda records, _: records.summaries())
    assert {first.name, second.name} == {"Ellis Marsh", "سارة نور"}
    assert {first.stage, second.stage} == {Stage.SEN_SUPPORT, Stage.PLAN_IN_FORCE}
    acts = [(act, case) for _, _, act, case, _ in paper.paper.audit]
    assert acts == [
        ("case_opened", "2026-0001"),
        ("case_opened", "2026-0002"),
        ("list_brought_in", None),
    ]
    assert done.sentence == "Brought in a list: 2 cases opened."
    assert office.see(columns_known(("surname", "RANK"))) == ("family", ""), "by plain words"
    assert office.see(columns_known(("Surname", "Unit"))) is None


def test_trying_runs_the_very_duties_and_leaves_nothing(office: Office, paper: PaperStore) -> None:
    good = command(ELLIS)
    opening = next(iter(good.lines.values()))
    bad = replace(opening, opened_on=date(2027, 1, 1))

    tried = try_list(office, replace(good, lines={2: opening, 3: bad}))

    assert tried.would_open == 1
    assert list(tried.refused) == [3]
    assert not paper.paper.cases
    assert not paper.paper.audit
    assert not paper.paper.given, "no number is used up"


@pytest.mark.parametrize("breaks", ["refused", "stopped"])
def test_whatever_stops_it_in_the_middle_leaves_nothing(
    office: Office, paper: PaperStore, breaks: str
) -> None:
    watch = Watch()
    if breaks == "stopped":
        watch = Watch(lambda done, _: watch.stop.set() if done else None)
    good = command(ELLIS, NOOR, watch=watch)
    first, second = good.lines.values()
    if breaks == "refused":
        second = replace(second, opened_on=date(2027, 1, 1))

    with pytest.raises((NotAllowed, Stopped)):
        office.do(bring_list, replace(good, lines={2: first, 3: second, 4: first}))

    assert not paper.paper.cases
    assert not paper.paper.brought.all


def test_the_whole_list_is_taken_back_and_its_numbers_are_never_given_again(
    office: Office, paper: PaperStore
) -> None:
    id_ = office.do(bring_list, command(ELLIS, NOOR)).made
    assert office.do(undo_list, UndoList(id_)).sentence.startswith("Took the list back: 2 cases")

    assert not paper.paper.cases
    assert not paper.paper.history
    (brought,) = office.see(lists_brought)
    assert brought.undone_by == OKAFOR
    with pytest.raises(NotFound):
        office.do(undo_list, UndoList(id_))
    opened = office.do(open_case, OpenCase(a_person(), "community", TODAY))
    assert opened.made == "2026-0003"


def test_a_list_with_a_case_that_was_worked_on_since_is_not_taken_back(
    office: Office, paper: PaperStore
) -> None:
    id_ = office.do(bring_list, command(ELLIS, NOOR)).made
    number = CaseNumber("2026-0001")
    person = replace(paper.paper.cases[number].person, known_as="El")
    office.do(change_person, ChangePerson(number, person))

    with pytest.raises(NotAllowed, match=r"typing there: Ellis Marsh \(2026-0001\)\."):
        office.do(undo_list, UndoList(id_))

    assert len(paper.paper.cases) == 2


def test_a_list_of_somebody_else_is_taken_back_by_who_shares_out_their_work(
    office: Office, paper: PaperStore, clock: StandingClock
) -> None:
    id_ = office.do(bring_list, command(ELLIS)).made

    def of(role: str) -> Office:
        other = Officer(OfficerId("lewis"), "G. Lewis", role)
        return Office(paper.sitting, clock, other, lambda _: (b"", b""))

    with pytest.raises(NotAllowed, match="share out the work of other officers"):
        of("officer").do(undo_list, UndoList(id_))
    assert paper.paper.cases
    of("manager").do(undo_list, UndoList(id_))
    assert not paper.paper.cases


def test_who_came_into_the_records_since_the_list_was_looked_at_stops_it(
    office: Office, paper: PaperStore
) -> None:
    looked_at = command(NOOR, ELLIS)
    office.do(bring_list, command(ELLIS))

    tried = try_list(office, looked_at)
    assert (tried.would_open, list(tried.refused)) == (1, [3])
    with pytest.raises(NotAllowed, match=r"Line 3: Likely the same as Ellis Marsh"):
        office.do(bring_list, looked_at)
    assert len(paper.paper.cases) == 1

    office.do(bring_list, replace(looked_at, forced=frozenset({3})))
    assert len(paper.paper.cases) == 3


def test_who_is_here_already_or_stands_in_the_list_twice_is_known(office: Office) -> None:
    office.do(bring_list, command(ELLIS))
    again = {**ELLIS, "family": "MARSH"}
    lines = lines_of([again, NOOR, NOOR], AROUND, {})

    found = office.see(who_is_here({at: one.read for at, one in enumerate(lines)}, Watch()))
    lines = lines_of([again, NOOR, NOOR], AROUND, found)

    assert [line.is_known for line in lines] == [True, False, True]
    assert lines[0].found is not None
    assert lines[0].found.words.startswith("Likely the same as Ellis Marsh, case 2026-0001: ")
    assert lines[2].twice == 1


def test_a_list_is_not_taken_back_while_a_colleague_is_typing_in_a_case_of_it(
    office: Office, paper: PaperStore, clock: StandingClock
) -> None:
    """What they typed would go with the case, and nobody would tell them."""
    made = office.do(bring_list, command(ELLIS)).made
    colleague = Office(
        paper.sitting, clock, Officer(OfficerId("lewis"), "A. Lewis"), lambda _: (b"", b"")
    )
    colleague.keep_draft("note/2026-0001", "Rang twice", CaseNumber("2026-0001"))

    with pytest.raises(NotAllowed, match=r"Ellis Marsh \(2026-0001\)"):
        office.do(undo_list, UndoList(made))

    colleague.drop_draft("note/2026-0001")
    office.keep_draft("note/2026-0001", "My own", CaseNumber("2026-0001"))
    office.do(undo_list, UndoList(made))
    (left,) = office.see(lists_brought)
    assert left.name == "", "its file may name somebody, and nothing of it is here"
