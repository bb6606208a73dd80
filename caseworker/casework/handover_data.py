"""What is handed over as plain data, fit for JSON: one value for the case, one for each version.

The shape is that of ``schemas/handover-case.json`` and ``schemas/handover-plan.json``, and is told
in ``docs/handover-data.md``. The way back is ``handover_read``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from caseworker.casework.versions import is_as_signed
from caseworker.domain.blocks import fit
from caseworker.domain.case import Event
from caseworker.domain.filing import Filing
from caseworker.domain.handover import NEWER, DocumentGiven, HandOver, VersionGiven
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.people import Person
from caseworker.domain.plan import Version, plan_from_data, plan_to_data
from caseworker.domain.withheld import cut

CASE: Final = "caseworker-case"
PLAN: Final = "caseworker-plan"
MAJOR: Final = 1
"""A reader refuses another; what is added to the format without harm raises ``MINOR`` alone."""
MINOR: Final = 1
FILED: Final = (
    "sort", "day", "from_whom", "needs", "themes", "note", "came_with", "supersedes",
)  # fmt: skip
"""What is told of how a document is filed."""
MEDIA: Final = "application/json"

Says = Callable[[Event], str]
"""An entry in words, as far as they may go."""


def to_data(handover: HandOver, kinds: Mapping[str, EventKind], says: Says) -> dict[str, Any]:
    """Everything but the versions and the bytes of the documents: they are pieces of their own.

    ``says`` gives the sentence of each entry, for whoever reads it without this program. The
    versions are listed, with their fingerprints, so that a missing one is noticed.
    """
    case = handover.case
    said = {
        "format": CASE,
        "major": MAJOR,
        "minor": MINOR,
        "office": handover.office,
        "made_on": handover.made_on,
        "number": case.number,
        "setting": case.setting,
        "officer": case.officer,
        "restricted": handover.restricted,
        "officers": dict(handover.officers),
        "person": _person(case.person),
        "facts": dict(case.facts),
        "superseded": [_plain(one) for one in case.superseded],
        "events": [_event(event, kinds, says) for event in case.events],
        "clocks": [_plain(one) for one in handover.clocks],
        "consents": [_plain(one) for one in handover.consents],
        "versions": [_listed(one) for one in handover.versions],
        "documents": [_document(one) for one in handover.documents],
        "withheld": [_plain(one) for one in handover.withheld],
    }
    data: dict[str, Any] = _fit(said)
    return data


def version_to_data(given: VersionGiven) -> dict[str, Any]:
    """One version: what was issued, as it was signed, without what is left out.

    The SHA-256 of ``version`` as JSON with sorted keys, no white and in UTF-8 is ``fingerprint``.
    """
    version = given.version
    signature = version.signature
    data: dict[str, Any] = {
        "format": PLAN,
        "major": MAJOR,
        "minor": MINOR,
        "case": version.case,
        "issued_by": version.whose,
        "series": given.series,
        "title": version.title,
        "fingerprint": version.fingerprint.hex(),
        "whole": given.whole,
        "left_out": list(given.left_out),
        "version": version.data,
        "advice_entries": [entry.event for entry in version.advice],
        "signature": None,
    }
    if signature is not None:
        data["signature"] = {
            "officer": signature.officer,
            "name": signature.name,
            "role": signature.role,
            "day": signature.day.isoformat(),
            "value": signature.value.hex(),
            "public_key": signature.public_key.hex(),
        }
    return data


def as_bytes(data: Mapping[str, Any]) -> bytes:
    """The one text of JSON for such data: sorted keys, no white, UTF-8."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def given(version: Version, left_out: Iterable[str] = ()) -> VersionGiven:
    """A version as it goes: without these sections, and without what is not text.

    What is read out of its data is this very version, to the fingerprint. A signature goes only
    with what was signed.
    """
    gone = frozenset(left_out) & frozenset(version.plan.sections)
    kept = cut(version, gone) if gone else version
    gone |= frozenset(version.left_out)
    plan = plan_from_data(_fit(plan_to_data(kept.plan)))
    advice = tuple(
        replace(
            one,
            source=fit(one.source),
            author=fit(one.author),
            role=fit(one.role),
            document=fit(one.document),
        )
        for one in kept.advice
    )
    kept = replace(kept, plan=plan, advice=advice, left_out=tuple(sorted(gone)), of="")
    if gone or not is_as_signed(kept):
        kept = replace(kept, signature=None)
    return VersionGiven(kept, version.fingerprint.hex())


def _event(event: Event, kinds: Mapping[str, EventKind], says: Says) -> dict[str, Any]:
    """One that was kept as it came goes on as it came."""
    kind = kinds.get(event.kind)
    title, said = kind.title if kind else event.kind, says(event)
    if event.kind == NEWER:
        facts = event.facts
        title, said = facts["title"], facts.get("words", "")
        event = replace(event, kind=facts["kind"], facts=json.loads(facts.get("facts", "{}")))
    return {
        "id": event.id,
        "kind": event.kind,
        "title": title,
        "says": said,
        "day": event.day,
        "sent": event.sent,
        "served": event.served,
        "facts": dict(event.facts),
        "replaces": event.replaces,
        "by": event.recorded_by,
        "at": event.recorded_at,
    }


def _listed(given: VersionGiven) -> dict[str, Any]:
    version = given.version
    return {
        "series": given.series,
        "kind": version.plan.kind,
        "title": version.title,
        "number": version.number,
        "issued_on": version.issued_on,
        "fingerprint": version.fingerprint.hex(),
        "whole": given.whole,
        "left_out": list(given.left_out),
    }


def _document(given: DocumentGiven) -> dict[str, Any]:
    """How it is filed stands there only where something may be said of it."""
    data = _plain(given)
    filing = data.pop("filing")
    if filing is None or filing == Filing(given.id):
        return data
    return {**data, "filing": {name: getattr(filing, name) for name in FILED}}


def _person(person: Person) -> dict[str, Any]:
    data = _plain(person)
    data["needs"] = [need.name for need in person.needs]
    for name in ("identifiers", "addresses", "contacts"):
        data[name] = [_plain(one) for one in getattr(person, name)]
    return data


def _plain(value: Any) -> dict[str, Any]:
    """The fields of a value that holds nothing but words, days and truths."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _fit(value: Any) -> Any:
    """The same as JSON has it: days in ISO form, texts without what is not text."""
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {fit(name): _fit(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_fit(one) for one in value]
    return value
