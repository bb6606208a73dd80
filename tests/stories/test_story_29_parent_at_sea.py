"""Story 29: the serving parent is at sea, so who can sign?

Serving parent unreachable, other parent has PR. The child is 13 and is judged to understand, so
the consent I record is hers, with how, by whom and when that was judged; the other parent’s view
stands beside it as “parent with PR”. Had she been judged not to understand, the same form takes
the other parent’s consent and asks why. Disclosure unlocks for the stated scope only.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date

from caseworker.casework import cases
from caseworker.domain.people import Contact, Person
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import fills_in, records
from tests.days.window.test_disclosures import answers

TODAY = date(2026, 11, 23)
MAREK = Contact("Marek Barlow", "Father", parental_responsibility=True)
ROSA = Contact("Rosa Barlow", "Mother", parental_responsibility=True)
MAJA = Person("Maja", "Barlow", date(2013, 4, 5), serving_parent=True, contacts=(MAREK, ROSA))
AT_SEA = "At sea, ship’s time not known"
SCOPE = {
    "recipients": "King Richard School",
    "purposes": "To look for a place",
    "chosen_what": "Named sections",
    "chosen_how": "Signed form",
}


def test_story_29_the_child_signs_and_the_other_parents_view_stands_beside(
    desktop: Desktop,
) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("service_children")) as store:
        opening = cases.OpenCase(MAJA, "service_children", TODAY)
        store.office.do(cases.open_case, opening)
    officer = desktop.signs_in()
    officer.finds_person("Barlow")

    her_father_cannot_be_reached(officer)
    officer.turns_to("Consent")
    officer.sees("Not judged yet", "Judge whether Maja has the age and the understanding")
    had_she_not_understood(officer)
    the_consent_is_hers(officer)
    disclosure_unlocks_for_its_scope_only(officer)


def her_father_cannot_be_reached(officer: Officer) -> None:
    """By the month, and with no ship: where he is, and the other parent, stand under People."""
    officer.takes("actions", "act_parent_away")
    fills_in(
        officer, who=MAREK.name, chosen_from_monthMonth="November", chosen_from_monthYear="2026"
    )
    officer.finishes("entrySave", "entry")
    records(officer, "reach_noted", who=MAREK.name, chosen_where=AT_SEA, how="E-mail, weekly")
    records(officer, "reach_noted", who=ROSA.name, chosen_where="Cyprus")
    officer.turns_to("People and facts")
    officer.sees(f"{AT_SEA}. E-mail, weekly.", "Parental responsibility")
    officer.sees("Cyprus: now 12:00 there; between 8:00 and 18:00 there it is 6:00 to 16:00 here.")
    officer.turns_to("History")
    officer.sees("Marek Barlow is away from about November 2026.")


def had_she_not_understood(officer: Officer) -> None:
    """The same form takes the other parent’s consent, and asks why."""
    officer.presses("recordConsent")
    fills_in(
        officer, chosen_giver="Parent, for a child who does not", giver_name=ROSA.name, **SCOPE
    )
    officer.ticks("sections_5")
    officer.presses("consentSave")
    officer.sees("Say why the child can’t consent: how it was judged, by whom and when.")


def the_consent_is_hers(officer: Officer) -> None:
    """With how, by whom and when that was judged; her mother’s view stands beside it."""
    fills_in(
        officer, chosen_giver="Child who understands", judged_how="She said who would read it.",
        judged_by="Ms Okafor", judged_on=date(2026, 11, 20),
        other_view="Rosa Barlow, parent with PR: agrees",
    )  # fmt: skip
    assert officer.reads("giver_name") == "Maja Barlow"
    officer.finishes("consentSave", "consentSheet")
    officer.sees("Section F, for King Richard School", "Rosa Barlow, parent with PR: agrees")
    officer.sees("She said who would read it. (Ms Okafor, 20 November 2026)")
    officer.sees("From 30 June 2029 Maja decides as a young person: ask afresh then.")


def disclosure_unlocks_for_its_scope_only(officer: Officer) -> None:
    officer.keys("Ctrl+D")
    officer.types("who", "The admissions officer")
    officer.types("organisation", "King Richard School")
    officer.chooses("role", "Another school, college or provider")
    officer.chooses("purpose", "To look for a place")
    officer.ticks("sections_5")
    answers(officer, "Yes, by consent.")
    officer.ticks("sections_1")
    answers(officer, "Yes, by consent, for section F only.")
    officer.sees("What is left out: section B.")
    officer.types("organisation", "Another School")
    answers(officer, "Not yet. There is no consent that covers this.")
