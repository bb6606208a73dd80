"""What the consents of a case cover of a request, and what of it was refused.

Consents and refusals are read in the order in which they were given: the latest word on a piece
holds. A refusal is read widely, a consent narrowly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from caseworker.domain.case import EventId
from caseworker.domain.consent import Consent, Giver, Pieces, folded
from caseworker.domain.days import day_words
from caseworker.domain.disclosure import Because, Footing, Held, Request
from caseworker.domain.disclosure_rules import Rules
from caseworker.domain.pieces_words import in_words, joined

_NOTHING: Final = Pieces()


@dataclass(frozen=True, slots=True)
class Cover:
    """``granted`` and ``refused`` are of what was asked; ``because`` says of each consent why."""

    granted: Pieces
    refused: Pieces
    relied_on: tuple[EventId, ...]
    refusals: tuple[Because, ...]
    because: tuple[Because, ...]


def cover(request: Request, footing: Footing, rules: Rules) -> Cover:
    """What is covered today: where several must consent, what all of them agreed to."""
    asked = _Asked(request, footing, rules)
    words = [asked.word(held) for held in footing.held]
    sides = [_latest(footing.held, words, capacities) for capacities in footing.asked_of]
    granted = request.wanted if sides else _NOTHING
    refused = _NOTHING
    for yes, no in sides:
        granted, refused = granted & yes, refused | no
    relied_on, refusals, because = [], [], []
    for held, word in zip(footing.held, words, strict=True):
        if held.consent.refused and word.pieces & refused:
            refusals.append(_refusal(held.consent, word.pieces & refused))
        elif not held.consent.refused and word.pieces & granted:
            relied_on.append(held.consent.event)
            because.append(_consent(held.consent, word.pieces & granted))
        elif word.why:
            because.append(Because(word.why))
    return Cover(granted, refused, tuple(relied_on), tuple(refusals), tuple(because))


@dataclass(frozen=True, slots=True)
class _Word:
    """What one consent or refusal says to this request; ``why`` it says nothing."""

    pieces: Pieces = _NOTHING
    why: str = ""


def _latest(
    held: tuple[Held, ...], words: list[_Word], capacities: frozenset[Giver]
) -> tuple[Pieces, Pieces]:
    """The pieces granted and refused by those who consent in one of these capacities."""
    yes, no = _NOTHING, _NOTHING
    for each, word in zip(held, words, strict=True):
        if each.consent.giver not in capacities:
            continue
        if each.consent.refused:
            yes, no = yes - word.pieces, no | word.pieces
        else:
            yes, no = yes | word.pieces, no - word.pieces
    return yes, no


class _Asked:
    """A request, as a consent is held against it."""

    def __init__(self, request: Request, footing: Footing, rules: Rules) -> None:
        to = request.recipient
        role, purpose = rules.roles[to.role], rules.purposes[request.purpose]
        together = f"{to.organisation}, {to.name}", f"{to.name}, {to.organisation}"
        named = (*together, to.organisation) if to.organisation and to.name else (to.organisation,)
        self._names = folded((*named, to.name, role.id, role.words))
        self._purposes = folded((purpose.id, purpose.words))
        self._to = to.organisation or to.name
        self._purpose = purpose.words
        self._wanted = request.wanted
        self._footing = footing

    def word(self, held: Held) -> _Word:
        consent = held.consent
        if not held.counts or consent.given_on > self._footing.on:
            return _Word(why=f"{_named(consent)}: {held.standing.words}")
        if not any(consent.giver in capacities for capacities in self._footing.asked_of):
            return _Word(why=f"{_named(consent)} is not from whoever decides today.")
        if not self._concerns(consent.recipients, self._names, consent):
            whom = joined(consent.recipients)
            return _Word(why=f"{_named(consent)} is for {whom}, not for {self._to}.")
        if not self._concerns(consent.purposes, self._purposes, consent):
            what = "”, “".join(consent.purposes)
            return _Word(why=f"{_named(consent)} is for “{what}”, not for “{self._purpose}”.")
        pieces = self._covering(consent)
        if not pieces:
            return _Word(why=f"{_named(consent)} covers nothing of what is asked.")
        return _Word(pieces)

    @staticmethod
    def _concerns(said: tuple[str, ...], names: frozenset[str], consent: Consent) -> bool:
        if not said:
            return consent.refused  # a refusal that names nobody refuses everybody
        return not folded(said).isdisjoint(names)

    def _covering(self, consent: Consent) -> Pieces:
        if consent.refused and not consent.whole and not consent.covers:
            return self._wanted
        return consent.covering(self._wanted, self._footing.appendices)


def _named(consent: Consent) -> str:
    what = "refusal" if consent.refused else "consent"
    return f"The {what} of {consent.giver_name} of {day_words(consent.given_on)}"


def _consent(consent: Consent, pieces: Pieces) -> Because:
    until = f", until {day_words(consent.until)}" if consent.until else ""
    return Because(f"{_named(consent)} covers {in_words(pieces)}{until}.")


def _refusal(consent: Consent, pieces: Pieces) -> Because:
    day = day_words(consent.given_on)
    return Because(f"{consent.giver_name} refused {in_words(pieces)} on {day}.")
