"""Versions: who issued each, what it follows, taking one up again, reasons for changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import entries, papers, plans
from caseworker.casework.change_reasons import TieChanges, UntieChanges, tie_changes, untie_changes
from caseworker.casework.comparing import WORKING, Compared, comparison
from caseworker.casework.entries import Record
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.papers import gathered
from caseworker.casework.records import Records
from caseworker.casework.versions import (
    RestoreVersion,
    VersionSeen,
    in_groups,
    is_same_fingerprint,
    restore_version,
    versions_seen,
)
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, EventId, Happening
from caseworker.domain.change_reasons import Accounted, accounted
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from caseworker.domain.plan import ItemId, Plan, Section, issued
from caseworker.domain.release import Release
from tests.builders import NOW, OKAFOR, StandingClock, a_case, a_plan, all_advice, an_event, an_item
from tests.casework.test_letters import OFFICE
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
JUDITH = Officer(OKAFOR, "Judith Okafor")
SENT = date(2026, 11, 6)
PLACE = Section(items=(an_item("place", "", name="Ashdown College", type="College"),))


def written(how_often: str = "3 times a week", *, place: Section = Section()) -> Plan:  # noqa: B008 - a frozen value
    plan = a_plan(I=place)
    item = plan.item(ItemId("provision-1"))
    return plan.with_item("F", replace(item, fields={**item.fields, "how_often": how_often}))


@pytest.fixture
def store() -> PaperStore:
    """A case whose plan is being written."""
    kept = PaperStore()
    day = date(2026, 11, 2)
    listed = {"decider": "Tom", "institution": "The principal", "health": "Care board"}
    events = (
        *(replace(one, day=day) for one in all_advice()),
        an_event("decided_to_issue", day, sent=day),
        an_event("plan_recipients_listed", day, facts=listed),
    )
    with kept.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case(*events))
    return kept


@pytest.fixture
def office(store: PaperStore) -> Office:
    """The first draft is out; its time for views is over."""
    made = Office(store.sitting, StandingClock(), JUDITH, lambda _: (b"", b""))
    made.do(plans.start_plan, plans.StartPlan(NUMBER))
    made.keep_plan(NUMBER, written())
    made.do(plans.send_draft, plans.SendDraft(NUMBER, "Dawn", SENT, SENT, looked_at=True))
    return made


def draft_of(office: Office) -> Plan:
    draft = office.see(lambda records, _: records.working_draft(NUMBER))
    assert draft is not None
    return draft.plan


def seen(office: Office) -> dict[str, VersionSeen]:
    return {one.version.title: one for one in office.see(versions_seen(NUMBER))}


def restore(office: Office, title: str) -> Done:
    return office.do(restore_version, RestoreVersion(NUMBER, title))


def send_again(office: Office, plan: Plan) -> None:
    office.keep_plan(NUMBER, plan)
    today = office.today
    again = plans.SendDraft(NUMBER, "Dawn", today, today, looked_at=True)
    office.do(plans.send_draft, again)


def note(office: Office, kind: str, **facts: str) -> EventId:
    happening = Happening(kind, office.today, sent=None, facts=facts)
    done = office.do(entries.record, Record(NUMBER, happening))
    assert done.event is not None
    return done.event


def test_a_version_names_its_author_its_fingerprint_and_what_it_follows(office: Office) -> None:
    send_again(office, written("4 times a week"))

    first, second = seen(office).values()

    assert (first.author, first.follows) == ("Judith Okafor", "")
    assert (second.author, second.follows, second.taken_from) == ("Judith Okafor", "Draft 1", "")
    assert first.short != second.short
    assert first.version.fingerprint.hex().startswith(first.short)


def test_a_fingerprint_read_from_elsewhere_is_compared_however_it_is_set_out(
    office: Office,
) -> None:
    version = seen(office)["Draft 1"].version
    other = replace(version, plan=written("daily"))

    assert is_same_fingerprint(version, f" {in_groups(version.fingerprint).upper()} ")
    assert not is_same_fingerprint(other, in_groups(version.fingerprint))
    assert not is_same_fingerprint(version, in_groups(version.fingerprint)[:20])


def test_an_earlier_version_is_taken_up_again_and_what_was_being_written_is_kept(
    office: Office, store: PaperStore
) -> None:
    office.keep_plan(NUMBER, written("weekly"))

    done = restore(office, "Draft 1")

    assert draft_of(office) == written()
    kept = seen(office)["Kept draft 1"]
    assert kept.version.plan == written("weekly")
    assert (kept.author, kept.follows) == ("Judith Okafor", "Draft 1")
    assert done.sentence == (
        "Took up Draft 1 again as the plan being written; what was being written before is kept "
        "as Kept draft 1."
    )
    assert store.paper.audit[-1][2] == "version_restored"
    assert store.paper.history[-1].words == done.sentence


def test_nothing_is_kept_twice(office: Office) -> None:
    send_again(office, written("4 times a week"))

    restore(office, "Draft 1")

    assert list(seen(office)) == ["Draft 1", "Draft 2"]


def test_what_was_kept_can_be_taken_up_again_itself(office: Office) -> None:
    office.keep_plan(NUMBER, written("weekly"))
    restore(office, "Draft 1")

    restore(office, "Kept draft 1")

    assert draft_of(office) == written("weekly")
    assert list(seen(office)) == ["Draft 1", "Kept draft 1"]


def test_a_version_says_from_which_it_was_written_anew(office: Office) -> None:
    send_again(office, written("4 times a week"))
    restore(office, "Draft 1")
    send_again(office, written("5 times a week"))
    send_again(office, written("6 times a week"))

    third, fourth = list(seen(office).values())[2:]

    assert (third.version.title, third.follows, third.taken_from) == (
        "Draft 3",
        "Draft 2",
        "Draft 1",
    )
    assert (fourth.follows, fourth.taken_from) == ("Draft 3", "")


def test_a_version_that_says_what_is_being_written_is_not_taken_up(office: Office) -> None:
    with pytest.raises(NotAllowed, match="says the same as Draft 1"):
        restore(office, "Draft 1")
    with pytest.raises(NotFound):
        restore(office, "Draft 7")


def test_a_draft_that_was_only_kept_is_neither_sent_nor_begun_from(
    office: Office, store: PaperStore
) -> None:
    office.keep_plan(NUMBER, written("weekly"))
    restore(office, "Draft 1")
    with store.sitting() as records:
        records.drop_working_draft(NUMBER)

    office.do(plans.start_plan, plans.StartPlan(NUMBER))

    assert draft_of(office) == written()
    versions = office.see(lambda records, _: records.versions(NUMBER))
    assert [one.title for one in issued(versions)] == ["Draft 1"]
    assert all(one.is_draft for one in versions)


# Draft to final


def open_changes(office: Office) -> tuple[Accounted, ...]:
    case = office.see(lambda records, _: records.case(NUMBER))
    return tuple(one for one in accounted(written(), draft_of(office), case) if one.tie is None)


def finalise(office: Office) -> Done:
    today, role = office.today, "SEND casework officer"
    command = plans.Finalise(NUMBER, today, today, role, looked_at=True)
    return office.do(plans.finalise, command)


def answered(office: Office) -> EventId:
    """Views are in, and the institution was consulted; the plan is changed and names it."""
    views = note(office, "views_received", person="Dawn", views="Three times is too little.")
    note(office, "institution_consulted", institution="Ashdown College")
    office.keep_plan(NUMBER, written("4 times a week", place=PLACE))
    return views


def tie(office: Office, to: EventId, words: str = "Three times is too little.") -> Done:
    keys = tuple(one.change.key for one in open_changes(office))
    return office.do(tie_changes, TieChanges(NUMBER, keys, to, words))


def test_a_change_that_nothing_asked_for_keeps_a_plan_from_being_final(office: Office) -> None:
    answered(office)

    with pytest.raises(Incomplete) as refused:
        finalise(office)

    (gap,) = refused.value.gaps
    assert gap.field == "F1"
    assert "no reason is given" in gap.words
    assert "or send the draft again" in gap.words


def test_a_change_that_is_tied_to_what_asked_for_it_lets_the_plan_be_final(
    office: Office,
) -> None:
    done = tie(office, answered(office))

    finalise(office)

    assert done.sentence == (
        "Gave the reason for changes to the plan (F1: How often): Views on the draft received. "
        "Three times is too little."
    )
    assert list(seen(office)) == ["Draft 1", "Final 1"]


def test_an_amended_plan_is_issued_once_the_notice_is_named_as_what_proposed_its_changes(
    office: Office,
) -> None:
    """SEND Regs 2014 reg 22(2): what no notice proposed needs a notice of its own."""
    tie(office, answered(office))
    finalise(office)
    office.do(plans.start_plan, plans.StartPlan(NUMBER))
    now = written("5 times a week", place=PLACE)
    office.keep_plan(NUMBER, now)
    note(office, "plan_recipients_listed", decider="Tom", institution="The head", health="Board")
    today = office.today
    served = Happening(
        "amendment_notice_served", today, sent=today, served=today, facts={"changes": "F1: 5 times"}
    )
    notice = office.do(entries.record, Record(NUMBER, served)).event
    note(office, "amendment_views_received", person="Tom", words="Agreed, by letter")
    with pytest.raises(Incomplete, match="not as in the plan in force, and no reason") as refused:
        finalise(office)
    assert "send another notice" in str(refused.value.gaps[0].words)

    case = office.see(lambda records, _: records.case(NUMBER))
    (change,) = accounted(written("4 times a week", place=PLACE), now, case)
    office.do(tie_changes, TieChanges(NUMBER, (change.change.key,), notice or EventId(""), "F1"))
    finalise(office)

    assert list(seen(office)) == ["Draft 1", "Final 1", "Final, amended 1"]


def test_to_send_the_draft_again_is_the_other_way(office: Office) -> None:
    office.keep_plan(NUMBER, written("4 times a week"))
    assert open_changes(office)

    send_again(office, written("4 times a week"))

    case = office.see(lambda records, _: records.case(NUMBER))
    assert not accounted(written("4 times a week"), draft_of(office), case)


def test_a_reason_is_taken_back(office: Office) -> None:
    tie(office, answered(office))
    case = office.see(lambda records, _: records.case(NUMBER))
    (one,) = accounted(written(), draft_of(office), case)

    done = office.do(untie_changes, UntieChanges(NUMBER, (one.change.key,)))

    assert done.sentence == "Took back the reason for changes to the plan (F1: How often)."
    assert len(open_changes(office)) == 1


def test_a_reason_needs_words_and_an_entry_that_can_be_one(office: Office) -> None:
    views = answered(office)
    call = note(office, "contact_made", person="Dawn", how="Call", note="She rang.")

    with pytest.raises(Incomplete, match="Give the words"):
        tie(office, views, " ")
    with pytest.raises(NotFound, match="no longer among the reasons"):
        tie(office, call)


def test_a_reason_for_a_change_that_is_there_no_more_is_refused(office: Office) -> None:
    views = answered(office)
    keys = tuple(one.change.key for one in open_changes(office))
    office.keep_plan(NUMBER, written("5 times a week", place=PLACE))

    with pytest.raises(NotFound, match="changed again meanwhile"):
        office.do(tie_changes, TieChanges(NUMBER, keys, views, "Too little."))
    with pytest.raises(NotFound, match="changed again meanwhile"):
        office.do(tie_changes, TieChanges(NUMBER, (), views, "Too little."))


# Two versions side by side


def compared(office: Office, was: str, now: str = WORKING) -> Compared:
    return office.see(comparison(NUMBER, was, now))


def test_a_version_is_compared_with_the_plan_being_written_and_each_change_has_its_reason(
    office: Office,
) -> None:
    tie(office, answered(office))

    seen_now = compared(office, "Draft 1")

    said = {change.place: seen_now.why[change.key] for change in seen_now.found.changes}
    assert said["F1"] == (
        "Views on the draft received (Dawn), 23 November 2026: “Three times is too little.”"
    )
    assert "A draft must leave this open" in said["I"]
    assert (seen_now.was.title, seen_now.now.title) == ("Draft 1", "the plan being written")


def test_the_reasons_are_there_when_the_final_plan_is_compared_with_its_draft(
    office: Office,
) -> None:
    tie(office, answered(office))
    finalise(office)

    (change, *_) = compared(office, "Draft 1", "Final 1").found.changes

    assert "Three times is too little" in compared(office, "Draft 1", "Final 1").why[change.key]
    with pytest.raises(NotFound, match="No plan is being written"):
        compared(office, "Draft 1")


def paper(office: Office, was: str, now: str) -> str:
    def ask(records: Records, today: date) -> str:
        drawn = gathered(records, Wanted("comparison", NUMBER, now, about=was), today)
        return drawn.words_for(Release("preview", "Dawn", "Judith Okafor", NOW))

    return office.see(ask)


def test_what_leaves_of_a_draft_names_no_placement(office: Office) -> None:
    """CFA 2014 s.38(5), on the paper that compares drafts as on the draft itself."""
    answered(office)

    said = paper(office, "Draft 1", WORKING)

    assert "4 times a week" in said
    assert "Ashdown" not in said


def test_a_final_plan_is_compared_with_its_placement(office: Office) -> None:
    tie(office, answered(office))
    finalise(office)

    said = paper(office, "Draft 1", "Final 1")

    assert "The placement is new: “" in said
    assert "Ashdown College" in said


def test_the_comparison_leaves_through_the_one_door(office: Office, store: PaperStore) -> None:
    send_again(office, written("4 times a week"))
    wanted = Wanted("comparison", NUMBER, "Draft 2", about="Draft 1")

    done = office.do(papers.let_go, papers.LetGo(wanted, "print", "Tom Whitfield"))

    assert done.sentence.startswith(
        "Printed “What changed in the plan: Draft 1 and Draft 2” for Tom Whitfield (copy 1). "
        "Disclosure 2026-0001. Yes, the law requires it: The draft plan goes to "
    )
    assert store.paper.audit[-1][2] == "released:print"
