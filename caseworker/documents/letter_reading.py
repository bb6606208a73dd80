"""Reads one letter file, and says of each thing that is wrong with it in which line it is.

The program's own files and those that an office adds are read here alike, and held to the
same rules: what the law asks of a letter can't be left out of it by editing its file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from caseworker.documents.letter_carries import (
    KEYS,
    carried_by,
    faults_in_carries,
    letters_carry,
)
from caseworker.documents.letter_forms import (
    LAYOUTS,
    OCCASIONS,
    Letter,
    MustBear,
    StandardBlock,
)
from caseworker.documents.letter_pieces import BLOCKS
from caseworker.documents.letter_text import UnfitMarkdown, blocks_of, placeholders
from caseworker.domain.blocks import Blocks
from caseworker.domain.errors import Faulty
from caseworker.domain.settings import settings

FENCE: Final = "+++\n"
GIVEN: Final = frozenset({"you", "your", "ground", "ground_source"})
"""What every letter may speak of, since the program always knows it."""
OF_THE_OFFICE: Final = {
    "mediation_adviser": "The mediation adviser’s name and how to reach them",
    "disagreement_service": "The disagreement resolution service and how to reach it",
    "advice_service": "The information, advice and support service and how to reach it",
    "contact": "How to reach this office",
}
"""What the office must have said of itself before a letter can speak of it."""
_WORDS: Final = {
    "id": "what the letter is called in lists, such as L-04",
    "title": "its title",
    "to": "whom it goes to, in words",
    "goes_with": "the kind of event that it goes with",
    "source": "where the law asks for it, or that it is your own practice",
    "checked": "whether that source was read",
}
_SWITCHES: Final = ("about", "also_to", "again")
_KNOWN: Final = {
    *_WORDS,
    *_SWITCHES,
    "dear",
    "where",
    "place_too",
    "also_with",
    "offer_to",
    "until",
    "written_by",
    "needs",
    "days",
    "may",
    "blocks",
    "heading",
    "layout",
    *KEYS,
}
_LISTS: Final = {
    "also_with": "kinds of event",
    "offer_to": "whom it is for",
    "until": "kinds of event",
    "written_by": "the offices that write it",
}
_CHECKED: Final = ("read", "summary", "memory")
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_NAME: Final = re.compile(r"\w+")
_AT_LINE: Final = re.compile(r"\(at line (\d+)[^)]*\)")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a letter file. ``line`` counts from 1; 0 is the whole file."""

    line: int
    words: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.words}" if self.line else self.words


class UnfitLetter(Faulty):
    """A letter file that can't be used. Carries every fault at once."""

    def __init__(self, found: Sequence[Fault]) -> None:
        super().__init__(str(fault) for fault in sorted(found, key=lambda fault: fault.line))


@dataclass(frozen=True, slots=True)
class Rules:
    """What letter files are held to: the standard blocks, what each must bear, the events."""

    blocks: Mapping[str, StandardBlock]
    must_bear: Mapping[str, MustBear]
    events: frozenset[str]

    def of(self, letter_id: str, goes_with: str, *, about: bool) -> tuple[MustBear, ...]:
        """Every row that a letter with this id, about this event, has to meet."""
        own = self.must_bear.get(letter_id)
        if own is not None:
            return (own,)
        return tuple(
            row
            for row in self.must_bear.values()
            if row.decides and row.goes_with == goes_with and not about
        )


def regimes() -> tuple[str, ...]:
    """Every set of rules that a person may be under."""
    return tuple(sorted({setting.regime for setting in settings().values()}))


def by_regime(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The names under each set of rules; those under ``every`` come first under all of them."""
    every = tuple(table.get("every", ()))
    found = {regime: (*every, *table.get(regime, ())) for regime in regimes()}
    return {regime: names for regime, names in found.items() if names}


def parted(text: str) -> tuple[dict[str, Any], str]:
    """The heading block and the text below it. Raises ValueError."""
    before, fence, rest = text.removeprefix(FENCE).partition(FENCE)
    if not fence or not text.startswith(FENCE):
        raise ValueError("it has no heading block between two lines of +++")
    return tomllib.loads(before), rest


def read_letter(text: str, rules: Rules) -> Letter:
    """The letter that ``text`` is.

    Raises:
        UnfitLetter: with everything that is wrong with it, each in its line.
    """
    lines = text.splitlines()
    try:
        head, below = parted(text)
    except ValueError as error:
        raise UnfitLetter([_unparted(error)]) from error
    at = _At(lines)
    if faults := [*_faults_in_head(head, rules, at)]:
        raise UnfitLetter(faults)
    try:
        body = blocks_of(below)
    except UnfitMarkdown as error:
        line = text[: len(text) - len(below)].count("\n") + error.line
        raise UnfitLetter([Fault(line, f"{error}.")]) from error
    letter = _made(head, body, rules)
    if faults := [*_faults_in_words(letter, at), *_not_borne(letter, rules, at)]:
        raise UnfitLetter(faults)
    return letter


def _unparted(error: ValueError) -> Fault:
    """What TOML says, in the line of the whole file: its own begin under the first +++."""
    where = _AT_LINE.search(str(error))
    if where is None:
        return Fault(1, f"The file can’t be read: {error}.")
    words = _AT_LINE.sub("", str(error)).strip()
    return Fault(int(where[1]) + 1, f"This is not a line of a heading block: {words}.")


class _At:
    """Finds the line that a fault stands in."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def key(self, key: str) -> int:
        """Where ``key`` is set, or its table begins; else the first line."""
        found = re.compile(rf"\s*\[?\"?{re.escape(key)}\"?(\]|\s*=|\.)")
        return next((at for at, line in enumerate(self._lines, 1) if found.match(line)), 1)

    def words(self, words: str) -> int:
        """Where ``words`` stand; 0 if nowhere, as in a standard block."""
        return next((at for at, line in enumerate(self._lines, 1) if words in line), 0)


def _faults_in_head(head: Mapping[str, Any], rules: Rules, at: _At) -> Iterator[Fault]:
    for key, words in _WORDS.items():
        if not isinstance(head.get(key), str) or not head[key].strip():
            yield Fault(at.key(key), f"“{key}” is missing: {words}.")
    for key in head.keys() - _KNOWN:
        yield Fault(at.key(key), f"“{key}” means nothing in a letter file.")
    yield from _faults_in_switches(head, at)
    if isinstance(head.get("id"), str) and head["id"] and not _ID.fullmatch(head["id"]):
        yield Fault(at.key("id"), "“id” is letters, numbers and hyphens, 40 at most.")
    if isinstance(head.get("goes_with"), str) and head["goes_with"] not in {"", *rules.events}:
        yield Fault(at.key("goes_with"), f"There is no kind of event “{head['goes_with']}”.")
    for key in ("also_with", "until"):
        also = head.get(key, [])
        for name in also if _are_words(also) else []:
            if name not in rules.events:
                yield Fault(at.key(key), f"There is no kind of event “{name}”.")
    if isinstance(head.get("checked"), str) and head["checked"] not in {"", *_CHECKED}:
        yield Fault(at.key("checked"), "“checked” is one of: read, summary, memory.")
    yield from (Fault(at.key(key), words) for key, words in faults_in_carries(head))
    yield from _faults_in_tables(head, rules, at)


def _faults_in_switches(head: Mapping[str, Any], at: _At) -> Iterator[Fault]:
    for key in _SWITCHES:
        if not isinstance(head.get(key, False), bool):
            yield Fault(at.key(key), f"“{key}” is either true or false.")
    if not isinstance(head.get("dear", ""), str):
        yield Fault(at.key("dear"), "“dear” is the name to greet, in quotation marks.")
    if not isinstance(head.get("heading", ""), str):
        yield Fault(at.key("heading"), "“heading” is what stands above it, in quotation marks.")
    if head.get("layout", LAYOUTS[0]) not in LAYOUTS:
        yield Fault(at.key("layout"), f"“layout” is one of: {', '.join(LAYOUTS)}.")
    if not _are_words(head.get("place_too", []), among=regimes()):
        words = f"“place_too” is a list, in brackets, of: {', '.join(regimes())}."
        yield Fault(at.key("place_too"), words)
    for key, what in _LISTS.items():
        if not _are_words(head.get(key, [])):
            yield Fault(at.key(key), f"“{key}” is a list, in brackets, of {what}.")
    where = head.get("where", {})
    if not isinstance(where, dict) or not all(_are_words(values) for values in where.values()):
        words = "“[where]” is a table: a fact of the event and a list of its values in each line."
        yield Fault(at.key("where"), words)


def _are_words(values: object, among: Sequence[str] = ()) -> bool:
    """Whether it is a list of words; of these words alone, where some are named."""
    if not isinstance(values, list):
        return False
    return all(isinstance(one, str) and (not among or one in among) for one in values)


def _faults_in_tables(head: Mapping[str, Any], rules: Rules, at: _At) -> Iterator[Fault]:
    for table in ("needs", "days", "may"):
        entries = head.get(table, {})
        if not isinstance(entries, dict):
            yield Fault(
                at.key(table), f"“[{table}]” is a table: a name and its words in each line."
            )
            continue
        for name, words in entries.items():
            if not isinstance(words, str) or not words.strip():
                yield Fault(at.key(name), f"“{name}” needs words for the form.")
            if not _NAME.fullmatch(name) or name in GIVEN:
                yield Fault(at.key(name), f"“{name}” can’t be the name of a fact here.")
    yield from _faults_in_blocks(head.get("blocks", {}), rules, at)


def _faults_in_blocks(carried: object, rules: Rules, at: _At) -> Iterator[Fault]:
    if not isinstance(carried, dict):
        yield Fault(at.key("blocks"), "“[blocks]” is a table: the rules and a list in each line.")
        return
    for regime, names in carried.items():
        if regime not in {"every", *regimes()}:
            known = ", ".join(("every", *regimes()))
            yield Fault(at.key(regime), f"“{regime}” is none of: {known}.")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            yield Fault(at.key(regime), f"“{regime}” is a list of standard blocks.")
            continue
        for name in names:
            if name not in rules.blocks:
                yield Fault(at.key(regime), f"There is no standard block “{name}”.")


def _made(head: Mapping[str, Any], body: Blocks, rules: Rules) -> Letter:
    about = head.get("about", False)
    rows = rules.of(head["id"], head["goes_with"], about=about)
    letter = Letter(
        id=head["id"],
        title=head["title"],
        to=head["to"],
        goes_with=head["goes_with"],
        source=head["source"],
        checked=head["checked"],
        text=body,
        about=about,
        also_to=head.get("also_to", False),
        again=head.get("again", False),
        dear=head.get("dear", ""),
        where={name: tuple(values) for name, values in head.get("where", {}).items()},
        place_too=tuple(head.get("place_too", ())),
        also_with=tuple(head.get("also_with", ())),
        offer_to=tuple(head.get("offer_to", ())),
        until=tuple(head.get("until", ())),
        written_by=tuple(head.get("written_by", ())),
        needs=head.get("needs", {}),
        days=head.get("days", {}),
        may=head.get("may", {}),
        layout=head.get("layout", LAYOUTS[0]),
        heading=head.get("heading", ""),
        blocks={
            regime: tuple(rules.blocks[name] for name in names)
            for regime, names in by_regime(head.get("blocks", {})).items()
        },
        always=tuple(rules.blocks[name] for name in head.get("blocks", {}).get("every", ())),
        grounds={name: ground for row in rows for name, ground in row.grounds.items()},
    )
    alike = [row.id for row in rules.must_bear.values() if row.goes_with == letter.goes_with]
    return replace(letter, carries=carried_by(letter.id, head, alike, _quoting(letter, rules)))


def _quoting(letter: Letter, rules: Rules) -> Iterator[str]:
    """Of each of its blocks, the letter that must bear it and carries least.

    A block that some letter bears which carries nothing of a plan quotes nothing of it.
    """
    rows = letters_carry()
    for block in {block.id for regime in regimes() for block in letter.standard(regime)}:
        bearers = [
            row.id
            for row in rules.must_bear.values()
            if any(block in names for names in row.blocks.values())
        ]
        yield from sorted(bearers, key=lambda one: rows[one].rank)[:1]


def _faults_in_words(letter: Letter, at: _At) -> Iterator[Fault]:
    if not letter.text:
        yield Fault(0, "There are no words under the heading block.")
    spoken = {name: regime for regime in regimes() for name in letter.placeholders(regime)}
    known = {*GIVEN, *OF_THE_OFFICE, *letter.needs, *letter.days, *letter.may, BLOCKS.strip("{}")}
    for name in sorted(spoken.keys() - known):
        where = at.words(f"{{{name}}}")
        of_block = "" if where else " A standard block that it carries speaks of it."
        words = f"Nothing is called {{{name}}}: put it under [needs] or [days].{of_block}"
        yield Fault(where, words)
    for name in sorted({*letter.needs, *letter.days, *letter.may} - spoken.keys()):
        yield Fault(at.key(name), f"“{name}” is asked for, and nothing in the letter says it.")
    for regime in regimes():
        if "ground" in letter.placeholders(regime) and regime not in letter.grounds:
            words = f"It tells of a right of appeal that does not go with “{letter.goes_with}”."
            yield Fault(at.key("goes_with"), words)
            return


def _not_borne(letter: Letter, rules: Rules, at: _At) -> Iterator[Fault]:
    """What the law asks of such a letter, and this one leaves out."""
    if letter.goes_with in OCCASIONS and letter.id not in rules.must_bear:
        alone = (row.id for row in rules.must_bear.values() if row.goes_with == letter.goes_with)
        words = f"Only {', '.join(alone)} goes with that: adapt it."
        yield Fault(at.key("goes_with"), words)
    for row in rules.of(letter.id, letter.goes_with, about=letter.about):
        if letter.goes_with != row.goes_with:
            words = f"{row.id} goes with “{row.goes_with}”. Give your own letter another id."
            yield Fault(at.key("goes_with"), words)
        for regime, names in row.blocks.items():
            carried = {block.id for block in letter.standard(regime)}
            for name in names:
                if name not in carried:
                    title = rules.blocks[name].title
                    yield Fault(
                        at.key("blocks"),
                        f"It must carry the block {name} (“{title}”) under the rules of "
                        f"“{regime}”: {row.source}.",
                    )
        said = placeholders(letter.text).union(*(letter.placeholders(name) for name in regimes()))
        for name in row.says:
            if name not in said:
                yield Fault(0, f"It must say {{{name}}} somewhere: {row.source}.")
