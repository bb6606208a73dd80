"""What is handed over: there and back as plain data, and nothing else taken for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given as whatever
from hypothesis import settings as trying
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from caseworker.casework.handover_data import as_bytes, given, to_data, version_to_data
from caseworker.casework.handover_read import PDF, read, read_case, read_version
from caseworker.casework.strict_json import DEEPEST, NewerFormat, UnfitData, parsed, schema
from caseworker.domain.blocks import fit
from caseworker.domain.filing import Filing
from caseworker.domain.handover import NEWER, Delivered, HandOver
from caseworker.domain.law import event_kinds
from caseworker.domain.people import Contact
from tests.builders import TODAY, a_case, a_person, an_event
from tests.casework.handed import (
    SAYS,
    APiece,
    a_letter,
    a_whole_case,
    every_kind,
    handed,
    many_events,
    pieces_of,
    the_plan,
    versions_of_every_kind,
)

HOW = next(iter(event_kinds()["contact_made"].fact("how").choices))  # type: ignore[union-attr]
TEXT = st.text(max_size=40).map(fit)
Change = Callable[[dict[str, Any]], object]


def there_and_back(handover: HandOver) -> HandOver:
    return read(pieces_of(handover)).handover


def data_of(handover: HandOver) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(pieces_of(handover)[0].content)
    return data


def test_every_kind_of_entry_and_of_plan_comes_back_as_it_went() -> None:
    case = a_whole_case(*every_kind())
    sent = handed(case, *versions_of_every_kind(), documents=(a_letter(),))

    back = there_and_back(sent)

    assert back == sent
    assert [one.is_whole for one in back.versions] == [True] * len(sent.versions)


def test_a_document_comes_back_filed_as_it_was_and_follows_the_schema() -> None:
    filing = Filing(
        "document-1", "of another office", TODAY, "Ясмин", ("ASD",), ("health",), "Late", "m", "o"
    )
    sent = handed(a_case(), documents=(replace(a_letter(), filing=filing),))

    back = there_and_back(sent)

    assert back.documents[0].filing == filing
    assert not list(Draft202012Validator(schema("handover-case")).iter_errors(data_of(sent)))


def test_two_hundred_entries_come_back_in_their_order() -> None:
    sent = handed(a_whole_case(*many_events(200)))

    back = there_and_back(sent)

    assert back.case.events == sent.case.events
    assert back.case.live == sent.case.live


@trying(max_examples=60, deadline=None)
@whatever(TEXT.filter(str.strip), TEXT, TEXT)
def test_whatever_somebody_is_called_comes_back(given_name: str, family: str, said: str) -> None:
    person = a_person(given=given_name, family=family, contacts=(Contact(said, family),))
    events = (an_event("contact_made", facts={"person": "Ann", "how": HOW, "note": said or "x"}),)
    sent = handed(a_case(*events, person=person))

    assert there_and_back(sent) == sent


def test_what_goes_follows_its_schemas_by_an_independent_library() -> None:
    sent = handed(a_whole_case(*every_kind()), *versions_of_every_kind())

    case, *plans = pieces_of(sent)

    assert not list(Draft202012Validator(schema("handover-case")).iter_errors(parsed(case.content)))
    for plan in plans:
        found = Draft202012Validator(schema("handover-plan")).iter_errors(parsed(plan.content))
        assert not list(found)


@pytest.mark.parametrize("name", ["handover-case", "handover-plan"])
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_a_version_without_a_section_keeps_the_fingerprint_of_the_whole() -> None:
    whole = the_plan()
    cut = given(whole, ("B", "X"))

    back = read_version(as_bytes(version_to_data(cut)))

    assert back == cut
    assert back.left_out == ("B",)
    assert "B" not in back.version.plan.sections
    assert back.whole == whole.fingerprint.hex()
    assert not back.is_whole


def test_an_entry_of_a_newer_kind_is_kept_as_it_came_and_goes_on_as_it_came() -> None:
    data = data_of(handed(a_case(an_event("sen_support_started", facts={"setting": "x"}))))
    data["events"][0] |= {"kind": "dreamt_of", "title": "Dreamt of", "facts": {"of": "sheep"}}

    back = read_case(as_bytes(data))

    (event,) = back.newer
    assert event.facts["title"] == "Dreamt of"
    assert event.facts["words"] == SAYS
    assert event_kinds()[NEWER].said(event.facts) == f"Dreamt of: {SAYS}"
    assert back.noticed == (
        "“Dreamt of” is a kind of entry that is not known here. It is kept as it came.",
    )
    assert to_data(back, event_kinds(), lambda _: "")["events"] == data["events"]


def test_an_entry_that_lacks_what_its_kind_needs_is_kept_as_it_came() -> None:
    data = data_of(handed(a_case(*every_kind())))
    at = next(i for i, one in enumerate(data["events"]) if one["kind"] == "capacity_judged")
    del data["events"][at]["facts"]["decision"]

    back = read_case(as_bytes(data))

    assert [event.kind for event in back.newer] == [NEWER]
    assert back.case.capacities == ()


def test_a_plan_of_a_kind_that_is_not_known_is_told_and_set_apart() -> None:
    version = the_plan()
    strange = replace(version, plan=replace(version.plan, kind="dream_plan"))

    found = read(pieces_of(handed(a_case(), strange)))

    assert found.handover.versions == ()
    assert [one.version for one in found.strange] == [strange]
    assert "No paper of it came: ask for one." in found.handover.noticed[0]


def test_the_paper_of_such_a_plan_is_kept_as_a_document() -> None:
    version = the_plan()
    strange = replace(version, plan=replace(version.plan, kind="dream_plan"))
    paper = APiece(
        "plan_paper", "Dream: Final 1", PDF, b"%PDF-1.7 what they drew", {"version": strange.key}
    )

    found = read([*pieces_of(handed(a_case(), strange)), paper])

    (kept,) = found.handover.documents
    assert (kept.name, kept.kind, kept.added_on.date()) == (
        "Dream Final 1.pdf", "pdf", strange.issued_on,
    )  # fmt: skip
    assert found.contents[kept.id] == paper.content
    assert "Its paper is kept." in found.handover.noticed[0]


def test_more_that_a_later_minor_version_says_is_let_be_and_told() -> None:
    data = data_of(handed(a_case()))
    data |= {"minor": 3, "weather": "fine"}

    back = read_case(as_bytes(data))

    assert back.case == a_case()
    assert "later version" in back.noticed[0]


def test_provision_as_delivered_is_the_latest_of_each() -> None:
    first = {"provision": "F1", "step": "Not at all yet"}
    second = {"provision": "F1", "step": "Closest practicable", "reason": "one hour, not three"}
    events = [an_event("provision_delivered", facts=facts) for facts in (first, second)]

    delivered = there_and_back(handed(a_case(*events))).delivered

    assert delivered == (
        Delivered(events[1].id, TODAY, "F1", "Closest practicable", "one hour, not three"),
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data.update(major=2), "later version"),
        (lambda data: data.update(major="1"), "does not follow its format"),
        (lambda data: data.update(format="caseworker-plan"), "another format"),
        (lambda data: data.update(weather="fine"), "does not follow its format"),
        (lambda data: data.pop("person"), "does not follow its format"),
        (lambda data: data["person"].pop("born"), "does not follow its format"),
        (lambda data: data["person"].update(born="2027-01-01"), "date of birth"),
        (lambda data: data["person"].update(born="2010-02-30"), "no day"),
        (lambda data: data["person"].update(born="1990-01-01"), "date of birth"),
        (lambda data: data["person"].update(given=" ", family=""), "no name"),
        (lambda data: data["person"].update(given="x" * 1001), "does not follow its format"),
        (lambda data: data["person"].update(given="a\u202eb"), "can’t be read as data"),
        (lambda data: data["person"].update(given="a\x00b"), "can’t be read as data"),
        (lambda data: data.update(setting="the_moon"), "setting"),
        (lambda data: data["facts"].update(since="soon"), "no day"),
        (lambda data: data["events"][0].update(day="2026-11-24"), "after the one"),
        (lambda data: data["events"][0].update(day="0026-11-24"), "does not follow its format"),
        (lambda data: data["events"][1].update(id=data["events"][0]["id"]), "twice"),
        (lambda data: data["events"][0].update(replaces=data["events"][0]["id"]), "corrections"),
        (lambda data: data["events"][0].update(replaces=data["events"][1]["id"]), "corrections"),
        (lambda data: data["events"][0].update(kind="request\n"), "no name"),
        (lambda data: data["events"][0].update(at="2026-02-31T00:00:00Z"), "no moment"),
        (lambda data: data["events"][0]["facts"].update({"A b": "x"}), "does not follow"),
    ],
)
def test_what_can_not_be_is_refused_in_words(change: Change, words: str) -> None:
    data = data_of(handed(a_whole_case(*list(every_kind())[:3])))
    change(data)

    with pytest.raises(UnfitData, match=words):
        read_case(json.dumps(data).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b'{"format": 1.5}',
        b'{"format": NaN}',
        b'{"major": 1, "major": 1}',
        b'{"major": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        b'["\\ud800"]',
        b"[]",
    ],
)
def test_what_is_no_data_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(UnfitData):
        read_case(content)


def test_a_later_major_version_says_what_to_do() -> None:
    data = data_of(handed(a_case()))
    data["major"] = 2

    with pytest.raises(NewerFormat, match="Update this one first"):
        read_case(as_bytes(data))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data["version"].update(issued_on="2026-10-06"), "fingerprint"),
        (lambda data: data["version"].update(case="2020-0001"), "fingerprint"),
        (lambda data: data["version"]["plan"]["sections"].pop(), "fingerprint"),
        (lambda data: data.update(title="Final 2"), "another name"),
        (lambda data: data.update(series="profile"), "another name"),
        (lambda data: data.update(left_out=["B"]), "is there"),
        (lambda data: data.update(advice_entries=["event-1"]), "don’t agree"),
        (
            lambda data: data.update(
                signature={
                    "officer": "x",
                    "name": "x",
                    "role": "x",
                    "day": "2026-10-05",
                    "value": "01" * 64,
                    "public_key": "d7" * 32,
                }
            ),
            "signature",
        ),
    ],
)
def test_a_plan_that_is_not_the_one_that_was_issued_is_refused(change: Change, words: str) -> None:
    data = version_to_data(given(the_plan()))
    change(data)

    with pytest.raises(UnfitData, match=words):
        read_version(as_bytes(data))


def _without(role: str) -> Callable[[list[APiece]], list[APiece]]:
    return lambda pieces: [piece for piece in pieces if piece.role != role]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_without("case"), "no case"),
        (_without("plan"), "plans in it"),
        (_without("document"), "documents in it"),
        (lambda pieces: [*pieces, pieces[0]], "more than one"),
        (lambda pieces: [*pieces, pieces[1]], "plans in it"),
        (lambda pieces: [*pieces, APiece("document", "x", "", b"more")], "documents in it"),
    ],
)
def test_pieces_that_do_not_agree_are_refused(
    change: Callable[[list[APiece]], list[APiece]], words: str
) -> None:
    sent = handed(a_case(), the_plan(), documents=(a_letter(),))

    with pytest.raises(UnfitData, match=words):
        read(change(pieces_of(sent)))


def test_a_plan_of_another_case_is_refused() -> None:
    sent = handed(a_case(), versions_of_every_kind("2026-0999")[0])

    with pytest.raises(UnfitData, match="another case"):
        read(pieces_of(sent))


def test_a_day_of_service_may_be_still_to_come() -> None:
    event = an_event("decided_to_assess", served=TODAY + timedelta(days=3), facts={"reasons": "x"})

    assert there_and_back(handed(a_case(event))).case.events == (event,)
