"""The address book and our card, for the walks over every paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from caseworker.documents.address_book import BookToPrint
from caseworker.documents.card_slip import CardToPrint
from caseworker.documents.directory_list import DirectoryToPrint
from caseworker.documents.families_booklet import FamiliesToPrint
from caseworker.documents.help_sheet import HelpToPrint
from caseworker.documents.letter_text import blocks_of
from caseworker.domain.directory import Place
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from tests.directories import OAKFIELD

TODAY: Final = date(2026, 11, 23)
_KEY: Final = ReceiverKey("a1" * 32, "b1" * 32, date(2026, 1, 5))
_COMPARED: Final = replace(_KEY, compared=Compared(TODAY, "Dana Okafor", "By telephone"))
_OTHER: Final = ReceiverKey("a2" * 32, "b2" * 32, TODAY)

_CLUB: Final = Place(
    "club",
    "short_breaks",
    "Elm Saturday Club",
    telephone="01632 960340",
    web="elmclub.example",
    age_from=8,
    who_for="Brothers and sisters may come, too",
    offers="Games, cooking and trips on Saturdays from 10 to 3. Staff can give medicine.",
    how="Call, and come for a first morning.",
    for_families=True,
)
_SHUT: Final = Place(
    "shut", "school", "Ash Primary School", closed=date(2026, 8, 31), successor="Beech Academy"
)


def books() -> Mapping[str, Mapping[str, object]]:
    """What each is drawn from, by the name of the kind and then of the example."""
    return {
        "address_book": {
            "address-book": BookToPrint(_offices(), TODAY, "closed ones, too"),
            "address-book-empty": BookToPrint((), TODAY),
        },
        "directory_list": {
            "places": DirectoryToPrint((OAKFIELD, _CLUB, _SHUT), TODAY, "closed ones, too"),
            "places-none": DirectoryToPrint((), TODAY),
        },
        "families_booklet": {
            "booklet": FamiliesToPrint((_CLUB, OAKFIELD), TODAY, "For age 12"),
            "booklet-none": FamiliesToPrint((), TODAY),
            "what-may-help": FamiliesToPrint((_CLUB, OAKFIELD), TODAY, sheet=True),
        },
        "help_sheet": {
            "help": HelpToPrint(
                "What may leave",
                blocks_of(
                    "Nothing leaves without an answer.\n\n* Who asks\n* For what\n\n"
                    "**Consent** is for a purpose.\n\n*SEND Regs 2014 reg 17*"
                ),
                TODAY,
            )
        },
        "card_slip": {
            "our-card": CardToPrint(
                "Local authority",
                ("SEND casework", "County Offices"),
                "01632 960400",
                "send@northmere.example",
                ("burger", "horse", "april", "august", "thistle", "spruce"),
                "TC-0123abcd.card",
                date(2026, 1, 5),
                TODAY,
            )
        },
    }


def _offices() -> tuple[Receiver, ...]:
    ashdown = Receiver(
        ReceiverId("ashdown"),
        "Ashdown Borough Council",
        "authority",
        "Town Hall\nAshdown",
        "01632 960210",
        "send@ashdown.example",
        former=("Ashdown and Vale District Council",),
        keys=(_COMPARED,),
    )
    return (
        ashdown,
        replace(
            ashdown,
            id=ReceiverId("eastwold"),
            name="Eastwold Council",
            former=(),
            keys=(replace(_COMPARED, ended=TODAY), _OTHER),
        ),
        Receiver(
            ReceiverId("greywell"),
            "Greywell Secure Training Centre",
            "establishment",
            closed=date(2026, 6, 30),
        ),
    )
