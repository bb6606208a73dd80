"""Why the final plan differs from the draft: each change tied to what asked for it.

SEND Regs 2014 reg 14(1): the final plan is in the form of the draft that was sent, or in a form
modified in the light of representations; Code 9.125 adds the request for a personal budget and
the decision about the institution. Anything else means that the draft is sent again.

An amended plan is compared with the plan in force: each change was proposed in the amendment
notice, or answers what was said to it (reg 22(2)). Anything else means another notice.

A tie is an entry of the case (``changes_tied``), so it is given through the one door, stands in
the history and outlives the draft. It names changes by their key: one that is written
otherwise afterwards is another change, and needs its reason anew.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from caseworker.domain.case import Case, Event, EventId, Happening
from caseworker.domain.comparison import Change, compare
from caseworker.domain.days import day_words
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law import event_kinds
from caseworker.domain.next_plan import IN_FORCE, next_plan
from caseworker.domain.plan import Plan, VersionKind

TIED, UNTIED = "changes_tied", "changes_untied"
FINAL, AMENDED = "final", "amended"


@dataclass(frozen=True, slots=True)
class Ground:
    """One row of ``change_reasons.toml``: what may ask for a change, and where the law says so."""

    id: str
    words: str
    events: tuple[str, ...]
    said: tuple[str, ...]
    when: tuple[str, ...]
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Something on the case that asks for changes. ``words`` are its own, where it has any."""

    event: EventId
    ground: Ground
    title: str
    by: str
    day: date
    words: str

    @property
    def named(self) -> str:
        """What it is, whose, and of what day."""
        by = f" ({self.by})" if self.by else ""
        return f"{self.title}{by}, {day_words(self.day)}"


@dataclass(frozen=True, slots=True)
class Tie:
    """The reason that was given for a change, and the words that ask for it."""

    reason: Reason
    words: str


@dataclass(frozen=True, slots=True)
class Accounted:
    """A change since the draft, and its reason if one was given."""

    change: Change
    tie: Tie | None


@cache
def grounds() -> tuple[Ground, ...]:
    """Everything that may ask for a change.

    Raises:
        BrokenLaw: a row leaves something out, or names no kind of entry.
    """
    file = resources.files("caseworker.domain") / "change_reasons.toml"
    found = []
    for name, row in tomllib.loads(file.read_text(encoding="utf-8")).items():
        try:
            events, said, when = (tuple(row[part]) for part in ("events", "said", "when"))
            source, checked = row["source"], row["checked"]
            found.append(Ground(name, row["words"], events, said, when, source, checked))
        except KeyError as error:
            raise BrokenLaw("change_reasons.toml", error) from error
        if unknown := [kind for kind in events if kind not in event_kinds()]:
            raise BrokenLaw("change_reasons.toml", f"{name} names {', '.join(unknown)}")
    return tuple(found)


def reasons(case: Case) -> tuple[Reason, ...]:
    """Everything on the case that may ask for a change of the plan being written, newest first."""
    going_to = AMENDED if amends(case) else FINAL
    found = (_reason(event) for event in reversed(_since_the_plan(case)))
    return tuple(one for one in found if one is not None and going_to in one.ground.when)


def amends(case: Case) -> bool:
    """Whether the next plan amends the one in force."""
    return next_plan(case) is VersionKind.AMENDED


def ties(case: Case) -> Mapping[str, Tie]:
    """The reason that stands for each change, by its key: the one that was given last."""
    return _ties(case, case.live)


def _ties(case: Case, events: Iterable[Event]) -> dict[str, Tie]:
    found: dict[str, Tie] = {}
    for event in (one for one in events if one.kind in {TIED, UNTIED}):
        reason = _reason(case.heir(EventId(event.facts.get("reason", ""))))
        for key in event.facts["changes"].split():
            found.pop(key, None)
            if event.kind == TIED and reason is not None:
                found[key] = Tie(reason, event.facts["words"])
    return found


def accounted(sent: Plan, plan: Plan, case: Case) -> tuple[Accounted, ...]:
    """Each change of ``plan`` since ``sent`` that needs a reason, in reading order.

    ``sent`` is the draft that was sent last, or the plan that is in force. Since a draft the
    placement needs none: a draft must leave it open, so filling it in is the decision
    about the institution itself (CFA 2014 ss.38(5), 39 and 40). Nor does what only follows
    from another change: a number, a link to what is gone. The list of advice in section K is
    not looked at: it grows by what comes in, and is nobody's wording.
    """
    known = _ties(case, _since_the_plan(case))
    is_amended = amends(case)
    return tuple(
        Accounted(change, known.get(change.key))
        for change in compare(sent, plan).changes
        if not change.follows and (is_amended or not change.is_place)
    )


def tie_of(changes: Iterable[Change], reason: Event, words: str) -> Happening:
    """The entry that ties these changes to what asked for them, on its day."""
    changes = tuple(changes)
    names = dict.fromkeys(f"{change.place}: {change.what}" for change in changes)
    facts = {
        "changes": " ".join(change.key for change in changes),
        "what": "; ".join(names),
        "reason": str(reason.id),
        "words": words,
    }
    return Happening(TIED, reason.day, facts=facts)


def changes_are_tied(sent: Plan | None, plan: Plan, case: Case) -> Iterator[str]:
    """A rule of ``checks.toml``: the place of each change that no reason was given for.

    ``sent`` is what it may differ from; without it there is nothing.
    """
    if sent is None:
        return
    open_ones = (one.change.place for one in accounted(sent, plan, case) if one.tie is None)
    yield from dict.fromkeys(open_ones)


def _since_the_plan(case: Case) -> tuple[Event, ...]:
    """What happened since the plan in force was issued; all of it where there is none."""
    live = tuple(case.live)
    issued = [at for at, event in enumerate(live) if event.kind in IN_FORCE]
    return live[issued[-1] + 1 :] if issued else live


def _reason(event: Event | None) -> Reason | None:
    if event is None:
        return None
    for ground in grounds():
        if event.kind in ground.events:
            said = (event.facts.get(name, "").strip() for name in ground.said)
            words = next((one for one in said if one), "")
            title = event_kinds()[event.kind].title
            by = event.facts.get("person") or event.facts.get("institution", "")
            return Reason(event.id, ground, title, by, event.day, words)
    return None
