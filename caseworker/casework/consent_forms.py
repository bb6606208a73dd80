"""The consent form of a case, with what is known already put in: whose it is, what, to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from caseworker.casework.consents import sections_under
from caseworker.casework.letter_shelf import letter_on
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.letter import LetterToWrite, Recipient
from caseworker.documents.letter_text import Value
from caseworker.documents.pieces import lines
from caseworker.domain.consent import Giver
from caseworker.domain.consent_record import BOTH, DOCUMENTS, SECTIONS, SHEET, WHOLE
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.days import day_words
from caseworker.domain.listed import listed
from caseworker.domain.regime import regime_on
from caseworker.domain.whose_consent import whose_consent

PLAIN: Final = "consent_asked"
EASY: Final = "consent_asked_easily"
"""The occasions of the two forms."""
_WORDS = {
    WHOLE: "The whole plan, and the reports and papers that belong to it",
    SHEET: "The sheet of strategies: what helps, and nothing else of the plan",
}


_SELF: Final = frozenset({Giver.CHILD, Giver.YOUNG_PERSON, None})
_JUDGED: Final = {
    None: "not_judged",
    Giver.CHILD: "child_judged",
    Giver.PARENT: "parent_judged",
    Giver.YOUNG_PERSON: "young_person",
    Giver.ALTERNATIVE: "alternative",
    Giver.REPRESENTATIVE: "representative",
}
"""The fact by which the form asks how it was judged that this one decides."""
_YES: Final = "yes"


def consent_form_to_print(records: Records, wanted: Wanted, today: date) -> LetterToWrite:
    """What the form says. ``wanted.words`` are facts of a consent by name, as far as known."""
    case, said = records.case(case_of(wanted)), dict(wanted.words)
    form, office = letter_on(records, wanted.which), records.office()
    places = reckoning_of(records.office(), today).places
    whose, regime = whose_consent(case, today, places=places), regime_on(case, today, places)
    names = {str(one.id): one.name for one in records.documents(case.number)}
    until = _until(said, dict(wanted.days))
    reach = filter(None, (office.name, office.telephone, office.email))
    is_easy = form.goes_with == EASY
    words: dict[str, Value] = {
        "called": case.person.called,
        "reach": office.name if is_easy else ", ".join(reach),
        "what": lines("\n".join(_what(said, regime, names))),
        "recipients": lines(said.get("recipients", "")),
        "purposes": lines(said.get("purposes", "")),
        "until": until,
        "no_end": "" if until else _YES,
        "for_another": "" if whose.giver in _SELF else _YES,
        "child": _YES if whose.giver in {Giver.CHILD, None} else "",
        _JUDGED[whose.giver]: _YES,
        "law": whose.source,
    }
    if refusing := consent_rules().refusing.get(regime):
        easy = lines("\n".join(refusing.easy))
        words["no_effect"] = easy if is_easy else refusing.words
    return LetterToWrite(
        form=form,
        case=case.number,
        person=case.person,
        to=Recipient(whose.who, is_person=whose.giver in _SELF),
        on=today,
        officer=wanted.officer,
        role=wanted.role,
        regime=regime,
        words=words,
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
