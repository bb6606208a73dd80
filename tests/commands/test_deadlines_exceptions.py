"""A claim of an exception in a file of events is tested by the law, as it is in the window."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from caseworker.commands.deadlines_file import schema
from tests.commands.prompt import REQUEST, Prompt, by_id

AWAY = {"exception": "EX-D", "reasons": "The family was abroad.", "away_from": "2026-09-14"}
INSTEAD = "Put the dates right; or the limit stands, and no exception is recorded."


def claimed(**facts: str) -> dict[str, Any]:
    claim = {"id": "claim", "kind": "exception_claimed", "day": "2026-10-12", "facts": facts}
    return {"events": [REQUEST, claim]}


@pytest.mark.parametrize(("back", "state"), [("2026-10-12", "excused"), ("2026-10-11", "late")])
def test_an_absence_excuses_only_from_four_weeks_on(prompt: Prompt, back: str, state: str) -> None:
    told = claimed(limit="T-03", **AWAY, away_until=back)

    found = by_id(prompt.answer(told, "--on", "2026-11-23"))["T-03"]

    assert (prompt.status, found["state"]) == (0, state)
    assert found["due"] == "2026-10-19"


def test_a_claim_that_fails_its_own_dates_is_refused_with_the_reason(prompt: Prompt) -> None:
    told = claimed(limit="T-03", **AWAY, away_until="2026-10-11")

    answer = prompt.answer(told, "--on", "2026-11-23")

    Draft202012Validator(schema("deadlines")).validate(answer)
    assert answer["refused"] == [
        {
            "event": "claim",
            "because": "From Monday 14 September 2026 to Sunday 11 October 2026 is 27 days; this "
            "exception needs 4 weeks or more without a break, 28 days.",
            "source": "SEND Regs 2014 reg 5(4)(d), 8(2)(b) and 10(4)(d)",
            "instead": INSTEAD,
        }
    ]


@pytest.mark.parametrize(
    ("facts", "because", "source"),
    [
        (
            {"limit": "T-02", "exception": "EX-C", "reasons": "Illness."},
            (
                "The regulations list no such exception for “If no plan is needed, tell the "
                "parent or young person”."
            ),
            "SEND Regs 2014 reg 4(1)",
        ),
        (
            {"limit": "T-99", "exception": "EX-C", "reasons": "Illness."},
            "The regulations list no such exception for “this”.",
            "",
        ),
        (
            {"limit": "T-03", "exception": "EX-D", "away_from": "2026-09-14"},
            (
                "This exception needs: Back on, for an absence; Why it makes keeping the limit "
                "impractical."
            ),
            "",
        ),
    ],
)
def test_a_claim_that_the_law_does_not_list_or_that_lacks_a_fact_is_refused(
    prompt: Prompt, facts: dict[str, str], because: str, source: str
) -> None:
    (refused,) = prompt.answer(claimed(**facts), "--on", "2026-11-23")["refused"]

    assert (refused["because"], refused["source"]) == (because, source)


def test_a_claim_that_holds_and_one_that_was_put_right_are_not_refused(prompt: Prompt) -> None:
    told = claimed(limit="T-03", **AWAY, away_until="2026-10-11")
    right = {"limit": "T-03", **AWAY, "away_until": "2026-10-12"}
    told["events"].append({**told["events"][1], "id": "b", "replaces": "claim", "facts": right})

    answer = prompt.answer(told, "--on", "2026-11-23")

    assert answer["refused"] == []
    assert by_id(answer)["T-03"]["exemption"] == "EX-D"
