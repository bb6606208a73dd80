"""Days that nobody records: from the day of birth, and from facts such as an expected release."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from caseworker.commands.deadlines_file import schema
from tests.commands.prompt import REQUEST, Prompt, by_id

OPENED = {"kind": "case_opened", "day": "2026-10-05"}


def in_custody(**told: Any) -> dict[str, Any]:
    return {"setting": "custody", "events": [OPENED], **told}


def test_birthdays_and_the_end_of_custody_follow_from_the_day_of_birth(prompt: Prompt) -> None:
    answer = prompt.answer(in_custody(born="2008-12-20"), "--on", "2026-11-23")

    Draft202012Validator(schema("deadlines")).validate(answer)
    found = by_id(answer)["CU-38"]
    assert (found["due"], found["event"]) == ("2026-12-20", "computed:turns_eighteen")
    assert answer["regimes"][-1] == {
        "regime": "adult custody",
        "authority": "",
        "since": "2027-12-20",
        "because": "19th birthday on Monday 20 December 2027",
    }


def test_a_19th_birthday_ends_the_rules_of_custody(prompt: Prompt) -> None:
    found = by_id(prompt.answer(in_custody(born="2007-12-20"), "--on", "2026-12-01"))

    assert found["CU-39"]["due"] == "2026-12-20"


def test_a_young_child_has_the_check_at_two(prompt: Prompt) -> None:
    told = {"born": "2024-03-02", "events": [OPENED]}

    found = by_id(prompt.answer(told, "--on", "2026-11-23"))

    assert found["C-04"]["due"] == "2027-03-01"


def test_an_expected_release_is_counted_back_from(prompt: Prompt) -> None:
    """Story 17: ten working days before 15 February 2027."""
    facts = {"release_date": "2027-02-15", "half_way": "2027-03-15"}
    facts["order_length"] = "18 months or more"

    answer = prompt.answer(in_custody(facts=facts), "--on", "2027-01-20")

    found = {(line["id"], line["event"]): line["due"] for line in answer["deadlines"]}
    assert found["CU-35", "computed:release_expected"] == "2027-02-01"
    assert found["CU-30", "computed:release_expected"] == "2027-02-14"
    assert found["CU-33", "computed:half_way"] == "2027-01-16"


def test_an_entry_that_tells_of_a_release_wins_over_what_was_noted(prompt: Prompt) -> None:
    """Story 17: the meeting follows the day that was told last."""
    facts = {"what": "Early release", "on": "2027-02-15", "source": "E-mail"}
    told = in_custody(facts={"release_date": "2027-03-15"})
    told["events"].append({"kind": "release_day_told", "day": "2027-01-20", "facts": facts})

    answer = prompt.answer(told, "--on", "2027-01-20")

    found = {(line["id"], line["event"]): line["due"] for line in answer["deadlines"]}
    assert found["CU-35", "computed:release_expected"] == "2027-02-01"


def test_without_them_nothing_is_worked_out(prompt: Prompt) -> None:
    answer = prompt.answer(in_custody(), "--on", "2026-11-23")

    assert [line for line in answer["deadlines"] if line["event"].startswith("computed:")] == []


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"born": "2 March 2009"}, "born: it must be a day, as 2026-09-07, not “2 March 2009”"),
        ({"born": "2009-02-30"}, "born: there is no such day as 2009-02-30"),
        ({"born": "2026-09-08"}, "born: something happened on 2026-09-07, before 2026-09-08"),
        (
            {"facts": {"release": "2027-02-15"}},
            "facts.release: nothing is known of “release”; is “release_date” meant?",
        ),
        (
            {"facts": {"release_date": "soon"}},
            "facts.release_date: it must be a day, as 2026-09-07, not “soon”",
        ),
        (
            {"facts": {"order_length": "8 to 18 months"}},
            (
                "facts.order_length: nothing is known of “8 to 18 months”; is “8 to under 18 "
                "months” meant?"
            ),
        ),
    ],
)
def test_a_fault_in_them_is_told_with_its_place(
    prompt: Prompt, told: dict[str, Any], fault: str
) -> None:
    answer = prompt.answer({"events": [REQUEST], **told})

    assert (prompt.status, answer) == (1, None)
    assert prompt.error == f"{prompt.file}: {fault}\n"


def test_the_kinds_say_what_a_day_is_worked_out_from(prompt: Prompt) -> None:
    kinds = {kind["kind"]: kind["computed_from"] for kind in prompt.run("--kinds")}

    assert kinds["turns_nineteen"] == "born"
    assert kinds["release_expected"] == "facts.release_date"
    assert kinds["request_received"] == ""


def test_a_move_between_authorities_is_told_with_the_rules(prompt: Prompt) -> None:
    moved = {"kind": "plan_transferred", "day": "2026-11-02", "facts": {"authority": "Wiltshire"}}

    answer = prompt.answer({"events": [OPENED, moved]}, "--on", "2026-11-23")

    assert answer["regimes"][-1] == {
        "regime": "community",
        "authority": "Wiltshire",
        "since": "2026-11-02",
        "because": "Plan transferred on Monday 2 November 2026",
    }


def test_a_home_authority_in_wales_is_under_other_rules(prompt: Prompt) -> None:
    request = {"kind": "request_received", "day": "2026-10-12", "facts": {"requested_by": "Other"}}
    told = in_custody(home_authority="Cyngor Caerdydd", events=[OPENED, request])

    answer = prompt.answer(told, "--on", "2026-11-23")

    assert [(one["regime"], one["authority"]) for one in answer["regimes"]] == [
        ("home authority outside England", "Cyngor Caerdydd")
    ]
    assert not {"D-07", "D-09", "T-03", "T-09"} & set(by_id(answer))
