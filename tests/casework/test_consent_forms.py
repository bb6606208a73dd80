"""The consent form: whose it is by the case and the day, and what is typed already put in."""

from __future__ import annotations

from datetime import date

from caseworker.casework import attachments, cases
from caseworker.casework.consent_forms import consent_form_to_print
from caseworker.casework.office import Office
from caseworker.casework.wanted import Wanted
from caseworker.documents.consent_form import ConsentFormToPrint
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Giver
from tests.builders import a_person
from tests.casework.test_consents import PDF, case, office
from tests.domain.consents import AGNIESZKA, KUBA_BORN

__all__ = ["case", "office"]


def _form(office: Office, wanted: Wanted) -> ConsentFormToPrint:
    return office.see(lambda records, today: consent_form_to_print(records, wanted, today))


def test_what_is_known_stands_on_it(office: Office, case: CaseNumber) -> None:
    advice = attachments.AttachDocument(case, "advice.pdf", PDF)
    document = office.do(attachments.attach_document, advice).made
    words = (
        ("what", "Named sections and documents"),
        ("sections", "B\nF"),
        ("documents", document),
        ("recipients", "Riverside College\nPriya Shah"),
        ("purposes", "A place in September"),
        ("until_event", "Release"),
    )
    wanted = Wanted("consent_form", case, words=words, days=(("until", date(2027, 3, 31)),))

    form = _form(office, wanted)

    assert form.what == (
        "Section B: Special educational needs",
        "Section F: Special educational provision",
        "“advice.pdf”",
    )
    assert form.recipients == ("Riverside College", "Priya Shah")
    assert form.until == "31 March 2027, or release"
    assert (form.giver, form.who) == (None, "Not judged yet")
    assert (form.no_effect, form.easy_no_effect) == ("", ())


def test_in_custody_it_says_that_refusing_changes_nothing(office: Office) -> None:
    kuba = a_person(given="Jakub", born=KUBA_BORN, contacts=(AGNIESZKA,))
    opening = cases.OpenCase(kuba, "custody", date(2026, 10, 5), "A letter")
    inside = CaseNumber(office.do(cases.open_case, opening).made)

    form = _form(office, Wanted("consent_form_easy", inside))

    assert form.no_effect == "Refusing has no effect on regime, privileges or sentence plan."
    assert "Your privileges stay the same." in form.easy_no_effect
    assert (form.what, form.recipients, form.until) == ((), (), "")


def test_a_young_person_is_asked_themselves(office: Office) -> None:
    opening = cases.OpenCase(a_person(), "community", date(2026, 10, 5), "A letter")
    number = CaseNumber(office.do(cases.open_case, opening).made)

    form = _form(office, Wanted("consent_form", number))

    assert (form.giver, form.is_own, form.plan) == (Giver.YOUNG_PERSON, True, "your plan")
