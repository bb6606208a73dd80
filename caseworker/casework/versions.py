"""The versions of a plan: who issued each, what it follows, and taking one up again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import uuid4

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting
from caseworker.casework.origins import origins_of
from caseworker.casework.plans import PLAN, next_version
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Event, EventId, Happening
from caseworker.domain.disagreed_with import said_of
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.plan import Plan, Version, VersionKind, WorkingDraft

RESTORED: Final = "version_restored"
GROUP: Final = 8  # signs of a fingerprint that are read in one breath


@dataclass(frozen=True, slots=True)
class VersionSeen:
    """A version, who issued it, and what it came from.

    ``follows`` is the title of the version before it; ``taken_from`` that of the one from
    which it was written anew, where that is another. ``origin`` says where it came from. Each may
    be empty.
    """

    version: Version
    author: str
    follows: str = ""
    taken_from: str = ""
    origin: str = ""
    said: tuple[str, ...] = ()
    """What somebody says of it: see ``disagreed_with.py``."""

    @property
    def short(self) -> str:
        """The first signs of its fingerprint: enough to tell versions apart."""
        return in_groups(self.version.fingerprint)[:GROUP]


@dataclass(frozen=True, slots=True)
class RestoreVersion:
    """Take a version up again: it becomes the plan being written."""

    case: CaseNumber
    title: str
    series: str = BY_LAW


def in_groups(fingerprint: bytes) -> str:
    """A fingerprint as it is read aloud and compared: in groups of eight signs."""
    signs = fingerprint.hex()
    return " ".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def is_same_fingerprint(version: Version, typed: str) -> bool:
    """Whether a fingerprint from somewhere else, however it is set out, is this version's."""
    return "".join(typed.split()).casefold() == version.fingerprint.hex()


def is_as_signed(version: Version) -> bool:
    """Whether the version still says what was signed; False too if nobody signed it."""
    signature = version.signature
    if signature is None:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(signature.public_key)
        key.verify(signature.value, version.fingerprint)
    except (InvalidSignature, ValueError):
        return False
    return True


def versions_seen(
    number: CaseNumber, series: str = BY_LAW
) -> Callable[[Records, date], tuple[VersionSeen, ...]]:
    """A question: every version, oldest first, with its author and what it follows."""

    def ask(records: Records, today: date) -> tuple[VersionSeen, ...]:
        del today
        return see_versions(records, number, series)

    return ask


def see_versions(
    records: Records, number: CaseNumber, series: str = BY_LAW
) -> tuple[VersionSeen, ...]:
    """As ``versions_seen``, where the records are open already."""
    case = records.case(number)
    names = {line.event: line.officer_name for line in records.history(number) if line.event}
    found: list[VersionSeen] = []
    origins = origins_of(records, number)
    before = ""
    for version in records.versions(number, series):
        author = _author(version, case, names)
        taken, origin = _taken_from(version, case, before), origins.of_version(version)
        said = said_of(case, version.title)
        found.append(VersionSeen(version, author, before, taken, origin, said))
        if version.kind is not VersionKind.KEPT:
            before = version.title
    return tuple(found)


def version_called(
    records: Records, number: CaseNumber, title: str, series: str = BY_LAW
) -> Version:
    """Raises NotFound."""
    for version in records.versions(number, series):
        if version.title == title:
            return version
    raise NotFound("There is no such version of this plan.")


def would_be_lost(draft: Plan | None, versions: tuple[Version, ...]) -> bool:
    """Whether what is being written stands in no version yet."""
    return draft is not None and all(version.plan != draft for version in versions)


def restore_version(records: Records, command: RestoreVersion, sitting: Sitting) -> Done:
    """Write on from an earlier version. What was being written is kept as a version first.

    Raises:
        NotFound: there is no such version.
        NotAllowed: the plan being written says the same already, or the case has ended.
    """
    case = records.case(command.case)
    version = version_called(records, case.number, command.title, command.series)
    draft = records.working_draft(case.number, command.series)
    if draft is not None and draft.plan == version.plan:
        raise NotAllowed(f"The plan being written says the same as {version.title} already.")
    facts = {"version": version.title}
    if command.series != BY_LAW:
        facts |= {"series": command.series, "plan": plan_kinds()[version.plan.kind].named}
    if draft is not None and would_be_lost(
        draft.plan, records.versions(case.number, command.series)
    ):
        kept = next_version(records, case, draft.plan, VersionKind.KEPT, sitting.today)
        records.issue(kept)
        facts["kept"] = kept.title
    event = entries.add(records, case, Happening(RESTORED, sitting.today, facts=facts), sitting)
    records.keep_working_draft(
        WorkingDraft(case.number, version.plan, sitting.at, sitting.officer.id, uuid4().hex)
    )
    return entries.said(records, case, event, PLAN)


def _author(version: Version, case: Case, names: Mapping[EventId, str]) -> str:
    """Who signed it; else whoever did what made it, by the history."""
    if version.signature is not None:
        return version.signature.name
    for event in _about(case, version.series):
        made = event.facts.get("kept", "") if event.kind == RESTORED else _title(event)
        if made == version.title and event.id in names:
            return names[event.id]
    return ""


def _taken_from(version: Version, case: Case, before: str) -> str:
    """The version that was taken up last before this one went out, since the one before."""
    taken = ""
    for event in _about(case, version.series):
        said = _title(event)
        if event.kind == RESTORED:
            if event.facts.get("kept") == version.title:
                break
            taken = said
        elif said == version.title:
            break
        elif said == before and event.kind != RESTORED:
            taken = ""
    return "" if taken == before else taken


def _about(case: Case, series: str) -> Iterator[Event]:
    """The entries about versions of the plan of that series; the plan of the law has no mark."""
    return (event for event in case.events if event.facts.get("series", BY_LAW) == series)


def _title(event: Event) -> str:
    """The title of the version that the entry is about: a plan beside the law's has its number."""
    said = event.facts.get("version", "")
    is_issue = event.kind != RESTORED and "series" in event.facts
    return f"{VersionKind.ISSUED.value} {said}" if is_issue else said
