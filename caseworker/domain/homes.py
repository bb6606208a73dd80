"""Which authority has been the home authority, from which day, and in which nation it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseworker.domain.authorities import ENGLAND, is_same_authority, nation_of_authority
from caseworker.domain.case import Event
from caseworker.domain.days import plain
from caseworker.domain.law.kinds import EventKind, HomeBy


@dataclass(frozen=True, slots=True)
class Home:
    """A home authority, and the day from which it is; None from the very beginning.

    ``nation`` is England where nothing tells of another. ``because`` says what tells it.
    """

    authority: str
    nation: str
    since: date | None = None
    because: str = ""

    @property
    def is_elsewhere(self) -> bool:
        return self.nation != ENGLAND


def homes_of(
    events: Iterable[Event], kinds: Mapping[str, EventKind], home: str
) -> tuple[Home, ...]:
    """Every home authority of a person, oldest first.

    ``home`` is the one that stands with the person now, with no day of its own. It was so from
    the start, unless an entry says that it became so: then nobody has written down who it was
    before. An entry that names the nation wins over what a name tells; of an authority that was
    it already, for all of its time. ``events`` are those that stand, by day.
    """
    said = [(event, by) for event in events if (by := kinds[event.kind].home_by) is not None]
    became = [event.facts.get(by.authority, "") for event, by in said if not by.already]
    is_later = any(is_same_authority(home, one) for one in became)
    found = [_known("" if is_later else home)]
    for event, by in said:
        last = found[-1]
        now = _said_by(event, by, kinds[event.kind], last)
        if now is None:
            continue
        tells_of_last = by.already and (
            not last.authority or is_same_authority(now.authority, last.authority)
        )
        if tells_of_last:
            found[-1] = replace(now, since=last.since)
        else:
            found.append(now)
    return tuple(found)


def home_on(homes: Iterable[Home], day: date | None) -> Home:
    """The one on that day; None is the very beginning."""
    then = [one for one in homes if one.since is None or (day is not None and one.since <= day)]
    return then[-1]


def _known(authority: str) -> Home:
    nation = nation_of_authority(authority) or ENGLAND
    return Home(authority, nation, because=_in(authority, nation))


def _said_by(event: Event, by: HomeBy, kind: EventKind, last: Home) -> Home | None:
    """What the entry says of the home authority; None where it says nothing of it."""
    named, told = event.facts.get(by.authority, ""), event.facts.get(by.nation, "")
    if not named and not told and not by.unsaid:
        return None
    authority = named or (last.authority if told else "")
    nation = told or (nation_of_authority(named) if named else "") or by.unsaid or ENGLAND
    because = f"{kind.title} on {plain(event.day)}: {_in(authority, nation)}"
    return Home(authority, nation, event.day, because)


def _in(authority: str, nation: str) -> str:
    if not authority:
        return f"the home authority is in {nation}"
    return f"the home authority is {authority}, in {nation}"
