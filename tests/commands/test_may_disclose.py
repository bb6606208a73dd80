"""``caseworker may-disclose``, as somebody at a prompt meets it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from caseworker.commands.deadlines_file import schema
from tests.commands.prompt import Prompt

PLAN = {"kind": "final_plan_sent", "day": "2026-06-01", "sent": "2026-06-01"}
CONSENT = {
    "id": "consent",
    "kind": "consent_given",
    "day": "2026-11-03",
    "facts": {
        "giver": "Young person",
        "giver_name": "Tom Whitfield",
        "what": "Named sections",
        "sections": "A\nB",
        "recipients": "Northmere Council",
        "purposes": "To arrange or give provision",
        "how": "Signed form",
        "until": "2026-12-31",
    },
}
REQUEST = {
    "recipient": {"name": "Head of education", "role": "institution", "organisation": "Harrow"},
    "sections": ["A", "B", "E", "F"],
    "purpose": "provision",
    "by": "okafor",
}


@pytest.fixture
def gate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    return Prompt(tmp_path, capsys, "may-disclose")


def told(*events: dict[str, Any], **request: Any) -> dict[str, Any]:
    return {
        "born": "2009-03-02",
        "called": "Tom",
        "events": [PLAN, *events],
        "request": {**REQUEST, **request},
    }


def ask(gate: Prompt, *events: dict[str, Any], on: str = "2026-11-23", **request: Any) -> Any:
    answer = gate.answer(told(*events, **request), "--on", on)
    assert gate.status == 0, gate.error
    Draft202012Validator(schema("may-disclose")).validate(answer)
    return answer


TO_THE_COUNCIL = {"recipient": {"role": "authority", "organisation": "Northmere Council"}}
APPEAL: dict[str, Any] = {
    "recipient": {"role": "tribunal", "name": "Registrar"},
    "purpose": "appeal",
}
EMPLOYER = {"recipient": {"role": "employer", "name": "A garage"}, "purpose": "employment"}


def test_without_consent_it_is_not_yet_and_says_what_would_do(gate: Prompt) -> None:
    answer = ask(gate, CONSENT)

    assert answer["answer"] == "not_yet"
    assert answer["whose"]["giver"] == "Young person"
    assert "Northmere Council" in answer["because"][1]["words"]
    assert answer["needs"]
    assert answer["left_out"]["sections"] == ["A", "B", "E", "F"]


@pytest.mark.parametrize(
    ("request_", "answer", "basis", "covered"),
    [
        (TO_THE_COUNCIL, "by_consent", "consent", ["A", "B"]),
        (
            {
                "recipient": {"role": "named_institution", "name": "Ashdown"},
                "purpose": "final_plan",
            },
            "by_duty",
            "R13",
            ["A", "B", "E", "F"],
        ),
        (
            {**APPEAL, "ground": "17b", "facts": {"appeal": "SE926/26/00114"}},
            "by_ground",
            "17b",
            ["A", "B", "E", "F"],
        ),
        ({**APPEAL, "ground": "17b"}, "not_yet", "", []),
        ({**EMPLOYER, "ground": "17b"}, "no", "", []),
        (
            {
                "recipient": {"role": "wing_staff", "name": "Wing 2"},
                "purpose": "day_to_day",
                "sections": [],
                "others": ["strategies"],
            },
            "not_of_the_plan",
            "strategies",
            [],
        ),
    ],
)
def test_each_answer(
    gate: Prompt, request_: dict[str, Any], answer: str, basis: str, covered: list[str]
) -> None:
    found = ask(gate, CONSENT, **request_)

    assert (found["answer"], found["basis"]) == (answer, basis)
    assert found["covered"]["sections"] == covered
    assert found["lets_go"] is answer.startswith(("by_", "not_of"))


@pytest.mark.parametrize(
    ("on", "answer"), [("2026-12-31", "by_consent"), ("2027-01-01", "not_yet")]
)
def test_the_day_asked_about_decides(gate: Prompt, on: str, answer: str) -> None:
    assert ask(gate, CONSENT, on=on, **TO_THE_COUNCIL)["answer"] == answer


def test_the_grounds_that_could_apply_are_listed_with_what_they_need(gate: Prompt) -> None:
    grounds = ask(gate, **APPEAL)["grounds"]

    assert [ground["id"] for ground in grounds] == ["17b", "17a"]
    assert [need["name"] for need in grounds[1]["needs"]] == ["necessity", "authority"]


def test_the_rules_are_listed_with_every_row_and_its_source(gate: Prompt) -> None:
    rules = gate.run("--rules")

    assert {"17a", "17k", "R13", "D17"} <= {row["id"] for row in rules["rows"]}
    assert all(row["source"] and row["checked"] for row in rules["rows"])


@pytest.mark.parametrize("name", ["may-disclose-file", "may-disclose"])
def test_the_schemas_are_shipped(gate: Prompt, name: str) -> None:
    Draft202012Validator.check_schema(gate.run("--schema", name))


def test_the_example_of_the_help_is_answered(
    gate: Prompt, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        gate.run("--help")
    shown = capsys.readouterr().out
    example = shown[shown.index('  {"born"') : shown.index("--rules lists")]

    answer = gate.answer(example, "--on", "2026-11-23")

    assert answer["basis"] == "17b"


NOBODY = {"recipient": {"role": "police"}}


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"recipient": {"name": "A", "role": "polise"}}, "role: nothing is known of “polise”"),
        (NOBODY, "it has no name and no organisation"),
        ({"purpose": "gossip"}, "request.purpose"),
        ({"ground": "R13"}, "request.ground"),
        ({"facts": {"mood": "good"}}, "request.facts.mood"),
        ({"sections": ["Z"]}, "request.sections"),
        ({"others": ["diary"]}, "request.others"),
        ({"by": ""}, "request.by"),
    ],
)
def test_a_fault_is_said_with_its_place(gate: Prompt, wrong: dict[str, Any], fault: str) -> None:
    assert gate.answer(told(**wrong)) is None
    assert gate.status == 1
    assert fault in gate.error


@pytest.mark.parametrize(
    ("event", "fault"),
    [
        ({**CONSENT, "facts": {"giver": "Young person"}}, "facts.recipients: it is needed"),
        (
            {
                "kind": "consent_withdrawn",
                "day": "2026-11-10",
                "facts": {"consent": "nowhere", "person": "Tom", "how": "Spoken"},
            },
            "no event has the id nowhere",
        ),
    ],
)
def test_a_consent_that_can_not_be_weighed_is_a_fault(
    gate: Prompt, event: dict[str, Any], fault: str
) -> None:
    assert gate.answer(told(event)) is None
    assert fault in gate.error


def test_a_file_that_can_not_be_read_is_another_fault(gate: Prompt) -> None:
    assert gate.answer("{") is None
    assert gate.status == 2
