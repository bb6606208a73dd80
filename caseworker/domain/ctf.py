"""A school’s common transfer file as values: what it says of each pupil, believed by nobody yet.

Read from a tree of names and words (``from_tree``). What is missing stays empty, what isn't known
here is named in ``passed_over``; no element is needed but a pupil with a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.domain.ctf_tree import Element
from caseworker.domain.ctf_words import Code, ctf_words
from caseworker.domain.errors import UnfitFile
from caseworker.domain.identifiers import checked
from caseworker.domain.minimising import doubtful, minimise_rules, without
from caseworker.domain.people import Address, Contact, Identifier, NeedType

MOST_PUPILS: Final = 4_000
NO_PUPIL: Final = (
    "This transfer file holds no pupil. Nothing was taken from it, and your own copy is untouched. "
    "Ask the school to send it again."
)
_YES: Final = frozenset({"true", "t", "y", "yes", "1"})
_NO: Final = frozenset({"false", "f", "n", "no", "0"})


@dataclass(frozen=True, slots=True)
class Spell:
    """Which provision the pupil had, from which day on."""

    since: date | None
    provision: str


@dataclass(frozen=True, slots=True)
class School:
    """A school that the pupil went to; ``number`` is that of the Department."""

    name: str
    number: str = ""
    entered: date | None = None
    left: date | None = None

    @property
    def words(self) -> str:
        said = " ".join(part for part in (self.name or "A school", self._number) if part)
        days = [
            f"{word} {day:%d/%m/%Y}"
            for word, day in (("from", self.entered), ("to", self.left))
            if day
        ]
        return " ".join([said, *days])

    @property
    def _number(self) -> str:
        return f"({self.number})" if self.number else ""


@dataclass(frozen=True, slots=True)
class Service:
    """What the file says of a service family: the flag (None: nothing), and the concerns."""

    flag: bool | None = None
    concerns: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """The concerns, as the file has them; nothing where none is filled in."""
        return "; ".join(f"{about}: {said}" for about, said in self.concerns)


@dataclass(frozen=True, slots=True)
class PupilInFile:
    """One pupil, as the file has them. ``passed_over`` names what nothing is made of here.

    ``spared`` is what was found in its words and left out, such as a rank (``minimise.toml``).
    """

    given: str
    family: str
    born: date | None = None
    known_as: str = ""
    identifiers: tuple[Identifier, ...] = ()
    languages: tuple[str, ...] = ()
    looked_after: bool | None = None
    care_authority: str = ""
    spells: tuple[Spell, ...] = ()
    needs: tuple[NeedType, ...] = ()
    other_needs: tuple[str, ...] = ()
    address: Address | None = None
    contacts: tuple[Contact, ...] = ()
    attendance: str = ""
    schools: tuple[School, ...] = ()
    service: Service = Service()
    passed_over: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def sen(self) -> str:
        """The history of provision and the needs that have no type here, in words."""
        said = [
            f"{one.provision} from {one.since:%d/%m/%Y}" if one.since else one.provision
            for one in self.spells
        ]
        return "; ".join([*said, *self.other_needs])


@dataclass(frozen=True, slots=True)
class TransferFile:
    """One file: who sent it, when it was made, and the pupils in it."""

    sender: School
    made_on: date | None
    version: str
    is_partial: bool
    pupils: tuple[PupilInFile, ...]


def from_tree(tree: object) -> TransferFile:
    """The file that a tree of ``[name, words, [trees]]`` holds.

    Raises:
        ValueError: this is no such tree.
        UnfitFile: there is no pupil in it, or more than any school has.
    """
    root = Element.of(tree)
    pupils = root.every("Pupil")
    if not pupils:
        raise UnfitFile(NO_PUPIL)
    if len(pupils) > MOST_PUPILS:
        raise UnfitFile("This transfer file holds more pupils than any school has.")
    header = root.one("Header")
    sender = _school(header.at("sender"))
    found = TransferFile(
        sender=sender,
        made_on=_day(header.say("made_at")[:10]),
        version=header.say("version"),
        is_partial=header.say("qualifier").casefold() == "partial",
        pupils=tuple(filter(lambda pupil: pupil.name, map(_pupil, pupils))),
    )
    if not found.pupils:
        raise UnfitFile(NO_PUPIL)
    return found


def _pupil(pupil: Element) -> PupilInFile:
    details = pupil.at("details")
    care, sen = pupil.at("looked_after"), pupil.at("sen")
    needs = [_coded(ctf_words().needs, one.say("need_code")) for one in sen.within("need")]
    found = PupilInFile(  # every question marks what it asks for as known
        given=pupil.say("given"),
        family=pupil.say("family"),
        born=_day(pupil.say("born")),
        known_as=details.say("preferred"),
        identifiers=_identifiers(pupil, details),
        languages=_languages(details.at("languages")),
        looked_after=_flag(care.say("in_care")),
        care_authority=care.say("care_authority"),
        spells=tuple(_spell(one) for one in sen.all_of("spell")),
        needs=tuple(dict.fromkeys(code.need for code in needs if code.need)),
        other_needs=tuple(dict.fromkeys(code.words for code in needs if not code.need)),
        address=_address(pupil.at("address")),
        contacts=tuple(filter(None, map(_contact, pupil.within("contact")))),
        attendance=_attendance(pupil.at("attendance")),
        schools=tuple(_school(one) for one in pupil.at("schools").all_of("school")),
        service=_service(pupil),
    )
    return replace(_spared(found), passed_over=pupil.left_over)


def _spared(found: PupilInFile) -> PupilInFile:
    """The pupil without what is better not kept of those around them, and what that was."""
    rules = [rule for rule in minimise_rules() if rule.in_files]
    titles: list[str] = []

    def spare(words: str) -> str:
        doubts = doubtful(words, rules)
        titles.extend(one.rule.title for one in doubts)
        return without(words, doubts).strip(" ,;")

    contacts = tuple(
        replace(one, name=spare(one.name), address=spare(one.address)) for one in found.contacts
    )
    concerns = tuple((about, spare(said)) for about, said in found.service.concerns)
    return replace(
        found,
        contacts=tuple(one for one in contacts if one.name),
        service=replace(found.service, concerns=tuple(one for one in concerns if one[1])),
        spared=tuple(dict.fromkeys(titles)),
    )


def _identifiers(pupil: Element, details: Element) -> tuple[Identifier, ...]:
    said = [
        ("upn", pupil.say("upn")),
        ("uln", pupil.say("uln")),
        ("uci", pupil.say("uci")),
        *(("former_upn", one.words) for one in details.all_of("former_upn")),
    ]
    return tuple(Identifier(kind, checked(kind, value).value) for kind, value in said if value)


def _languages(languages: Element) -> tuple[str, ...]:
    known = ctf_words().languages
    return tuple(dict.fromkeys(known.get(one, one) for one in languages.say_all("language")))


def _spell(spell: Element) -> Spell:
    since, said = _day(spell.say("since")), spell.say("provision")
    code = _coded(ctf_words().provisions, said)
    doubt = "" if code.fits(since) else f" (code {said} was not given on that day)"
    return Spell(since, f"{code.words}{doubt}")


def _coded(codes: Mapping[str, Code], said: str) -> Code:
    return codes.get(said.upper()) or Code(f"code {said}" if said else "not said")


def _address(address: Element) -> Address | None:
    said = [words for words in address.say_all("lines") if words]
    postcode = checked("postcode", address.say("postcode")).value
    return Address("\n".join(said), postcode) if said or postcode else None


def _contact(contact: Element) -> Contact | None:
    name = f"{contact.say('given')} {contact.say('family')}".strip()
    where = _address(contact.at("address"))
    told = contact.say("relationship")
    if not name:
        return None
    return Contact(
        name=name,
        role=ctf_words().relationships.get(told.upper(), told) or "Contact",
        address="\n".join(filter(None, (where.lines, where.postcode))) if where else "",
        telephone=", ".join(contact.say_all("telephone")[:2]),
        email=contact.say("email"),
        note="The file says: responsible." if _flag(contact.say("responsible")) else "",
    )


def _attendance(attendance: Element) -> str:
    """Sessions by year, in words."""
    said = []
    for year in attendance.around("possible"):
        possible, attended = year.say("possible"), year.say("attended")
        absences = [
            f"{number} {word}"
            for name, word in (("authorised", "authorised"), ("unauthorised", "unauthorised"))
            if (number := year.say(name))
        ]
        words = f"{attended or 'not said how many'} of {possible} sessions attended"
        if absences:
            words = f"{words}, absent {' and '.join(absences)}"
        when = year.say("year")
        said.append(f"{when}: {words}" if when else words)
    return "; ".join(said)


def _school(school: Element) -> School:
    numbers = (school.say("authority"), school.say("establishment"))
    return School(
        school.say("school_name"),
        "/".join(filter(None, numbers)),
        _day(school.say("entered")),
        _day(school.say("left")),
    )


def _service(pupil: Element) -> Service:
    """The flag and the concerns, wherever in the pupil's element the year's file has them."""
    flags = [flag for said in pupil.say_all("service_flag") if (flag := _flag(said)) is not None]
    section = pupil.at("service")
    concerns = []
    for words, names in ctf_words().concerns:
        said = next(filter(None, (section.words_of(name) for name in names)), "")
        flag = _flag(said)
        if said and flag is not False:
            concerns.append((words, "yes" if flag else said))
    return Service(any(flags) if flags else None, tuple(concerns))


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _flag(said: str) -> bool | None:
    plain = said.casefold()
    return True if plain in _YES else False if plain in _NO else None
