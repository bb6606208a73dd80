"""A whole case is handed over: asked of the gate, written down, and only then a file or a print.

What leaves is sealed, put down on its medium and read back first, under a name that says it is
none yet. Then everything about it is written down in one transaction, and then it gets its name.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from caseworker.casework.addressees import refuse_no_contact
from caseworker.casework.authority import refuse_outside
from caseworker.casework.hand_over_entries import (
    AS_A_PACK,
    HandedOver,
    answer,
    label_of,
    undo,
    write_down,
    write_down_with_it,
)
from caseworker.casework.handing_over import Chosen, Gathered, ToHandOver, gathered
from caseworker.casework.handover_data import as_bytes, to_data, version_to_data
from caseworker.casework.handover_whole import saying
from caseworker.casework.media import Written, written_to
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.basis import Basis
from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.days import day_words
from caseworker.domain.disclosure import Request
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.ledger import Fate, Went, line_hash
from caseworker.domain.packs import PackId, SentPack, SentState
from caseworker.domain.pieces_words import in_words
from caseworker.domain.receivers import Receiver, ReceiverId
from caseworker.domain.release import Release

_CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class HandingOver:
    """What is to be handed over, to whom and what for.

    Attributes:
        request: what the gate is asked; its recipient is the receiver by name.
        chosen: which versions and which documents go along.
        record: the name of a row of ``sending.toml`` to be written down with it, if any.
        medium_number: of an issued stick or disc; ``taken_by`` is who takes it.
        again_of: the pack that this one is sent in place of.
    """

    case: CaseNumber
    receiver: ReceiverId
    request: Request
    chosen: Chosen
    record: str = ""
    medium_number: str = ""
    taken_by: str = ""
    destroy_by: date | None = None
    again_of: str = ""


@dataclass(frozen=True, slots=True)
class SealedPack:
    """A pack that is sealed and has left nowhere yet.

    Attributes:
        file: its neutral name.
        seal: the receiver’s key that it is sealed to, as hexadecimal digits.
        own_key: the number of our key pair that signed it.
        print: changes with anything that it was made of.
        release: the line of the ledger that it will be; its number stands on the pages inside.
        with_it: the entry that it tells of, to be written down as it leaves.
    """

    pack: PackId
    sequence: int
    file: str
    sha256: str
    size: int
    verify: str
    seal: str
    own_key: int
    print: str
    release: Release
    manifest: dict[str, Any] = field(repr=False)
    content: bytes = field(repr=False)
    with_it: Event | None = None


@dataclass(frozen=True, slots=True)
class HandOverPack:
    """Write down that this very pack leaves."""

    handing: HandingOver
    sealed: SealedPack


@dataclass(frozen=True, slots=True)
class PackHasLeft:
    """Its file has its name."""

    pack: PackId


@dataclass(frozen=True, slots=True)
class PackNeverLeft:
    """It was written down, and its file never got its name, or was destroyed before it went."""

    pack: PackId
    why: str


def hand_over(records: Records, command: HandOverPack, sitting: Sitting) -> Done:
    """Write down that a pack leaves: its line in the ledger, the pack, the entries, the medium.

    The gate is asked once more: a consent may have been withdrawn since the pack was sealed.

    Raises:
        NotAllowed: nothing lets it go today, the receiver's key was not compared or is another
            by now, or the records have changed since it was sealed.
    """
    handing, sealed = command.handing, command.sealed
    request = handing.request
    refuse_outside(request, sitting)
    case = records.case(handing.case)
    receiver = records.exchange.book.receiver(handing.receiver)
    refuse_unsealable(receiver, sitting.today)
    if receiver.key is None or receiver.key.seal != sealed.seal:
        raise NotAllowed(
            f"The key of {receiver.name} has changed since this pack was sealed. Nothing has left.",
            instead="Begin anew: it is sealed to the new key, once that is compared.",
        )
    refuse_no_contact(case.person, receiver.name)
    release = sealed.release
    refuse_changed(records, handing, release, sealed.print, sitting.today, sealed.with_it)
    records.keep_release(case.number, release)
    records.exchange.sent.keep(_sent(command, sitting))
    if handing.medium_number.strip():
        medium, who = handing.medium_number, handing.taken_by
        written_to(records, Written(medium, who, release.number, sealed.pack), sitting)
    label = label_of(sealed.pack)
    what = HandedOver(f"{receiver.name} ({label})", AS_A_PACK, request.purpose, handing.again_of)
    event = write_down(records, case, what, sitting)
    told = sealed.with_it.id if sealed.with_it is not None else ""
    write_down_with_it(records, case.number, handing.record, request, sitting, told)
    if handing.again_of:
        before = records.exchange.sent.pack(PackId(handing.again_of))
        answer(records, before, "Sent again", "", sitting)
    records.write_audit(
        sitting.at, sitting.officer.id, "pack_handed_over", case.number, sealed.pack
    )
    return Done(
        case=case.number,
        touched=_CHANGED,
        sentence=_sentence(handing, receiver, label, release),
        act=f"released:{release.kind}",
        event=event.id,
        made=sealed.pack,
        ref=f"{release.number}:{line_hash(case.number, release)}",
    )


def pack_has_left(records: Records, command: PackHasLeft, sitting: Sitting) -> Done:
    """Its file has its name: from now on an answer is awaited.

    Raises:
        NotAllowed: that was known already, or it never left.
    """
    pack = records.exchange.sent.pack(command.pack)
    if pack.state is not SentState.MADE:
        raise NotAllowed(f"That pack is known already as: {pack.state.value.lower()}.")
    records.exchange.sent.set_state(pack.pack, SentState.SENT)
    records.ledger.keep_fate(_fate(pack, Went.SENT, "", sitting))
    return Done(
        case=pack.case,
        touched=_CHANGED,
        sentence=f"The pack {label_of(pack.pack)} is written whole. A receipt is awaited.",
        act="pack_written",
        ref=pack.pack,
    )


def pack_never_left(records: Records, command: PackNeverLeft, sitting: Sitting) -> Done:
    """Write down that it never left. Neither its number nor its count is used again.

    What was recorded with it is undone: nobody has the case, and a duty is not met.

    Raises:
        NotAllowed: somebody has answered it.
    """
    pack = records.exchange.sent.pack(command.pack)
    if pack.state not in {SentState.MADE, SentState.SENT}:
        raise NotAllowed(f"That pack has an answer: {pack.state.value.lower()}.")
    records.exchange.sent.set_state(pack.pack, SentState.NOTHING)
    records.ledger.keep_fate(_fate(pack, Went.NOTHING, command.why, sitting))
    label = label_of(pack.pack)
    if pack.case is not None:
        undo(records, records.case(pack.case), pack, sitting)
    return Done(
        case=pack.case,
        touched=_CHANGED,
        sentence=f"The pack {label} never left. {command.why}".strip(),
        act="pack_never_left",
        ref=pack.pack,
    )


def refuse_incomplete(handing: HandingOver) -> None:
    """Asked before anything is drawn. Raises Incomplete: nobody is named who takes the medium."""
    if handing.medium_number.strip() and not handing.taken_by.strip():
        raise Incomplete([Gap("taken_by", "Who takes it? Give their name.")])


def refuse_unsealable(receiver: Receiver, today: date) -> None:
    """Raises NotAllowed: the office is closed, or nobody has compared its key."""
    if not receiver.is_open(today):
        raise NotAllowed(f"{receiver.name} is closed. Choose the office that took its place.")
    if not receiver.may_be_sealed_to(today):
        raise NotAllowed(
            f"No pack can be locked for {receiver.name}: {receiver.state.value.lower()}.",
            instead="Compare the key under Moves, Address book; or send locked papers, or paper.",
        )


def refuse_changed(  # noqa: PLR0913, PLR0917 - what was made, and what it was made of
    records: Records,
    handing: HandingOver,
    release: Release,
    print_: str,
    today: date,
    with_it: Event | None = None,
) -> None:
    """The gate, the case and the ledger are asked once more, as it is about to leave.

    Raises:
        NotAllowed: nothing lets it go any more, or something has changed since it was sealed.
    """
    wanted = ToHandOver(handing.case, handing.request, handing.chosen, with_it)
    found = gathered(records, wanted, today)
    refuse_bare_case(records, found, today)
    is_next = (
        release.number == records.ledger.next_number(today.year)
        and release.copy_number == len(records.releases(handing.case)) + 1
    )
    if print_of(found) != print_ or release.basis != found.basis or not is_next:
        raise NotAllowed(
            "The case, or what may go of it, has changed since it was made. Nothing has left.",
            instead="Look at what goes once more, and begin anew.",
        )
    release.refuse_after(today)


def refuse_bare_case(records: Records, found: Gathered, today: date) -> None:
    """Raises NotAllowed: nothing of the plan may go. A practice store is free (decision 31)."""
    verdict = found.verdict
    if verdict is not None and found.basis is None and not records.office().practice:
        Basis(found.request, verdict, today)  # refuses, with the reason


def print_of(found: Gathered) -> str:
    """SHA-256 over all that goes: whatever changes it makes a sealed pack an old one."""
    handover = found.handover
    case = as_bytes(to_data(handover, event_kinds(), saying(handover)))
    said = (case, *(as_bytes(version_to_data(one)) for one in handover.versions))
    return hashlib.sha256(b"\n".join(said)).hexdigest()


def _sent(command: HandOverPack, sitting: Sitting) -> SentPack:
    handing, sealed = command.handing, command.sealed
    return SentPack(
        pack=sealed.pack,
        sequence=sealed.sequence,
        receiver=handing.receiver,
        case=handing.case,
        number=sealed.release.number,
        at=sitting.at,
        officer=sitting.officer.id,
        own_key=sealed.own_key,
        verify=sealed.verify,
        sha256=sealed.sha256,
        size=sealed.size,
        manifest=sealed.manifest,
    )


def _fate(pack: SentPack, went: Went, words: str, sitting: Sitting) -> Fate:
    return Fate(pack.number, went, sitting.today, sitting.officer.name, sitting.at, words)


def _sentence(handing: HandingOver, receiver: Receiver, label: str, release: Release) -> str:
    """The line of the history: to whom, as which pack, under which number, and why it may."""
    said = [f"Handed the case over to {receiver.name} as the pack {label}."]
    if release.number:
        said.append(f"Disclosure {release.number}.")
    if handing.again_of:
        said.append(f"In place of {label_of(handing.again_of)}.")
    if handing.medium_number:
        by = f", taken by {handing.taken_by.strip()}" if handing.taken_by.strip() else ""
        said.append(f"On medium {handing.medium_number.strip()}{by}.")
    if release.what.left_out:
        said.append(f"Withheld: {in_words(release.what.left_out)}.")
    if release.basis is not None:
        said.append(release.basis.words)
    if release.handling.destroy_by is not None:
        said.append(f"To be destroyed by {day_words(release.handling.destroy_by)}.")
    return " ".join(said)
