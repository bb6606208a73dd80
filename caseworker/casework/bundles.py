"""Bundles for the Tribunal: chosen from this case, numbered, kept as an entry, sent by the gate.

What is in a bundle, in what order and with which numbers is an entry of the case; the paper is
drawn from it each time. So it can be drawn again, and rebuilt with one paper more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.bundle_papers import Paper, bundle_to_draw, offered
from caseworker.casework.entries import add
from caseworker.casework.office import Done, Officer, Sitting, Touched
from caseworker.casework.papers import preview
from caseworker.casework.records import Records
from caseworker.casework.tray import BUNDLE, PutInTray, put_in_tray
from caseworker.casework.wanted import Wanted
from caseworker.domain.bundle import MADE, Numbering, Part, from_data, in_order, numbered, to_data
from caseworker.domain.bundle import sections as section_rows
from caseworker.domain.case import CaseNumber, EventId, Happening
from caseworker.domain.disagreement import disagreements_of
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.errors import Gap, Incomplete, NotFound

PAPER: Final = "tribunal_bundle"
PURPOSE: Final = "appeal"


@dataclass(frozen=True, slots=True)
class BundleDesk:
    """Everything that can be chosen, in the order that is proposed, and what was made before.

    ``chosen`` are the keys of the bundle that was made last, as it stands.
    """

    papers: tuple[Paper, ...]
    chosen: tuple[str, ...]
    title: str
    reference: str
    made: EventId | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many pages a paper has in a bundle, or why it can’t be bound."""

    key: str
    pages: int
    fault: str = ""


@dataclass(frozen=True, slots=True)
class MakeBundle:
    """Put papers of the case into this order; ``pages`` says how many each has, by its key."""

    case: CaseNumber
    title: str
    parts: tuple[Part, ...]
    pages: tuple[tuple[str, int], ...]
    numbering: Numbering = Numbering.ANEW


@dataclass(frozen=True, slots=True)
class SendBundle:
    """Ask the gate for a bundle that was made, and put it in the tray."""

    case: CaseNumber
    bundle: EventId
    to: str
    role: str
    appeal: str
    why: str = ""


def bundle_desk(number: CaseNumber) -> Callable[[Records, date], BundleDesk]:
    """A question: what a bundle of this case may hold, and the one that was made last."""

    def ask(records: Records, today: date) -> BundleDesk:
        del today
        case = records.case(number)
        made = case.last(MADE)
        before = from_data(made.facts["what"]) if made else ()
        kept = {part.key: part for part in before}
        papers = [
            replace(one, section=part.section, labels=part.labels)
            if (part := kept.get(one.key))
            else one
            for one in offered(records, case)
        ]
        by_key = {one.key: one for one in papers}
        chosen = tuple(part.key for part in before if part.key in by_key)
        references = [one.reference for one in disagreements_of(case) if one.reference]
        return BundleDesk(
            papers=_proposed(papers, chosen),
            chosen=chosen,
            title=made.facts["title"] if made else "Bundle for the Tribunal",
            reference=references[-1] if references else "",
            made=made.id if made else None,
        )

    return ask


def pages_of(number: CaseNumber, key: str, officer: Officer) -> Callable[[Records, date], Counted]:
    """A question for the papers lane: how many pages this paper has in a bundle.

    Raises:
        NotFound: it is no paper of this case.
    """

    def ask(records: Records, today: date) -> Counted:
        from caseworker.documents.binding import page_count  # noqa: PLC0415 - slow to import

        wanted = Wanted(PAPER, number, only=(key,))
        entry = bundle_to_draw(records, wanted, today).entries[0]
        if entry.pages or entry.fault:
            return Counted(key, entry.pages or 1, entry.fault)
        drawn = preview(wanted, officer)(records, today)
        front = 1  # an index of one paper is one page
        return Counted(key, page_count(drawn.content) - front)

    return ask


def make_bundle(records: Records, command: MakeBundle, sitting: Sitting) -> Done:
    """Write down what is in it, in what order, and what each page is called.

    Raises:
        Incomplete: nothing was chosen, or it has no title.
        NotFound: something is no paper of this case.
    """
    case = records.case(command.case)
    gaps = []
    if not command.parts:
        gaps.append(Gap("parts", "Choose at least one paper."))
    if not command.title.strip():
        gaps.append(Gap("title", "Say what the bundle is called."))
    if gaps:
        raise Incomplete(gaps)
    known = {one.key for one in offered(records, case)}
    if any(part.key not in known for part in command.parts):
        raise NotFound("Something in this bundle is no paper of this case.")
    many = dict(command.pages)
    order = in_order(command.parts)
    made = case.last(MADE)
    before = {one.key: one.labels for one in from_data(made.facts["what"])} if made else {}
    names = numbered([(one.key, many[one.key]) for one in order], before, command.numbering)
    facts = {
        "title": command.title.strip(),
        "count": "1 paper" if len(order) == 1 else f"{len(order)} papers",
        "what": to_data([replace(one, labels=names[one.key]) for one in order]),
    }
    event = add(records, case, Happening(MADE, sitting.today, facts=facts), sitting)
    pages = sum(many[one.key] for one in order)
    return Done(
        case=case.number,
        touched=frozenset({Touched.CASE}),
        sentence=f"Put together “{facts['title']}”: {facts['count']}, {pages} pages.",
        act=MADE,
        event=event.id,
        made=str(event.id),
    )


def send_bundle(records: Records, command: SendBundle, sitting: Sitting) -> Done:
    """Ask the gate on the ground of the appeal (reg 17(1)(b)), and put the bundle in the tray.

    Raises:
        Incomplete: for whom it is, or the number of the appeal, is missing.
        NotAllowed: nothing lets it go.
    """
    gaps = []
    if not command.to.strip():
        gaps.append(Gap("to", "Say who it is for."))
    if not command.appeal.strip():
        gaps.append(Gap("appeal", "Give the number of the appeal."))
    if gaps:
        raise Incomplete(gaps)
    wanted = Wanted(PAPER, command.case, str(command.bundle))
    carries = bundle_to_draw(records, wanted, sitting.today, closed=True).carries
    request = Request(
        recipient=Recipient(command.to.strip(), command.role),
        wanted=carries,
        purpose=PURPOSE,
        why=command.why.strip() or "The bundle of the appeal.",
        by=sitting.officer.id,
        by_name=sitting.officer.name,
        ground="17b",
        facts=(("appeal", command.appeal.strip()), (BUNDLE, str(command.bundle))),
    )
    return put_in_tray(records, PutInTray(command.case, request), sitting)


def _proposed(papers: list[Paper], chosen: tuple[str, ...]) -> tuple[Paper, ...]:
    """By section, then by day; but what stood in the last bundle keeps its place there."""
    order = [row.letter for row in section_rows()]
    by_day = sorted(papers, key=lambda one: (order.index(one.section), one.day, one.title))
    if not chosen:
        return tuple(by_day)
    found = [one for one in papers if one.key in chosen]
    found.sort(key=lambda one: chosen.index(one.key))
    for one in by_day:
        if one.key in chosen:
            continue
        same = [at for at, other in enumerate(found) if other.section == one.section]
        earlier = [at for at in same if found[at].day <= one.day]
        before = [
            at for at, o in enumerate(found) if order.index(o.section) < order.index(one.section)
        ]
        at = (earlier or before or [-1])[-1] + 1
        found.insert(at, one)
    return tuple(found)
