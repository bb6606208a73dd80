"""The consent form: whose it is by the case and the day, and what is typed already put in."""

from __future__ import annotations

from datetime import date

from caseworker.casework import attachments, cases
from caseworker.casework.consent_forms import EASY, PLAIN, consent_form_to_print
from caseworker.casework.office import Office
from caseworker.casework.wanted import Wanted
from caseworker.documents.letter import LetterToWrite
from caseworker.domain.blocks import Blocks, words
from caseworker.domain.case import CaseNumber
from tests.builders import a_person
from tests.casework.test_consents import PDF, case, office
from tests.domain.consents import AGNIESZKA, KUBA_BORN

__all__ = ["case", "office"]


def _form(office: Office, wanted: Wanted) -> LetterToWrite:
    return office.see(lambda records, today: consent_form_to_print(records, wanted, today))


def _said(form: LetterToWrite, name: str) -> str:
    value: str | Blocks = form.words[name]
    return value if isinstance(value, str) else words(value)


def test_what_is_known_stands_on_it(office: Office, case: CaseNumber) -> None:
    advice = attachments.AttachDocument(case, "advice.pdf", PDF)
    document = office.do(attachments.attach_document, advice).made
    typed = (
        ("what", "Named sections and documents"),
        ("sections", "B\nF"),
        ("documents", document),
        ("recipients", "Riverside College\nPriya Shah"),
        ("purposes", "A place in September"),
        ("until_event", "Release"),
    )
    wanted = Wanted("letter", case, PLAIN, words=typed, days=(("until", date(2027, 3, 31)),))

    form = _form(office, wanted)

    assert _said(form, "what").splitlines() == [
        "Section B: Special educational needs",
        "Section F: Special educational provision",
        "“advice.pdf”",
    ]
    assert _said(form, "recipients").splitlines() == ["Riverside College", "Priya Shah"]
    assert _said(form, "until") == "31 March 2027, or release"
    assert (_said(form, "not_judged"), form.to.name) == ("yes", "Not judged yet")
    assert "no_effect" not in form.words


def test_in_custody_it_says_that_refusing_changes_nothing(office: Office) -> None:
    kuba = a_person(given="Jakub", born=KUBA_BORN, contacts=(AGNIESZKA,))
    opening = cases.OpenCase(kuba, "custody", date(2026, 10, 5), "A letter")
    inside = CaseNumber(office.do(cases.open_case, opening).made)

    form = _form(office, Wanted("letter", inside, EASY))

    assert "Your privileges stay the same." in _said(form, "no_effect").splitlines()
    assert [_said(form, name) for name in ("what", "recipients", "until")] == ["", "", ""]
    plain = _form(office, Wanted("letter", inside, PLAIN))
    effect = "Refusing has no effect on regime, privileges or sentence plan."
    assert _said(plain, "no_effect") == effect


def test_a_young_person_is_asked_themselves(office: Office) -> None:
    opening = cases.OpenCase(a_person(), "community", date(2026, 10, 5), "A letter")
    number = CaseNumber(office.do(cases.open_case, opening).made)

    form = _form(office, Wanted("letter", number, PLAIN))

    assert (_said(form, "young_person"), form.to.is_person) == ("yes", True)
    assert not _said(form, "for_another")
