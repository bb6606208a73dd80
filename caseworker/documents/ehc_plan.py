"""The plan: what each section says, in the order of its kind, with items that name each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.beside_plan import said_pieces
from caseworker.documents.carried import of_version
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.part import PartOf, part_line
from caseworker.documents.pieces import (
    Details,
    Facts,
    Grid,
    Heading,
    InkBlock,
    NewPage,
    Notes,
    Piece,
    Room,
    Space,
    Text,
    Title,
    Together,
    lines,
    plain,
)
from caseworker.domain.anchors import STAND_IN, Place
from caseworker.domain.blocks import Block, Blocks, Run, is_blank
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.deciding import judged_for
from caseworker.domain.footnotes import Numbered, plan_with_notes
from caseworker.domain.kinds import ItemField, PlanKind, SectionKind, plan_kinds
from caseworker.domain.people import Capacity, Contact, Person, who_decides
from caseworker.domain.plan import Advice, Item, ItemId, Signature, Version, VersionKind

NOT_RECORDED = STAND_IN
WITH_SOURCES = ", with its sources"

# Both parents get the plan. Where somebody is to have no contact, it must not tell them
# where anybody lives or how to reach them.
WITHHELD = "Withheld"

# A signature alone on a sheet belongs to nothing: the last section comes with it, up to so
# many millimetres.
SIGNED_WITH = 205


@dataclass(frozen=True, slots=True)
class PlanToPrint:
    """A version of a plan, and the person it is for.

    For the working draft, make a version of it that was never issued: it prints the same.
    ``capacities`` are the judgements recorded: those made since the version was issued are
    left out, so that a paper that was signed never changes.
    """

    version: Version
    person: Person
    capacities: tuple[Capacity, ...] = ()
    with_sources: bool = False
    """Each sentence that was taken from advice has a note that says from where."""
    first_made: date | None = None
    """The day on which the plan was first made, which an amended one goes on bearing."""
    part_of: PartOf | None = None
    """What was cut from the version before it came here; none where it is whole."""
    said: tuple[str, ...] = ()  # of this version, by somebody: printed with the whole of it alone


def draw(facts: PlanToPrint, letterhead: Letterhead) -> Paper:
    """The whole plan. Sections that may not be seen are left out before, never here."""
    version, person = facts.version, facts.person
    sourced = WITH_SOURCES if facts.with_sources else ""
    title = plan_kinds()[version.plan.kind].title
    return Paper(
        name=f"{_file_name(version)}{'-with-sources' if facts.with_sources else ''}",
        title=f"{title}: {version.title}{sourced}{', in part' if facts.part_of else ''}",
        letterhead=letterhead,
        _pieces=plan_pieces(facts, letterhead),
        _running=f"{person.name} · {version.case}",
        on=version.issued_on,
        watermark=version.kind.watermark,
        _data=version.canonical if version.signature is not None else b"",
        carries=of_version(version),
    )


def plan_pieces(facts: PlanToPrint, letterhead: Letterhead) -> tuple[Piece, ...]:
    """What a plan is made of: for its own paper, and for one that holds it among others."""
    version, person = facts.version, facts.person
    plan, notes = plan_with_notes(version.plan) if facts.with_sources else (version.plan, {})
    noted = replace(version, plan=plan)
    sourced = WITH_SOURCES if facts.with_sources else ""
    kind = plan_kinds()[version.plan.kind]
    pieces: list[Piece] = [
        Title(
            f"{kind.title}{sourced}",
            above=letterhead.office,
            below=f"{person.name} · {version.title} · {day_words(version.issued_on)}",
        )
    ]
    if kind.front == "full":
        pieces += [
            *part_line(facts.part_of),
            *_front(facts, kind),
            NewPage(),
        ]
    else:
        pieces += [*part_line(facts.part_of), *_foreword(version, kind)]
    shown = [one for one in kind.sections if one.letter in version.plan.sections]
    parts = [
        [*_section(section, noted, kind), *_notes(notes.get(section.letter, ()))]
        for section in shown
    ]
    for part in parts[:-1]:
        pieces += part
    ending = [*(parts[-1] if parts else ()), *_ending(facts, kind, letterhead)]
    pieces.append(Together(tuple(ending), SIGNED_WITH))
    pieces += said_pieces(facts.said) if facts.said and facts.part_of is None else ()
    return tuple(pieces)


def _notes(notes: Numbered) -> Iterator[Piece]:
    """Where each sentence of the section was taken from (tribunal working document)."""
    if notes:
        yield Room(20)
        yield Text(plain("Where this is from", "b"), "quiet")
        yield Notes(tuple((number, f"{taken.note}.") for number, taken in notes))


DOCUMENT = Document("ehc_plan", "Plan", PlanToPrint, draw, Matter.PLAN)


def _ending(facts: PlanToPrint, kind: PlanKind, letterhead: Letterhead) -> Iterator[Piece]:
    """What stands after the last section, and on its page where that has room for both."""
    version = facts.version
    if facts.part_of is not None:
        whole = _grouped(facts.part_of.fingerprint)
        yield Text(plain(f"Part of the version with the fingerprint (SHA-256): {whole}."), "quiet")
    elif version.kind is VersionKind.ISSUED:
        yield from _signed_by_hand(kind)
    elif version.is_draft:
        yield Text(plain(_fingerprint(version)), "quiet")
    else:
        yield from _signed(version, letterhead)


def _file_name(version: Version) -> str:
    """Fit for a file, and without anybody's name: “plan-2026-0113-draft-1”."""
    series = version.series.replace("_", "-")
    return f"{series}-{version.case}-{version.kind.name.lower()}-{version.number}"


def one_line(text: str) -> str:
    """An address as it stands in a sentence."""
    return ", ".join(line.strip().rstrip(",") for line in text.splitlines() if line.strip())


#: What the front of a copy in part says: whose plan it is and which. Where they live, who is
#: around them and who decides is for those who have the whole (UK GDPR art 5(1)(c)).
_IN_PART: Final = frozenset(
    {"Name", "Known as", "Pronouns", "Date of birth", "Home authority", "Types of need"}
    | {"Case number", "This version", "First made"}
)


def _front(facts: PlanToPrint, kind: PlanKind) -> Iterator[Piece]:
    version, person, capacities = facts.version, facts.person, facts.capacities
    on = version.issued_on
    estimated = " (estimated)" if person.born_is_estimated else ""
    address = person.living_at(on)
    hidden = any(contact.no_contact for contact in person.contacts)
    home = one_line(f"{address.lines}\n{address.postcode}") if address else NOT_RECORDED
    known = [one for one in capacities if one.judged_on <= on]
    decides = who_decides(person, on, "", known)
    judged = judged_for(person, known, on)
    rows: list[tuple[str, Blocks]] = [
        ("Name", plain(person.name, "b")),
        ("Known as", plain(person.known_as)),
        ("Pronouns", plain(person.pronouns)),
        ("Date of birth", plain(f"{day_words(person.born)}{estimated}, aged {person.age(on)}")),
        ("Address", plain(WITHHELD if hidden else home)),
        ("Where they are now", plain(person.whereabouts)),
        ("Home authority", plain(person.home_authority or NOT_RECORDED)),
        ("Looked after by", plain(person.looked_after_by)),
        ("Types of need", plain(_needs(version, person, kind))),
        ("Interpreter", plain(person.interpreter)),
        ("Communication", plain(person.communication)),
        ("Who decides", (*plain(decides.who), *plain(f"{decides.why} ({decides.source})"))),
        *(
            (f"Who decides: {one.decision}", (*plain(by.who), *plain(f"{by.why} ({by.source})")))
            for one, by in judged
        ),
        ("Case number", plain(version.case)),
        (
            "This version",
            plain(f"{version.title}, {_issued(version)} {day_words(version.issued_on)}"),
        ),
        ("First made", plain(day_words(facts.first_made) if facts.first_made else "")),
        (kind.review, plain(day_words(version.review_by) if version.review_by else "")),
    ]
    yield Heading("About this plan")
    about = f"Made under {kind.source}. {kind.about}" if kind.is_by_law else kind.about
    yield Text(plain(about), "quiet")
    if kind.frame:
        yield Text(plain(f"Every section says what is needed {kind.frame}."))
    in_part = facts.part_of is not None
    rows = [row for row in rows if not in_part or row[0] in {*_IN_PART, kind.review}]
    yield Facts(tuple((label, value) for label, value in rows if not is_blank(value)))
    if in_part:
        return
    around = [contact for contact in person.contacts if contact.parental_responsibility]
    if around:
        yield Room(34)
        yield Heading("Parents and those with parental responsibility")
        yield Facts(
            tuple(
                (contact.role or "Parent", _contact(contact, hidden=hidden)) for contact in around
            )
        )


def _needs(version: Version, person: Person, kind: PlanKind) -> str:
    """They say in short what the section of needs says: where that is left out, so are they."""
    is_cut = any(
        one.item is not None and one.item.name == "need" and one.letter not in version.plan.sections
        for one in kind.sections
    )
    return "" if is_cut else "; ".join(need.value for need in person.needs)


def _foreword(version: Version, kind: PlanKind) -> Iterator[Piece]:
    """What stands before a plan that says of the person only what its sections say."""
    yield Text(plain(kind.about), "quiet")
    if version.review_by is not None:
        yield Text(plain(f"{kind.review} {day_words(version.review_by)}."))


def _signed_by_hand(kind: PlanKind) -> Iterator[Piece]:
    """Room for everybody who signs this kind of plan on paper."""
    if kind.signs:
        yield Room(40 * len(kind.signs))
        yield Heading("Signed", 2, key="signed")
    for who in kind.signs:
        yield InkBlock("", who, "")
        yield Space(3)


def _issued(version: Version) -> str:
    return "dated" if version.is_draft else "made on"


def _contact(contact: Contact, *, hidden: bool) -> Blocks:
    reached = [one_line(contact.address), contact.telephone, contact.email]
    if hidden:
        reached = [WITHHELD]
    return (
        *plain(", ".join(filter(None, [contact.shown, contact.organisation])), "b"),
        *lines(" · ".join(filter(None, reached))),
    )


def _section(section: SectionKind, version: Version, kind: PlanKind) -> Iterator[Piece]:
    content = version.plan.section(section.letter)
    draft = version.is_draft
    heading = Heading(section.title, 2, section.letter, f"section-{section.letter}")
    if section.blank_in_draft and draft:
        yield heading
        yield Text(plain(section.none_words), "quiet")
        return
    waiting: tuple[Piece, ...] = (heading,)
    if not is_blank(content.text) or not content.items:
        yield heading
        waiting = ()
    if not is_blank(content.text):
        yield Text(content.text, place=Place(version.case, section.letter).tag)
    numbers = version.plan.numbers()
    for item in content.items:  # a heading never stays behind on the page before its first item
        if section.holds == "place":
            said = tuple(_said(item, section, version.case))
        else:
            said = tuple(_item(item, section, version, kind, numbers))
        yield Together((*waiting, *said))
        waiting = ()
    if section.holds == "advice" and version.advice:
        yield _advice(version.advice)
    elif content.is_blank:
        words = section.none_words if not section.blank_in_draft else NOT_RECORDED
        place = Place(version.case, section.letter, is_blank=True)
        yield Text(plain(words), "quiet", place=place.tag)


def _item(
    item: Item,
    section: SectionKind,
    version: Version,
    kind: PlanKind,
    numbers: dict[ItemId, str],
) -> Iterator[Piece]:
    if section.item is None:
        return
    heads = [_fact(item, field) for field in section.item.fields if field.heads]
    title = ": ".join(filter(None, [section.item.name.capitalize(), *heads]))
    yield Heading(title, 3, numbers[item.id], numbers[item.id])
    served = _served(item, section, kind, numbers)
    if served:
        yield Text((Block(runs=served),), "quiet", inset=True)
    nothing = is_blank(item.text)
    place = Place(version.case, section.letter, item.id, is_blank=nothing)
    yield Text(item.text if not nothing else plain(NOT_RECORDED), inset=True, place=place.tag)
    yield from _said(item, section, version.case)


def _said(item: Item, section: SectionKind, case: CaseNumber) -> Iterator[Piece]:
    """What the fields of an item say, in the words of its kind."""
    told = [
        field
        for field in (section.item.fields if section.item else ())
        if _fact(item, field) and not field.heads
    ]
    if told:
        yield Details(
            tuple((field.words, _fact(item, field)) for field in told),
            tuple(Place(case, section.letter, item.id, field.name).tag for field in told),
        )


def _fact(item: Item, field: ItemField) -> str:
    return item.fields.get(field.name, "").strip()


def _served(
    item: Item, section: SectionKind, kind: PlanKind, numbers: dict[ItemId, str]
) -> tuple[Run, ...]:
    """“For need B1 and outcome E1”, each number a link to the item."""
    serves = section.item.serves if section.item else ()
    runs: list[Run] = []
    for letter in serves:
        found = [numbers[link] for link in item.links if numbers.get(link, "").startswith(letter)]
        above = kind.section(letter).item
        if not found or above is None:
            continue
        plural = "s" if len(found) > 1 else ""
        runs.append(Run(f"{' and ' if runs else 'For '}{above.name}{plural} "))
        for position, number in enumerate(found):
            runs.append(Run(", " if position else ""))
            runs.append(Run(number, frozenset({"b", "link"}), f"#{number}"))
    return tuple(run for run in runs if run.text)


def _advice(advice: tuple[Advice, ...]) -> Grid:
    """A role that only says again what kind of advice it is gets no column."""
    columns = [
        ("Advice", 30, [entry.source for entry in advice]),
        ("From", 36, [entry.author for entry in advice]),
        ("Role", 32, [entry.role for entry in advice]),
        ("Date", 32, [day_words(entry.day) for entry in advice]),
        ("Attached", 36, [entry.document or "No" for entry in advice]),
    ]
    if all(entry.role in {"", entry.source} for entry in advice):
        columns = [column for column in columns if column[0] != "Role"]
    heads, widths, cells = zip(*columns, strict=True)
    rows = tuple(tuple(plain(cell) for cell in row) for row in zip(*cells, strict=True))
    return Grid(heads, rows, widths)


def _signed(version: Version, letterhead: Letterhead) -> Iterator[Piece]:
    """Who signed, when, and room for the ink (decision 35)."""
    signature = version.signature
    yield Room(76)
    yield Heading("Signed for the authority", 2, key="signed")
    if signature is None:
        yield Text(plain("This version has not been signed."), "quiet")
        return
    yield Text(plain(f"Signed on behalf of {letterhead.office} by the officer named here."))
    yield Space(2)
    below = letterhead.style.signature
    yield InkBlock(signature.name, signature.role, day_words(signature.day), below=below)
    yield Space(3)
    yield Text(plain(_seal(version, signature)), "quiet")


def _seal(version: Version, signature: Signature) -> str:
    key = signature.public_key.hex()[:16]
    return f"{_fingerprint(version)} Sealed with the officer’s key {key}."


def _fingerprint(version: Version) -> str:
    """So that whoever holds the paper can have it checked against what the office keeps."""
    return f"Fingerprint of this version (SHA-256): {_grouped(version.fingerprint.hex())}."


def _grouped(fingerprint: str) -> str:
    return " ".join(fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8))
