"""The consent form of a case, with what is known already put in: whose it is, what, to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from caseworker.casework.consents import sections_under
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.consent_form import ConsentFormToPrint
from caseworker.domain.consent_record import BOTH, DOCUMENTS, SECTIONS, SHEET, WHOLE
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.days import day_words
from caseworker.domain.listed import listed
from caseworker.domain.regime import regime_on
from caseworker.domain.whose_consent import whose_consent

_WORDS = {
    WHOLE: "The whole plan, and the reports and papers that belong to it",
    SHEET: "The sheet of strategies: what helps, and nothing else of the plan",
}


def consent_form_to_print(records: Records, wanted: Wanted, today: date) -> ConsentFormToPrint:
    """What the form says. ``wanted.words`` are facts of a consent by name, as far as known."""
    case, said = records.case(case_of(wanted)), dict(wanted.words)
    whose, regime = whose_consent(case, today), regime_on(case, today)
    names = {str(one.id): one.name for one in records.documents(case.number)}
    refusing = consent_rules().refusing.get(regime)
    return ConsentFormToPrint(
        case.number,
        case.person,
        today,
        whose.giver,
        whose.who,
        tuple(_what(said, regime, names)),
        listed(said.get("recipients", "")),
        listed(said.get("purposes", "")),
        _until(said, dict(wanted.days)),
        refusing.words if refusing else "",
        refusing.easy if refusing else (),
        whose.source,
    )


def _what(said: dict[str, str], regime: str, names: dict[str, str]) -> Iterable[str]:
    what = said.get("what", "")
    if what in _WORDS:
        yield _WORDS[what]
    titles = sections_under(regime)
    if what in {SECTIONS, BOTH}:
        for letter in listed(said.get("sections", "")):
            yield f"Section {letter}: {titles[letter]}"
    if what in {DOCUMENTS, BOTH}:
        for document in listed(said.get("documents", "")):
            yield f"“{names.get(document, 'a document')}”"


def _until(said: dict[str, str], days: dict[str, date]) -> str:
    parts = [day_words(days["until"])] if "until" in days else []
    if event := said.get("until_event", ""):
        parts.append(event[:1].lower() + event[1:] if parts else event)
    return ", or ".join(parts)
