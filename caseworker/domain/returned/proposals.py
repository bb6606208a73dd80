"""Every change of a document that came back, to be taken or refused one by one.

Nothing here changes a plan by itself: ``taking`` gives the plan with one more change made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from caseworker.domain.anchors import Place
from caseworker.domain.blocks import Block
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.kinds import PlanKind
from caseworker.domain.plan import ItemId, Plan
from caseworker.domain.returned.document import (
    NEW_PARAGRAPH,
    Comment,
    Hand,
    Paragraph,
    Returned,
    Stretch,
    joined,
)
from caseworker.domain.returned.placing import (
    PlacedText,
    is_same,
    numbered,
    placed,
    text_at,
    with_text,
)

ROUND_ABOUT: Final = 160  # letters shown on either side of a change


class ProposalKind(Enum):
    """What somebody did. The values are the words on screen."""

    IN = "Put in"
    OUT = "Taken out"
    MOVED = "Moved"
    COMMENT = "Comment"
    GONE = "Put in and taken out again"
    JOINED = "Joined to the next paragraph"
    UNTRACKED = "Written without being tracked"
    MISSING = "No longer in the document"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change. ``before`` and ``after`` are the words around it.

    One that ``can_be_placed`` is made by ``taking``; for another ``why_not`` says why, and
    ``place``, where it is known, where to put it by hand.
    """

    number: int
    kind: ProposalKind
    hand: Hand
    words: str
    where: str
    before: str = ""
    after: str = ""
    place: Place | None = None
    can_be_placed: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read against the plan as it was then."""

    proposals: tuple[Proposal, ...]
    texts: tuple[PlacedText, ...]
    notes: tuple[str, ...] = ()

    def taking(self, plan: Plan, number: int, taken: frozenset[int]) -> Plan:
        """``plan``, in which the changes ``taken`` were made, with this one made, too.

        Raises:
            NotAllowed: the plan says something else there by now; nothing was changed.
        """
        for text in self.texts:
            if number not in text.changes:
                continue
            if not is_same(_now(plan, text.place), text.with_changes(taken)):
                raise NotAllowed(CHANGED_SINCE, instead="Put the words in by hand.")
            plan = with_text(plan, text.place, text.with_changes(taken | {number}))
        return plan

    def taken_in(self, plan: Plan, taken: Sequence[int]) -> tuple[int, ...]:
        """Which of the changes taken, in their order, the plan still has: some may be undone.

        Where somebody has written in the text since, they all count as taken.
        """
        undone: set[int] = set()
        for text in self.texts:
            here = [one for one in taken if one in text.changes]
            now = _now(plan, text.place)
            for count in range(len(here), -1, -1):
                if is_same(now, text.with_changes(frozenset(here[:count]))):
                    undone |= set(here[count:])
                    break
        return tuple(one for one in taken if one not in undone)


CHANGED_SINCE: Final = "The plan has been changed here since this document was read."
_NOT_OURS: Final = (
    "It stands in a part of the document that is no text of this plan. Put it in by hand."
)
_OTHER_CASE: Final = "This document came from the plan of another case."
_NOT_THERE: Final = (
    "The plan does not say this any more, or it was changed without being tracked. "
    "Compare the two, and put it in by hand."
)
_NO_ROOM: Final = "This section of the plan has no text of its own."
_IN_TABLE: Final = (
    "It stands in a table and in no text of the plan. Change it where the table’s words come from: "
    "the facts of the case, or the items of the section."
)
_UNTOLD: Final = "It was taken out without being tracked, or written since."
_UNWANTED: Final = "Nobody wants it any more."
_NOTED: Final = "A comment changes nothing."
_HALF_MOVED: Final = "Only one end of the move can be found in the plan."


def read(returned: Returned, plan: Plan, kind: PlanKind, case: CaseNumber) -> Reading:
    """What the document proposes to change in ``plan``.

    Raises:
        NotAllowed: it came from the plan of another case.
    """
    known = _blocks_of(plan, case)
    found = tuple(_with_place(one, known) for one in returned.paragraphs)
    paragraphs = tuple(_numbered(found))
    places = [each for one in paragraphs for each in _places(one)]
    if places and all(place.case != case for place in places):
        raise NotAllowed(_OTHER_CASE, instead="Open that case, and read it there.")
    texts: dict[Place, PlacedText] = {}
    for place in dict.fromkeys(places):
        if place.case == case and _has(kind, place):
            here = tuple(_only(place, paragraphs))
            text = placed(place, here, plan, kind)
            if text is not None:
                texts[place] = text
    teller = _Teller(plan, kind, texts, _moves(paragraphs))
    proposals = [*teller.told(paragraphs), *teller.missing(), *teller.remarks(returned.comments)]
    can = {one.number for one in proposals if one.can_be_placed}
    return Reading(
        tuple(proposals), tuple(_able(text, can) for text in texts.values()), returned.notes
    )


def _now(plan: Plan, place: Place) -> tuple[Block, ...]:
    try:
        return text_at(plan, place)
    except NotFound as error:
        raise NotAllowed(CHANGED_SINCE, instead="Put the words in by hand.") from error


def _has(kind: PlanKind, place: Place) -> bool:
    return any(section.letter == place.section for section in kind.sections)


def _blocks_of(plan: Plan, case: CaseNumber) -> Mapping[str, Place]:
    """Where each block of the plan stands, by its id."""
    texts = [(Place(case, letter), section.text) for letter, section in plan.sections.items()]
    texts += [
        (Place(case, letter, item.id), item.text)
        for letter, section in plan.sections.items()
        for item in section.items
    ]
    return {block.id: place for place, text in texts for block in text if block.id}


def _with_place(paragraph: Paragraph, known: Mapping[str, Place]) -> Paragraph:
    """Not every program that writes .docx keeps the tags; the bookmarks nearly all do."""
    if paragraph.place is not None or paragraph.in_table or paragraph.block not in known:
        return paragraph
    place = known[paragraph.block]
    stretches = tuple(replace(one, place=place) for one in paragraph.stretches)
    return replace(paragraph, place=place, stretches=stretches)


def _numbered(found: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """Every change with its number; both ends of a move have the same."""
    first, moves = 0, dict[str, int]()
    for paragraph in joined(found):
        stretches = []
        for one in numbered(paragraph.stretches, first):
            first = max(first, one.change + 1)
            number = moves.setdefault(one.move, one.change) if one.move else one.change
            stretches.append(replace(one, change=number))
        yield replace(paragraph, stretches=tuple(stretches))


def _places(paragraph: Paragraph) -> Iterator[Place]:
    if paragraph.place is not None:
        yield paragraph.place
    else:
        yield from (one.place for one in paragraph.stretches if one.place is not None)


def _only(place: Place, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs of one place; of a line with a label, what stands after the label."""
    for one in paragraphs:
        if one.place == place and not one.in_table:
            yield one
        elif one.place is None and any(part.place == place for part in one.stretches):
            kept = tuple(part for part in one.stretches if part.place == place)
            yield replace(one, stretches=kept, place=place)


def _moves(paragraphs: Sequence[Paragraph]) -> Mapping[int, set[str]]:
    """By the number of each move, which of its ends are there."""
    ends: dict[int, set[str]] = {}
    for paragraph in paragraphs:
        for one in paragraph.stretches:
            if one.move:
                ends.setdefault(one.change, set()).add(one.made)
    return ends


def _able(text: PlacedText, can: set[int]) -> PlacedText:
    """Without the numbers of changes that can't be made whole, such as half a move."""
    lines = tuple(
        replace(line, paragraph=replace(line.paragraph, stretches=_kept(line.paragraph, can)))
        if line.paragraph is not None
        else line
        for line in text.lines
    )
    return replace(text, lines=lines)


def _kept(paragraph: Paragraph, can: set[int]) -> tuple[Stretch, ...]:
    return tuple(
        one if one.change in can else replace(one, change=-1) for one in paragraph.stretches
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Puts changes into words, each with where it stands."""

    plan: Plan
    kind: PlanKind
    texts: Mapping[Place, PlacedText]
    moves: Mapping[int, set[str]]

    def told(self, paragraphs: Sequence[Paragraph]) -> Iterator[Proposal]:
        seen: set[int] = set()
        for paragraph in paragraphs:
            strays = self._is_stray(paragraph)
            for number in dict.fromkeys(one.change for one in paragraph.stretches):
                if number < 0 or number in seen:
                    continue
                seen.add(number)
                proposal = self._change(paragraph, number, is_stray=strays)
                if not self._is_stand_in(proposal, is_stray=strays):
                    yield proposal
            yield from self._beside(paragraph, is_stray=strays)

    def missing(self) -> Iterator[Proposal]:
        """What the plan says and the document does not say any more, though nobody tracked it."""
        for place, text in self.texts.items():
            for block in text.missing:
                yield Proposal(
                    -1, ProposalKind.MISSING, Hand(), block.plain, self.where(place),
                    place=place, why_not=_UNTOLD,
                )  # fmt: skip

    def remarks(self, comments: Sequence[Comment]) -> Iterator[Proposal]:
        for one in comments:
            where = self.where(one.place) if one.place is not None else one.heading
            yield Proposal(
                -1, ProposalKind.COMMENT, one.hand, one.text, where,
                before=one.about, place=one.place, why_not=_NOTED,
            )  # fmt: skip

    def where(self, place: Place) -> str:
        """“F2  Provision: how often”: the words of the plan as it is numbered now."""
        section = next((one for one in self.kind.sections if one.letter == place.section), None)
        if section is None:
            return ""
        number = self.plan.numbers().get(ItemId(place.item), "")
        if not place.item or section.item is None:
            return f"{section.letter}  {section.title}"
        name = section.item.name.capitalize()
        field = next((one.words for one in section.item.fields if one.name == place.field), "")
        return f"{number or section.letter}  {name}{f': {field}' if field else ''}"

    def _change(self, paragraph: Paragraph, number: int, *, is_stray: bool) -> Proposal:
        at = [pos for pos, one in enumerate(paragraph.stretches) if one.change == number]
        mine = [paragraph.stretches[pos] for pos in at]
        first = mine[0]
        place = paragraph.place or first.place
        why = self._why_not(first, place, paragraph, is_stray=is_stray)
        return Proposal(
            number,
            _kind(first),
            first.hand,
            _said(mine),
            self.where(place) if place is not None else paragraph.heading,
            before=_said(paragraph.stretches[: at[0]])[-ROUND_ABOUT:],
            after=_said(paragraph.stretches[at[-1] + 1 :])[:ROUND_ABOUT],
            place=place if place in self.texts else None,
            can_be_placed=not why,
            why_not=why,
        )

    def _why_not(
        self, one: Stretch, place: Place | None, paragraph: Paragraph, *, is_stray: bool
    ) -> str:
        is_half = bool(one.move) and self.moves[one.change] != {"in", "out"}
        reasons = (
            (paragraph.in_table, _IN_TABLE),
            (place is None, _NOT_OURS),
            (place not in self.texts, _NO_ROOM),
            (is_stray, _NOT_THERE),
            (one.made == "gone", _UNWANTED),
            (is_half, _HALF_MOVED),
        )
        return next((why for holds, why in reasons if holds), "")

    @staticmethod
    def _is_stand_in(proposal: Proposal, *, is_stray: bool) -> bool:
        """Whether only the words were taken out that stood there for want of any."""
        is_blank = proposal.place is not None and proposal.place.is_blank
        return is_blank and proposal.kind is ProposalKind.OUT and not is_stray

    def _is_stray(self, paragraph: Paragraph) -> bool:
        if paragraph.place is not None:
            text = self.texts.get(paragraph.place)
            return text is not None and any(
                one.stretches == paragraph.stretches for one in text.strays
            )
        return any(
            bool(self.texts[place].strays) for place in _places(paragraph) if place in self.texts
        )

    def _beside(self, paragraph: Paragraph, *, is_stray: bool) -> Iterator[Proposal]:
        """What no stretch tells: two paragraphs made one, or words that nobody tracked."""
        place = next(_places(paragraph), None)
        where = self.where(place) if place is not None else paragraph.heading
        is_left = bool(paragraph.text.strip())
        if paragraph.end == "out" and is_left:
            yield Proposal(
                -1, ProposalKind.JOINED, paragraph.end_hand, paragraph.text, where,
                place=place, why_not="The plan keeps them apart: put them together by hand.",
            )  # fmt: skip
        if is_stray and not paragraph.is_changed:
            said = "".join(one.text for one in paragraph.stretches if one.place == place)
            yield Proposal(
                -1, ProposalKind.UNTRACKED, Hand(), said or paragraph.text, where,
                place=place, why_not=_NOT_THERE,
            )  # fmt: skip


def _kind(one: Stretch) -> ProposalKind:
    if one.move:
        return ProposalKind.MOVED
    if one.made == "gone":
        return ProposalKind.GONE
    return ProposalKind.IN if one.made == "in" else ProposalKind.OUT


def _said(stretches: Sequence[Stretch]) -> str:
    return "".join("\n" if one.text == NEW_PARAGRAPH else one.text for one in stretches)
