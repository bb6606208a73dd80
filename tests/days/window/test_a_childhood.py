"""A whole childhood, as one story: its dates at every step, its printed file, and its page.

The child of the casebook, told through the office on an encrypted store. The dates were worked
out by hand from the notes of the law; the rule that each follows stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import groupby

from caseworker.casework import cases
from caseworker.casework.office import Office
from caseworker.casework.papers import gathered
from caseworker.casework.practice.casebook import child
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import Case, CaseNumber, Stage
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import DueState
from caseworker.domain.law import event_kinds
from caseworker.domain.people import who_decides
from caseworker.domain.plan import VersionKind
from tests.days.window.desktop import Desktop
from tests.documents.examples import PRINT
from tests.documents.readers import pdftotext

IDRIS = child("idris")

# After everything that was done on a day: the row of the law, and the last (or first) day for it.
EXPECTED = """
2017-11-27 decide_to_assess 2018-01-08 T-03, 6 weeks K1
2017-11-27 say_no_plan_will_be_made 2018-03-19 T-05, 16 weeks K1
2017-11-27 final_plan 2018-04-16 T-09, 20 weeks K1
2017-12-19 advice 2018-01-31 T-04, 6 weeks K1 from the day that it was received
2018-03-05 views_on_draft 2018-03-19 T-07, 15 days K2
2018-03-05 earliest_final_plan 2018-03-20 T-10, the day after them
2018-04-09 appeal 2018-06-11 T-34, 2 months K8; the 9th is a Saturday
2018-04-09 contact_mediation_adviser 2018-06-09 T-30, 2 months K8; no day moves it
2018-04-09 review 2019-04-08 T-11, 12 months K6
2018-04-09 review_meeting 2019-03-11 Code 9.169, four weeks before
2019-01-21 notice_of_review 2019-02-19 T-12, 2 weeks K5
2019-01-21 advice_before_review 2019-02-19 T-12, 2 weeks K5
2019-03-05 review_report 2019-03-19 T-13, 2 weeks K1
2019-03-05 review_decision 2019-04-02 T-14, 4 weeks K1
2019-03-05 review 2020-03-04 T-11, 12 months K6
2019-03-26 appeal_on_plan 2019-05-28 T-34: the 26th a Sunday, the 27th a bank holiday
2020-02-25 review_decision 2020-03-24 T-14, 4 weeks K1
2020-02-25 review 2021-02-24 T-11, 12 months K6
2020-09-14 answer_on_changes 2020-09-30 T-15, 15 days K2 from the day of service
2020-09-14 views_on_changes 2020-10-01 T-15, the day after them
2020-09-14 amended_plan 2020-11-09 T-16, 8 weeks K1 from the day of sending
2020-10-12 appeal_on_plan 2020-12-14 T-34, 2 months K8; the 12th is a Saturday
2020-10-12 review 2021-02-24 T-11: an amendment without a review begins no year
2021-02-16 review_report 2021-03-02 T-13, 2 weeks K1
2021-02-16 review 2022-02-15 T-11, 12 months K6
2021-09-20 phase_transfer_to_post_16 2022-03-30 T-19, before 31 March K7
2021-11-23 review_decision 2021-12-21 T-14, 4 weeks K1
2021-11-23 review_to_final 2022-02-15 T-17, 12 weeks K1
2021-11-23 review 2022-11-22 T-11, 12 months K6
2021-12-14 answer_on_changes 2021-12-30 T-15, 15 days K2 from the 16th
2021-12-14 amended_plan 2022-02-08 T-16, 8 weeks K1
2022-02-01 appeal_on_plan 2022-04-01 T-34, 2 months K8
2022-11-15 review_decision 2022-12-13 T-14, 4 weeks K1
2022-11-15 review 2023-11-14 T-11, 12 months K6
2023-02-06 answer_on_reassessment 2023-02-21 T-21, 15 days K3
2023-02-20 appeal_on_plan 2023-04-20 T-34, 2 months K8
2023-02-20 contact_adviser_on_plan 2023-04-20 T-30, 2 months K8
2023-03-08 arrange_mediation 2023-04-07 T-32, 30 days K3
2023-03-15 notice_of_mediation 2023-03-22 T-32c, 5 working days K5
2023-03-29 certificate_after_mediation 2023-04-03 T-33, 3 working days K4b
2023-03-29 agreement_other 2023-04-12 T-36, 2 weeks K1
2023-03-31 appeal_on_plan 2023-05-02 T-34: a month from the certificate is Sunday; Monday a holiday
2023-11-07 review_decision 2023-12-05 T-14, 4 weeks K1
2023-11-07 review 2024-11-06 T-11, 12 months K6
2024-10-29 review 2025-10-28 T-11, 12 months K6
2025-10-21 review_report 2025-11-04 T-13, 2 weeks K1
2025-10-21 review_decision 2025-11-18 T-14, 4 weeks K1
2025-11-17 appeal_on_plan 2026-01-19 T-34: the 17th is a Saturday
2025-11-17 not_before_appeal_time 2026-01-20 T-29, s.45(4): the day after that
"""
STORY = [
    "SEN Support started",
    "Request for an assessment received",
    "Decided to assess",
    "Sent the draft plan",
    "Sent the final plan",
    "Decided to keep the plan as it is",
    "Sent a notice of changes",
    "Sent the amended plan",
    "Secondary school to post-16",
    "naming Mereside College",
    "decides from now on",
    "Re-assessment requested by Young person",
    "Refused to re-assess",
    "Mediation ended",
    "Consulted on ending the plan",
    "Decided to end the plan",
    "The plan ended",
]


def expected() -> dict[date, list[tuple[str, date]]]:
    found: dict[date, list[tuple[str, date]]] = {}
    for line in EXPECTED.strip().splitlines():
        day, row, by, _ = line.split(" ", 3)
        found.setdefault(date.fromisoformat(day), []).append((row, date.fromisoformat(by)))
    return found


def told(desktop: Desktop, office: Office) -> Iterator[tuple[date, Case]]:
    """Everything that was done, a day at a time, through the office."""
    desktop.clock.at = IDRIS.story.at
    number = CaseNumber(office.do(cases.open_case, IDRIS.story.opening).made)
    for day, steps in groupby(IDRIS.story.steps, key=lambda step: step.at.date()):
        for step in steps:
            desktop.clock.at = step.at
            step.act(office, number)
        yield day, office.see(lambda records, _: records.case(number))


def dates_are_right(desktop: Desktop, office: Office) -> Case:
    wanted, wrong = expected(), []
    for day, case in told(desktop, office):
        dues = dues_of(case, Reckoning(day))
        for row, by in wanted.pop(day, ()):
            found = {due.by for due in dues if due.row.name == row and due.by is not None}
            if by not in found:
                wrong.append(f"{day} {row}: {sorted(map(str, found))}, not {by}")
    assert not wrong, "\n".join(wrong)
    assert not wanted
    return case


def nothing_was_late(case: Case) -> None:
    """What this authority had to do was done in time, and after the end nothing is owed."""
    dues = dues_of(case, Reckoning(date(2026, 9, 7)))

    assert [due.duty for due in dues if due.is_open and due.ours] == []
    assert [due.duty for due in dues if due.state is DueState.LATE] == []
    assert "tell_of_support" not in {due.row.name for due in dues}  # 2010: before the Act


def deciders(case: Case) -> None:
    """Compulsory school age ended on 24 June 2022, the last Friday of that June."""
    person = case.person
    assert who_decides(person, date(2022, 6, 24), "", ()).who == "Morwenna Penhallow"
    assert who_decides(person, date(2022, 6, 25), "", ()).who == "Idris Penhallow"


def test_a_whole_childhood(desktop: Desktop) -> None:
    desktop.it_is(IDRIS.story.at.date())
    with closing(desktop.has_a_store()) as store:
        case = dates_are_right(desktop, store.office)
        today = desktop.it_is(date(2026, 9, 7))
        nothing_was_late(case)
        deciders(case)
        assert case.stage(event_kinds()) is Stage.CLOSED
        versions = store.office.see(lambda records, _: records.versions(case.number))
        assert [one.kind for one in versions] == [
            VersionKind.DRAFT, VersionKind.FINAL, VersionKind.AMENDED, VersionKind.AMENDED,
        ]  # fmt: skip
        history = store.office.see(
            lambda records, _: gathered(records, Wanted("history", case.number), today)
        )
    reads_as_one_story(" ".join(pdftotext(history.bytes_for(PRINT), "-raw").split()))

    officer = desktop.signs_in()
    officer.finds_person("Penhallow")
    officer.sees("Plan ended", "Idris Penhallow")
    officer.turns_to("Reviews")
    officer.sees(
        "Earlier reviews", "Annual review, Tuesday 21 October 2025", "Refused to re-assess"
    )


def reads_as_one_story(text: str) -> None:
    """In order, with no word that only a program would use."""
    places = [text.find(words) for words in STORY]
    assert -1 not in places, [words for words, at in zip(STORY, places, strict=True) if at < 0]
    assert places == sorted(places)
    assert re.findall(r"\b\w+_\w+\b|\bNone,|\{\w+\}|…", text) == []
