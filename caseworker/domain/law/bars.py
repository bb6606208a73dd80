"""What the law forbids of an entry, as rows: after what, and by which facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from caseworker.domain.days import months_on


@dataclass(frozen=True, slots=True)
class Bar:
    """What the law forbids of a kind of entry, as a row.

    ``own`` are facts of the entry by which it is concerned at all. Then it is forbidden by the
    latest entry of the kind ``after`` whose facts are those of ``where``; or, where ``since`` is
    given, if none of those kinds lies within ``months`` before that one.
    """

    words: str
    source: str
    after: str
    instead: str = ""
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: tuple[str, ...] = ()
    months: int = 0

    def stands(
        self, facts: Mapping[str, str], before: Sequence[tuple[str, date, Mapping[str, str]]]
    ) -> bool:
        """Whether it forbids an entry with these facts, after what was before: kind, day, facts."""
        answered = [(day, said) for kind, day, said in before if kind == self.after]
        if not answered or not _are(facts, self.own) or not _are(answered[-1][1], self.where):
            return False
        on = answered[-1][0]
        days = [day for kind, day, _ in before if kind in self.since and day <= on]
        return not self.since or not days or months_on(max(days), self.months)[0] < on


def _are(facts: Mapping[str, str], wanted: Mapping[str, tuple[str, ...]]) -> bool:
    return all(facts.get(name, "") in values for name, values in wanted.items())
