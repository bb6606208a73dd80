"""Kinds of plan: what each is made of, as data. A new kind is a new file here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, Literal

from caseworker.domain.errors import BrokenLaw, NotFound

Front = Literal["full", "name"]
Holds = Literal["text", "items", "place", "advice"]
OWN_ISSUED: Final = "own_plan_issued"
"""The entry that says that a plan of an office’s own kind was issued."""
BY_LAW: Final = "plan"
"""The series of the plan that an authority must write: one for a case, whatever its kind."""


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
    optional: bool = False
    """What is served can do without: not every need is met by a payment."""


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
class Offer:
    """Where a kind of plan is offered beside the one that the law asks for.

    ``settings`` are those of the case, ``after`` the kinds of entry of which one must be
    there; none of either is no limit.
    """

    settings: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanKind:
    """A kind of plan, as one file declares it.

    ``regimes`` are the sets of rules under which a new plan is of this kind; ``review`` is
    what the day is called by which it must be looked at again. Kinds of one ``series`` take
    each other's place on a case, which may have a plan of every series. ``offer`` is for
    kinds that no decision under the law asks for: an officer begins and issues them freely.
    ``front`` says whether the paper begins with all that is known of the person or with
    the name alone, ``signs`` who signs on it by hand, and ``short`` what it is called in a list.
    ``issued`` is the kind of entry that the case bears once it is issued beside the law's.
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
    series: str = BY_LAW
    offer: Offer | None = None
    front: Front = "full"
    signs: tuple[str, ...] = ()
    short: str = ""
    issued: str = OWN_ISSUED

    @property
    def named(self) -> str:
        """The title within a sentence: “the one-page profile”, but “the SEN Support plan”.

        Where a later word has a capital of its own, all of it is a name, and keeps its first.
        """
        first, *later = self.title.split()
        is_name = first[:2].isupper() or any(word[0].isupper() for word in later)
        return self.title if is_name else self.title[0].lower() + self.title[1:]

    @property
    def is_by_law(self) -> bool:
        """Whether it is drafted, sent for views and made final as the law says."""
        return self.series == BY_LAW

    def section(self, letter: str) -> SectionKind:
        """Raises NotFound."""
        for section in self.sections:
            if section.letter == letter:
                return section
        raise NotFound(f"This kind of plan has no section {letter}.")


def plan_kinds() -> dict[str, PlanKind]:
    """Every plan kind by id: those of this folder, and those that the office added.

    Raises:
        BrokenLaw: a file leaves out something that a plan kind must have.
    """
    return {**_built_in(), **_brought[0]}


def series_of(kind_id: str) -> str:
    """The series that a kind of plan belongs to; one that is not known here is its own."""
    kind = plan_kinds().get(kind_id)
    return kind.series if kind is not None else kind_id


def bring_in(texts: Mapping[str, str]) -> tuple[BrokenLaw, ...]:
    """From now on, and in place of any brought in before, these kinds are there too.

    They are what the office of the open store added (decision 22). A program opens one store
    in its life (decision 7), so they stand beside those of the folder until it ends. Answers
    with what is wrong with those that had to be left out.
    """
    brought, faults = {}, []
    for name, text in texts.items():
        try:
            kind = parse(name, text)
            refuse_clash(kind)
        except BrokenLaw as error:
            faults.append(error)
        else:
            brought[kind.id] = kind
    _brought[0] = brought  # in one step: another thread may be reading
    return tuple(faults)


def refuse_clash(kind: PlanKind) -> None:
    """What an office adds stands beside the plan of the law, never in its place.

    Raises:
        BrokenLaw: it would take the place of a kind that comes with the program.
    """
    if kind.id in _built_in() or any(kind.series == one.series for one in _built_in().values()):
        raise BrokenLaw(kind.id, "a kind of plan with this id or series comes with the program")
    if kind.offer is None or kind.regimes:
        raise BrokenLaw(kind.id, "an office’s own kind needs an offer, and no regimes")
    if kind.issued != OWN_ISSUED:  # an entry of the law could move the case
        raise BrokenLaw(kind.id, "an office’s own kind can’t say which entry it leaves")
    if not all(_NAME.fullmatch(name) for name in (kind.id, kind.series)):
        raise BrokenLaw(kind.id, "an id is of small letters, figures and _")
    letters = [section.letter for section in kind.sections]
    if len(letters) != len(set(letters)) or not letters:
        raise BrokenLaw(kind.id, "each section needs a letter of its own")
    with_items = {section.letter for section in kind.sections if section.item}
    for section in kind.sections:
        if not set(section.item.serves if section.item else ()) <= with_items - {section.letter}:
            raise BrokenLaw(kind.id, f"section {section.letter} serves a section without items")


def kinds_offered(setting: str, happened: Container[str]) -> tuple[PlanKind, ...]:
    """The kinds that may be begun beside the plan of the law, by title.

    ``setting`` is that of the case; ``happened`` the kinds of its entries.
    """
    found = [
        kind
        for kind in plan_kinds().values()
        if (offer := kind.offer) is not None
        and (not offer.settings or setting in offer.settings)
        and (not offer.after or any(one in happened for one in offer.after))
    ]
    return tuple(sorted(found, key=lambda kind: kind.title))


_NAME: Final = re.compile("[a-z][a-z0-9_]{1,39}")
_brought: Final[list[dict[str, PlanKind]]] = [{}]


@cache
def _built_in() -> dict[str, PlanKind]:
    found = {}
    for file in resources.files(__name__).iterdir():
        if file.name.endswith(".toml"):
            kind = parse(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8"))
            found[kind.id] = kind
    return found


def kind_under(regime: str) -> PlanKind | None:
    """The kind that a new plan is of under a set of rules.

    None where English law has no plan to be written: outside England, in adult custody.

    Raises:
        BrokenLaw: more than one kind says that it is.
    """
    found = [kind for kind in plan_kinds().values() if regime in kind.regimes]
    if len(found) > 1:
        raise BrokenLaw("kinds", f"{len(found)} kinds of plan are for {regime}")
    return found[0] if found else None


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
            series=data.get("series", data["id"]),
            offer=_offer(data["offer"]) if "offer" in data else None,
            front=data.get("front", "full"),
            signs=tuple(data.get("signs", ())),
            short=data.get("short", data["title"]),
            issued=data.get("issued", OWN_ISSUED),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenLaw(name, error) from error


def _offer(entry: dict[str, Any]) -> Offer:
    return Offer(tuple(entry.get("settings", ())), tuple(entry.get("after", ())))


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
        optional=entry.get("optional", False),
    )
