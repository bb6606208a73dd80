"""The plan on one page, in the young person's own words: theirs first, then what will happen.

What they said is printed as they said it. Outcomes and provision follow in short; the whole
plan says the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from caseworker.documents import Document, Matter
from caseworker.documents.carried import item_letters, of_plan
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.part import part_line
from caseworker.documents.pieces import Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run, is_blank, words
from caseworker.domain.days import day_words
from caseworker.domain.kinds import PlanKind, plan_kinds
from caseworker.domain.plan import Item, Plan

TITLE = "My plan on one page"
NOTHING_SAID = "Nothing has been written down in my own words yet."


def draw(facts: PlanToPrint, letterhead: Letterhead) -> Paper:
    """Their words, what they work towards, what helps, who to ask."""
    version, person = facts.version, facts.person
    kind = plan_kinds()[version.plan.kind]
    first = version.plan.section(kind.sections[0].letter)
    pieces: list[Piece] = [
        Title(TITLE, above=person.called, below=f"From my plan of {day_words(version.issued_on)}"),
        *part_line(facts.part_of),
        Heading("What I say"),
        Text(first.text if not is_blank(first.text) else plain(NOTHING_SAID)),
        *_listed("What I am working towards", _short(version.plan, kind, "outcome")),
        *_listed("What helps me", _short(version.plan, kind, "provision")),
        Heading("If something is not happening"),
        Text(plain(_ask(letterhead))),
    ]
    if version.review_by:
        pieces.append(
            Text(plain(f"We look at my plan again by {day_words(version.review_by)}.", "b"))
        )
    return Paper(
        name=f"one-page-{version.case}-{version.kind.name.lower()}-{version.number}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{person.name} · {version.case}",
        on=version.issued_on,
        watermark=version.kind.watermark,
        fits=1,
        carries=of_plan(
            version.plan,
            {kind.sections[0].letter, *item_letters(kind, "outcome", "provision")},
        ),
    )


DOCUMENT = Document("one_page_plan", TITLE, PlanToPrint, draw, Matter.PLAN)


def _ask(letterhead: Letterhead) -> str:
    reached = " or ".join(part for part in (letterhead.telephone, letterhead.email) if part)
    office = f"{letterhead.office} ({reached})" if reached else letterhead.office
    return f"I can tell someone I trust, and they or I can ask {office}."


def _listed(title: str, entries: list[str]) -> Iterator[Piece]:
    if entries:
        yield Heading(title)
        yield Text(tuple(Block("li", (Run(entry),)) for entry in entries))


def _short(plan: Plan, kind: PlanKind, name: str) -> list[str]:
    """Each item of this name as one sentence, with who and how often."""
    items = [
        item
        for section in kind.sections
        if section.item is not None and section.item.name == name
        for item in plan.section(section.letter).items
    ]
    return [said for item in items if (said := _sentence(item))]


def _sentence(item: Item) -> str:
    said = _said(item.text)
    facts = (item.fields.get(name, "").strip() for name in ("how_long", "how_often", "by_when"))
    more = ", ".join(fact for fact in facts if fact)
    return f"{said} ({more})" if said and more else said


def _said(blocks: Blocks) -> str:
    return " ".join(words(blocks).split())
