"""May this leave, on this case and on this day? The gate, asked of a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from caseworker.domain.case import Case, Stage
from caseworker.domain.consent import Giver, WhoseConsent
from caseworker.domain.consent_record import consents_of
from caseworker.domain.consent_standing import standing
from caseworker.domain.disclosure import Footing, Held, Request, Verdict
from caseworker.domain.disclosure_rules import Rules, the_rules
from caseworker.domain.establishments import Establishments
from caseworker.domain.law import event_kinds
from caseworker.domain.regime import regime_on
from caseworker.domain.verdict import verdict_on
from caseworker.domain.whose_consent import whose_consent

_BESIDE = frozenset({Giver.PARENT, Giver.REPRESENTATIVE})


def may_disclose(
    case: Case, request: Request, on: date, *, stricter: bool = False, rules: Rules | None = None
) -> Verdict:
    """The answer of the gate to ``request`` on that day, with the part that it covers.

    ``stricter`` is the option of an office to ask a parent beside a child who understands;
    ``rules`` are the rows as the office has them, and as they are shipped without it.
    """
    return verdict_on(request, footing_of(case, on, stricter=stricter), rules or the_rules())


def footing_of(
    case: Case, on: date, *, stricter: bool = False, places: Establishments | None = None
) -> Footing:
    """What the case stands on, on that day: nothing that was recorded for a later one.

    ``places`` are the establishments as the office knows them: in which nation somebody is held
    decides whose rules hold.
    """
    whose = whose_consent(case, on, stricter=stricter, places=places)
    kinds = event_kinds()
    then = replace(case, events=tuple(event for event in case.live if event.day <= on))
    stage = then.stage(kinds)
    closing = [event.kind for event in then.live if kinds[event.kind].leads_to == stage.value]
    return Footing(
        on=on,
        regime=regime_on(case, on, places),
        stage=stage,
        whose=whose,
        asked_of=tuple(_asked_of(whose)),
        held=tuple(
            Held(consent, standing(consent, case, on, stricter=stricter))
            for consent in consents_of(case)
        ),
        appendices=appendices_of(case, on),
        goes_on=then.goes_on(kinds),
        closed_by=closing[-1] if stage is Stage.CLOSED else "",
    )


def appendices_of(case: Case, on: date) -> frozenset[str]:
    """The documents that are part of the plan, by id (SEND Regs 2014 reg 17(5))."""
    then = replace(case, events=tuple(event for event in case.live if event.day <= on))
    kinds = the_rules().appendices
    named = (event.facts.get("document", "") for event in then.all_of(*kinds))
    return frozenset(filter(None, named))


def _asked_of(whose: WhoseConsent) -> Iterator[frozenset[Giver]]:
    """The capacities of the one whom the law asks, and of the one asked beside them."""
    if whose.giver is None:
        return
    if whose.also is None:
        yield whose.givers
        return
    yield frozenset({whose.giver})
    yield _BESIDE & whose.givers
