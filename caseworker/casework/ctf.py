"""Taking over from a school’s common transfer file what an officer ticked, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework import cases, entries
from caseworker.casework.cases import OpenCase
from caseworker.casework.known_here import Known, known_here
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.ctf import PupilInFile, School
from caseworker.domain.ctf_offers import Alert, Offer, alerts, in_words, offers, taken_over
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.matching import Who
from caseworker.domain.packs import CameFrom
from caseworker.domain.people import Identifier, Person, gaps_in

FLAG = "service_flag_received"
WORDS = "transfer_file_read"
WHAT = "transfer file"
"""What is kept of where each item came from: its key, and the school."""
TOUCHED = frozenset({Touched.CASE, Touched.PERSON, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class TakeOver:
    """What was ticked for a case that we have: each key, with what ours was when it was ticked."""

    case: CaseNumber
    pupil: PupilInFile
    sender: School
    ticked: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OpenFromFile:
    """What was ticked for a case that is to be opened."""

    pupil: PupilInFile
    sender: School
    ticked: frozenset[str]
    setting: str


@dataclass(frozen=True, slots=True)
class PupilSeen:
    """One pupil of a file, beside the case that they are to be taken over to, if there is one.

    ``known`` are cases that may be about the same person.
    """

    pupil: PupilInFile
    offers: tuple[Offer, ...]
    alerts: tuple[Alert, ...]
    known: tuple[Known, ...] = ()
    case: CaseNumber | None = None
    ours: str = ""


def pupil_seen(
    pupil: PupilInFile, number: CaseNumber | None
) -> Callable[[Records, date], PupilSeen]:
    """A question: what there is to tick, beside the case ``number`` or for a new one."""

    def ask(records: Records, today: date) -> PupilSeen:
        del today
        person = records.case(number).person if number is not None else None
        return PupilSeen(
            pupil=pupil,
            offers=offers(pupil, person),
            alerts=alerts(pupil),
            known=() if number is not None else known(records, pupil),
            case=number,
            ours=person.name if person else "",
        )

    return ask


def known(records: Records, pupil: PupilInFile) -> tuple[Known, ...]:
    """Cases that may be about this pupil: by number, by name, by the day of birth."""
    numbers = (*pupil.identifiers, *(_as_now(one) for one in pupil.identifiers))
    sought = Who(
        pupil.given,
        pupil.family,
        pupil.born,
        pupil.known_as,
        identifiers=tuple(dict.fromkeys(numbers)),
    )
    return known_here(records, sought)


def _as_now(number: Identifier) -> Identifier:
    """What was somebody’s UPN may be the one that we know."""
    return Identifier("upn", number.value) if number.kind == "former_upn" else number


def take_over(records: Records, command: TakeOver, sitting: Sitting) -> Done:
    """Write what was ticked to a case that we have.

    Raises:
        Incomplete: nothing is ticked, or what is ticked is impossible.
        NotAllowed: ours has changed since it was ticked.
    """
    case = records.case(command.case)
    now = {one.key: one for one in offers(command.pupil, case.person)}
    if any(now[key].ours != ours for key, ours in command.ticked.items() if key in now):
        raise NotAllowed(
            "What we have was changed after this sheet was opened. Nothing was taken over.",
            instead="Read the file in again.",
        )
    return _written(records, case.number, command, case.person, sitting)


def open_from_file(records: Records, command: OpenFromFile, sitting: Sitting) -> Done:
    """Open a case with what was ticked.

    Raises:
        Incomplete: the name or the date of birth is not among what was ticked.
    """
    pupil = command.pupil
    if "born" not in command.ticked or pupil.born is None:
        raise Incomplete([Gap("born", "A new case needs a date of birth.")])
    if "name" not in command.ticked:
        raise Incomplete([Gap("name", "A new case needs a name.")])
    who = command.sender.name or "a school"
    person = Person(pupil.given, pupil.family, pupil.born)
    opening = OpenCase(person, command.setting, sitting.today, f"a transfer file of {who}")
    opened = cases.open_case(records, opening, sitting)
    number = CaseNumber(opened.made)
    taking = TakeOver(number, pupil, command.sender, dict.fromkeys(command.ticked, ""))
    done = _written(records, number, taking, person, sitting)
    sentence = f"{opened.sentence} {done.sentence}"
    return replace(done, sentence=sentence, act=opened.act, event=opened.event, made=number)


def _written(
    records: Records, number: CaseNumber, command: TakeOver, before: Person, sitting: Sitting
) -> Done:
    pupil, ticked = command.pupil, frozenset(command.ticked)
    taken = [one for one in offers(pupil, None) if one.key in ticked]
    if not taken:
        raise Incomplete([Gap("ticked", "Tick what is to be taken over.")])
    person = taken_over(before, pupil, ticked, sitting.today)
    if gaps := list(gaps_in(person, today=sitting.today)):
        raise Incomplete(gaps)
    if person != before:
        records.save_person(number, person)
    _written_in_words(records, number, command, sitting)
    if "service" in ticked:
        _flag_received(records, number, pupil, sitting)
    records.exchange.provenance.keep(*(
        CameFrom(
            case=number,
            what=WHAT,
            ref=one.key,
            pack="",
            whose=command.sender.words,
            day=sitting.today,
            officer=sitting.officer.id,
        )
        for one in taken
    ))  # fmt: skip
    whose = f" of {command.sender.name}" if command.sender.name else ""
    titles = ", ".join(dict.fromkeys(one.title for one in taken))
    return Done(
        case=number,
        touched=TOUCHED,
        sentence=f"Taken over from a common transfer file{whose}: {titles}.",
        act="transfer_file_taken_over",
        made=number,
    )


def _written_in_words(
    records: Records, number: CaseNumber, command: TakeOver, sitting: Sitting
) -> None:
    """The entry about what the case has no other place for, if any of it was ticked."""
    facts = {key: words for key, _, words in in_words(command.pupil) if key in command.ticked}
    if facts:
        facts["school"] = command.sender.name
        happening = Happening(WORDS, sitting.today, facts=facts)
        entries.add(records, records.case(number), happening, sitting)


def _flag_received(
    records: Records, number: CaseNumber, pupil: PupilInFile, sitting: Sitting
) -> None:
    """The entry from which the duty of S-12 follows, with the concerns where there are any."""
    facts = {"concerns": pupil.service.words} if pupil.service.words else {}
    happening = Happening(FLAG, sitting.today, facts=facts)
    entries.add(records, records.case(number), happening, sitting)
