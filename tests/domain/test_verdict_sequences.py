"""Whatever is done in whatever order: what the gate lets go has a basis that is good that day.

Consents, refusals, withdrawals, judgements, detention, release, birthdays and requests in random
sequences, each request held against a second, slow gate (``gate_oracle``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from caseworker.domain.case import Case, Event
from caseworker.domain.consent import Giver, Pieces
from caseworker.domain.disclosure import Answer, Authority, Recipient, Request
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.listed import one_a_line
from caseworker.domain.may_disclose import may_disclose
from tests.builders import an_event
from tests.conftest import Often
from tests.domain.consents import ENOUGH, kuba
from tests.domain.gate_oracle import PURPOSES, Account, Word
from tests.domain.gate_tables import LISTED
from tests.domain.gates import EVERYTHING, SECOND, a_request

PLACES = ("Riverside College", "Harrow Hill House")
FIRST_DAY = date(2026, 10, 6)
LAST_DAY = date(2029, 11, 1)
WHOLE = "Whole plan with its appendices"

letters = st.frozensets(st.sampled_from(["A", "B", "F"]), min_size=1)  # few, so that they meet
covers = st.one_of(st.none(), letters)
days_on = st.sampled_from([None, None, 1, 7, 30, 300])
judged = st.sampled_from([True, False, None])
pieces = st.builds(
    Pieces,
    letters,
    st.frozensets(st.sampled_from(["advice-1", "letter-9"])),
    st.frozensets(st.sampled_from(["strategies", "report", "case"]), max_size=1),
)
authorities = st.sampled_from(
    [
        None,
        SECOND,
        Authority("Joan Okafor", officer="okafor"),
        Authority("Priya Nair"),
        Authority("Priya Nair", evidence="A letter"),
    ]
)
facts = st.frozensets(st.sampled_from(sorted(EVERYTHING)), max_size=12)


@st.composite
def likely(draw: st.DrawFn) -> tuple[str, str, str]:
    """A role, a purpose and a ground that somebody might put together, or any at all."""
    rows = [row for row in the_rules().rows if row.roles and row.purposes]
    row = draw(st.sampled_from(rows))
    ground = draw(st.sampled_from(["", "", "17a", *LISTED]))
    role, purpose = (
        draw(st.sampled_from(sorted(row.roles))),
        draw(st.sampled_from(sorted(row.purposes))),
    )
    return draw(
        st.sampled_from(
            [
                (role, purpose, row.id if row.answer is Answer.BY_GROUND else ground),
                (role, draw(st.sampled_from(sorted(the_rules().purposes))), ground),
                (draw(st.sampled_from(sorted(the_rules().roles))), purpose, ground),
                *(("institution", each, "") for each in PURPOSES.values()),
                (draw(st.sampled_from(["person", "parent", "alternative"])), "own_copy", ""),
            ]
        )
    )


class Office(RuleBasedStateMachine):
    """One case, and what is done on it; ``account`` is the second gate's own book."""

    def __init__(self) -> None:
        super().__init__()
        advice = {"adviser": "Dr Lim", "advice": "Medical", "document": "advice-1"}
        self.case: Case = kuba(an_event("advice_received", date(2026, 10, 5), facts=advice))
        self.account = Account(advice=frozenset({"advice-1"}))
        self.today = FIRST_DAY
        self.consents: list[tuple[Event, Word]] = []
        self.judge_understanding(outcome=True)

    def note(self, kind: str, **told: str) -> Event:
        event = an_event(kind, self.today, sent=self.today, facts=told)
        self.case = replace(self.case, events=(*self.case.events, event))
        return event

    def later(self, on: int | None) -> date | None:
        return None if on is None else self.today + timedelta(days=on)

    @rule(
        somebody=st.sampled_from([None, None, None, *Giver]),
        covered=covers,
        to=st.sampled_from(PLACES),
        purpose=st.sampled_from(sorted(PURPOSES)),
        since=st.sampled_from([None, None, 0, 1, 20]),
        until=days_on,
        ends_with=st.sampled_from(
            ["", "", "", "Release", "End of compulsory school age", "18th birthday"]
        ),
        refuses=st.sampled_from([False, False, True]),
    )
    def speak(  # noqa: PLR0913, PLR0917 - all that is said in a consent
        self,
        somebody: Giver | None,
        covered: frozenset[str] | None,
        to: str,
        purpose: str,
        since: int | None,
        until: int | None,
        ends_with: str,
        refuses: bool,  # noqa: FBT001 - drawn
    ) -> None:
        giver = somebody or self.account.decides(self.today) or Giver.CHILD
        word = Word(giver, self.today, refuses, covered, to, purpose)
        told = {
            **ENOUGH,
            "giver": giver.value,
            "recipients": to,
            "purposes": purpose,
            "what": WHOLE if covered is None else "Named sections",
            "sections": one_a_line(sorted(covered or ())),
        }
        if refuses:
            self.note("consent_refused", **told)
        else:
            word.since, word.until = self.later(since), self.later(until)
            word.ends_with = ends_with
            told |= {
                "since": word.since.isoformat() if word.since else "",
                "until": word.until.isoformat() if word.until else "",
                "until_event": ends_with,
            }
            self.consents.append((self.note("consent_given", **told), word))
        self.account.words.append(word)

    @precondition(lambda self: self.consents)
    @rule(which=st.integers(0, 50))
    def withdraw(self, which: int) -> None:
        event, word = self.consents[which % len(self.consents)]
        self.note("consent_withdrawn", consent=event.id, person="Jakub Wójcik", how="Spoken")
        word.withdrawn = word.withdrawn or self.today

    @rule(outcome=judged)
    def judge_understanding(self, outcome: bool | None) -> None:  # noqa: FBT001 - drawn
        said = {True: "Understands", False: "Does not understand", None: "Not yet clear"}[outcome]
        self.note("understanding_judged", outcome=said, judged_by="Ms Okafor", how="A talk")
        self.account.understands.append((self.today, outcome))

    @precondition(lambda self: self.today > date(2027, 6, 25))
    @rule(outcome=judged)
    def judge_capacity(self, outcome: bool | None) -> None:  # noqa: FBT001 - drawn
        said = {True: "Can decide", False: "Can't decide", None: "Not yet clear"}[outcome]
        decision = "Consent to disclose the plan"
        self.note("capacity_judged", decision=decision, outcome=said, judged_by="Dr Lim")
        self.account.has_capacity.append((self.today, outcome))

    @rule(days=st.sampled_from([1, 1, 1, 7, 30, 200, 363]))
    def move_the_day(self, days: int) -> None:
        self.today = min(LAST_DAY, self.today + timedelta(days=days))

    @precondition(lambda self: not self.account.closed_by and not self.account.is_sent)
    @rule()
    def send_the_plan(self) -> None:
        self.note("final_plan_sent")
        self.account.is_sent = True

    @precondition(lambda self: not self.account.closed_by)
    @rule()
    def detain_or_release(self) -> None:
        if self.account.is_detained:
            self.note("released")
            self.account.releases.append(self.today)
        else:
            self.note("detained", establishment="Harrow Hill House")
        self.account.is_detained = not self.account.is_detained

    @precondition(lambda self: not self.account.closed_by)
    @rule(how=st.sampled_from(["moved_away", "died", "case_closed"]), seldom=st.integers(0, 9))
    def close(self, how: str, seldom: int) -> None:
        if seldom == 0:
            self.note(how, reasons="Over")
            self.account.closed_by = how

    @rule(
        whom=likely(),
        to=st.sampled_from(PLACES),
        wanted=pieces,
        given=facts,
        has_all=st.booleans(),
        authority=authorities,
        identity=st.sampled_from(["", "Called back"]),
    )
    def ask(  # noqa: PLR0913, PLR0917 - all that is said in a request
        self,
        whom: tuple[str, str, str],
        to: str,
        wanted: Pieces,
        given: frozenset[str],
        has_all: bool,  # noqa: FBT001 - drawn
        authority: Authority | None,
        identity: str,
    ) -> None:
        role, purpose, ground = whom
        known = EVERYTHING if has_all else {name: EVERYTHING[name] for name in given}
        request = a_request(
            role,
            purpose,
            recipient=Recipient("Lena Brandt", role, to),
            wanted=wanted,
            ground=ground,
            facts=tuple(known.items()),
            authority=authority,
            identity=identity,
        )
        self.is_answered_well(request)

    @precondition(lambda self: self.account.words)
    @rule(which=st.integers(0, 50), wanted=pieces)
    def ask_for_what_was_spoken_of(self, which: int, wanted: Pieces) -> None:
        """For whom and for what somebody consented, or refused: where the slips would be."""
        word = self.account.words[which % len(self.account.words)]
        to = Recipient("Lena Brandt", "institution", word.to)
        purpose = PURPOSES[word.purpose]
        self.is_answered_well(a_request(purpose=purpose, recipient=to, wanted=wanted))

    def is_answered_well(self, request: Request) -> None:
        allowed = self.account.allowed(request, self.today)

        verdict = may_disclose(self.case, request, self.today)

        assert verdict.answer.lets_go is bool(verdict.covered)
        if verdict.answer.lets_go:
            good = allowed.get(verdict.basis, Pieces())
            assert verdict.covered <= request.wanted & good, (verdict, allowed)
        assert verdict.refused or not self.account.refused(request, self.today)
        assert bool(allowed) is verdict.answer.lets_go, (verdict, allowed)


def test_nothing_leaves_on_a_basis_that_is_not_good_that_day(often: Often) -> None:
    run_state_machine_as_test(
        Office,
        settings=settings(
            max_examples=often(40, 10_000),
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
