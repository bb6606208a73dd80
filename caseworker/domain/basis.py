"""Why something of a plan may leave: an answer of the gate that lets it go, kept with the paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Answer, Request, Verdict
from caseworker.domain.errors import NotAllowed
from caseworker.domain.pieces_words import in_words

NOTHING: Final = Pieces()
_SOURCE: Final = "SEND Regs 2014 reg 17; Detained Persons Regs 2015 reg 17"


@dataclass(frozen=True, slots=True)
class Basis:
    """What was asked for, what the gate answered on that day, and so why it may leave.

    There is no other way to come by one than an answer that lets something go.

    Raises:
        NotAllowed: the answer lets nothing go, or does not say what it rests on.
    """

    request: Request
    verdict: Verdict
    on: date

    def __post_init__(self) -> None:
        verdict = self.verdict
        if verdict.answer.lets_go and verdict.basis and verdict.covered:
            return
        because = " ".join(one.words for one in verdict.because)
        needs = " ".join(one.words for one in verdict.needs)
        source = next((one.source for one in verdict.because if one.source), _SOURCE)
        words = f"{verdict.headline or verdict.answer.value} {because}".strip()
        raise NotAllowed(words, source=source, instead=needs)

    @property
    def row(self) -> str:
        """What it rests on: the id of a row, or ``consent``."""
        return self.verdict.basis

    @property
    def words(self) -> str:
        """The answer and its reason, as they stand on the cover sheet and in the ledger.

        A duty or a ground is told by its row, a consent by what was consented to.
        """
        is_consent = self.verdict.answer is Answer.BY_CONSENT
        reasons = [one.words for one in self.verdict.because if bool(one.source) is not is_consent]
        said = [self.verdict.answer.value, *reasons[:1]]
        return ": ".join(part.rstrip(".") for part in said if part) + "."

    @property
    def source(self) -> str:
        """Where the law says so."""
        return next((one.source for one in self.verdict.because if one.source), "")

    def covers(self, pieces: Pieces) -> bool:
        """Whether every one of these pieces may go."""
        return not pieces - self.verdict.covered


def refuse_bare(carries: Pieces, basis: Basis | None) -> None:
    """Refuse plan content that nothing lets go.

    Raises:
        NotAllowed: it rests on nothing, or holds more than what it rests on covers.
    """
    if not carries:
        return
    if basis is None:
        raise NotAllowed(
            f"This holds {in_words(carries)} of a plan. It may leave only with consent, by a duty "
            "or on a ground that the law lists.",
            source=_SOURCE,
            instead="Ask on the Disclosures page who may have it.",
        )
    if not basis.covers(carries):
        more = in_words(carries - basis.verdict.covered)
        raise NotAllowed(
            f"What lets this go does not cover {more}. Nothing has left.",
            source=_SOURCE,
            instead="Leave that out, or ask anew on the Disclosures page.",
        )
