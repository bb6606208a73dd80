"""The law is read from files, and a file that leaves something out is refused by name."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from caseworker.domain.diary import Reckoning, dues
from caseworker.domain.errors import BrokenLaw, NotFound
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.kinds import CountsFrom, EventKind
from caseworker.domain.law.kinds_reader import read_event_kinds
from caseworker.domain.law.limits import Law
from caseworker.domain.law.reader import read_law
from caseworker.domain.regime import spells_of
from tests.builders import TODAY, an_event

LABEL = 35  # letters

ROW = """
title       = "An Act"
short_title = "Act"
href        = "https://example.org/act"
read_on     = 2026-11-23

[time_limit.answer]
id        = "X-01"
duty      = "Answer"
provision = "s.1"
length    = 6
unit      = "weeks"
rule      = "K1"
triggers  = ["request_received"]
actor     = "local authority"
weight    = "law"
checked   = "read"
in_force  = 2014-09-01
"""


def read(text: str) -> Law:
    return read_law({"act.toml": text}, event_kinds())


def test_a_row_is_read_as_it_stands() -> None:
    row = read(ROW).time_limit("X-01")

    assert (row.duty, row.length, row.unit.value) == ("Answer", 6, "weeks")
    assert str(row.source) == "Act s.1"
    assert row.applies_on(date(2014, 9, 1))
    assert not row.applies_on(date(2014, 8, 31))


def test_a_duty_of_many_words_has_few_for_where_there_is_little_room() -> None:
    """As wide as three words of the timeline on a small window."""
    long = [row.name for row in the_law().time_limits if len(row.brief) > LABEL]

    assert long == []


def test_a_row_without_a_short_name_is_called_by_its_duty() -> None:
    row = read(ROW).time_limit("X-01")
    short = read(ROW.replace('"Answer"', '"Answer"\nshort = "Say"')).time_limit("X-01")

    assert (row.brief, short.brief, short.duty) == ("Answer", "Say", "Answer")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (('id        = "X-01"', ""), "id is missing"),
        (('duty      = "Answer"', ""), "duty is missing"),
        (('provision = "s.1"', ""), "provision is missing"),
        (("in_force  = 2014-09-01", ""), "in_force is missing"),
        (('href        = "https://example.org/act"', ""), "href is missing"),
        (("read_on     = 2026-11-23", ""), "read_on is missing"),
        (('checked   = "read"', ""), "checked is missing"),
        (("length    = 6", ""), "length is missing"),
        (("length    = 6", 'length = "six"'), "length must be int"),
        (("length    = 6", "length = true"), "length must be int"),
        (("read_on     = 2026-11-23", "read_on = 2026-11-23T09:00:00"), "read_on must be date"),
        (("length    = 6", "length = 0"), "can't count 0 weeks"),
        (('unit      = "weeks"', 'unit = "fortnights"'), "unit must be one of"),
        (('unit      = "weeks"', 'unit = "working days"'), "K1 can't count"),
        (('rule      = "K1"', 'rule = "K9"'), "rule must be one of"),
        (('rule      = "K1"', ""), "no_clock is missing"),
        (('triggers  = ["request_received"]', "triggers = []"), "triggers is empty"),
        (('triggers  = ["request_received"]', "triggers = [6]"), "must be a list of words"),
        (('triggers  = ["request_received"]', 'triggers = ["letter"]'), "what is not there"),
        (('weight    = "law"', 'weight = "law"\nmet_by = ["letter"]'), "what is not there"),
        (('weight    = "law"', 'weight = "law"\nunless = ["EX-A"]'), "what is not there"),
        (('weight    = "law"', 'weight = "law"\nroll = "lent"'), "no roll is called lent"),
        (('weight    = "law"', 'weight = "law"\nhow_long = 6'), "nothing is known of how_long"),
        (("[time_limit.answer]", "[time_limits.answer]"), "nothing is known of time_limits"),
        (("[time_limit.answer]", "[time_limit.answer"), "line"),
    ],
)
def test_what_is_missing_or_wrong_is_named(change: tuple[str, str], why: str) -> None:
    with pytest.raises(BrokenLaw, match=why) as caught:
        read(ROW.replace(*change))

    assert "act.toml" in str(caught.value)


def test_a_row_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        the_law().time_limit("X-99")


@pytest.mark.parametrize(
    ("row", "regime", "source"),
    [
        ("T-09", "community", "SEND Regs 2014 reg 13(2)"),
        ("D-09", "custody", "Detained Persons Regs 2015 reg 13(2)"),
        ("CU-08", "custody", "Detained Persons Regs 2015 reg 10(1)"),
        ("CU-11", "custody", "Detained Persons Regs 2015 reg 13(2)"),
        ("T-10c", "community", "CFA 2014 s.36(6)(b)"),
        ("T-10c", "custody", "CFA 2014 s.71(7)"),
        ("T-34", "custody", "Tribunal Rules 2008 rule 20(1)(c)"),
    ],
)
def test_a_row_is_found_by_any_of_its_ids(row: str, regime: str, source: str) -> None:
    assert str(the_law().time_limit(row, regime).source) == source


def test_one_number_changed_in_a_file_changes_the_date_from_its_day_on() -> None:
    """Decision 14: the row in force on the day of the trigger. No Python changes with the law."""
    old = ROW.replace("in_force  = 2014-09-01", "in_force = 2014-09-01\nended = 2026-09-14")
    new = ROW[ROW.index("[time_limit") :].replace("answer]", "answer_2026]")
    law = read(old + new.replace("length    = 6", "length = 4").replace("2014-09-01", "2026-09-14"))

    def due_after(day: date) -> list[date | None]:
        request = an_event("request_received", day)
        spells = spells_of([request], law.kinds, "community")
        return [due.by for due in dues([request], spells, Reckoning(TODAY, law=law))]

    assert due_after(date(2026, 9, 13)) == [date(2026, 10, 25)]
    assert due_after(date(2026, 9, 14)) == [date(2026, 10, 12)]


def test_one_number_changed_in_a_file_that_ships_changes_the_date() -> None:
    folder = files("caseworker.domain.law")
    text = (folder / "send_regs_2014.toml").read_text("utf-8")
    shorter = text.replace("length     = 20\n", "length     = 18\n")
    request = an_event("request_received", date(2026, 9, 7))
    law = read_law({"send_regs_2014.toml": shorter}, event_kinds())

    found = dues([request], spells_of([request], law.kinds, "community"), Reckoning(TODAY, law=law))

    assert shorter != text
    assert {due.id: due.by for due in found}["T-09"] == date(2027, 1, 11)


def test_a_kind_of_event_needs_its_words() -> None:
    with pytest.raises(BrokenLaw, match=r"kind\.letter .* meaning is missing"):
        read_event_kinds("kinds.toml", 'read_on = 2026-11-23\n[kind.letter]\ntitle = "Letter"')


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Sent the plan."),
        ({"to": "Dawn Whitfield"}, "Sent the plan to Dawn Whitfield."),
        ({"to": "Dawn Whitfield", "how": "by post"}, "Sent the plan to Dawn Whitfield, by post."),
        ({"how": "by post"}, "Sent the plan, by post."),
    ],
)
def test_a_sentence_leaves_out_what_is_not_known(facts: dict[str, str], said: str) -> None:
    kind = EventKind("sent", "Sent", "It was sent.", "Sent the plan[ to {to}][, {how}].", "a", "b")

    assert kind.said(facts) == said
    assert kind.counts_from is CountsFrom.DAY


def test_words_typed_by_an_officer_are_never_taken_for_a_template() -> None:
    kind = EventKind("sent", "Sent", "It was sent.", "Said: {words}[ ({how})].", "a", "b")

    assert kind.said({"words": "[see {how}]", "how": "note"}) == "Said: [see {how}] (note)."
