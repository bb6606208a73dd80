"""Kinds of plan: what each is made of, as data. A new kind is a new file here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from caseworker.domain.errors import BrokenLaw, NotFound

Holds = Literal["text", "items", "place", "advice"]


@dataclass(frozen=True, slots=True)
class ItemField:
    """One thing to say about an item: how often, by whom, by when.

    What ``heads`` an item stands in its heading on paper, so that a list of them can be read.
    """

    name: str
    words: str
    hint: str = ""
    source: str = ""
    heads: bool = False


@dataclass(frozen=True, slots=True)
class ItemKind:
    """What the items of a section are: needs, outcomes, provision.

    ``serves`` are the letters of the sections whose items these link to.
    """

    name: str
    add: str
    fields: tuple[ItemField, ...]
    serves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionKind:
    """One section of a plan: its letter, title, and what it must contain.

    One that ``delivers`` says what somebody has to do: it stands in the table of provision.
    """

    letter: str
    title: str
    guidance: str
    source: str
    holds: Holds = "text"
    item: ItemKind | None = None
    blank_in_draft: bool = False
    none_words: str = ""
    delivers: bool = False


@dataclass(frozen=True, slots=True)
class PlanKind:
    """A kind of plan, as one file declares it.

    ``regimes`` are the sets of rules under which a new plan is of this kind; ``review`` is
    what the day is called by which it must be looked at again.
    """

    id: str
    title: str
    about: str
    source: str
    checked: str
    frame: str
    regimes: tuple[str, ...]
    review: str
    sections: tuple[SectionKind, ...]

    def section(self, letter: str) -> SectionKind:
        """Raises NotFound."""
        for section in self.sections:
            if section.letter == letter:
                return section
        raise NotFound(f"This kind of plan has no section {letter}.")


@cache
def plan_kinds() -> dict[str, PlanKind]:
    """Every plan kind in this folder, by id.

    Raises:
        BrokenLaw: a file leaves out something that a plan kind must have.
    """
    found = {}
    for file in resources.files(__name__).iterdir():
        if file.name.endswith(".toml"):
            kind = parse(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8"))
            found[kind.id] = kind
    return found


def kind_under(regime: str) -> PlanKind:
    """The kind that a new plan is of under a set of rules.

    Raises:
        BrokenLaw: no kind, or more than one, says that it is.
    """
    found = [kind for kind in plan_kinds().values() if regime in kind.regimes]
    if len(found) != 1:
        raise BrokenLaw("kinds", f"{len(found)} kinds of plan are for {regime}")
    return found[0]


def parse(name: str, text: str) -> PlanKind:
    """Read the text of a plan kind. Kept apart from ``plan_kinds`` for the tests."""
    try:
        data = tomllib.loads(text)
        return PlanKind(
            id=data["id"],
            title=data["title"],
            about=data["about"],
            source=data["source"],
            checked=data["checked"],
            frame=data.get("frame", ""),
            regimes=tuple(data.get("regimes", ())),
            review=data.get("review", "To be reviewed by"),
            sections=tuple(_section(entry) for entry in data["section"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenLaw(name, error) from error


def _section(entry: dict[str, Any]) -> SectionKind:
    item = entry.get("item")
    return SectionKind(
        letter=entry["letter"],
        title=entry["title"],
        guidance=entry["guidance"],
        source=entry["source"],
        holds=entry.get("holds", "text"),
        item=_item(item) if item else None,
        blank_in_draft=entry.get("blank_in_draft", False),
        none_words=entry.get("none_words", ""),
        delivers=entry.get("delivers", False),
    )


def _item(entry: dict[str, Any]) -> ItemKind:
    return ItemKind(
        name=entry["name"],
        add=entry["add"],
        fields=tuple(
            ItemField(
                name=field["name"],
                words=field["words"],
                hint=field.get("hint", ""),
                source=field.get("source", ""),
                heads=field.get("heads", False),
            )
            for field in entry.get("field", ())
        ),
        serves=tuple(entry.get("serves", ())),
    )
