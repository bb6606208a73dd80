"""The rows of ``disclosure_rules.toml``: who may ask, what for, and what the law lets go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from importlib import resources
from typing import Final, TypeVar

from caseworker.domain.case import Stage
from caseworker.domain.consent import Giver, Pieces
from caseworker.domain.disclosure import Answer
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law.entry import Entry, read_toml

Choice = TypeVar("Choice", bound=Enum)
NOT_JUDGED: Final = "Not judged"
_WHOLE: Final = "whole"  # in sections
_PLAN, _ALL = "plan", "all"  # in documents
_FILE: Final = "disclosure_rules.toml"
_CHECKED: Final = {"read", "summary", "memory"}
_TABLES: Final = (
    ("duty", Answer.BY_DUTY),
    ("ground", Answer.BY_GROUND),
    ("free", Answer.NOT_OF_THE_PLAN),
)


class Asked(Enum):
    """How a row's need is given: a field of the form, or something the request itself says."""

    TEXT = "text"
    TICK = "tick"
    DAY = "day"
    IDENTITY = "identity"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of recipient.

    ``consents_as`` are the givers of consent who are this recipient themselves;
    ``appropriate_as`` the givers (or “Not judged”) under whom a paper that the law sends to
    “the parent or the young person” is sent to this one.
    """

    id: str
    words: str
    about: str
    consents_as: frozenset[str]
    appropriate_as: frozenset[str]
    source: str
    checked: str

    def is_giver(self, giver: Giver | None) -> bool:
        """Whether this recipient is who consents today."""
        return giver is not None and giver.value in self.consents_as

    def is_appropriate(self, giver: Giver | None) -> bool:
        """Whether this recipient is “the parent or young person” today."""
        return (giver.value if giver else NOT_JUDGED) in self.appropriate_as


@dataclass(frozen=True, slots=True)
class Purpose:
    """What somebody may want a paper for."""

    id: str
    words: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Need:
    """What a row asks for before it lets anything go; ``missing`` is the sentence until then."""

    id: str
    words: str
    missing: str
    kind: Asked
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Covers:
    """What a row covers of what is asked: whatever it is where ``everything``.

    ``sections`` may be “whole”; ``documents`` are those of the “plan”, “all”, or none.
    """

    everything: bool
    sections: frozenset[str]
    documents: str
    others: frozenset[str]

    def of(self, wanted: Pieces, appendices: frozenset[str]) -> Pieces:
        """``appendices`` are the documents that are part of the plan."""
        if self.everything:
            return wanted
        documents = {_ALL: wanted.documents, _PLAN: appendices}.get(self.documents, frozenset())
        whole = _WHOLE in self.sections
        sections = wanted.sections if whole else self.sections
        return wanted & Pieces(sections, documents, self.others)


@dataclass(frozen=True, slots=True)
class Rule:
    """One duty to send, one ground, or one thing that is not of the plan.

    Empty ``roles``, ``purposes``, ``regimes`` and ``stages`` are any. ``closed_by`` are entries
    that close a case, after which a row with stages still holds. ``despite`` is also needed
    where it was refused. ``custody`` is the source under the detained rules.
    """

    id: str
    answer: Answer
    words: str
    roles: frozenset[str]
    purposes: frozenset[str]
    appropriate: bool
    to_giver: bool
    givers: frozenset[Giver]
    covers: Covers
    regimes: frozenset[str]
    stages: frozenset[Stage]
    along: frozenset[str]
    closed_by: frozenset[str]
    needs: tuple[Need, ...]
    despite: tuple[Need, ...]
    within: str
    custody: str
    source: str
    checked: str
    in_force: date
    ended: date | None

    @property
    def is_authorised(self) -> bool:
        """Whether it needs a second person's authority."""
        return any(need.kind is Asked.AUTHORITY for need in self.needs)

    def is_in_force(self, on: date) -> bool:
        return self.in_force <= on and (self.ended is None or on <= self.ended)


@dataclass(frozen=True, slots=True)
class OfRecord:
    """What is said of the whole record of disclosures, and where the law says so."""

    words: str
    source: str
    checked: str

    @property
    def said(self) -> str:
        """The words with their source, and the caution where nobody has read it."""
        caution = "" if self.checked == "read" else "; from memory: check with the authority"
        return f"{self.words} ({self.source}{caution})"


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole file.

    ``detained`` are the regimes in which the detained rules' source is named; ``appendices`` the
    kinds of entry whose documents are part of the plan.
    """

    roles: Mapping[str, Role]
    purposes: Mapping[str, Purpose]
    needs: Mapping[str, Need]
    rows: tuple[Rule, ...]
    detained: frozenset[str]
    appendices: frozenset[str]
    record: OfRecord

    def of(self, answer: Answer) -> tuple[Rule, ...]:
        """The duties, the grounds, or what is free."""
        return tuple(row for row in self.rows if row.answer is answer)

    def row(self, row_id: str) -> Rule | None:
        return next((row for row in self.rows if row.id == row_id), None)

    @property
    def not_authorised(self) -> tuple[Rule, ...]:
        """The grounds for which nobody need be asked for authority, unless an office wants it."""
        return tuple(row for row in self.of(Answer.BY_GROUND) if not row.is_authorised)

    def also_authorised(self, grounds: frozenset[str]) -> Rules:
        """The rules of an office that wants a second person's authority for these grounds, too.

        Ours, beyond the law: it adds a need to a ground, and takes none away (decision 34).
        """
        chosen = {row.id for row in self.not_authorised} & grounds
        if not chosen:
            return self
        asked = tuple(need for need in self.needs.values() if need.kind is Asked.AUTHORITY)
        rows = (
            replace(row, needs=(*row.needs, *asked)) if row.id in chosen else row
            for row in self.rows
        )
        return replace(self, rows=tuple(rows))

    def purposes_for(self, role_id: str) -> tuple[Purpose, ...]:
        """Every purpose, those first for which some row has something go to such a recipient."""
        role = self.roles.get(role_id)
        near: set[str] = set()
        for row in self.rows:
            is_own = role is not None and (
                (row.appropriate and role.appropriate_as) or (row.to_giver and role.consents_as)
            )
            if role_id in row.roles or is_own:
                near |= row.purposes
        return tuple(sorted(self.purposes.values(), key=lambda each: each.id not in near))

    def source_of(self, row: Rule, regime: str) -> str:
        """Where the law says it, under the rules that hold for the person."""
        return row.custody if row.custody and regime in self.detained else row.source


@cache
def the_rules() -> Rules:
    """Every row, as the program ships them.

    Raises:
        BrokenLaw: a row leaves something out, or names what there is not.
    """
    return parse((resources.files("caseworker.domain") / _FILE).read_text("utf-8"))


def parse(text: str) -> Rules:
    """The rules in ``text``. Raises BrokenLaw."""
    whole = read_toml(_FILE, text)
    roles = {name: _role(name, entry) for name, entry in whole.tables("role")}
    purposes = {name: _purpose(name, entry) for name, entry in whole.tables("purpose")}
    needs = {name: _need(name, entry) for name, entry in whole.tables("need")}
    rows = tuple(
        _rule(name, answer, entry, needs)
        for table, answer in _TABLES
        for name, entry in whole.tables(table)
    )
    detained, appendices = (frozenset(whole.texts(each)) for each in ("detained", "appendices"))
    (record,) = (_of_record(entry) for _, entry in whole.tables("said"))
    whole.done()
    for row in rows:
        for unknown in _unknown(row, roles, purposes):
            raise BrokenLaw(_FILE, f"{row.id} names {unknown}")
    return Rules(roles, purposes, needs, rows, detained, appendices, record)


def _unknown(
    row: Rule, roles: Mapping[str, Role], purposes: Mapping[str, Purpose]
) -> Iterator[str]:
    yield from row.roles - roles.keys()
    yield from row.purposes - purposes.keys()


def _of_record(entry: Entry) -> OfRecord:
    said = OfRecord(entry.text("words"), *_sourced(entry))
    entry.done()
    return said


def _role(name: str, entry: Entry) -> Role:
    known = {giver.value for giver in Giver}
    consents, appropriate = (
        frozenset(entry.texts(each)) for each in ("consents_as", "appropriate_as")
    )
    if unknown := (consents - known) | (appropriate - known - {NOT_JUDGED}):
        raise entry.broken(f"nobody consents as {', '.join(sorted(unknown))}")
    words, about = entry.text("words"), entry.text("about", "")
    role = Role(name, words, about, consents, appropriate, *_sourced(entry))
    entry.done()
    return role


def _purpose(name: str, entry: Entry) -> Purpose:
    purpose = Purpose(name, entry.text("words"), *_sourced(entry))
    entry.done()
    return purpose


def _need(name: str, entry: Entry) -> Need:
    words, missing = entry.text("words"), entry.text("missing")
    need = Need(name, words, missing, entry.choice("kind", Asked), *_sourced(entry))
    entry.done()
    return need


def _rule(name: str, answer: Answer, entry: Entry, needs: Mapping[str, Need]) -> Rule:
    covers = _covers(entry)
    rule = Rule(
        id=name,
        answer=answer,
        words=entry.text("words"),
        roles=frozenset(entry.texts("roles")),
        purposes=frozenset(entry.texts("purposes")),
        appropriate=entry.truth("appropriate"),
        to_giver=entry.truth("to_giver"),
        givers=frozenset(_of(Giver, entry, "givers")),
        covers=covers,
        regimes=frozenset(entry.texts("regimes")),
        stages=frozenset(_of(Stage, entry, "stages")),
        along=frozenset(entry.texts("along")),
        closed_by=frozenset(entry.texts("closed_by")),
        needs=tuple(_named(needs, entry, "needs")),
        despite=tuple(_named(needs, entry, "despite")),
        within=entry.text("within", ""),
        custody=entry.text("custody", ""),
        source=entry.text("source"),
        checked=_checked(entry),
        in_force=entry.day("in_force"),
        ended=entry.day_or_none("ended"),
    )
    entry.done()
    if answer is not Answer.BY_GROUND and covers.everything:
        raise entry.broken("it does not say what it covers")
    return rule


def _covers(entry: Entry) -> Covers:
    everything = not any(entry.has(each) for each in ("sections", "documents", "others"))
    sections, others = (frozenset(entry.texts(each)) for each in ("sections", "others"))
    documents = entry.text("documents", "")
    if documents not in {"", _PLAN, _ALL}:
        raise entry.broken(f"documents can't be {documents!r}")
    return Covers(everything, sections, documents, others)


def _of(choices: type[Choice], entry: Entry, name: str) -> Iterator[Choice]:
    for value in entry.texts(name):
        try:
            yield choices(value)
        except ValueError:
            raise entry.broken(f"{name} knows no {value!r}") from None


def _named(needs: Mapping[str, Need], entry: Entry, name: str) -> Iterator[Need]:
    for each in entry.texts(name):
        if each not in needs:
            raise entry.broken(f"{name} names {each}")
        yield needs[each]


def _sourced(entry: Entry) -> tuple[str, str]:
    return entry.text("source"), _checked(entry)


def _checked(entry: Entry) -> str:
    checked = entry.text("checked")
    if checked not in _CHECKED:
        raise entry.broken(f"checked can't be {checked!r}")
    return checked
