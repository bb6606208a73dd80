"""Two plans compared: sections in order, items matched by what they are, words by words.

Nothing here says why anything changed: see ``change_reasons``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from caseworker.domain.days import day_words
from caseworker.domain.kinds import ItemField, PlanKind, SectionKind, plan_kinds
from caseworker.domain.plan import Advice, Item, ItemId, Plan, Section, Version
from caseworker.domain.wording import (
    ChangeKind,
    Line,
    Mark,
    Stretch,
    in_short,
    line,
    lines_compared,
)

WORDS: Final = "what it says"
SERVES: Final = "serves"
ADVICE: Final = "advice"
_KEY = 24  # signs of a digest: enough that two changes of one plan never share it


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is said of an item or a section: its words, a field, what it serves."""

    what: str
    lines: tuple[Line, ...]

    @property
    def changed(self) -> bool:
        return any(one.kind is not None for one in self.lines)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in either plan or in both; or, without a number, what a section says itself.

    ``was`` and ``now`` are its numbers; one that is not there has none.
    """

    what: str
    was: str
    now: str
    parts: tuple[Part, ...]
    kind: ChangeKind | None = None
    item: ItemId | None = None

    @property
    def number(self) -> str:
        """The number it has now, or had."""
        return self.now or self.was


@dataclass(frozen=True, slots=True)
class Change:
    """One change, as a line of the closing table.

    ``key`` stands for all that the change says: another change, even of one word, has
    another. ``follows`` says that it comes of another change, or leaves the words as they are,
    so that nobody need say why. ``is_place`` is the placement, which a draft must leave open;
    ``is_whole`` an item with all that it says.
    """

    section: str
    place: str
    what: str
    kind: ChangeKind
    was: str
    now: str
    key: str
    follows: bool = False
    is_place: bool = False
    is_whole: bool = False

    @property
    def in_short(self) -> tuple[str, str]:
        """What it was and what it is, cut down to what differs and a few words around it."""
        return in_short(self.was, self.now)

    @property
    def named(self) -> str:
        """Where it is and what it is about: “F1, How often”."""
        where = self.place if self.place != self.section else f"Section {self.section}"
        return f"{where}, {self.what}"


@dataclass(frozen=True, slots=True)
class SectionCompared:
    """One section: every entry of both, in the order in which it is read now."""

    letter: str
    title: str
    entries: tuple[Entry, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans side by side. ``changes`` are in reading order."""

    sections: tuple[SectionCompared, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for section in self.sections for change in section.changes)


@dataclass(frozen=True, slots=True)
class _Both:
    """The two plans, with the numbers of their items."""

    was: Plan
    now: Plan
    old: Mapping[ItemId, str]
    new: Mapping[ItemId, str]


def compare(was: Plan, now: Plan) -> Comparison:
    """Everything that ``was`` and ``now`` say, with what became of it.

    The sections are those of the later kind, then those that only the earlier one had.
    """
    both = _Both(was, now, was.numbers(), now.numbers())
    kinds = plan_kinds()
    return Comparison(
        tuple(_section(section, both) for section in _sections(kinds[was.kind], kinds[now.kind]))
    )


def compare_versions(was: Version, now: Version) -> Comparison:
    """As ``compare``, and the advice that each version lists."""
    found = compare(was.plan, now.plan)
    sections = plan_kinds()[now.plan.kind].sections
    letters = {one.letter for one in sections if one.holds == "advice"}
    return Comparison(
        tuple(
            _with_advice(one, was.advice, now.advice) if one.letter in letters else one
            for one in found.sections
        )
    )


def _sections(was: PlanKind, now: PlanKind) -> Iterator[SectionKind]:
    yield from now.sections
    there = {section.letter for section in now.sections}
    yield from (section for section in was.sections if section.letter not in there)


def _section(kind: SectionKind, both: _Both) -> SectionCompared:
    was, now = both.was.section(kind.letter), both.now.section(kind.letter)
    text = lines_compared(was.text, now.text)
    entries = [Entry("", "", "", (Part(WORDS, text),))] if text else []
    entries += _items(kind, was, now, both)
    changes = [change for entry in entries for change in _changes(kind, entry, both)]
    return SectionCompared(kind.letter, kind.title, tuple(entries), tuple(changes))


def _items(kind: SectionKind, was: Section, now: Section, both: _Both) -> list[Entry]:
    """In the order of now; one that is gone stands after the one that it stood after."""
    old = {item.id: item for item in was.items}
    new = {item.id: item for item in now.items}
    moved = _moved([one for one in old if one in new], [one for one in new if one in old])
    order = list(new)
    before: ItemId | None = None
    for item_id in old:
        if item_id not in new:
            order.insert(order.index(before) + 1 if before is not None else 0, item_id)
        before = item_id
    return [_entry(kind, old.get(one), new.get(one), both, is_moved=one in moved) for one in order]


def _moved(was: list[ItemId], now: list[ItemId]) -> set[ItemId]:
    """Those that stand otherwise among their fellows: as few as will explain the order."""
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    stayed = {one for block in blocks for one in was[block.a : block.a + block.size]}
    return set(was) - stayed


def _entry(
    kind: SectionKind, was: Item | None, now: Item | None, both: _Both, *, is_moved: bool
) -> Entry:
    what = kind.item.name if kind.item else ""
    number_was = _number(kind, both.old[was.id]) if was else ""
    number_now = _number(kind, both.new[now.id]) if now else ""
    parts = tuple(part for part in _parts(kind, was, now, both) if part.lines)
    here = now or was
    fate = _fate(number_was, number_now, is_moved=is_moved)
    return Entry(what, number_was, number_now, parts, fate, here.id if here else None)


def _number(kind: SectionKind, number: str) -> str:
    """A placement has no number of its own: there is one."""
    return kind.letter if kind.holds == "place" else number


def _fate(was: str, now: str, *, is_moved: bool) -> ChangeKind | None:
    if not was:
        return ChangeKind.ADDED
    if not now:
        return ChangeKind.REMOVED
    if is_moved:
        return ChangeKind.MOVED
    return ChangeKind.RENUMBERED if was != now else None


def _parts(kind: SectionKind, was: Item | None, now: Item | None, both: _Both) -> Iterator[Part]:
    yield Part(WORDS, lines_compared(was.text if was else (), now.text if now else ()))
    for field in _fields(kind, was, now):
        old = was.fields.get(field.name, "").strip() if was else ""
        new = now.fields.get(field.name, "").strip() if now else ""
        if old or new:
            yield Part(field.words, (line(old, new),))
    links = _links(was, now, both)
    if links.stretches:
        yield Part(SERVES, (links,))


def _fields(kind: SectionKind, was: Item | None, now: Item | None) -> Iterator[ItemField]:
    declared = kind.item.fields if kind.item else ()
    yield from declared
    known = {field.name for field in declared}
    kept = {**(was.fields if was else {}), **(now.fields if now else {})}
    yield from (ItemField(name, name.replace("_", " ")) for name in kept if name not in known)


def _links(was: Item | None, now: Item | None, both: _Both) -> Line:
    """Which items it serves. The same item under a new number is no change."""
    old = [link for link in (was.links if was else ()) if link in both.old]
    new = [link for link in (now.links if now else ()) if link in both.new]
    out = [both.old[link] for link in old if link not in new]
    put = [both.new[link] for link in new if link not in old]
    same = [both.new[link] for link in new if link in old]
    stretches = [
        Stretch(", ".join(numbers), mark)
        for numbers, mark in ((same, Mark.SAME), (out, Mark.OUT), (put, Mark.IN))
        if numbers
    ]
    spaced = [
        Stretch(f"{' ' if at else ''}{one.text}", one.mark) for at, one in enumerate(stretches)
    ]
    kind = ChangeKind.CHANGED if out or put else None
    if was is None or now is None:
        kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED
    return Line(tuple(spaced), kind)


def _changes(kind: SectionKind, entry: Entry, both: _Both) -> Iterator[Change]:
    if entry.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
        was, now = (_whole(entry.parts, new=new) for new in (False, True))
        bare = [part for part in entry.parts if part.what != SERVES]
        keyed = (*(_whole(bare, new=new) for new in (False, True)), *_served(entry, both))
        yield _change(kind, entry, entry.what, Line((), entry.kind), (was, now), keyed=keyed)
        return
    if entry.kind is not None:
        said = f"place of the {entry.what}" if entry.what else "place"
        numbers = (entry.was, entry.now)
        follows = entry.kind is ChangeKind.RENUMBERED
        yield _change(kind, entry, said, Line((), entry.kind), numbers, keyed=(), follows=follows)
    for part in entry.parts:
        for one in part.lines:
            follows = one.was == one.now or (part.what == SERVES and _fell(entry, both))
            said = f"{part.what} ({one.note})" if one.note else part.what
            words = _both_said(part, one)
            keyed = _served(entry, both) if part.what == SERVES else words
            if one.kind is not None:
                yield _change(kind, entry, said, one, words, keyed=keyed, follows=follows)


def _served(entry: Entry, both: _Both) -> tuple[str, str]:
    """What an item serves in either plan, by ids: another number makes no other change of it."""
    links = (
        sorted(item.links)
        for plan in (both.was, both.now)
        for _, item in plan.numbered()
        if item.id == entry.item
    )
    served = [" ".join(each) for each in links]
    return (served[0], served[-1]) if served else ("", "")


def _both_said(part: Part, one: Line) -> tuple[str, str]:
    if part.what != SERVES:
        return one.was, one.now
    was, now = (said.replace(",", "").split() for said in (one.was, one.now))
    return ", ".join(was), ", ".join(now)


def _fell(entry: Entry, both: _Both) -> bool:
    """Whether nothing but what is gone from the plan has gone from what an item serves."""
    if entry.item is None:
        return False
    was, now = both.was.item(entry.item).links, both.now.item(entry.item).links
    lost = set(was) - set(now)
    return set(now) <= set(was) and not any(link in both.new for link in lost)


def _whole(parts: Sequence[Part], *, new: bool) -> str:
    """All that an item says, for the table: its words, then each field after its name."""
    said = []
    for part in parts:
        words = " ".join(filter(None, (one.now if new else one.was for one in part.lines)))
        if words:
            said.append(words if part.what == WORDS else f"{_cap(part.what)}: {words}")
    return "\n".join(said)


def _cap(words: str) -> str:
    return words[:1].upper() + words[1:]


def _change(  # noqa: PLR0913 - a line of a table
    section: SectionKind,
    entry: Entry,
    what: str,
    one: Line,
    said: tuple[str, str],
    *,
    keyed: tuple[str, ...],
    follows: bool = False,
) -> Change:
    was, now = said
    kind = one.kind or ChangeKind.CHANGED
    key = _key(section.letter, entry.item or "", what, kind.value, *keyed)
    place = entry.number or section.letter
    is_place = section.holds == "place"
    is_whole = entry.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}
    return Change(section.letter, place, what, kind, was, now, key, follows, is_place, is_whole)


def _key(*said: str) -> str:
    whole = json.dumps(said, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:_KEY]


def _with_advice(
    section: SectionCompared, was: tuple[Advice, ...], now: tuple[Advice, ...]
) -> SectionCompared:
    old, new = ([_advice(one) for one in listed] for listed in (was, now))
    lines = tuple(_listed(old, new))
    changes = [
        Change(
            section.letter,
            section.letter,
            ADVICE,
            one.kind,
            one.was,
            one.now,
            _key(section.letter, ADVICE, one.kind.value, one.was, one.now),
            follows=True,
        )
        for one in lines
        if one.kind is not None
    ]
    entries = (Entry("", "", "", (Part(ADVICE, lines),)),) if lines else ()
    return SectionCompared(
        section.letter,
        section.title,
        (*section.entries, *entries),
        (*section.changes, *changes),
    )


def _listed(was: list[str], now: list[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            yield from (Line((Stretch(one),)) for one in now[begin:stop])
            continue
        yield from (Line((Stretch(one, Mark.OUT),), ChangeKind.REMOVED) for one in was[start:end])
        yield from (Line((Stretch(one, Mark.IN),), ChangeKind.ADDED) for one in now[begin:stop])


def _advice(one: Advice) -> str:
    attached = f", {one.document}" if one.document else ""
    return f"{one.source}: {one.author}, {day_words(one.day)}{attached}"
