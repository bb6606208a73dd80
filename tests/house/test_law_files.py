"""Every law file, walked: each row gives a date here, or says why it has none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker.domain.case import Event, Stage, standing
from caseworker.domain.computed import NOBODY
from caseworker.domain.days import Unit
from caseworker.domain.diary import Reckoning, dues
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.kinds import EventKind, FactKind
from caseworker.domain.law.limits import Instrument, Nature, TimeLimit, Weight
from caseworker.domain.regime import spells_of
from caseworker.domain.settings import settings
from tests.builders import TODAY, an_event
from tests.house.law_tables import DATES, EXEMPT, EXEMPT_IN_CUSTODY, LAW, LAW_BY_REGIME

ACTORS = {
    "advising body",
    "anyone",
    "education team",
    "early years provider",
    "establishment",
    "former school",
    "health commissioning body",
    "institution",
    "local authority",
    "mediation adviser",
    "officer",
    "parent or young person",
    "receiver",
    "school",
    "Secretary of State",
    "service advice office",
    "Tribunal",
    "youth offending team",
}
LAW_ID = re.compile(r"(?:T|C|D|CU|S|OP|DP)-\d{2,3}[a-z]?")
POLICIES = {"local_policy", "moves_of_service_families"}
START = date(2026, 9, 7)  # a Monday

every_row = pytest.mark.parametrize(
    "row", the_law().time_limits, ids=lambda row: f"{row.id} {row.regime}".strip()
)
every_kind = pytest.mark.parametrize("kind", event_kinds().values(), ids=lambda kind: kind.name)
every_instrument = pytest.mark.parametrize(
    "instrument", the_law().instruments.values(), ids=lambda one: one.name
)


@every_row
def test_a_row_gives_its_date_or_says_why_it_has_none(row: TimeLimit) -> None:
    spells = spells_of([], the_law().kinds, row.regime or "community")
    reckoning = Reckoning(START, law=the_law())  # what an office may choose is among it

    found = [due for due in dues(begun(row), spells, reckoning) if due.row is row]

    expected = DATES[row.name, row.regime]
    assert [str(due.by) if due.by else None for due in found] == [expected]
    assert bool(row.no_clock) is (expected is None)
    assert str(row.source) in found[0].because
    assert row.no_clock[1:] in found[0].because


def begun(row: TimeLimit) -> tuple[Event, ...]:
    """The first of its triggers, by name, on 7 September 2026, with what must go before it.

    A day that a fact names is 1 September 2027; the school has its terms recorded.
    """
    facts = {name: values[0] for name, values in row.where.items()}
    if row.from_fact:
        facts[row.from_fact] = "2027-09-01"
    before = [an_event(min(row.after), START - timedelta(1))] if row.after else []
    if row.unit is Unit.SCHOOL_DAYS:
        term = {"first": "2026-09-02", "last": "2026-12-18"}
        before.append(an_event("term_recorded", START - timedelta(1), facts=term))
    kind = min(row.triggers)
    trigger = an_event(kind, START, sent=START, served=START, facts=facts)
    if event_kinds()[kind].computed:
        trigger = replace(trigger, recorded_by=NOBODY)
        before.append(an_event("case_opened", date(2020, 1, 6)))
    return standing([*before, trigger])


def test_the_dates_above_are_of_rows_that_are_there() -> None:
    rows = Counter((row.name, row.regime) for row in the_law().time_limits)

    assert rows == Counter(DATES.keys())


@every_row
def test_a_row_of_law_names_its_provision_and_no_exemption_but_the_ones_listed(
    row: TimeLimit,
) -> None:
    if row.weight is not Weight.LAW:
        assert not row.unless
        return
    known = LAW_BY_REGIME.get((row.id, row.regime)) or LAW.get(row.id)
    if known and not row.then_back:
        source, letters = known
        assert str(row.source) == source
        assert set(row.unless) == {f"EX-{letter}" for letter in letters}
    else:
        assert row.source.provision
        exempt = EXEMPT_IN_CUSTODY if row.regime == "custody" else EXEMPT
        assert " ".join(row.unless) == exempt.get(row.name, "")


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
    is_no_deadline = row.nature is Nature.NOT_BEFORE or bool(row.no_clock)
    assert not (row.forbids | row.warns) or is_no_deadline


@every_row
def test_an_answer_and_its_trigger_share_the_fact_they_must_agree_in(row: TimeLimit) -> None:
    if row.match:
        kinds = [event_kinds()[name] for name in row.triggers | row.met_by]
        assert [kind.name for kind in kinds if kind.fact(row.match) is None] == []


@every_row
def test_law_is_no_policy(row: TimeLimit) -> None:
    """What somebody chose for themselves is in a file of its own, and never passes for law."""
    policies = [the_law().instruments[name].time_limits for name in POLICIES]

    assert (row.weight.value == "policy") is any(row in rows for rows in policies)


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
        by = date.fromisoformat(str(DATES[row.name, row.regime]))
        assert _lateness(row, by) == 0
        assert _lateness(row, by + timedelta(days=7)) > 0


def _lateness(row: TimeLimit, done: date) -> int:
    facts = {name: values[0] for name, values in row.met_where.items()}
    began = begun(row)
    meets = an_event(min(row.met_by), done, sent=done, served=done, facts=facts)
    if row.only_named:
        names = next(one for one in event_kinds()[meets.kind].facts if one.kind is FactKind.EVENT)
        meets = replace(meets, facts={**facts, names.name: str(began[-1].id)})
    events = standing([*began, meets])
    spells = spells_of([], the_law().kinds, row.regime or "community")
    found = dues(events, spells, Reckoning(done, law=the_law()))
    return next(due.days_late for due in found if due.row is row and due.met_by == meets.id)
