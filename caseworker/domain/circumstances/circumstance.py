"""What a circumstance is: what it asks about a child, whom it brings in, what is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseworker.domain.law.kinds import FactSpec
from caseworker.domain.law.limits import Checked
from caseworker.domain.review_rules import InviteRow


@dataclass(frozen=True, slots=True)
class Sign:
    """What else of a case shows that a circumstance holds, where nobody wrote down that it began.

    ``person`` are fields of the person that are filled in; ``facts`` are facts of the setting
    with the values that show it; ``settings`` are settings; ``cared_for``: the legal basis of a
    setting by which a child under 18 is looked after.
    """

    person: tuple[str, ...] = ()
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settings: tuple[str, ...] = ()
    cared_for: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who is to be known while it holds: the contacts whose role has one of ``roles``.

    ``field`` is the field of the circumstance that may name them, too.
    """

    name: str
    title: str
    roles: tuple[str, ...]
    field: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Look:
    """Something to look at while it holds, and how the program sees whether it is as it should be.

    ``test`` is one of the tests of ``holding.py``; ``of`` what it looks at; ``values`` and
    ``than`` (in days) are what it is held against.
    """

    name: str
    words: str
    test: str
    of: tuple[str, ...]
    source: str
    checked: Checked
    values: tuple[str, ...] = ()
    than: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done while it holds, and is written down with its day."""

    name: str
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What an officer should bear in mind; ``section``: while that section is written."""

    name: str
    words: str
    section: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One circumstance, as its file has it.

    ``pill`` stands in the header of the case while it holds, in ``tone``; empty for none.
    ``of`` are its fields that the person holds already, by the field of the person. ``see``
    is where it has a page of its own. ``not_with`` are circumstances that it rules out.
    """

    name: str
    title: str
    meaning: str
    source: str
    checked: Checked
    sign: Sign
    pill: str = ""
    tone: str = ""
    see: str = ""
    fields: tuple[FactSpec, ...] = ()
    of: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Role, ...] = ()
    looks: tuple[Look, ...] = ()
    acts: tuple[Act, ...] = ()
    notes: tuple[Note, ...] = ()
    invites: tuple[InviteRow, ...] = ()
    not_with: tuple[str, ...] = ()

    def act(self, title: str) -> Act | None:
        return next((one for one in self.acts if one.title == title), None)
