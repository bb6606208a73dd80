"""The office that papers come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office that a paper comes from, and the marking that its pages carry."""

    office: str
    marking: str = "OFFICIAL-SENSITIVE"
    address: str = ""
    telephone: str = ""
    email: str = ""
