"""Every law file, walked: each row gives a date here, or says why it has none."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from caseworker.domain.case import Stage
from caseworker.domain.diary import Reckoning, dues, standing
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.law.limits import Instrument, Nature, TimeLimit, Weight
from caseworker.domain.regime import spells_of
from caseworker.domain.settings import settings
from tests.builders import TODAY, an_event

ACTORS = {
    "advising body",
    "anyone",
    "education team",
    "establishment",
    "institution",
    "local authority",
    "mediation adviser",
    "officer",
    "parent or young person",
    "school",
    "service advice office",
}
LAW_ID = re.compile(r"(?:T|C|D|CU|S|OP)-\d{2}[a-z]?")
START = date(2026, 9, 7)  # a Monday

# What each row gives when its first trigger, by name, happens on 7 September 2026, which is
# also the day it was sent and served. None: it has no clock, and says because.
DATES = {
    ("C-01", ""): None,
    ("OP-01", ""): "2026-09-07",  # the day that the meeting was planned for
    ("T-01", "community"): None,
    ("T-02", "community"): "2026-10-19",
    ("T-03", "community"): "2026-10-19",
    ("T-04", "community"): "2026-10-19",
    ("T-05", "community"): "2026-12-28",
    ("T-06", ""): "2026-12-28",
    ("T-07", "community"): "2026-09-21",
    ("T-08", ""): "2026-09-22",
    ("T-09", "community"): "2027-01-25",
    ("T-10", "community"): "2026-09-22",
    ("T-10", "custody"): "2026-09-22",
    ("T-10b", "community"): None,
    ("T-10c", "community"): "2027-03-08",
    ("T-10c", "custody"): "2027-03-08",
    ("T-11", "community"): "2027-09-06",
    ("T-15", "community"): "2026-09-22",
    ("T-16", "community"): "2026-11-02",
    ("T-30", "community"): "2026-11-07",
    ("T-31", "community"): "2026-09-10",
    ("T-33", "community"): "2026-09-10",
    ("T-34", ""): "2026-11-09",  # Saturday 7 November moves to Monday
    ("D-01", "custody"): "2026-09-14",
    ("CU-04", "custody"): None,
    ("CU-05", "custody"): "2026-10-19",
    ("D-07", "custody"): "2026-10-19",
    ("D-08", "custody"): "2026-10-19",
    ("CU-08", "custody"): "2026-12-28",
    ("D-10", "custody"): "2026-09-21",
    ("D-09", "custody"): "2027-01-25",
    ("CU-17", "custody"): "2026-11-07",
    ("CU-18", "custody"): "2026-09-10",
    ("CU-20", "custody"): "2026-09-10",
    ("CU-28", "custody"): "2027-09-06",
    ("CU-34", "custody"): "2026-09-21",
    ("S-15", ""): "2026-10-05",
}

# Where the law says so, and the exemptions that it lists: read off the notes of the law a second
# time, so that a slip in a row is not its own witness. Rows that aren't law have no exemption.
LAW = {
    "C-01": ("CFA 2014 s.68", ""),
    "T-01": ("SEND Regs 2014 reg 3", ""),
    "T-02": ("SEND Regs 2014 reg 4(1)", ""),
    "T-03": ("SEND Regs 2014 reg 5(1)", "ABCD"),
    "T-04": ("SEND Regs 2014 reg 8(1)", "CDE"),
    "T-05": ("SEND Regs 2014 reg 10(1)", "ABCD"),
    "T-07": ("SEND Regs 2014 reg 13(1)(a)", ""),
    "T-09": ("SEND Regs 2014 reg 13(2)", "ABCD"),
    "T-10b": ("SEND Regs 2014 reg 48", ""),
    "T-11": ("CFA 2014 s.44(1)", ""),
    "T-15": ("SEND Regs 2014 reg 22(2)(c)", ""),
    "T-16": ("SEND Regs 2014 reg 22(3) and (4)", ""),
    "T-30": ("SEND Regs 2014 reg 33 and 34(2)", ""),
    "T-31": ("SEND Regs 2014 reg 34(1)", ""),
    "T-33": ("SEND Regs 2014 reg 39", ""),
    "T-34": ("Tribunal Rules 2008 rule 20(1)(c)", ""),
    "D-01": ("Detained Persons Regs 2015 reg 17(1)", ""),
    "D-07": ("Detained Persons Regs 2015 reg 5(1)", "ACD"),
    "D-08": ("Detained Persons Regs 2015 reg 8(1)", "CDE"),
    "D-09": ("Detained Persons Regs 2015 reg 13(2)", "ACD"),
    "D-10": ("Detained Persons Regs 2015 reg 13(1)", ""),
    "CU-04": ("Detained Persons Regs 2015 reg 3", ""),
    "CU-05": ("Detained Persons Regs 2015 reg 4(1)", ""),
    "CU-08": ("Detained Persons Regs 2015 reg 10(1)", "ACD"),
    "CU-17": ("Detained Persons Regs 2015 reg 19 and 20(2)", ""),
    "CU-18": ("Detained Persons Regs 2015 reg 20(1)", ""),
    "CU-20": ("Detained Persons Regs 2015 reg 24", ""),
}
LAW_BY_REGIME = {  # one id for the same duty under two sets of rules
    ("T-10", "community"): ("SEND Regs 2014 reg 13(1)(a)", ""),
    ("T-10", "custody"): ("Detained Persons Regs 2015 reg 13(1)", ""),
    ("T-10c", "community"): ("CFA 2014 s.36(6)(b)", ""),
    ("T-10c", "custody"): ("CFA 2014 s.71(7)", ""),
}

every_row = pytest.mark.parametrize(
    "row", the_law().time_limits, ids=lambda row: f"{row.id} {row.regime}".strip()
)
every_kind = pytest.mark.parametrize("kind", event_kinds().values(), ids=lambda kind: kind.name)
every_instrument = pytest.mark.parametrize(
    "instrument", the_law().instruments.values(), ids=lambda one: one.name
)


@every_row
def test_a_row_gives_its_date_or_says_why_it_has_none(row: TimeLimit) -> None:
    facts = {row.from_fact: START.isoformat()} if row.from_fact else {}
    trigger = an_event(min(row.triggers), START, sent=START, served=START, facts=facts)
    spells = spells_of([], the_law().kinds, row.regime or "community")

    found = [due for due in dues([trigger], spells, Reckoning(START)) if due.row is row]

    expected = DATES[row.id, row.regime]
    assert [str(due.by) if due.by else None for due in found] == [expected]
    assert bool(row.no_clock) is (expected is None)
    assert str(row.source) in found[0].because


def test_the_dates_above_are_of_rows_that_are_there() -> None:
    rows = Counter((row.id, row.regime) for row in the_law().time_limits)

    assert rows == Counter(DATES.keys())


@every_row
def test_a_row_of_law_names_its_provision_and_no_exemption_but_the_ones_listed(
    row: TimeLimit,
) -> None:
    if row.weight is not Weight.LAW:
        assert not row.unless
        return
    source, letters = LAW_BY_REGIME.get((row.id, row.regime)) or LAW[row.id]

    assert str(row.source) == source
    assert set(row.unless) == {f"EX-{letter}" for letter in letters}


@every_row
def test_a_row_has_ids_as_the_law_notes_give_them(row: TimeLimit) -> None:
    assert all(LAW_ID.fullmatch(one) for one in row.ids)
    assert row.id not in row.also


@every_row
def test_a_row_says_who_acts_in_a_word_that_is_known(row: TimeLimit) -> None:
    assert row.actor in ACTORS


@every_row
def test_a_row_holds_under_rules_that_some_setting_has(row: TimeLimit) -> None:
    assert row.regime in {"", *(setting.regime for setting in settings().values())}


@every_row
def test_a_row_that_is_a_side_of_another_names_one(row: TimeLimit) -> None:
    if row.part_of:
        assert the_law().time_limit(row.part_of, row.regime).regime == row.regime


@every_row
def test_a_deadline_can_be_met_and_what_forbids_is_no_deadline(row: TimeLimit) -> None:
    assert row.met_by or row.nature is not Nature.DEADLINE
    assert not (row.forbids | row.warns) or row.nature is Nature.NOT_BEFORE


@every_row
def test_an_answer_and_its_trigger_share_the_fact_they_must_agree_in(row: TimeLimit) -> None:
    if row.match:
        kinds = [event_kinds()[name] for name in row.triggers | row.met_by]
        assert [kind.name for kind in kinds if kind.fact(row.match) is None] == []


@every_row
def test_law_is_no_policy(row: TimeLimit) -> None:
    """What an office chose for itself is in its own file, and never passes for law."""
    in_policy = row in the_law().instruments["local_policy"].time_limits

    assert (row.weight.value == "policy") is in_policy


@every_instrument
def test_an_instrument_was_read_on_a_day_that_has_been(instrument: Instrument) -> None:
    assert instrument.read_on <= TODAY
    assert instrument.title
    assert instrument.short_title


@every_kind
def test_a_kind_of_event_speaks_of_stages_that_there_are(kind: EventKind) -> None:
    stages = {stage.value for stage in Stage}

    assert set(kind.open_when) <= stages
    assert kind.leads_to is None or kind.leads_to in stages
    assert kind.ends_clocks is (kind.leads_to == "Closed")


@every_kind
def test_a_kind_of_event_asks_for_the_day_that_it_counts_from(kind: EventKind) -> None:
    asked = {
        "day": kind.day_words,
        "sent": kind.sent_words,
        "served": kind.served_words,
        "received": kind.served_words,
    }

    assert asked[kind.counts_from.value]


@every_kind
def test_the_sentence_of_a_kind_uses_facts_that_it_has(kind: EventKind) -> None:
    used = set(re.findall(r"\{(\w+)\}", kind.sentence))
    sure = set(re.findall(r"\{(\w+)\}", re.sub(r"\[[^\]]*\]", "", kind.sentence)))

    assert used <= {spec.name for spec in kind.facts}
    assert sure <= {spec.name for spec in kind.facts if spec.required}
    assert kind.sentence.endswith((".", "}"))
    assert kind.done_by in ACTORS


def test_what_is_done_in_time_is_never_late_and_a_day_after_it_is() -> None:
    """Every deadline with a date, met on its last day and on the day after."""
    for row in the_law().time_limits:
        if row.nature is not Nature.DEADLINE or row.no_clock:
            continue
        by = date.fromisoformat(str(DATES[row.id, row.regime]))
        assert _lateness(row, by) == 0
        assert _lateness(row, by + timedelta(days=7)) > 0


def _lateness(row: TimeLimit, done: date) -> int:
    trigger = an_event(min(row.triggers), START, sent=START, served=START)
    meets = an_event(min(row.met_by), done, sent=done, served=done)
    events = standing([trigger, meets])
    spells = spells_of([], the_law().kinds, row.regime or "community")
    found = dues(events, spells, Reckoning(done))
    return next(due.days_late for due in found if due.row is row and due.met_by == meets.id)
