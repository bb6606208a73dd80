"""What a letter is before it is about anybody: its words, what it asks, what it must bear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from caseworker.documents.letter_carries import CASE, LetterCarries
from caseworker.documents.letter_text import conditions, placeholders
from caseworker.domain.blocks import Block, Blocks, Run

LAYOUTS: Final = ("letter", "sheet", "form")
"""Greeting and closing; the same without them; or a title over what is filled in by hand."""
OCCASIONS: Final = {
    "disclosure_made": "A copy is given out",
    "copy_asked_back": "A copy is asked back",
    "consent_asked": "Consent to disclosure is asked for",
    "consent_asked_easily": "Consent to disclosure is asked for, in easy words",
    "assessment_asked": "An assessment is to be asked for",
    "assessment_explained": "How to ask for an assessment is explained",
    "reviews_due_listed": "The reviews that are due in a term are listed",
}
"""What a letter may go with that is no entry of a case; one letter goes with each."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What may be appealed against, and the provision that says so."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class StandardBlock:
    """A part that several letters must carry: the right of appeal, mediation."""

    id: str
    title: str
    source: str
    checked: str
    text: Blocks


@dataclass(frozen=True, slots=True)
class MustBear:
    """What the letter with this id must bear, and where that is asked for.

    ``blocks`` and ``grounds`` go by the rules that the person is under. What ``decides``
    can be appealed against, so any other letter about the same event must bear it too.
    """

    id: str
    goes_with: str
    source: str
    blocks: Mapping[str, tuple[str, ...]]
    says: tuple[str, ...] = ()
    decides: bool = False
    grounds: Mapping[str, Ground] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, before it is about anybody.

    ``needs`` and ``days`` are what must be known to write it, each with its words for
    the form. ``blocks`` and ``grounds`` go by the rules that the person is under (the
    regimes of the settings); ``always`` are the blocks under any rules. ``about`` letters
    name the person in a heading, since they go to somebody else; ``dear`` is how they greet
    an office, which has no name to greet. ``also_to`` letters go to others than the one that
    the event names. ``again`` letters are for an event that has happened before. ``where``
    are the facts that the event must have, each one of these values. Under the rules of
    ``place_too`` it goes to where the person is held as well. ``checked`` is ``memory``
    where the law it rests on is marked so. ``carries`` is what of a plan goes with it.
    ``also_with`` are other kinds of event that it goes with. ``offer_to`` is whom it is for, where
    that is neither whoever decides nor whom the event names: “fact:NAME” of the event, “place”
    where the person is, “home authority”, or an actor of the law files among the contacts.
    ``until`` are kinds of event after which it is no longer written about the same thing, unless it
    fits them. ``written_by`` are the actors of the law files that write it; none named is any.
    ``may`` are facts that may be missing: what speaks of them is then left out. ``heading`` is
    what it says above itself, with facts in it, where that isn’t its title. ``ours`` is one that
    the office added or adapted.
    """

    id: str
    title: str
    to: str
    goes_with: str
    source: str
    checked: str
    text: Blocks
    about: bool = False
    also_to: bool = False
    again: bool = False
    dear: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place_too: tuple[str, ...] = ()
    needs: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    may: Mapping[str, str] = field(default_factory=dict)
    layout: str = "letter"
    heading: str = ""
    blocks: Mapping[str, tuple[StandardBlock, ...]] = field(default_factory=dict)
    always: tuple[StandardBlock, ...] = ()
    grounds: Mapping[str, Ground] = field(default_factory=dict)
    ours: bool = False
    carries: LetterCarries = CASE
    also_with: tuple[str, ...] = ()
    offer_to: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    written_by: tuple[str, ...] = ()

    @property
    def goes_with_any(self) -> tuple[str, ...]:
        """Every kind of event that it goes with."""
        return (self.goes_with, *self.also_with)

    def standard(self, regime: str) -> tuple[StandardBlock, ...]:
        """The standard blocks that this letter carries under these rules."""
        return self.blocks.get(regime, self.always)

    def is_known_under(self, regime: str) -> bool:
        """Whether anybody has said what it must carry under these rules.

        A person may be under rules that no letter knows: outside England, or past the age
        up to which those for detained persons hold.
        """
        return regime in self.blocks or all(has == self.always for has in self.blocks.values())

    def placeholders(self, regime: str) -> frozenset[str]:
        """Every fact that the letter and its blocks speak of."""
        return placeholders(self._says(regime)) | conditions(self._says(regime))

    def _says(self, regime: str) -> Blocks:
        blocks = (block for each in self.standard(regime) for block in each.text)
        return (Block(runs=(Run(self.heading),)), *self.text, *blocks)
