"""``caseworker deadlines``, as somebody at a prompt meets it."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from caseworker.commands import deadlines
from caseworker.commands.deadlines_file import schema
from tests.commands.prompt import REQUEST, Prompt, at_the_prompt, by_id


def test_a_request_gives_its_three_dates(prompt: Prompt) -> None:
    found = by_id(prompt.answer({"events": [REQUEST]}, "--on", "2026-10-01"))

    assert prompt.status == 0
    assert [found[row]["due"] for row in ("T-03", "T-05", "T-09")] == [
        "2026-10-19",
        "2026-12-28",
        "2027-01-25",
    ]
    assert found["T-03"]["state"] == "due"
    assert found["T-03"]["source"] == "SEND Regs 2014 reg 5(1)"
    assert found["T-03"]["count"] == (
        "6 weeks from Monday 7 September 2026, not counting that day, ends on "
        "Monday 19 October 2026"
    )


@pytest.mark.parametrize(("on", "state"), [("2026-10-19", "due"), ("2026-10-20", "late")])
def test_the_day_asked_about_decides_what_is_late(prompt: Prompt, on: str, state: str) -> None:
    found = by_id(prompt.answer({"events": [REQUEST]}, "--on", on))

    assert found["T-03"]["state"] == state


def test_custody_has_rows_of_its_own(prompt: Prompt) -> None:
    """Story 5, from a file."""
    request = {"kind": "request_received", "day": "2026-09-14"}
    told = {"setting": "custody", "office": ["custody"], "events": [request]}

    found = by_id(prompt.answer(told, "--on", "2026-09-15"))

    assert [found[row]["due"] for row in ("D-07", "CU-08", "D-09")] == [
        "2026-10-26",
        "2027-01-04",
        "2027-02-01",
    ]
    assert found["D-07"]["ours"] is False


def test_a_draft_served_may_be_told_by_that_name(prompt: Prompt) -> None:
    """Story 8. ``draft_served`` is ``draft_sent`` with its day the day of service."""
    told = {"events": [{"kind": "draft_served", "day": "2026-11-09"}]}

    found = by_id(prompt.answer(told, "--on", "2026-11-23"))

    assert (found["T-07"]["due"], found["T-07"]["state"]) == ("2026-11-23", "waiting")
    assert (found["T-10"]["due"], found["T-10"]["nature"]) == ("2026-11-24", "not before")


def test_a_correction_takes_the_place_of_what_it_names(prompt: Prompt) -> None:
    told = {
        "events": [
            {"id": "wrong", **REQUEST},
            {"kind": "request_received", "day": "2026-09-14", "replaces": "wrong"},
        ]
    }

    found = by_id(prompt.answer(told, "--on", "2026-10-01"))

    assert (found["T-09"]["due"], found["T-09"]["event"]) == ("2027-02-01", "event-2")


def test_a_bank_holiday_can_be_added_and_taken_away(prompt: Prompt) -> None:
    aware = {"kind": "home_authority_aware", "day": "2026-12-23"}
    holidays = {"added": {"2026-12-24": "A jubilee"}, "removed": ["2027-01-01"]}
    told = {"setting": "custody", "events": [aware], "bank_holidays": holidays}

    found = by_id(prompt.answer(told, "--on", "2026-12-23"))

    assert found["D-01"]["due"] == "2027-01-04"
    assert "A jubilee" in found["D-01"]["count"]


def test_no_events_give_no_deadlines(prompt: Prompt) -> None:
    answer = prompt.answer({"events": []}, "--on", "2026-11-23")

    assert answer["deadlines"] == []


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ([], "the file: it must be an object in { }"),
        ({}, "the file: it has no events"),
        ({"events": 1}, "events: it must be a list in [ ]"),
        ({"events": [1]}, "events[0]: it must be an object in { }"),
        ({"events": [REQUEST, {"kind": "died"}]}, "events[1]: it has no day"),
        ({"events": [{**REQUEST, "day": 7}]}, "events[0].day: it must be text in quotes"),
        (
            {"events": [{**REQUEST, "day": "7 September 2026"}]},
            "events[0].day: it must be a day, as 2026-09-07, not “7 September 2026”",
        ),
        (
            {"events": [{**REQUEST, "day": "2026-02-30"}]},
            "events[0].day: there is no such day as 2026-02-30",
        ),
        (
            {"events": [{**REQUEST, "sent": "0000-01-01"}]},
            "events[0].sent: there is no such day as 0000-01-01",
        ),
        (
            {"events": [{**REQUEST, "day": "9999-12-31"}]},
            "events[0].day: 9999-12-31 is not from 1990 to 2100: look for a slip of the keys",
        ),
        (
            {"events": [{**REQUEST, "sent": "2026-09-07", "served": "2026-09-04"}]},
            (
                "events[0].served: it can't have been served on 2026-09-04, before it was sent on "
                "2026-09-07"
            ),
        ),
        (
            {"events": [{**REQUEST, "kind": "request_recieved"}]},
            "events[0].kind: nothing is known of “request_recieved”; is “request_received” meant?",
        ),
        (
            {"events": [{**REQUEST, "serve": "2026-09-07"}]},
            "events[0]: nothing is known of “serve”; is “served” meant?",
        ),
        (
            {"events": [{**REQUEST, "facts": {"adviser": "Dr Sarpong"}}]},
            (
                "events[0].facts.adviser: nothing is known of “adviser”; known are: from_here, "
                "name, reasons, requested_by"
            ),
        ),
        (
            {"events": [{**REQUEST, "facts": {"requested_by": "Parents"}}]},
            "events[0].facts.requested_by: nothing is known of “Parents”; is “Parent” meant?",
        ),
        (
            {
                "events": [
                    {"kind": "exception_claimed", "day": "2026-10-12", "facts": {"target": "x"}}
                ]
            },
            "events[0].facts.target: it must be a day, as 2026-09-07, not “x”",
        ),
        (
            {"events": [{**REQUEST, "facts": {"requested_by": "Parent\x1b[2J"}}]},
            (
                "events[0].facts.requested_by: nothing is known of “Parent\\x1b[2J”; "
                "is “Parent” meant?"
            ),
        ),
        (
            {"events": [{**REQUEST, "replaces": "nobody"}]},
            "events[0].replaces: no earlier event has the id nobody",
        ),
        (
            {"events": [{**REQUEST, "id": "a", "replaces": "a"}]},
            "events[0].replaces: no earlier event has the id a",
        ),
        (
            {"events": [{**REQUEST, "id": "a"}, {**REQUEST, "id": "a"}]},
            "events[1].id: another event has the id a",
        ),
        (
            {"setting": "costudy", "events": []},
            "setting: nothing is known of “costudy”; is “custody” meant?",
        ),
        (
            {"events": [], "office": ["prison"]},
            (
                "office[0]: nothing is known of “prison”; known are: community, custody, "
                "service_children"
            ),
        ),
        (
            {"events": [], "bank_holidays": {"added": {"2026-02-30": "x"}}},
            "bank_holidays.added: there is no such day as 2026-02-30",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_in_the_file(
    prompt: Prompt, told: object, fault: str
) -> None:
    answer = prompt.answer(told)

    assert (prompt.status, answer) == (1, None)
    assert prompt.error == f"{prompt.file}: {fault}\n"


def test_every_fault_is_told_at_once(prompt: Prompt) -> None:
    prompt.answer({"events": [{**REQUEST, "day": "2026-02-30"}, {**REQUEST, "kind": "x"}]})

    assert [line.split(": ")[1] for line in prompt.error.splitlines()] == [
        "events[0].day",
        "events[1].kind",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "it isn't JSON: Expecting value (line 1, column 1)"),
        ('{"events": [}', "it isn't JSON: Expecting value (line 1, column 13)"),
        ("[" * 100_000, "it is nested too deeply"),
        ('{"events": [{"day": NaN}]}', "it isn't JSON: NaN is no value of it"),
        ('{"events": [{"day": -Infinity}]}', "it isn't JSON: -Infinity is no value of it"),
        ('{"events": [], "events": []}', "“events” stands twice in the same { }"),
        ('{"events": ' + "9" * 10_000 + "}", "a number in it is far too long"),
    ],
)
def test_a_file_that_is_not_json_is_said_to_be_so(prompt: Prompt, text: str, fault: str) -> None:
    prompt.answer(text)

    assert prompt.status == 2
    assert prompt.error == f"{prompt.file}: {fault}\n"


def test_a_file_that_is_not_text_is_said_to_be_so(prompt: Prompt) -> None:
    prompt.file.write_bytes(b"\xff\xfe\x00")

    prompt.run(str(prompt.file))

    assert prompt.status == 2
    assert "it isn't UTF-8 text" in prompt.error


def test_a_file_that_is_not_there_is_said_to_be_so(prompt: Prompt) -> None:
    prompt.run(str(prompt.file))

    assert prompt.status == 2
    assert prompt.error == f"{prompt.file}: No such file or directory\n"


def test_a_mark_at_the_head_of_the_file_does_no_harm(prompt: Prompt) -> None:
    """Some Windows editors write one."""
    assert prompt.answer('\ufeff{"events": []}')["deadlines"] == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--on", "2026-02-30", "x.json"],
        ["--on", "9999-01-01", "x.json"],
        ["--kinds", "x.json"],
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        at_the_prompt(*words)

    assert left.value.code == 2
    assert "usage: caseworker deadlines" in capsys.readouterr().err


def test_the_kinds_of_event_are_listed_with_their_meaning(prompt: Prompt) -> None:
    kinds = {kind["kind"]: kind for kind in prompt.run("--kinds")}

    Draft202012Validator(schema("event-kinds")).validate(list(kinds.values()))
    assert kinds["draft_sent"]["counts_from"] == "served"
    assert "T-09" in kinds["request_received"]["starts"]
    assert "T-09" in kinds["final_plan_sent"]["meets"]
    assert all(kind["meaning"] for kind in kinds.values())


@pytest.mark.parametrize("name", deadlines.SCHEMAS)
def test_the_schemas_are_sound_and_can_be_printed(prompt: Prompt, name: str) -> None:
    printed = prompt.run("--schema", name)

    Draft202012Validator.check_schema(printed)
    assert printed["title"]


def test_what_is_printed_follows_the_schema_that_ships(prompt: Prompt) -> None:
    """With an event of every kind there is, on days that follow each other."""
    kinds = [kind["kind"] for kind in prompt.run("--kinds") if kind["kind"] != "opened_by_mistake"]
    events = [
        {"kind": kind, "day": f"2026-{number // 28 + 1:02d}-{number % 28 + 1:02d}"}
        for number, kind in enumerate(kinds)
    ]

    answer = prompt.answer({"events": events})

    Draft202012Validator(schema("deadlines")).validate(answer)
    assert len(answer["deadlines"]) > 20


def test_the_example_in_the_help_works(prompt: Prompt) -> None:
    example = deadlines.EPILOG[deadlines.EPILOG.index("{") : deadlines.EPILOG.rindex("}") + 1]

    found = by_id(prompt.answer(example, "--on", "2026-11-10"))

    assert found["T-07"]["due"] == "2026-11-23"
