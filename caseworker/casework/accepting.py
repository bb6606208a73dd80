"""What becomes of a pack in quarantine: taken in, whole or in part, refused, or asked about.

All of it is one transaction: the entries, versions and documents, where each came from, the
receipt, the history, the audit and the row of the list; or nothing at all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from caseworker.casework import entries
from caseworker.casework.answering_packs import held, receipt_for, state_of
from caseworker.casework.known_here import JOINED
from caseworker.casework.merge_writing import Origin, take_over
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.receiving import InHand, refuse_again
from caseworker.casework.records import Records
from caseworker.casework.restrictions import KIND as RESTRICTED
from caseworker.casework.restrictions import restrictions
from caseworker.casework.sides import BothSides, both_sides, side_of_case, side_of_pack
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.days import day_words
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.merging import Joined, Take
from caseworker.domain.packs import PackId, ReceivedPack, Reply

ALL = frozenset({Touched.CASE, Touched.PERSON, Touched.DIARY, Touched.PLAN, Touched.DOCUMENTS})


@dataclass(frozen=True, slots=True)
class Accept:
    """Take a pack in: into a case of ours, or as a new one where ``into`` is None.

    ``choices`` say what becomes of each piece; what isn't there goes as usual. ``mark`` is that
    of the two sides as they were looked at (``BothSides.mark``): empty asks nothing.
    """

    in_hand: InHand = field(repr=False)
    into: CaseNumber | None
    choices: Mapping[str, Take] = field(default_factory=dict)
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Refuse:
    """Send a pack back, in effect: nothing of it is taken. The reason goes to the sender."""

    pack: PackId
    reason: str


@dataclass(frozen=True, slots=True)
class AskForMore:
    """Nothing is taken yet: this is missing. It goes to the sender, and may name nobody."""

    pack: PackId
    missing: tuple[str, ...]


def accept(records: Records, command: Accept, sitting: Sitting) -> Done:
    """Write what was chosen of a pack to a case, and make the receipt.

    Raises:
        NotFound: there is no such pack or case.
        NotAllowed: it was answered before; it isn't sure who sent it; it was restricted, and the
            case isn't; or an entry or a document of it stands in another case.
    """
    in_hand = command.in_hand
    kept = held(records, in_hand.pack)
    refuse_again(records, in_hand, kept)
    sides = sides_for(records, in_hand, command.into)
    joined = sides.ours.case.last(JOINED) if sides.ours is not None else None
    if joined is not None:
        raise NotAllowed(
            f"Case {command.into} is joined to case {joined.facts['case']}.",
            instead="Take it into that one.",
        )
    _refuse_unrestricted(records, in_hand, command.into)
    if command.mark and command.mark != sides.mark:
        raise NotAllowed(
            "This case was changed after you looked. Nothing was written.",
            instead="Look at what differs now, and accept again.",
        )
    made = sides.joined(command.choices)
    _refuse_scattered(records, made, command.into)
    origin = Origin(
        in_hand.sender.name,
        in_hand.received.handover.made_on,
        in_hand.pack,
        officers=in_hand.received.handover.officers,
    )
    number = command.into or _begin(records, in_hand, made, sitting)
    take_over(records, number, sides, made, origin, in_hand.received.contents, sitting)
    reply = Reply.IN_PART if made.left_out else Reply.ACCEPTED
    receipt = receipt_for(records, kept, reply, sitting)
    _answered(records, replace(kept, case=number), reply, "", receipt)
    left = f" {len(made.left_out)} of its pieces were left out." if made.left_out else ""
    begun = "Took in" if command.into is None else "Took into this case"
    return Done(
        case=number,
        touched=ALL,
        sentence=(
            f"{begun} what {origin.whose} sent in the pack {in_hand.label} of "
            f"{day_words(origin.day)}.{left}"
        ),
        act=f"pack_{reply.name.lower()}",
        made=number,
        ref=in_hand.pack,
    )


def refuse(records: Records, command: Refuse, sitting: Sitting) -> Done:
    """Refuse a pack: no case is touched, and what was sealed is let go.

    Raises:
        NotFound: there is no such pack.
        Incomplete: no reason is given.
        NotAllowed: it was answered before.
    """
    kept = held(records, command.pack)
    if not command.reason.strip():
        raise Incomplete([Gap("reason", "Say why: it goes to whoever sent it.")])
    receipt = receipt_for(records, kept, Reply.REFUSED, sitting, command.reason)
    _answered(records, kept, Reply.REFUSED, command.reason.strip(), receipt)
    return _said(kept, "Refused the pack", "pack_refused")


def ask_for_more(records: Records, command: AskForMore, sitting: Sitting) -> Done:
    """Ask whoever sent it for what is missing. What came stays in quarantine.

    Raises:
        NotFound: there is no such pack.
        Incomplete: nothing is asked for.
        NotAllowed: it was answered before.
    """
    kept = held(records, command.pack)
    missing = tuple(filter(None, (one.strip() for one in command.missing)))
    if not missing:
        raise Incomplete([Gap("missing", "Say what is missing, one thing on a line.")])
    receipt = receipt_for(records, kept, Reply.MORE, sitting, missing=missing)
    records.exchange.received.change(
        replace(kept, state=state_of(Reply.MORE), words="; ".join(missing), answered_with=receipt)
    )
    return _said(kept, "Asked for more about the pack", "pack_more")


def sides_for(records: Records, in_hand: InHand, into: CaseNumber | None) -> BothSides:
    """What came beside a case of ours, or by itself."""
    ours = side_of_case(records, into) if into is not None else None
    return both_sides(ours, side_of_pack(in_hand.received, in_hand.sender.name))


def _begin(records: Records, in_hand: InHand, made: Joined, sitting: Sitting) -> CaseNumber:
    """A new case under a number of ours, with the first entry that every case has."""
    number = records.next_number(sitting.today.year)
    case = Case(number, made.person, made.setting, sitting.officer.id)
    records.open_case(case)
    how = f"A pack from {in_hand.sender.name}, {day_words(in_hand.made_on)}"
    entries.add(records, case, Happening("case_opened", sitting.today, facts={"how": how}), sitting)
    if in_hand.received.handover.restricted:
        _restrict(records, number, in_hand, sitting)
    return number


def _restrict(records: Records, number: CaseNumber, in_hand: InHand, sitting: Sitting) -> None:
    """What was restricted there is restricted here, to whoever took it in; a manager names more."""
    data = {
        "named": [sitting.officer.id],
        "reason": f"It was restricted at {in_hand.sender.name}, where it came from.",
        "by": sitting.officer.name,
        "on": sitting.today.isoformat(),
    }
    text = json.dumps(data, ensure_ascii=False)
    records.own_files.keep(OwnFile(RESTRICTED, number, text, sitting.at, sitting.officer.id))


def _refuse_unrestricted(records: Records, in_hand: InHand, into: CaseNumber | None) -> None:
    """Raises NotAllowed: only some might read it there, and everybody could read it here."""
    if not in_hand.received.handover.restricted or into is None or into in restrictions(records):
        return
    raise NotAllowed(
        f"What came was restricted at {in_hand.sender.name}, and case {into} is not: everybody "
        "could read what it holds.",
        instead=f"Restrict case {into} first, or take this in as a case of its own.",
    )


def _refuse_scattered(records: Records, made: Joined, into: CaseNumber | None) -> None:
    """Raises NotAllowed: an entry or a document of it is here already, in another case."""
    ids = {str(event.id) for event in made.events} | {str(one.id) for one in made.papers}
    for case in sorted(records.moving.cases_with(ids) - {into}):
        raise NotAllowed(
            f"Entries or documents of this pack stand in case {case} already.",
            instead="Take it into that case, or join the two cases first.",
        )


def _answered(
    records: Records, kept: ReceivedPack, reply: Reply, words: str, receipt: bytes
) -> None:
    received = records.exchange.received
    received.change(replace(kept, state=state_of(reply), words=words, answered_with=receipt))
    received.let_content_go(kept.pack)


def _said(kept: ReceivedPack, what: str, act: str) -> Done:
    sentence = f"{what} TP-{kept.pack[:8]} from {kept.manifest['sender']['name']}."
    return Done(None, frozenset({Touched.CASE}), sentence, act, made=kept.pack, ref=kept.pack)
