"""A case is handed over: what came from elsewhere, authority, and words that nobody may have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.authority import (
    AnswerAuthority,
    AskAuthority,
    answer_authority,
    ask_authority,
    to_authorise,
)
from caseworker.casework.found_names import NamesAnother
from caseworker.casework.handing_over import ToHandOver
from caseworker.casework.handover_pieces import Leaving, made
from caseworker.casework.handover_read import read
from caseworker.casework.office import Office, Officer
from caseworker.documents.missing import LettersMissing
from caseworker.documents.reading_back import all_said
from caseworker.domain.case import Event, OfficerId
from caseworker.domain.consent import Pieces
from caseworker.domain.going_along import going_along
from caseworker.domain.handover import NEWER, WITHHELD
from caseworker.domain.handover_cut import Receiver, cut_case
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.people import Address
from caseworker.domain.plan import VersionKind
from caseworker.domain.withheld import cut
from tests.builders import NOW, TODAY, StandingClock, a_case, a_person, an_event, an_item
from tests.casework.handing import (
    JUDITH,
    NUMBER,
    a_request,
    a_store,
    custody_case,
    gather,
    handed_over,
    keep,
    texts_of,
    to_hand_over,
    with_consent,
    with_source,
)
from tests.paper_records import PaperStore

MANAGER = Officer(OfficerId("shah"), "R. Shah", "manager")
FREE = {FactKind.TEXT, FactKind.PERSON, FactKind.LIST}


def office_of(store: PaperStore, who: Officer) -> Office:
    colleagues = (JUDITH.colleague, MANAGER.colleague)
    return Office(store.sitting, StandingClock(), who, lambda _: (b"", b""), lambda: colleagues)


def planted(kind: str) -> Event:
    """An entry of this kind with words of its own in every fact that holds any."""
    facts = {
        spec.name: f"planted {kind} {spec.name}"
        for spec in event_kinds()[kind].facts
        if spec.kind in FREE
    }
    return an_event(kind, facts=facts)


@pytest.mark.parametrize("receiver", sorted({*going_along().kinds.values(), ""}))
def test_of_every_kind_of_entry_only_the_words_of_the_rows_go(receiver: str) -> None:
    rows, kinds = going_along(), event_kinds()
    case = a_case(*(planted(name) for name, kind in kinds.items() if not kind.computed))

    kept, withheld = cut_case(case, Receiver(receiver), rows, kinds, TODAY)

    for event in kept.events:
        assert event.kind not in rows.stays
        for name, value in event.facts.items():
            if event.kind in rows.evidence:
                assert value == WITHHELD or name in {"person", "institution"}
            elif event.kind != NEWER:
                assert value == WITHHELD or rows.says(event.kind, name)
        required = {spec.name for spec in kinds[event.kind].facts if spec.required}
        assert {name for name in required if kinds[event.kind].fact(name).kind in FREE} <= set(  # type: ignore[union-attr]
            event.facts
        )
    assert len({one.what for one in withheld}) == len(withheld)
    assert kept.stage(kinds) == case.stage(kinds)


def test_where_they_will_live_goes_to_whoever_may_know_where_they_live() -> None:
    """Whoever takes over needs the new house most of all, and it is no former address."""
    old = Address("1 Old Lane", until=date(2020, 1, 6))
    now = Address("14 Larch Row", since=date(2020, 1, 6))
    new = Address("2 New Street", since=date(2027, 1, 11))
    case = a_case(person=a_person(addresses=(old, now, new)))

    def told(kind: str) -> tuple[tuple[Address, ...], list[str]]:
        kept, withheld = cut_case(case, Receiver(kind), going_along(), event_kinds(), TODAY)
        return kept.person.addresses, [
            one.what for one in withheld if "address" in one.what.lower()
        ]

    assert told("authority") == ((now, new), ["A former address"])
    assert told("family")[0] == ()


def test_a_plan_names_no_passage_of_a_document_that_does_not_go() -> None:
    store = with_source(with_consent("B\nF"))
    school = to_hand_over(store, a_request("institution", "provision"))

    assert "vermilion" not in texts_of(handed_over(store, school))
    assert "vermilion" in texts_of(handed_over(store, to_hand_over(store)))


def test_a_second_persons_authority_is_given_for_the_very_request_that_was_gathered() -> None:
    """Also where the plan names passages of a document that was not chosen."""
    store = with_source(a_store())
    request = replace(
        a_request("institution", "provision"),
        ground="17a",
        facts=(("necessity", "They must know by Monday."),),
    )
    wanted = to_hand_over(store, request, documents=frozenset())
    first = gather(store, wanted)
    office_of(store, JUDITH).do(ask_authority, AskAuthority(NUMBER, first.request))
    (waiting,) = office_of(store, MANAGER).see(to_authorise)
    answer = AnswerAuthority(waiting.id, yes=True, words="It is necessary.")
    office_of(store, MANAGER).do(answer_authority, answer)

    found = gather(store, wanted)

    assert first.basis is None
    assert found.basis is not None
    assert found.basis.row == "17a"
    assert found.left_out == Pieces()
    assert "advice" not in found.carries.documents


def test_what_came_from_elsewhere_goes_on_as_it_came() -> None:
    """A version issued there, in part; and an entry of a kind that only they know."""
    store = a_store(custody_case(_newer()))
    with store.sitting() as records:
        plan = next(one for one in records.versions(NUMBER) if one.kind is VersionKind.FINAL)
        partly = replace(
            cut(plan, "D"), number=7, issued_as="2019-0004", whose="Ashdown", left_out=("D",)
        )
        records.issue(partly)
    wanted = to_hand_over(store)
    wanted = ToHandOver(NUMBER, wanted.request, replace(wanted.chosen, versions=keys(store)))

    back = read(handed_over(store, wanted).pieces).handover

    (version,) = [one for one in back.versions if one.version.number == 7]
    assert version.series == BY_LAW
    assert (version.version.issued_as, version.version.whose) == ("2019-0004", "Ashdown")
    assert version.left_out == ("D",)
    assert not version.is_whole
    (event,) = back.newer
    assert event.facts["kind"] == "dreamt_of"
    assert "zanzibar" not in str(event.facts)


def keys(store: PaperStore) -> frozenset[str]:
    with store.sitting() as records:
        return frozenset(one.key for one in records.every_version(NUMBER))


def _newer() -> Event:
    facts = {
        "title": "Dreamt of",
        "kind": "dreamt_of",
        "words": "Of zanzibar.",
        "facts": '{"of": "zanzibar"}',
    }
    return an_event(NEWER, facts=facts)


def test_a_letter_that_no_font_has_is_spelt_out_on_the_first_page_and_kept_in_the_data() -> None:
    case = custody_case(an_event("access_arrangements_set", facts={"arrangement": "A 👩🏽 reads"}))
    store = a_store(case)

    made = handed_over(store)

    page = " ".join(" ".join(all_said(made.pieces[0].content, "pdf")).split())
    assert "A [U+1F469][U+1F3FD] reads" in page
    assert read(made.pieces).handover.arrangements[1].what == "A 👩🏽 reads"


def test_a_plan_that_cannot_be_printed_goes_as_data_in_a_pack_and_not_as_paper_alone() -> None:
    store = a_store()
    with store.sitting() as records:
        plan = next(one for one in records.versions(NUMBER) if one.kind is VersionKind.FINAL)
        said = plan.plan.with_item("B", an_item("need-9", "He says 👩🏽."))
        records.issue(replace(plan, number=2, plan=said))
    wanted = to_hand_over(store)
    with store.sitting() as records:
        made_up = made(records, wanted, Leaving("pack"), JUDITH, NOW)

    assert "plan_paper" not in {piece.role for piece in made_up.pieces}
    assert made_up.withheld[0][0] == "The paper of “EHC plan: Final 2”"
    assert read(made_up.pieces).handover == made_up.gathered.handover
    with pytest.raises(LettersMissing):
        handed_over(store)


def test_a_document_that_nobody_can_look_through_is_looked_at_first() -> None:
    store = a_store()
    with store.sitting() as records:
        keep(records, "sound", "Interview.txt", b"\xff\xfe\x00\x01 not text")
        event = {"adviser": "Medical", "advice": "Medical", "document": "sound"}
        records.add_event(NUMBER, an_event("advice_received", facts=event, recorded_at=NOW))

    with pytest.raises(NamesAnother, match="Nobody has looked through attachment"):
        handed_over(store)
