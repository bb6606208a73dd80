"""Joining and taking apart in the encrypted store, at random; and refusals that write nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import inspect, text

from caseworker.casework.joining import Join, join
from caseworker.casework.merge_writing import Origin, take_over
from caseworker.casework.office import Office, Officer, Sitting
from caseworker.casework.receiving import NoteRefused, RefusedPack, note_refused, open_file
from caseworker.casework.records import Document, DocumentId, OfficeFacts, Records
from caseworker.casework.sides import both_sides, side_of_case
from caseworker.casework.taking_apart import TakeApart, take_apart, what_can_go
from caseworker.domain.case import CaseNumber
from caseworker.domain.handover import DocumentGiven
from caseworker.domain.merging import Side, Take
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR, TODAY, StandingClock, a_case, an_event
from tests.casework.packed import BRYN, HereAndNow, a_pack, the_key, the_receiver
from tests.storage.stores import a_summary, vault_of
from tests.two_sides import File, a_random_side, dice

KINDS = {"joined_to_another", "joining_undone", "case_opened"}


OFFICE = OfficeFacts("Bryn Hill", ("custody",), "OFFICIAL-SENSITIVE")
SITTING = Sitting(NOW, Officer(OKAFOR, "J. Okafor"), lambda _: (b"", b""))


@pytest.fixture
def office(store: EncryptedStore, clock: StandingClock) -> Office:
    vault = vault_of(store)
    with vault.sitting() as records:
        records.save_office(OFFICE)
    return Office(vault.sitting, clock, Officer(OKAFOR, "J. Okafor"), lambda _: (b"", b""))


def written(records: Records, side: Side, number: str) -> CaseNumber:
    """That side as a case of ours."""
    case = replace(side.case, number=CaseNumber(number))
    records.open_case(case)
    records.write_summary(a_summary(case))
    records.write_facts(case.number, case.facts, NOW, OKAFOR)
    for one in side.papers:
        assert isinstance(one, File)
        kept = Document(
            DocumentId(one.id), case.number, one.name, "txt", one.size, one.sha256, NOW, OKAFOR
        )
        records.add_document(kept, one.content)
    for version in side.versions:
        records.issue(replace(version, case=case.number, issued_as=""))
    return case.number


def seen(records: Records, number: CaseNumber) -> Mapping[str, Any]:
    """What a case is: its person, entries, versions and documents, by their own signs."""
    case = records.case(number)
    return {
        "person": case.person,
        "setting": case.setting,
        "facts": case.facts,
        "events": [event for event in case.events if event.kind not in KINDS],
        "versions": [(one.key, one.fingerprint) for one in records.every_version(number)],
        "documents": {
            (one.sha256, records.document_content(one.id)) for one in records.documents(number)
        },
    }


def decided(seed: int, *numbers: str) -> dict[str, Take]:
    """Decisions at random, by keys of pieces that there may be."""
    thrown = dice(seed)
    keys = [*(f"contact/{at}" for at in range(3)), *(f"address/{at}" for at in range(2)), *numbers]
    keys += ["person/whereabouts", "person/needs", "person/known_as", "fact/setting", "fact/status"]
    return {key: thrown.choice(list(Take)) for key in keys}


def test_two_cases_that_are_joined_and_taken_apart_are_as_they_were(
    store: EncryptedStore,
) -> None:
    with vault_of(store).sitting() as records:
        records.save_office(OFFICE)
    for seed in range(12):
        two_joined_and_apart(store, seed)


def two_joined_and_apart(store: EncryptedStore, seed: int) -> None:
    thrown = dice(seed)
    sides = a_random_side(thrown, f"o{seed}"), a_random_side(thrown, f"t{seed}")
    numbers = (f"20{seed + 10}-0001", f"20{seed + 10}-0002")
    with vault_of(store).sitting() as records:
        one, other = (
            written(records, side, number) for side, number in zip(sides, numbers, strict=True)
        )
        before = seen(records, one), seen(records, other)

        join(records, Join(one, other, decided(seed)), SITTING)
        joined = seen(records, one)
        (can,) = what_can_go(one)(records, TODAY)
        take_apart(records, TakeApart(can.merge), SITTING)

        assert (seen(records, one), seen(records, other)) == before
        both = {print_ for case in before for _, print_ in case["versions"]}
        assert {print_ for _, print_ in joined["versions"]} == both
        assert joined["documents"] == before[0]["documents"] | before[1]["documents"]


def test_a_pack_that_is_taken_in_and_taken_apart_leaves_ours_as_it_was(
    store: EncryptedStore,
) -> None:
    """And the case that comes of it says what theirs said."""
    with vault_of(store).sitting() as records:
        records.save_office(OFFICE)
    for seed in range(12):
        taken_in_and_apart(store, seed)


def taken_in_and_apart(store: EncryptedStore, seed: int) -> None:
    thrown = dice(100 + seed)
    ours, theirs = a_random_side(thrown, f"o{seed}"), a_random_side(thrown, f"t{seed}")
    contents = {str(one.id): one.content for one in theirs.papers if isinstance(one, File)}
    papers = tuple(
        DocumentGiven(one.id, one.name, "txt", one.size, one.sha256, NOW, OKAFOR)
        for one in theirs.papers
    )
    versions = tuple(replace(one, whose="Ashdown") for one in theirs.versions)
    came = replace(theirs, papers=papers, versions=versions)
    with vault_of(store).sitting() as records:
        number = written(records, ours, f"20{seed + 10}-0001")
        before = seen(records, number)
        sides = both_sides(side_of_case(records, number), came)
        made = sides.joined(decided(seed))

        origin = Origin("Ashdown", TODAY, f"pack-{seed}", officers={})
        merge = take_over(records, number, sides, made, origin, contents, SITTING)
        assert (seen(records, number) == before) is made.is_nothing
        done = take_apart(records, TakeApart(merge), SITTING)

        assert seen(records, number) == before
        apart = seen(records, CaseNumber(done.made))
        assert apart["person"] == theirs.case.person
        assert apart["facts"] == theirs.case.facts
        left_out = {pair.key for pair in made.left_out}
        wanted = {
            (one.sha256, contents[str(one.id)])
            for one in theirs.papers
            if f"document/{one.id}" not in left_out
        }
        assert apart["documents"] == wanted
        assert {print_ for _, print_ in apart["versions"]} == {
            one.fingerprint for one in made.versions
        }


def dump(store: EncryptedStore) -> Mapping[str, list[tuple[Any, ...]]]:
    """Every row of every table but the audit, search tables among them."""
    with vault_of(store).glance() as connection:
        names = [name for name in inspect(connection).get_table_names() if name != "audit"]
        return {
            name: [tuple(row) for row in connection.execute(text(f'SELECT * FROM "{name}"'))]  # noqa: S608 - our own names
            for name in sorted(names)
        }


def test_what_is_refused_changes_nothing_in_the_store_but_one_line_of_the_audit(
    store: EncryptedStore, office: Office
) -> None:
    """To the byte: every row of every table is compared, the audit apart."""
    with vault_of(store).sitting() as records:
        records.exchange.keys.take_up(BRYN.signing, BRYN.sealing, NOW)
        records.exchange.book.keep(the_receiver())
        records.exchange.book.add_key(the_receiver().id, the_key())
        written(records, Side(a_case(an_event("case_opened"))), "2026-0001")
    good = a_pack(a_case(number="2025-0044"))
    bad = [b"", b"PK\3\4", good[:-9], good[:200], good[:-40] + b"x" * 40, good + b"x"]
    before = dump(store)
    acts = len(_acts(store))

    for content in bad:
        with pytest.raises(RefusedPack) as refused:
            office.see(open_file(content, HereAndNow()))
        office.do(note_refused, NoteRefused(refused.value.code, refused.value.mark))

    assert dump(store) == before
    new = _acts(store)[acts:]
    assert len(new) == len(bad)
    assert all(act.startswith("pack_refused_unread:") for act in new)


def _acts(store: EncryptedStore) -> list[str]:
    with vault_of(store).glance() as connection:
        rows = connection.execute(text("SELECT act FROM audit ORDER BY sequence"))
        return [row.act for row in rows]
