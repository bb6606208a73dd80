"""A child or young person, made up by chance: believable, various, and nobody."""

from __future__ import annotations

from datetime import date, timedelta

from caseworker.casework.practice.dice import Dice, words
from caseworker.domain.ages import year_group
from caseworker.domain.identifiers import nhs_digit, upn_letter
from caseworker.domain.people import Address, Contact, Identifier, NeedType, Person

AGES = {"community": (4, 21), "service_children": (4, 17), "custody": (13, 17)}
YEAR_7, YEAR_12 = 7, 12


def person(dice: Dice, setting: str, on: date) -> Person:
    """Somebody who might be in that setting on that day."""
    given, family = dice.word("given"), dice.word("family")
    age = dice.between(*AGES[setting])
    born = on - timedelta(days=age * 365 + dice.between(1, 364))
    authority = dice.word("authorities")
    needs = [NeedType[need["code"]] for need in dice.some(words()["need"], 1, 3)]
    home = _home(dice)
    return Person(
        given=given,
        family=family,
        born=born,
        known_as=given[:3] if dice.once_in(12) else "",
        home_authority=authority,
        home_authority_basis=f"Lives in {authority}",
        whereabouts="" if setting == "custody" else "At home",
        serving_parent=setting == "service_children",
        needs=tuple(needs),
        interpreter=dice.word("interpreters"),
        communication=dice.word("communication"),
        identifiers=_identifiers(dice.place, born),
        addresses=(Address(home[0], home[1], since=born + timedelta(days=dice.between(0, 1500))),),
        contacts=_contacts(dice, family, home),
    )


def school(dice: Dice, born: date, on: date) -> str:
    """A school or college for somebody of that age."""
    group = year_group(born, on)
    kind = "primaries" if group < YEAR_7 else "secondaries" if group < YEAR_12 else "colleges"
    return str(dice.word(kind))


def release_told(dice: Dice, on: date) -> dict[str, str]:
    """The facts of the entry that tells on which day somebody in custody is to leave."""
    day = on + timedelta(days=dice.between(30, 300))
    return {
        "what": dice.among(["At half-way of the order", "Early release", "Conditional release"]),
        "on": day.isoformat(),
        "source": "E-mail of the resettlement team",
    }


def setting_facts(dice: Dice, setting: str, someone: Person, on: date) -> dict[str, str]:
    """What the setting asks about a case."""
    if setting == "custody":
        return {
            "held_at": dice.word("establishments"),
            "basis": dice.among(["Remanded", "Sentenced", "Sentenced", "Recalled"]),
            "prison_number": f"Z{dice.place % 10000:04d}ZZ",
            "host_authority": dice.word("authorities"),
        }
    facts = {"attends": school(dice, someone.born, on)}
    if setting == "service_children":
        country, station = dice.word("stations")
        facts |= {
            "serving_parent": someone.contacts[0].name,
            "service": dice.word("services"),
            "country": country,
            "station": station,
        }
    return facts


def _home(dice: Dice) -> tuple[str, str]:
    lines = f"{dice.between(1, 180)} {dice.word('streets')}"
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    # No post town begins with ZZ, so nothing can be sent there by mistake.
    code = f"ZZ{dice.between(1, 9)} {dice.between(1, 9)}{dice.among(letters)}{dice.among(letters)}"
    return lines, code


def _contacts(dice: Dice, family: str, home: tuple[str, str]) -> tuple[Contact, ...]:
    address = "\n".join(home)
    roles = dice.among([["Mother"], ["Father"], ["Mother", "Father"], ["Mother", "Father"]])
    parents = [
        Contact(
            name=f"{dice.word('adults')} {family if not dice.once_in(5) else dice.word('family')}",
            role=role,
            parental_responsibility=True,
            address=address,
            telephone=_telephone(dice),
            no_contact=role == "Father" and dice.once_in(25),
        )
        for role in roles
    ]
    teacher = Contact(
        name=f"{dice.word('adults')} {dice.word('family')}",
        role="SEN co-ordinator",
        telephone=_telephone(dice),
    )
    return (*parents, teacher)


def _telephone(dice: Dice) -> str:
    return f"07700 900{dice.between(0, 999):03d}"  # kept by Ofcom for plays and tests


def _identifiers(place: int, born: date) -> tuple[Identifier, ...]:
    """Numbers of the establishment that isn't there (9999) and of the test range (999)."""
    authority, serial = 800 + place // 1000 % 100, place % 1000
    rest = f"{authority}9999{(born.year + 5) % 100:02d}{serial:03d}"
    numbers = [Identifier("upn", f"{upn_letter(rest)}{rest}")]
    nine = f"999{place % 1_000_000:06d}"
    digit = nhs_digit(nine)
    if digit:
        numbers.append(Identifier("nhs", f"{nine[:3]} {nine[3:6]} {nine[6:]}{digit}"))
    return tuple(numbers)
