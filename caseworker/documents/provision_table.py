"""The table of provision: what is to be done, for the people who do it, and nothing else.

It says no need, no diagnosis and no view: whoever delivers provision needs what, how much, how
often, where and from when, and who looks at it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.carried import of_plan
from caseworker.documents.ehc_plan import NOT_RECORDED, PlanToPrint
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.part import part_line
from caseworker.documents.pieces import Details, Grid, Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Blocks, is_blank
from caseworker.domain.days import day_words
from caseworker.domain.kinds import SectionKind, plan_kinds
from caseworker.domain.plan import Item, Version

TITLE = "Table of provision"
# What a row of the table says of an item, under the names that kinds of plan give it; what a
# kind calls otherwise stands below the table of its section. What isn't plain under its column
# is told apart by the words before it.
COLUMNS: Final[tuple[tuple[str, Mapping[str, str]], ...]] = (
    ("Who provides it", {"who": ""}),
    ("How much", {"how_long": "", "how_often": ""}),
    ("Where", {"where": "", "group_size": "Group size: "}),
    ("From when", {"start": "", "reviewer": "Reviewed by: "}),
)
WIDTHS = (56, 32, 26, 26, 30)


def draw(facts: PlanToPrint, letterhead: Letterhead) -> Paper:
    """Every section that delivers, in the order of the plan."""
    version, person = facts.version, facts.person
    kind = plan_kinds()[version.plan.kind]
    pieces: list[Piece] = [
        Title(
            TITLE,
            above=letterhead.office,
            below=f"{person.name} · {version.title} · {day_words(version.issued_on)}",
        ),
        Text(
            plain(
                "For the people who provide it. It says nothing else of the plan: ask the "
                f"authority if you need more. {_until(version)}".strip()
            )
        ),
        *part_line(facts.part_of),
    ]
    for section in kind.sections:
        if section.delivers and section.letter in version.plan.sections:
            pieces += _section(section, version)
    return Paper(
        name=f"provision-{version.case}-{version.kind.name.lower()}-{version.number}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{person.name} · {version.case}",
        on=version.issued_on,
        watermark=version.kind.watermark,
        carries=of_plan(version.plan, (one.letter for one in kind.sections if one.delivers)),
    )


DOCUMENT = Document("provision_table", TITLE, PlanToPrint, draw, Matter.PLAN)


def _until(version: Version) -> str:
    return f"It is to be reviewed by {day_words(version.review_by)}." if version.review_by else ""


def _section(section: SectionKind, version: Version) -> Iterator[Piece]:
    content = version.plan.section(section.letter)
    yield Heading(section.title, 2, section.letter, f"section-{section.letter}")
    if content.is_blank:
        yield Text(plain(section.none_words or NOT_RECORDED), "quiet")
        return
    if not is_blank(content.text):
        yield Text(content.text)
    if not content.items:
        return
    numbers = version.plan.numbers()
    rows = tuple(_row(numbers[item.id], item) for item in content.items)
    yield Grid(("What", *[words for words, _ in COLUMNS]), rows, WIDTHS)
    for item in content.items:
        more = tuple(_more(item, section))
        if more:
            yield Heading("Also", 3, numbers[item.id])
            yield Details(more)


def _row(number: str, item: Item) -> tuple[Blocks, ...]:
    what = item.text if not is_blank(item.text) else plain(NOT_RECORDED)
    said = (
        [f"{before}{told}" for name, before in names.items() if (told := _told(item, name))]
        for _, names in COLUMNS
    )
    cells = (
        tuple(block for part in parts for block in plain(part)) or plain("–") for parts in said
    )
    return ((*plain(number, "b"), *what), *cells)


def _more(item: Item, section: SectionKind) -> Iterator[tuple[str, str]]:
    """What the kind of plan asks for, and no column says."""
    shown = {name for _, names in COLUMNS for name in names}
    for field in section.item.fields if section.item else ():
        said = _told(item, field.name)
        if said and field.name not in shown:
            yield field.words, said


def _told(item: Item, name: str) -> str:
    return item.fields.get(name, "").strip()
