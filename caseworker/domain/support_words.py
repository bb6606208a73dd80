"""Support in words: hours, money, dose, what a target says."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from caseworker.domain.days import plain
from caseworker.domain.support_cycle import Target

_MINUTES = 60


def hours_words(hours: Decimal) -> str:
    """“13 h 20 min”: what the clock says, not hundredths."""
    minutes = int((hours * _MINUTES).to_integral_value())
    whole, left = divmod(minutes, _MINUTES)
    said = [f"{whole} h"] if whole or not left else []
    return " ".join((*said, f"{left} min")) if left else " ".join(said)


def dosage_words(facts: Mapping[str, str]) -> str:
    """How much, how often, for how long, among how many."""
    often = {"1": "once", "2": "twice"}.get(facts["times"], f"{facts['times']} times")
    said = f"{facts['minutes']} minutes {often} a week for {facts['weeks']} weeks"
    group = facts.get("group", "")
    if not group:
        return said
    return f"{said}, one to one" if group == "1" else f"{said}, in a group of {group}"


def target_words(target: Target) -> str:
    """From where, how it is measured, what counts as met, by when."""
    facts = target.event.facts
    said = [f"From: {facts['baseline']}", f"Measured: {facts['measure']}", f"Aim: {facts['aim']}"]
    said += [f"by {plain(target.by)}"] if target.by else []
    return "  ·  ".join(said)


def dose_words(hours: Decimal, cost: Decimal | None) -> str:
    """What a dose comes to for this child; empty while there is none."""
    if not hours:
        return ""
    money = "its cost isn’t known" if cost is None else f"£{cost:,.2f} for this child"
    return f"{hours_words(hours)} in all; {money}."
