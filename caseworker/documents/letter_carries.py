"""What of a plan each letter carries or encloses, so that the gate is asked before it leaves.

Of the program's own letters ``letters/carries.toml`` says it. A letter of the office's own says
it itself. One that doesn't is taken to carry what the program's letters about the same event do,
or whatever the standard blocks that it quotes are there for (decision record 0148).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Final

from caseworker.domain.basis import NOTHING
from caseworker.domain.consent import EVIDENCE, Pieces
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.kinds import plan_kinds

_WHOLE: Final = "whole"
_DRAFT: Final = "draft"
_REPORT: Final = "report"
SORTS: Final = ("nothing", "case", _REPORT, EVIDENCE, _DRAFT, _WHOLE)
"""What a letter may carry, from the least to the most."""
_ALONE: Final = frozenset({_REPORT, EVIDENCE})
"""What is no section of the plan, and goes with it."""
_OF_THE_PLAN: Final = frozenset({*_ALONE, _DRAFT, _WHOLE})
KEYS: Final = ("carries", "purpose", "roles")


@dataclass(frozen=True, slots=True)
class LetterCarries:
    """What goes with a letter, for which purpose, and to whom the law sends it.

    ``purpose`` and ``roles`` are codes of ``disclosure_rules.toml``; the roles are those of
    recipients whom the case itself can’t tell. ``is_said`` where somebody has said it; else it
    is what such a letter is taken to carry.
    """

    carries: str
    purpose: str = ""
    roles: tuple[str, ...] = ()
    is_said: bool = True

    @property
    def pieces(self) -> Pieces:
        """Of the plan of law; a draft has no placement yet."""
        if self.carries in _ALONE:
            return Pieces(others=frozenset({self.carries}))
        if self.carries not in _OF_THE_PLAN:
            return NOTHING
        sections = plan_kinds()["ehc_plan"].sections
        return Pieces(
            frozenset(
                one.letter for one in sections if self.carries == _WHOLE or not one.blank_in_draft
            )
        )

    @property
    def rank(self) -> int:
        """How much it is: the place among ``SORTS``."""
        return SORTS.index(self.carries)


CASE: Final = LetterCarries("case")


@cache
def letters_carry() -> Mapping[str, LetterCarries]:
    """What each of the program's own letters carries, by its id."""
    text = (resources.files("caseworker.documents") / "letters" / "carries.toml").read_text("utf-8")
    return {name: said_in(row) for name, row in tomllib.loads(text).items()}


def said_in(head: Mapping[str, Any]) -> LetterCarries:
    """What a row, or the heading block of a letter, says that it carries."""
    return LetterCarries(head["carries"], head.get("purpose", ""), tuple(head.get("roles", ())))


def carried_by(
    letter: str, head: Mapping[str, Any], about: Sequence[str], quoting: Iterable[str]
) -> LetterCarries:
    """What the letter with this heading block carries.

    ``about`` are the program's letters about the same event, ``quoting`` those with the same
    blocks: where nothing is said, it is taken to carry what the one does that carries most. About
    an event that has none, and whose documents are part of the plan, it is taken to carry all of
    it, and for no purpose: so it can't leave until somebody says what it carries.
    """
    if "carries" in head:
        return said_in(head)
    rows = letters_carry()
    if letter in rows:
        return rows[letter]
    found = [rows[one] for one in (*about, *quoting)]
    if not about and head["goes_with"] in the_rules().appendices:
        found = [LetterCarries(_WHOLE)]
    most = max(found, key=lambda one: one.rank, default=CASE)
    return replace(most, is_said=False)


def faults_in_carries(head: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with what a letter says that it carries: the key that it stands at, and how."""
    carries, purpose, roles = (head.get(key) for key in KEYS)
    rules = the_rules()
    if carries is None:
        if purpose is not None or roles is not None:
            key = "purpose" if purpose is not None else "roles"
            yield key, f"“{key}” goes with “carries”: say what of the plan goes with the letter."
        return
    if not isinstance(carries, str) or carries not in SORTS:
        yield "carries", f"“carries” is one of: {', '.join(SORTS)}."
        return
    least = letters_carry().get(str(head.get("id")))
    if least is not None and SORTS.index(carries) < least.rank:
        words = f"{head['id']} carries “{least.carries}”: an adapted letter can’t carry less."
        yield "carries", words
    if carries in _OF_THE_PLAN and purpose is None:
        words = "Say for what it is sent: “purpose”, a code such as final_plan or advice_request."
        yield "carries", words
    if purpose is not None and (not isinstance(purpose, str) or purpose not in rules.purposes):
        yield "purpose", f"“purpose” is one of: {', '.join(sorted(rules.purposes))}."
    if roles is not None and not _are_roles(roles):
        yield "roles", f"“roles” is a list, in brackets, of: {', '.join(sorted(rules.roles))}."


def _are_roles(roles: object) -> bool:
    known = the_rules().roles
    return isinstance(roles, list) and all(isinstance(one, str) and one in known for one in roles)
