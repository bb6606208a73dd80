"""Words compared: what was taken out of a text, what was put in, and what stayed.

Lines are compared in order: a paragraph, a heading, an entry of a list, a row of a table.
Within two lines that belong together, words are compared; so a reader sees phrases.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum
from typing import Final, TypeVar

from caseworker.domain.blocks import Block, BlockKind, Blocks, Run, words
from caseworker.domain.source import Source

_TOKEN: Final = re.compile(r"\s*(?:\w+(?:[’'.\-]\w+)*|[^\w\s])")
_SWALLOWED: Final = 2  # words: so few, standing between two changes, change with them
_ALIKE: Final = 0.4  # share of words: less, and it is another paragraph, not a changed one
_SURELY: Final = 0.75  # share of words: nobody looks further for what became of a line
_NEAR: Final = 40  # lines: further off nobody looks for what became of one
AROUND: Final = 8  # words that are shown next to a change, for a table
NOTED: Final = "the source it is taken from"
MOST: Final = 700  # signs in one cell of a table
_LONG: Final = 600  # words: past this the commonest ones are left out of the first look
Same = TypeVar("Same", bound=Hashable)


class Mark(Enum):
    """What became of a stretch of words. The values are the words on screen and paper."""

    SAME = "the same"
    OUT = "removed"
    IN = "added"


class ChangeKind(Enum):
    """What became of a line, a field or an item."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that have the same fate."""

    text: str
    mark: Mark = Mark.SAME


@dataclass(frozen=True, slots=True)
class Line:
    """One line of either text, or of both. ``kind`` is None where nothing changed.

    ``note`` says what changed besides the words: from a paragraph to a heading, the marks.
    """

    stretches: tuple[Stretch, ...]
    kind: ChangeKind | None = None
    block: BlockKind = "p"
    level: int = 1
    ordered: bool = False
    note: str = ""

    @property
    def was(self) -> str:
        """The line as it stood in the earlier text."""
        return "".join(one.text for one in self.stretches if one.mark is not Mark.IN).strip()

    @property
    def now(self) -> str:
        """The line as it stands in the later text."""
        return "".join(one.text for one in self.stretches if one.mark is not Mark.OUT).strip()


@dataclass(frozen=True, slots=True)
class _Said:
    """A block, or a row of a table, as it is compared."""

    text: str
    block: BlockKind = "p"
    level: int = 1
    ordered: bool = False
    id: str = ""
    look: tuple[tuple[str, frozenset[str]], ...] = ()
    sources: tuple[tuple[str, Source], ...] = ()


def lines_compared(was: Blocks, now: Blocks) -> tuple[Line, ...]:
    """Every line of both texts in reading order; what was taken out before what was put in."""
    return tuple(_aligned(list(_said(was)), list(_said(now))))


def words_compared(was: str, now: str) -> tuple[Stretch, ...]:
    """The words of both, each stretch with its fate."""
    one, other = _TOKEN.findall(was.strip()), _TOKEN.findall(now.strip())
    matcher = _matcher(_keys(one), _keys(other))
    found: list[tuple[bool, str, str]] = []
    codes = matcher.get_opcodes()
    for at, (tag, start, end, begin, stop) in enumerate(codes):
        before, after = one[start:end], other[begin:stop]
        inner = 0 < at < len(codes) - 1
        same = tag == "equal" and not (inner and len(before) <= _SWALLOWED)
        if found and not same and not found[-1][0]:
            _, out, put = found.pop()
            found.append((False, out + "".join(before), put + "".join(after)))
        else:
            # The first word of either text has no white before it: the other's has.
            kept = map(_spaced, before, after) if same else after
            found.append((same, "".join(before), "".join(kept)))
    return _tidied(found)


def in_short(was: str, now: str) -> tuple[str, str]:
    """Both, cut down to what differs and a few words around it; for a table."""
    found = words_compared(was, now) if was and now else ()
    if not found:
        return _cut(was), _cut(now)
    last = len(found) - 1
    parts = [
        replace(one, text=_few(one.text, at, last)) if one.mark is Mark.SAME else one
        for at, one in enumerate(found)
    ]
    whole = Line(tuple(parts))
    return _cut(whole.was), _cut(whole.now)


def _few(text: str, at: int, last: int) -> str:
    """The words of a stretch that did not change, but for those next to a change."""
    tokens = _TOKEN.findall(text)
    before, after = (AROUND if at else 0), (AROUND if at < last else 0)
    if len(tokens) <= before + after + AROUND:
        return text
    return "".join((*tokens[:before], " …", *tokens[len(tokens) - after :]))


def _cut(text: str) -> str:
    return text if len(text) <= MOST else f"{text[:MOST].rsplit(maxsplit=1)[0]} …"


def line(was: str, now: str) -> Line:
    """A short text that is one line by its nature: the value of a field."""
    if was == now:
        return Line((Stretch(now),) if now else ())
    if not was:
        return Line((Stretch(now, Mark.IN),), ChangeKind.ADDED)
    if not now:
        return Line((Stretch(was, Mark.OUT),), ChangeKind.REMOVED)
    return Line(words_compared(was, now), ChangeKind.CHANGED)


def _spaced(was: str, now: str) -> str:
    return was if was[0].isspace() and not now[0].isspace() else now


def _keys(tokens: Sequence[str]) -> list[tuple[str, bool]]:
    """A word, and whether it stands on its own: the first one does."""
    return [(token.strip(), not at or token[0].isspace()) for at, token in enumerate(tokens)]


def _matcher(one: Sequence[Same], other: Sequence[Same]) -> SequenceMatcher[Same]:
    # difflib without its shortcut is quadratic in the commonest word: minutes for a long page.
    return SequenceMatcher(None, one, other, autojunk=max(len(one), len(other)) > _LONG)


def _tidied(found: Iterable[tuple[bool, str, str]]) -> tuple[Stretch, ...]:
    """Neighbours of one fate made one; white at an edge never makes a change of its own."""
    stretches: list[Stretch] = []
    for same, out, put in found:
        if same or out.strip() == put.strip():
            _push(stretches, Stretch(put))
        else:
            _push(stretches, Stretch(out, Mark.OUT))
            _push(stretches, Stretch(put, Mark.IN))
    return tuple(stretches)


def _push(stretches: list[Stretch], one: Stretch) -> None:
    if not one.text:
        return
    if stretches and stretches[-1].mark is one.mark:
        stretches[-1] = replace(stretches[-1], text=stretches[-1].text + one.text)
    else:
        stretches.append(one)


def _said(blocks: Blocks) -> Iterator[_Said]:
    for block in blocks:
        if block.kind == "table":
            for row in block.rows:
                cells = (words(cell).replace("\n", ", ") for cell in row)
                yield _Said(" | ".join(cells), "table")
        else:
            text = "".join(_run(run) for run in block.runs)
            if text.strip():
                shape = (block.kind, block.level, block.ordered, block.id)
                yield _Said(text, *shape, _look(block), _sources(block))


def _run(run: Run) -> str:
    """Where a link leads is part of what is said, unless its words say it already."""
    said = run.href and run.href.removeprefix("mailto:") not in run.text
    return f"{run.text} ({run.href})" if said else run.text


def _look(block: Block) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((run.text, run.marks) for run in block.runs if run.marks)


def _sources(block: Block) -> tuple[tuple[str, Source], ...]:
    return tuple((run.text, run.source) for run in block.runs if run.source is not None)


def _aligned(was: list[_Said], now: list[_Said]) -> Iterator[Line]:
    matcher = _matcher([one.text.strip() for one in was], [one.text.strip() for one in now])
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(was[start:end], now[begin:stop], strict=True)
            yield from (_pair(one, other) for one, other in pairs)
        else:
            yield from _paired(was[start:end], now[begin:stop])


def _paired(was: list[_Said], now: list[_Said]) -> Iterator[Line]:
    """Lines that are not equal: each with the one that it became, if there is such a one."""
    while was or now:
        if not was:
            yield _put(now.pop(0))
            continue
        found = _heir(was[0], now)
        if found is None:
            yield _out(was.pop(0))
            continue
        yield from (_put(now.pop(0)) for _ in range(found))
        yield _pair(was.pop(0), now.pop(0))


def _heir(one: _Said, among: Sequence[_Said]) -> int | None:
    """Where among these the line stands that ``one`` became; None if it is there no more."""
    if one.id:
        for at, other in enumerate(among):
            if other.id == one.id:
                return at
    best, place = _ALIKE, None
    words_of_it = _core(one)
    for at, other in enumerate(among[:_NEAR]):
        share = _share(words_of_it, _core(other), best)
        if share >= best and (place is None or share > best):
            best, place = share, at
        if best >= _SURELY:
            break
    return place


def _share(one: Sequence[str], other: Sequence[str], least: float) -> float:
    """How much of two lines is the same; 0 if a quicker look shows that it is not enough."""
    matcher = _matcher(one, other)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0
    return matcher.ratio()


def _core(said: _Said) -> list[str]:
    return re.findall(r"\w+", said.text.casefold())


def _pair(was: _Said, now: _Said) -> Line:
    note = _note(was, now)
    same = was.text.strip() == now.text.strip()
    if same:
        kind = ChangeKind.CHANGED if note else None
        return _line(now, (Stretch(now.text),), kind, note)
    return _line(now, words_compared(was.text, now.text), ChangeKind.CHANGED, note)


def _note(was: _Said, now: _Said) -> str:
    if (was.block, was.level, was.ordered) != (now.block, now.level, now.ordered):
        return f"from {_shape(was)} to {_shape(now)}"
    if was.text.strip() != now.text.strip():
        return ""
    if was.look != now.look:
        return "bold, italic, underline or a link"
    # Where a sentence is split into runs is no matter of its source.
    return NOTED if _joined(was.sources) != _joined(now.sources) else ""


def _joined(sources: tuple[tuple[str, Source], ...]) -> dict[Source, str]:
    joined: dict[Source, str] = {}
    for words_of_it, source in sources:
        joined[source] = joined.get(source, "") + words_of_it
    return joined


def _shape(said: _Said) -> str:
    names = {"p": "a paragraph", "h": "a heading", "table": "a row of a table"}
    listed = "an entry of a numbered list" if said.ordered else "an entry of a list"
    shape = names.get(said.block, listed)
    return f"{shape} of rank {said.level}" if said.block != "p" and said.level > 1 else shape


def _put(said: _Said) -> Line:
    return _line(said, (Stretch(said.text, Mark.IN),), ChangeKind.ADDED)


def _out(said: _Said) -> Line:
    return _line(said, (Stretch(said.text, Mark.OUT),), ChangeKind.REMOVED)


def _line(
    said: _Said, stretches: tuple[Stretch, ...], kind: ChangeKind | None, note: str = ""
) -> Line:
    return Line(stretches, kind, said.block, said.level, said.ordered, note)
