"""Keeping and destroying: the bin, the list for disposal, a second person, the certificate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caseworker.casework import cases, entries
from caseworker.casework.clock_doubt import CONFIRMED, ConfirmDate, clock_doubt, confirm_date
from caseworker.casework.disposal import (
    AgreeList,
    CarryOut,
    DecideLine,
    MakeList,
    MayGo,
    agree_list,
    carry_out,
    decide_line,
    give_up_list,
    look_for_disposal,
    make_list,
)
from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts, OpenRecords
from caseworker.casework.recycle_bin import LEFT, EmptyBin, InBin, empty_bin, in_bin
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.casework.retention_chosen import SetRetention, how_long, set_retention
from caseworker.domain.case import CaseNumber, Happening, OfficerId
from caseworker.domain.disposal import Destroyed, DisposalId, DisposalList
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from caseworker.domain.release import Release
from caseworker.domain.roles import Colleague
from tests.builders import OKAFOR, StandingClock, a_person
from tests.paper_records import PaperStore

LEWIS = OfficerId("lewis")
LATE = date(2056, 6, 1)
BOTH = (
    Colleague(OKAFOR, "J. Okafor", frozenset({"officer", "manager", "administrator"})),
    Colleague(LEWIS, "A. Lewis", frozenset({"manager"})),
)


class Desks:
    """Two people at one store, and the days that go by."""

    def __init__(self, sitting: OpenRecords, clock: StandingClock, *, alone: bool = False) -> None:
        self.clock, self.sitting = clock, sitting
        with sitting() as records:
            records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL"))
        here = BOTH[:1] if alone else BOTH

        def desk(one: OfficerId, name: str, role: str) -> Office:
            officer = Officer(one, name, role)
            return Office(sitting, clock, officer, lambda _: (b"", b""), lambda: here)

        self.office = desk(OKAFOR, "J. Okafor", "administrator")
        self.lewis = desk(LEWIS, "A. Lewis", "manager")

    def opens(self, given: str = "Zoë", born: date = date(2010, 5, 7)) -> CaseNumber:
        person = a_person(given=given, born=born)
        command = cases.OpenCase(person, "community", self.office.today, "A letter came")
        return CaseNumber(self.office.do(cases.open_case, command).made)

    def records(self, case: CaseNumber, kind: str, **facts: str) -> None:
        happening = Happening(kind, self.office.today, facts=facts)
        self.office.do(entries.record, entries.Record(case, happening))

    def closes(self, case: CaseNumber, kind: str = "case_closed") -> CaseNumber:
        self.records(case, kind, reasons="No more is asked for")
        return case

    def goes_to(self, day: date) -> None:
        """The days go by, and people work in between."""
        self.clock.at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) - timedelta(days=9)
        with self.sitting() as records:
            records.write_audit(self.clock.at, OKAFOR, CONFIRMED, None)
        self.clock.at += timedelta(days=9)

    def lists(self, *numbers: CaseNumber, from_bin: bool = False) -> DisposalId:
        return DisposalId(self.office.do(make_list, MakeList(numbers, from_bin)).made)

    def seen(self, one: DisposalId) -> DisposalList:
        return self.office.see(lambda records, _: records.disposal.list(one))

    def destroyed(self) -> tuple[Destroyed, ...]:
        return self.office.see(lambda records, _: records.disposal.destroyed())

    def may_go(self) -> MayGo:
        return self.office.see(look_for_disposal())

    def bin(self) -> tuple[InBin, ...]:
        return self.office.see(in_bin)

    def is_there(self, case: CaseNumber) -> bool:
        try:
            self.office.see(lambda records, _: records.case(case))
        except NotFound:
            return False
        return True


@pytest.fixture
def desks(clock: StandingClock) -> Desks:
    return Desks(PaperStore().sitting, clock)


@pytest.fixture
def three(desks: Desks) -> tuple[CaseNumber, CaseNumber, CaseNumber]:
    """A file whose time will be over, one that is held then, and one that is open still."""
    over, held = desks.closes(desks.opens()), desks.closes(desks.opens("Tom"))
    is_open = desks.opens("Ana")
    desks.records(held, "hold_put", why="Inquiry or review", reasons="A letter of 3 May")
    desks.goes_to(LATE)
    return over, held, is_open


def test_what_may_go_is_looked_for_over_all_the_cases(
    desks: Desks, three: tuple[CaseNumber, ...]
) -> None:
    over, held, _ = three
    found = desks.may_go()

    assert [line.case for line in found.lines] == [over]
    assert found.held == ((held, "Held: inquiry or review."),)
    assert "3 years from the end of the case" in found.lines[0].rule


def test_a_list_is_made_agreed_to_by_another_and_carried_out(
    desks: Desks, three: tuple[CaseNumber, ...]
) -> None:
    over = three[0]
    made = desks.lists(over)
    with pytest.raises(NotAllowed, match="Nobody has agreed"):
        desks.office.do(carry_out, CarryOut(made))
    with pytest.raises(NotAllowed, match="their own list"):
        desks.office.do(agree_list, AgreeList(made))
    desks.lewis.do(agree_list, AgreeList(made))

    done = desks.office.do(carry_out, CarryOut(made))

    assert done.sentence == "Destroyed 1 file, certificate D-2056-001."
    assert not desks.is_there(over)
    (gone,) = desks.destroyed()
    assert (gone.number, gone.certificate, gone.agreed_by) == (over, "D-2056-001", "A. Lewis")
    assert gone.counts["entries"] == 2
    assert gone.backups_until == LATE + timedelta(days=35)
    assert desks.seen(made).stands == "Carried out, certificate D-2056-001"
    with desks.sitting() as records:
        lines = records.audit_read.lines(desks.clock.at, desks.clock.at + timedelta(seconds=1))
    assert {("case_destroyed", over), ("disposal_done", None)} <= {(x.act, x.case) for x in lines}


def test_two_hundred_files_go_in_one_act_that_says_how_far_it_is(desks: Desks) -> None:
    cases = [desks.closes(desks.opens(f"Zo{at}")) for at in range(200)]
    desks.goes_to(LATE)
    made = desks.lists(*cases)
    desks.lewis.do(agree_list, AgreeList(made))
    heard: list[tuple[int, int]] = []

    done = desks.office.do(carry_out, CarryOut(made, lambda done, of: heard.append((done, of))))

    assert done.sentence == "Destroyed 200 files, certificate D-2056-001."
    assert heard == [(at, 200) for at in range(200)]
    assert len(desks.destroyed()) == 200


def test_nothing_of_a_list_is_done_twice(desks: Desks, three: tuple[CaseNumber, ...]) -> None:
    made = desks.lists(three[0])
    desks.lewis.do(agree_list, AgreeList(made))
    desks.office.do(carry_out, CarryOut(made))

    for act in (carry_out, give_up_list):
        with pytest.raises(NotAllowed, match="before"):
            desks.office.do(act, CarryOut(made))


def test_what_stands_in_the_way_by_then_is_left_and_the_certificate_says_why(
    desks: Desks, three: tuple[CaseNumber, ...]
) -> None:
    over = three[0]
    made = desks.lists(over)
    desks.lewis.do(agree_list, AgreeList(made))
    desks.records(over, "hold_put", why="Claim in court", reasons="A solicitor wrote")

    done = desks.office.do(carry_out, CarryOut(made))

    assert desks.is_there(over)
    assert "could not go" in done.sentence
    assert desks.seen(made).lines[0].became == "Not destroyed: Held: claim in court."


def test_a_file_is_kept_longer_with_a_reason_and_says_so_itself(
    desks: Desks, three: tuple[CaseNumber, ...]
) -> None:
    over = three[0]
    made = desks.lists(over)
    with pytest.raises(Incomplete) as refused:
        desks.office.do(decide_line, DecideLine(made, over, keeps=True, until=LATE))
    assert {gap.field for gap in refused.value.gaps} == {"reason", "until"}
    until = date(2060, 1, 1)
    keep = DecideLine(made, over, keeps=True, until=until, reason="A claim is expected")
    desks.office.do(decide_line, keep)
    desks.lewis.do(agree_list, AgreeList(made))

    desks.office.do(carry_out, CarryOut(made))

    kept = desks.office.see(how_long(over))
    assert kept.until == until
    assert "A claim is expected" in kept.said
    assert desks.may_go().lines == ()


def test_a_decision_after_the_agreement_asks_for_another(
    desks: Desks, three: tuple[CaseNumber, ...]
) -> None:
    made = desks.lists(three[0])
    desks.lewis.do(agree_list, AgreeList(made))
    desks.lewis.do(decide_line, DecideLine(made, three[0], keeps=False))

    assert desks.seen(made).agreed is None
    with pytest.raises(NotAllowed, match="their own list"):
        desks.lewis.do(agree_list, AgreeList(made))  # who decided a line had a part in it


def test_an_office_of_one_names_somebody_from_outside(clock: StandingClock) -> None:
    desks = Desks(PaperStore().sitting, clock, alone=True)
    over = desks.closes(desks.opens())
    desks.goes_to(LATE)
    made = desks.lists(over)
    with pytest.raises(Incomplete):
        desks.office.do(agree_list, AgreeList(made, "Dr B. Hale"))
    with pytest.raises(NotAllowed):  # nobody is nobody
        desks.office.do(agree_list, AgreeList(made, "  ", "A letter"))

    desks.office.do(agree_list, AgreeList(made, "Dr B. Hale", "Letter of 2 June, in the safe"))
    desks.office.do(carry_out, CarryOut(made))

    assert desks.destroyed()[0].agreed_by == "Dr B. Hale"


def test_nobody_from_outside_is_asked_where_somebody_here_may(
    desks: Desks, three: tuple[CaseNumber, ...]
) -> None:
    made = desks.lists(three[0])

    with pytest.raises(NotAllowed, match="their own list"):
        desks.office.do(agree_list, AgreeList(made, "Dr B. Hale", "A letter"))


@pytest.mark.parametrize("wrong", ["open", "held", "too early"])
def test_what_may_not_go_gets_on_no_list(desks: Desks, wrong: str) -> None:
    case = desks.opens()
    if wrong != "open":
        desks.closes(case)
    if wrong == "held":
        desks.records(case, "hold_put", why="Complaint", reasons="Stage 2")
    desks.goes_to(LATE if wrong != "too early" else date(2027, 1, 1))

    with pytest.raises(NotAllowed, match="None of these may go"):
        desks.lists(case)


@pytest.mark.parametrize(
    ("by", "refused"),
    [
        (timedelta(days=-1), "were used on"),  # set back a day
        (timedelta(days=365), "last used on"),  # set forward a year
        (timedelta(hours=1), ""),  # the hour of summer time
        (timedelta(hours=-1), "were used on"),
    ],
)
def test_nothing_goes_by_a_clock_that_was_moved(
    desks: Desks, three: tuple[CaseNumber, ...], by: timedelta, refused: str
) -> None:
    """Figure 31."""
    made = desks.lists(three[0])
    desks.lewis.do(agree_list, AgreeList(made))
    desks.clock.at += by

    if refused:
        with pytest.raises(NotAllowed, match=refused):
            desks.office.do(carry_out, CarryOut(made))
    else:
        desks.office.do(carry_out, CarryOut(made))

    assert desks.is_there(three[0]) is bool(refused)


def test_a_clock_that_jumped_and_stays_is_believed_only_once_somebody_says_the_date(
    desks: Desks, three: tuple[CaseNumber, ...]
) -> None:
    """Figure 31: a day of work at the wrong date does not make it the right one."""
    made = desks.lists(three[0])
    desks.lewis.do(agree_list, AgreeList(made))
    desks.clock.at += timedelta(days=365)
    for _ in range(3):
        desks.opens("Ana", date(2050, 1, 1))
        desks.clock.at += timedelta(days=1)
    with pytest.raises(NotAllowed, match="last used on"):
        desks.office.do(carry_out, CarryOut(made))
    for wrong in ("1 June 2056", "today", ""):
        with pytest.raises(Incomplete):
            desks.office.do(confirm_date, ConfirmDate(wrong))
    assert "last used on Thursday 1 June 2056" in desks.office.see(clock_doubt(desks.clock.at))

    desks.office.do(confirm_date, ConfirmDate(" 4 June  2057 "))

    assert desks.office.see(clock_doubt(desks.clock.at)) == ""
    desks.office.do(carry_out, CarryOut(made))
    assert not desks.is_there(three[0])


def test_the_clock_of_practice_records_is_moved_by_hand_and_never_in_doubt(desks: Desks) -> None:
    desks.opens()
    desks.clock.at += timedelta(days=365)
    assert desks.office.see(clock_doubt(desks.clock.at))

    with desks.sitting() as records:
        records.save_office(replace(records.office(), practice=True))

    assert desks.office.see(clock_doubt(desks.clock.at)) == ""


def test_a_restricted_case_is_on_no_list_of_whoever_may_not_open_it(desks: Desks) -> None:
    case = desks.closes(desks.opens())
    desks.office.do(restrict_case, RestrictCase(case, frozenset({LEWIS}), "A relative works here"))
    desks.goes_to(LATE)

    found = desks.may_go()

    assert (found.lines, found.hidden) == ((), 1)
    with pytest.raises(NotAllowed, match="None of these"):
        desks.lists(case)


def test_what_was_opened_by_mistake_lies_in_the_bin_and_goes_after_its_days(desks: Desks) -> None:
    case = desks.closes(desks.opens(), "opened_by_mistake")
    desks.opens("Tom")
    (lies,) = desks.bin()
    assert (lies.case, lies.days_left(desks.office.today)) == (case, 30)

    desks.goes_to(desks.office.today + timedelta(days=30))
    with pytest.raises(NotAllowed, match="yet"):
        desks.office.do(empty_bin, EmptyBin())
    desks.goes_to(desks.office.today + timedelta(days=1))
    done = desks.office.do(empty_bin, EmptyBin())

    assert done.sentence == "Erased 1 case that had been opened by mistake."
    assert not desks.is_there(case)
    assert desks.bin() == ()
    assert desks.destroyed()[0].certificate == ""


def test_what_left_does_not_go_out_of_the_bin_by_itself(desks: Desks) -> None:
    case = desks.closes(desks.opens(), "opened_by_mistake")
    with desks.sitting() as records:
        release = Release("print", "The parent", "A", desks.clock.at, "", 1, number="2026-0001")
        records.keep_release(case, release)
    desks.goes_to(desks.office.today + timedelta(days=90))

    assert desks.bin()[0].stays == LEFT
    with pytest.raises(NotAllowed, match="yet"):
        desks.office.do(empty_bin, EmptyBin())


def test_it_is_erased_at_once_with_a_second_person(desks: Desks) -> None:
    case = desks.closes(desks.opens(), "opened_by_mistake")

    made = desks.lists(case, from_bin=True)
    desks.lewis.do(agree_list, AgreeList(made))
    desks.office.do(carry_out, CarryOut(made))

    assert not desks.is_there(case)


def test_a_file_that_is_kept_does_not_go_the_way_of_the_bin(desks: Desks) -> None:
    case = desks.closes(desks.opens())

    with pytest.raises(NotAllowed, match="None of these"):
        desks.lists(case, from_bin=True)


def test_the_office_has_its_own_numbers_and_the_audit_says_so(desks: Desks) -> None:
    case = desks.closes(desks.opens())
    ended = desks.office.today

    desks.office.do(set_retention, SetRetention({"never_begun": 6, "backups": 14}))

    assert desks.office.see(how_long(case)).until == ended.replace(year=ended.year + 6)
    with pytest.raises(Incomplete):
        desks.office.do(set_retention, SetRetention({"never_begun": 0, "unheard_of": 3}))
    done = desks.office.do(set_retention, SetRetention({"never_begun": 3}))
    assert "3 years" in done.sentence
    assert desks.office.see(how_long(case)).until == ended.replace(year=ended.year + 3)
