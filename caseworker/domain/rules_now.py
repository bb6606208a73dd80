"""Which rules a case has come under, why, and which clocks stopped when they changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from caseworker.domain.case import Case
from caseworker.domain.days import DAY
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due, DueState
from caseworker.domain.reason import regime_caution, regime_in_words
from caseworker.domain.regime import every_spell, in_spells
from caseworker.domain.settings import settings


@dataclass(frozen=True, slots=True)
class RulesNow:
    """Rules that are not those of the setting: since when, because of what, by what source.

    ``since`` is None where they hold from the very beginning. ``stopped`` are the duties that were
    open on the day before and are no longer owed. ``caution`` is what must be said beside rules
    that nobody has checked.
    """

    regime: str
    words: str
    since: date | None
    because: str
    why: str
    source: str
    stopped: tuple[Due, ...] = ()
    caution: str = ""


def rules_now(case: Case, reckoning: Reckoning) -> RulesNow | None:
    """The rules that the case is under today; None while they are those of its setting."""
    kinds = reckoning.law.kinds
    spell = in_spells(every_spell(case, kinds, reckoning.places), reckoning.today)
    words, why, source = regime_in_words(spell.regime)
    if spell.regime == settings()[case.setting].regime or not words:
        return None
    stopped = _stopped(case, reckoning, spell.since) if spell.since else ()
    caution = regime_caution(spell.regime)
    return RulesNow(spell.regime, words, spell.since, spell.because, why, source, stopped, caution)


def _stopped(case: Case, reckoning: Reckoning, since: date) -> tuple[Due, ...]:
    """What was open on the day before these rules began and is no longer owed."""
    before = replace(reckoning, today=since - DAY)
    now = {_key(due) for due in dues_of(case, reckoning) if due.state is not DueState.NONE}
    return tuple(due for due in dues_of(case, before) if due.is_to_do and _key(due) not in now)


def _key(due: Due) -> tuple[str, str]:
    """Not by the rules: a duty that goes on under those of the community has not stopped."""
    return due.row.name, due.about
