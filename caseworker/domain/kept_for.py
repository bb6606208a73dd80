"""Facts that are kept for one thing alone, and no longer than it lasts."""

from __future__ import annotations

from caseworker.domain.case import Case
from caseworker.domain.law.kinds import FactSpec


def may_be_kept(spec: FactSpec, case: Case) -> bool:
    """Whether this fact may be written down now: what it is kept for has begun, and isn’t over."""
    if spec.only_while is None:
        return True
    last = case.last(*spec.only_while.begins, *spec.only_while.ends)
    return last is not None and last.kind in spec.only_while.begins


def is_asked(spec: FactSpec, case: Case) -> bool:
    """Whether it is shown and asked about: while it may be kept, and as long as it is held."""
    return may_be_kept(spec, case) or bool(case.facts.get(spec.name))
