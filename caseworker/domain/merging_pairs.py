"""The pieces of two records side by side: each with how they stand, and what may become of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from caseworker.domain.attachments import size_words
from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.days import day_words
from caseworker.domain.identifiers import IDENTIFIERS
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.merging import (
    ANY,
    BESIDE,
    CHOOSE,
    TAKE,
    Pair,
    Paper,
    Part,
    Side,
    Standing,
    Take,
    chain,
    pointing,
    same_contact,
    same_number,
    same_place,
)
from caseworker.domain.people import Address, Contact, Person
from caseworker.domain.plan import Version, VersionKind
from caseworker.domain.settings import settings

Says = Callable[[Event], str]
"""An entry in words."""

#: The facts of a person that are chosen together, under one title.
FIELDS: Final = {
    "given": ("Forenames", ("given",)),
    "family": ("Surname", ("family",)),
    "born": ("Date of birth", ("born", "born_is_estimated")),
    "known_as": ("Known as", ("known_as",)),
    "pronouns": ("Pronouns", ("pronouns",)),
    "home_authority": ("Home authority", ("home_authority", "home_authority_basis")),
    "whereabouts": ("Where they are now", ("whereabouts",)),
    "looked_after_by": ("Looked after by", ("looked_after_by",)),
    "serving_parent": ("A parent serves", ("serving_parent",)),
    "needs": ("Types of need", ("needs",)),
    "interpreter": ("Interpreter", ("interpreter",)),
    "communication": ("Communication", ("communication",)),
    "print": ("How they need papers", ("print",)),
}
SETTING: Final = "fact/setting"
_NO_CONTACT: Final = "One side says: no contact is to be made. Look at it before you decide."


def compared(ours: Side | None, theirs: Side, says: Says) -> tuple[Pair, ...]:
    """Every piece of either side, by part. Without ``ours`` a case is begun with theirs.

    What only they have comes along unless it is left out; what both have and differs stays as it
    is here unless somebody decides otherwise.
    """
    return (
        *_person(ours, theirs),
        *_numbers(ours, theirs),
        *_addresses(ours, theirs),
        *_contacts(ours, theirs),
        *_facts(ours, theirs),
        *_versions(ours, theirs),
        *_documents(ours, theirs),
        *_entries(ours, theirs, says),
    )


def _pair(
    key: str, part: Part, title: str, said: tuple[str, str], notes: tuple[str, ...] = ()
) -> Pair:
    """A piece of which there is one: it can’t be both. ``said``: ours, and theirs."""
    ours, theirs = said
    if ours == theirs:
        return Pair(key, part, title, Standing.EQUAL, ours, theirs, notes=notes)
    if not theirs:
        return Pair(key, part, title, Standing.OURS, ours, notes=notes)
    if not ours:
        return Pair(key, part, title, Standing.THEIRS, "", theirs, TAKE, Take.THEIRS, notes)
    return Pair(key, part, title, Standing.DIFFERS, ours, theirs, CHOOSE, Take.OURS, notes)


def _person(ours: Side | None, theirs: Side) -> Iterator[Pair]:
    for name, (title, _) in FIELDS.items():
        here = field_words(ours.case.person, name) if ours else ""
        there = field_words(theirs.case.person, name)
        if not here and not there:
            continue
        pair = _pair(f"person/{name}", Part.PERSON, title, (here, there))
        if ours is None and name in {"given", "family", "born"}:
            yield Pair(  # nobody can be written down without
                pair.key, pair.part, title, Standing.THEIRS, "", there, (Take.THEIRS,), Take.THEIRS
            )
        else:
            yield pair


def field_words(person: Person, name: str) -> str:
    """One fact of a person as it is read; empty where nobody said."""
    if name == "born":
        return f"{day_words(person.born)}{' (estimated)' if person.born_is_estimated else ''}"
    if name == "needs":
        return ", ".join(need.value for need in person.needs)
    if name == "serving_parent":
        return "Yes" if person.serving_parent else ""
    if name == "home_authority":
        basis = f" ({person.home_authority_basis})" if person.home_authority_basis else ""
        return f"{person.home_authority}{basis}".strip()
    return str(getattr(person, name)).strip()


def _numbers(ours: Side | None, theirs: Side) -> Iterator[Pair]:
    here = ours.case.person.identifiers if ours else ()
    there = theirs.case.person.identifiers
    for one in there:
        kind = IDENTIFIERS.get(one.kind)
        title, key = kind.title if kind else one.kind, f"number/{one.kind}/{one.value}"
        of_kind = [each.value for each in here if each.kind == one.kind]
        if any(same_number(one, each) for each in here):
            yield Pair(key, Part.NUMBER, title, Standing.EQUAL, one.value, one.value)
        elif of_kind:
            said = ", ".join(of_kind)
            yield Pair(key, Part.NUMBER, title, Standing.DIFFERS, said, one.value, ANY)
        else:
            yield _pair(key, Part.NUMBER, title, ("", one.value))
    for one in here:
        if all(one.kind != each.kind for each in there):
            kind = IDENTIFIERS.get(one.kind)
            key = f"number/{one.kind}/{one.value}"
            yield _pair(key, Part.NUMBER, kind.title if kind else one.kind, (one.value, ""))


def _addresses(ours: Side | None, theirs: Side) -> Iterator[Pair]:
    here, there = ours.case.person.addresses if ours else (), theirs.case.person.addresses
    for at, one in enumerate(there):
        mine = next((each for each in here if same_place(one, each)), None)
        said = address_words(mine) if mine else ""
        yield _pair(f"address/{at}", Part.ADDRESS, "Address", (said, address_words(one)))
    for at, one in enumerate(here):
        if not any(same_place(one, each) for each in there):
            yield _pair(f"address/our-{at}", Part.ADDRESS, "Address", (address_words(one), ""))


def address_words(one: Address) -> str:
    """An address in one line, with its days."""
    days = (("from", one.since), ("until", one.until))
    said = " ".join(f"{word} {day_words(day)}" for word, day in days if day)
    return ", ".join(filter(None, (*one.lines.splitlines(), one.postcode, said, one.note)))


def _contacts(ours: Side | None, theirs: Side) -> Iterator[Pair]:
    here, there = ours.case.person.contacts if ours else (), theirs.case.person.contacts
    for at, one in enumerate(there):
        mine = next((each for each in here if same_contact(one, each)), None)
        title = one.role or "Around the person"
        barred = one.no_contact or (mine is not None and mine.no_contact)
        notes = (_NO_CONTACT,) if barred and (mine is None or mine != one) else ()
        key, said = f"contact/{at}", contact_words(one)
        if mine is None:
            yield _pair(key, Part.CONTACT, title, ("", said), notes)
        elif mine == one:
            yield Pair(key, Part.CONTACT, title, Standing.EQUAL, said, said)
        else:
            ours_said = contact_words(mine)
            yield Pair(
                key, Part.CONTACT, title, Standing.DIFFERS, ours_said, said, ANY, Take.OURS, notes
            )
    for at, one in enumerate(here):
        if not any(same_contact(one, each) for each in there):
            title = one.role or "Around the person"
            yield _pair(f"contact/our-{at}", Part.CONTACT, title, (contact_words(one), ""))


def contact_words(one: Contact) -> str:
    """All that is known of somebody around the person, in one line."""
    marks = (
        "parental responsibility" if one.parental_responsibility else "",
        "no contact is to be made" if one.no_contact else "",
    )
    said = (one.shown, one.role, *marks, one.organisation, one.telephone, one.email, one.note)
    where = ", ".join(one.address.splitlines())
    return ", ".join(filter(None, (*said, where)))


def _facts(ours: Side | None, theirs: Side) -> Iterator[Pair]:
    kinds = settings()
    titles = (kinds[ours.case.setting].title if ours else "", kinds[theirs.case.setting].title)
    setting = _pair(SETTING, Part.FACT, "Setting", titles)
    if ours is None:
        setting = Pair(
            SETTING, Part.FACT, setting.title, Standing.THEIRS, "", titles[1], (Take.THEIRS,),
            Take.THEIRS,
        )  # fmt: skip
    yield setting
    here, there = ours.case.facts if ours else {}, theirs.case.facts
    words = {
        spec.name: spec.words
        for side in (ours, theirs)
        if side is not None
        for spec in kinds[side.case.setting].facts
    }
    for name in dict.fromkeys([*words, *there, *here]):
        ours_said, said = here.get(name, "").strip(), there.get(name, "").strip()
        if ours_said or said:
            yield _pair(f"fact/{name}", Part.FACT, words.get(name, name), (ours_said, said))


def _versions(ours: Side | None, theirs: Side) -> Iterator[Pair]:
    here = ours.versions if ours else ()
    prints = {one.fingerprint for one in here}
    numbered = {_number(one): one for one in here}
    for one in theirs.versions:
        said, key = version_words(one), f"version/{one.key}"
        twin = numbered.get(_number(one))
        if one.fingerprint in prints:
            yield Pair(key, Part.VERSION, one.title, Standing.EQUAL, said, said)
        elif twin is None:
            yield _pair(key, Part.VERSION, one.title, ("", said))
        else:
            note = f"Both are called {one.title}. If both are kept, theirs says whose it is."
            yield Pair(
                key, Part.VERSION, one.title, Standing.DIFFERS, version_words(twin), said, BESIDE,
                Take.BOTH, (note,),
            )  # fmt: skip
    known = {_number(one) for one in theirs.versions} | {
        _number(one) for one in here if one.fingerprint in {o.fingerprint for o in theirs.versions}
    }
    for one in here:
        if _number(one) not in known:
            yield _pair(f"version/{one.key}", Part.VERSION, one.title, (version_words(one), ""))


def _number(one: Version) -> tuple[str, VersionKind, int]:
    return (one.series, one.kind, one.number)


def version_words(one: Version) -> str:
    """Which plan it is, of when, by whom, and what of it isn’t there."""
    kind = plan_kinds().get(one.plan.kind)
    named = f"{kind.title if kind else one.plan.kind}, {one.title}, {day_words(one.issued_on)}"
    signed = f", signed by {one.signature.name}" if one.signature else ""
    cut = f", without {' and '.join(one.left_out)}" if one.left_out else ""
    return f"{named}{signed}{cut}"


def _documents(ours: Side | None, theirs: Side) -> Iterator[Pair]:
    here = {one.sha256: one for one in ours.papers} if ours else {}
    for one in theirs.papers:
        mine, key = here.get(one.sha256), f"document/{one.id}"
        if mine is None:
            yield _pair(key, Part.DOCUMENT, one.name, ("", paper_words(one)))
        else:
            said = (paper_words(mine), paper_words(one))
            yield Pair(key, Part.DOCUMENT, one.name, Standing.EQUAL, *said)
    there = {one.sha256 for one in theirs.papers}
    for mine in here.values():
        if mine.sha256 not in there:
            yield _pair(f"document/{mine.id}", Part.DOCUMENT, mine.name, (paper_words(mine), ""))


def paper_words(one: Paper) -> str:
    """A file by its name and size."""
    return f"{one.name} ({size_words(one.size)})"


def _entries(ours: Side | None, theirs: Side, says: Says) -> Iterator[Pair]:
    """Those that stand; what they correct comes with them."""
    here = ours.case if ours else None
    stands_for = alike(ours, theirs)
    known = {event.id: event for event in here.events} if here else {}
    for event in theirs.case.live:
        key, title, said = f"entry/{event.id}", title_of(event), says(event)
        same = known.get(event.id)
        if same is not None and here is not None:
            yield _known(key, same, event, says, here)
            continue
        corrected = len(chain(event, theirs.case.events)) - 1
        notes = (f"With the {corrected} that it corrects.",) if corrected else ()
        mine = known.get(EventId(stands_for.get(event.id, "")))
        if mine is not None:
            yield Pair(key, Part.ENTRY, title, Standing.EQUAL, says(mine), said)
            continue
        twin = next((one for one in _on_that_day(event, here)), None)
        if twin is None:
            yield _pair(key, Part.ENTRY, title, ("", said), notes)
            continue
        notes = ("Both have one of that day, and not the same.", *notes)
        pair = Pair(key, Part.ENTRY, title, Standing.DIFFERS, says(twin), said, BESIDE)
        yield replace(pair, notes=notes)
    there = {event.id for event in theirs.case.events} | set(stands_for.values())
    for event in here.live if here else ():
        if event.id not in there and not _on_that_day(event, theirs.case):
            yield _pair(f"entry/{event.id}", Part.ENTRY, title_of(event), (says(event), ""))


def _known(key: str, mine: Event, event: Event, says: Says, here: Case) -> Pair:
    """An entry of that id is here: it can’t be written twice, and is never written over."""
    notes = () if mine in here.live else ("It was corrected here since.",)
    said = (title_of(event), says(mine), says(event))
    if _tells(mine, {}) == _tells(event, {}):
        return Pair(key, Part.ENTRY, said[0], Standing.EQUAL, *said[1:], notes=notes)
    note = "It is the same entry, and says something else there. An entry is never written over."
    return Pair(key, Part.ENTRY, said[0], Standing.DIFFERS, *said[1:], notes=(note, *notes))


def _on_that_day(event: Event, case: Case | None) -> tuple[Event, ...]:
    events = case.live if case else ()
    return tuple(one for one in events if one.kind == event.kind and one.day == event.day)


def alike(ours: Side | None, theirs: Side) -> dict[str, str]:
    """Which of our documents and entries are the same as which of theirs, by their ids.

    Documents by their bytes. Entries by all that they say, once what they point to is read as
    ours; each of ours stands for one of theirs at most.
    """
    if ours is None:
        return {}
    here = {one.sha256: one.id for one in ours.papers}
    found = {
        str(one.id): str(here[one.sha256])
        for one in theirs.papers
        if one.sha256 in here and one.id != here[one.sha256]
    }
    taken = {event.id for event in theirs.case.events}
    for event in theirs.case.live:
        mine = next(
            (
                one
                for one in _on_that_day(event, ours.case)
                if one.id not in taken and _tells(one, {}) == _tells(event, found)
            ),
            None,
        )
        if mine is not None and event.id != mine.id:
            taken.add(mine.id)
            for link in chain(event, theirs.case.events):
                found[str(link.id)] = str(mine.id)
    return found


def _tells(event: Event, stands_for: Mapping[str, str]) -> tuple[object, ...]:
    """All that an entry says, as it is read here."""
    read = pointing(event, stands_for, pointers_of(event.kind))
    facts = {name: value.strip() for name, value in read.facts.items() if value.strip()}
    return (event.kind, event.day, event.sent, event.served, facts)


def pointers_of(kind: str) -> frozenset[str]:
    """The facts of such an entry that hold ids: of entries, of documents."""
    found = event_kinds().get(kind)
    if found is None:
        return frozenset()
    return frozenset(spec.name for spec in found.facts if spec.kind.value in _POINTING)


_POINTING: Final = frozenset({"event", "document", "documents", "keys"})


def title_of(event: Event) -> str:
    """What its kind is called here; the kind itself where it isn’t known."""
    found = event_kinds().get(event.kind)
    return found.title if found else event.kind
