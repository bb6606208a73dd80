"""What an officer said to the changes of a document that came back: how many, whose, and where.

It holds no words of the document or of the plan: only who returned it, counts, and sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from caseworker.domain.checking.looked import listed
from caseworker.domain.returned.proposals import Proposal

ACT: Final = "word_changes_decided"
"""The code of it in the audit."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Changes decided since the last time: ``hands`` are the authors as Word names them.

    ``taken_back`` were accepted before, and undone since. ``sections`` are letters, in the
    order in which the changes stand.
    """

    hands: tuple[str, ...]
    accepted: int
    refused: int
    taken_back: int
    sections: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """For the history: ``Changes by P. Anand in Word: 3 accepted, 1 refused. Sections …``."""
        who = listed(self.hands) or "somebody whom the document doesn’t name"
        counts = ((self.accepted, "accepted"), (self.refused, "refused"))
        said = [f"{count} {word}" for count, word in counts if count]
        if self.taken_back:
            said.append(f"{self.taken_back} accepted before, now undone")
        what = "Section" if len(self.sections) == 1 else "Sections"
        where = f" {what} {listed(self.sections)}." if self.sections else ""
        return f"Changes made in Word by {who}: {', '.join(said)}.{where}"


def decided(
    accepted: Sequence[Proposal], refused: Sequence[Proposal], taken_back: Sequence[Proposal]
) -> Decided:
    """The changes of one document that were decided together."""
    changes = sorted((*accepted, *refused, *taken_back), key=lambda one: one.number)
    return Decided(
        hands=tuple(dict.fromkeys(one.hand.author for one in changes if one.hand.author)),
        accepted=len(accepted),
        refused=len(refused),
        taken_back=len(taken_back),
        sections=tuple(dict.fromkeys(_sections(changes))),
    )


def _sections(changes: Sequence[Proposal]) -> Iterator[str]:
    return (one.place.section for one in changes if one.place is not None)
