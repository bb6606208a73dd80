"""The office that papers come from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caseworker.domain.house_style import PLAIN, HouseStyle


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office that a paper comes from, and the marking that its pages carry.

    The services are named, each with how to reach it, in letters that must speak of them.
    ``caution`` is what whoever holds a paper of this case must not do yet: it stands at the head of
    every page, and no drawer has to think of it.
    """

    office: str
    marking: str = "OFFICIAL-SENSITIVE"
    address: str = ""
    telephone: str = ""
    email: str = ""
    mediation_adviser: str = ""
    disagreement_service: str = ""
    advice_service: str = ""
    style: HouseStyle = PLAIN
    caution: str = ""

    @property
    def for_everybody(self) -> Letterhead:
        """The same on a paper that tells of no case and is given away, to families or the press.

        A marking, words on handling or a day to destroy it by would say that it is to be hidden.
        """
        style = replace(self.style, handling="", destroy_after=0)
        return replace(self, marking="", style=style)

    @property
    def contact(self) -> str:
        """How to reach the office, in one line."""
        address = ", ".join(line.strip() for line in self.address.splitlines() if line.strip())
        return " · ".join(filter(None, [address, self.telephone, self.email]))
