"""The practice office: its name, who works there, and the passphrase that everybody may know."""

from __future__ import annotations

from datetime import datetime

from caseworker.casework.practice import passphrase
from caseworker.casework.practice.clock import START
from caseworker.casework.records import OfficeFacts
from caseworker.domain.settings import settings

PASSPHRASE = passphrase.PASSPHRASE
OFFICER = "J. Okafor"
ROLE = "administrator"
SIGNS_AS = "SEND casework officer"


def practice_office(now: datetime = START) -> OfficeFacts:
    """What a practice store says of its office: every kind of office at once."""
    return OfficeFacts(
        name="Northmere practice office",
        kinds=tuple(settings()),
        marking="OFFICIAL-SENSITIVE",
        address="SEND casework\nCounty Offices\nQuay Street\nNorthmere\nZZ1 1NM",
        telephone="01632 960400",
        email="send@northmere.example.org",
        advice_service="Northmere SENDIASS, 01632 960480, which is free and independent",
        mediation_adviser="Fairway Mediation Advice, 01632 960490",
        disagreement_service="Common Ground Northmere, 01632 960495",
        schools_list="www.northmere.example.org/schools",
        practice=True,
        practice_now=now,
    )
