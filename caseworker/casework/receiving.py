"""A pack comes in: opened in a process of its own, judged, and held in quarantine or refused.

Of a pack that is refused nothing is kept but one line of the audit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, Protocol

from caseworker.casework.handover_read import Received, read
from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.casework.sender import Sender, Trust, sender_of
from caseworker.casework.strict_json import NewerFormat, UnfitData
from caseworker.domain.attachments import judge
from caseworker.domain.days import day_words
from caseworker.domain.errors import NotAllowed, UnfitFile
from caseworker.domain.moments import day_of
from caseworker.domain.packs import CASE, PRACTICE, PackId, ReceivedPack, ReceivedState
from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.keys import OpeningKey
from caseworker.exchange.pack import Opened

OLDEST: Final = 90
"""Days after which a pack says nothing of today any more. Our own practice."""
_AHEAD: Final = timedelta(days=1)  # clocks of two offices are never quite the same
_SAFE: Final = "Nothing has changed: sending it again is safe."
_AGAIN: Final = "Ask them to make it anew and send it."
TAKEN: Final = frozenset({ReceivedState.ACCEPTED, ReceivedState.IN_PART})


class RefusedPack(NotAllowed):
    """A pack that is not taken in, and why. ``code`` is what the audit keeps of it."""

    def __init__(self, code: str, words: str, instead: str = "", mark: str = "") -> None:
        super().__init__(words, instead=instead)
        self.code = code
        self.mark = mark


class Opens(Protocol):
    """Whatever opens packs: ``opening_packs.Packing``, in a process with limits."""

    def open(self, data: bytes, keys: Sequence[OpeningKey]) -> Opened:
        """Raises UnfitPack."""
        ...


@dataclass(frozen=True, slots=True)
class InHand:
    """A pack that was opened and is fit to be looked at; nothing of it is written.

    ``sha256`` is that of the sealed file. ``old_key`` says that it was sealed to a key of ours
    that we have given up since. ``noticed`` is what whoever takes it in should know.
    """

    opened: Opened = field(repr=False)
    received: Received = field(repr=False)
    sender: Sender
    sha256: str
    size: int
    old_key: bool = False
    noticed: tuple[str, ...] = ()

    @property
    def pack(self) -> PackId:
        return PackId(self.opened.manifest.pack)

    @property
    def label(self) -> str:
        """What people call it: as its file is called."""
        return label_of(self.pack)

    @property
    def made_on(self) -> date:
        return day_of(self.opened.manifest.made_at)


@dataclass(frozen=True, slots=True)
class BringInPack:
    """A pack that was looked at, to be held in quarantine."""

    in_hand: InHand
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NoteRefused:
    """A file that was refused unread: the code of the reason, and the mark of the file."""

    code: str
    mark: str


def label_of(pack: str) -> str:
    """What people call a pack: “TP-3f9a1c07”, as its file is called."""
    return f"TP-{pack[:8]}"


def mark_of(content: bytes) -> str:
    """The first signs of its SHA-256: which file it was, and nothing of what is in it."""
    return hashlib.sha256(content).hexdigest()[:16]


def open_file(content: bytes, packing: Opens) -> Question[InHand]:
    """A question for the papers lane: what a file holds, if it may come in.

    Raises:
        RefusedPack: it may not, with the reason; nothing was written.
    """

    def ask(records: Records, today: date) -> InHand:
        in_hand = _in_hand(records, content, packing)
        refuse_unfit(records, in_hand, today)
        return in_hand

    return ask


def open_held(pack: PackId, packing: Opens) -> Question[InHand]:
    """A question for the papers lane: a pack in quarantine, opened anew.

    Raises:
        NotFound: nothing is held of it.
        RefusedPack: what is held can’t be opened any more.
    """

    def ask(records: Records, today: date) -> InHand:
        del today
        return _in_hand(records, records.exchange.received.content(pack), packing)

    return ask


def bring_in(records: Records, command: BringInPack, sitting: Sitting) -> Done:
    """Hold a pack in quarantine, sealed as it came. No case is touched.

    Raises:
        RefusedPack: it came before, or is otherwise none to take in.
    """
    one = command.in_hand
    refuse_unfit(records, one, sitting.today)
    manifest = one.opened.manifest
    kept = ReceivedPack(
        pack=one.pack,
        verify=one.opened.signer.verify.hex(),
        sender=one.sender.receiver.id if one.sender.receiver else None,
        sequence=manifest.sequence,
        at=sitting.at,
        officer=sitting.officer.id,
        sha256=one.sha256,
        size=one.size,
        manifest=json.loads(one.opened.manifest_bytes),
    )
    records.exchange.received.keep(kept, command.content)
    return Done(
        case=None,
        touched=frozenset({Touched.CASE}),
        sentence=f"The pack {one.label} from {one.sender.name} is held in quarantine.",
        act="pack_brought_in",
        made=one.pack,
        ref=one.pack,
    )


def note_refused(records: Records, command: NoteRefused, sitting: Sitting) -> Done:
    """That a file was refused unread: one line of the audit, and nothing else anywhere."""
    del records, sitting
    return Done(
        case=None,
        touched=frozenset(),
        sentence="A file was refused.",
        act=f"pack_refused_unread:{command.code}",
        ref=command.mark,
    )


def _in_hand(records: Records, content: bytes, packing: Opens) -> InHand:
    keys = records.exchange.keys.every()
    mark = mark_of(content)
    if not keys:
        raise RefusedPack(
            "no_key",
            "This office has no key yet, so no pack can have been sealed for it.",
            "Make the key under Moves, Address book, and give your card to whoever sends.",
            mark,
        )
    opening = tuple(OpeningKey(one.sealing) for one in keys)
    try:
        opened = packing.open(content, opening)
    except UnfitPack as error:
        raise RefusedPack(error.code, error.words, mark=mark) from error
    received = _read(opened, mark)
    sealed_to = opened.manifest.receiver.keys.seal
    used = next(one for one, key in zip(keys, opening, strict=True) if key.seal == sealed_to)
    received, unfit = _fit(received)
    return InHand(
        opened,
        received,
        sender_of(records, opened),
        hashlib.sha256(content).hexdigest(),
        len(content),
        used.ended is not None,
        (*received.handover.noticed, *unfit),
    )


def _fit(received: Received) -> tuple[Received, tuple[str, ...]]:
    """What came without the files that may not be kept here, and what is to be said of those."""
    kept, said = [], []
    for one in received.handover.documents:
        try:
            judged = judge(one.name, received.contents[one.id])
        except UnfitFile as error:
            said.append(f"“{one.name}” can’t be kept here. {error}")
        else:
            kept.append(replace(one, name=judged.name, kind=judged.format.kind))
    handover = replace(received.handover, documents=tuple(kept))
    return replace(received, handover=handover), tuple(said)


def _read(opened: Opened, mark: str) -> Received:
    try:
        return read(opened.pieces)
    except NewerFormat as error:
        raise RefusedPack("newer", str(error), mark=mark) from error
    except UnfitData as error:
        raise RefusedPack("data", str(error), mark=mark) from error


def refuse_unfit(records: Records, one: InHand, today: date) -> None:
    """Raises RefusedPack: it came before, out of its turn, too late, or by a key that was given up.

    These need our own books; what can be seen from the pack itself was looked at as it was opened.
    """
    mark = one.sha256[:16]
    for code, judged in _JUDGES.items():
        said = judged(records, one, today)
        if said:
            words, _, instead = said.partition("|")
            raise RefusedPack(code, words, instead, mark)


def _came_before(records: Records, one: InHand, today: date) -> str:
    del today
    kept = records.exchange.received.find(one.pack)
    if kept is None:
        return ""
    if kept.sha256 != one.sha256:
        return f"Another pack came in under the name {one.label}. This one was not taken.|{_AGAIN}"
    when = day_words(day_of(kept.at))
    who = _officer(records, kept)
    if kept.state is ReceivedState.HELD:
        return f"{one.label} came in on {when} and waits under Moves, In.|{_SAFE}"
    if kept.state in TAKEN:
        return f"{one.label} came in on {when} and was accepted by {who}.|{_SAFE}"
    if kept.state is ReceivedState.MORE:
        return f"More was asked for about {one.label}: what comes is a new pack.|{_SAFE}"
    return f"{one.label} was refused here by {who}: {kept.words.rstrip('.')}.|{_AGAIN}"


def _officer(records: Records, kept: ReceivedPack) -> str:
    """By name where the history of the case has it; an officer’s id says enough otherwise."""
    lines = records.history(kept.case) if kept.case else ()
    return next((line.officer_name for line in lines if line.officer == kept.officer), kept.officer)


def _out_of_turn(records: Records, one: InHand, today: date) -> str:
    """Of one case: packs of two cases may well come the other way round, on two sticks."""
    del today
    manifest, verify = one.opened.manifest, one.opened.signer.verify.hex()
    case = manifest.about.get(CASE)
    newer = [
        kept.sequence
        for kept in records.exchange.received.packs()
        if kept.verify == verify
        and kept.sequence >= manifest.sequence
        and kept.manifest["about"].get(CASE) == case
    ]
    if not newer:
        return ""
    return (
        f"A newer pack of this case has come from {one.sender.name} since this one was made (this "
        f"is their number {manifest.sequence}, and number {max(newer)} is here).|"
        "If it is needed, ask them to send it again: it then gets a new number."
    )


def _from_practice(records: Records, one: InHand, today: date) -> str:
    del today
    if one.opened.manifest.about.get(PRACTICE, "") == "" or records.office().practice:
        return ""
    return "This pack is from a practice store: nobody in it is real.|Open it in a practice store."


def _too_old(records: Records, one: InHand, today: date) -> str:
    del records
    age = (today - one.made_on).days
    if one.made_on > today + _AHEAD:
        return (
            f"This pack says that it was made on {day_words(one.made_on)}, a day to come.|{_AGAIN}"
        )
    if age <= OLDEST:
        return ""
    return f"This pack was made on {day_words(one.made_on)}, {age} days ago.|{_AGAIN}"


def _given_up(records: Records, one: InHand, today: date) -> str:
    del records, today
    if one.sender.trust is not Trust.GIVEN_UP:
        return ""
    return f"{one.sender.words} It may not be from them.|{_AGAIN}"


_Judge = Callable[[Records, InHand, date], str]
_JUDGES: Final[dict[str, _Judge]] = {
    "practice": _from_practice,
    "came_before": _came_before,
    "given_up": _given_up,
    "old": _too_old,
    "out_of_turn": _out_of_turn,
}


def refuse_again(records: Records, one: InHand, kept: ReceivedPack) -> None:
    """Raises NotAllowed: it isn’t what is held, or it is not sure any more who sent it."""
    if one.sha256 != kept.sha256:
        raise NotAllowed("This is not the pack that is held.", instead="Look at it again.")
    sender = sender_of(records, one.opened)
    if not sender.may_be_taken:
        raise NotAllowed(sender.words, instead="Compare their card with them by telephone first.")
