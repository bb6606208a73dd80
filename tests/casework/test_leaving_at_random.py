"""Whatever is done in whatever order: what left had a good reason on the day on which it left."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.casework import papers
from caseworker.casework.consents import (
    RecordConsent,
    WithdrawConsent,
    record_consent,
    withdraw_consent,
)
from caseworker.casework.office import Office
from caseworker.casework.papers import LetGo
from caseworker.casework.tray import PutInTray, in_tray, put_in_tray
from caseworker.casework.wanted import Wanted
from caseworker.domain.consent import Pieces
from caseworker.domain.consent_record import consents_of
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.moments import day_of
from caseworker.domain.plan import Version, VersionKind
from tests.builders import NOW, a_case, a_person, a_plan, an_event
from tests.casework.test_ledger_pages import ASKED, CONSENT, FINAL, JUDITH, NUMBER
from tests.casework.test_letters import OFFICE
from tests.conftest import Often
from tests.paper_records import PaperStore

PAPERS = (FINAL, replace(FINAL, left_out=("B", "C", "D", "G", "H1", "H2", "I", "J", "K")))
LETTERS = (("L-13", ()), ("L-01", ("Final 1",)))
DAYS = (("received", date(2026, 9, 7)), ("decide_by", date(2026, 10, 19)))
YOUNG_PERSON = "Tom Whitfield"


@dataclass
class Days:
    """A clock that a test puts on."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Walk:
    """An office in which things are done in any order; what is refused is refused."""

    store: PaperStore = field(default_factory=PaperStore)
    days: Days = field(default_factory=Days)
    gone: int = 0
    """How often something was let go."""

    def __post_init__(self) -> None:
        with self.store.sitting() as records:
            records.save_office(OFFICE)
            sent = an_event("final_plan_sent", date(2026, 11, 9))
            records.open_case(a_case(sent, person=a_person()))
            records.issue(Version(NUMBER, 1, VersionKind.FINAL, a_plan(), date(2026, 11, 9)))
        self.office = Office(self.store.sitting, self.days, JUDITH, lambda _: (b"", b""))

    def consents(self, letters: str) -> None:
        today = self.office.today
        until = today + timedelta(days=3)
        consent = replace(CONSENT, covers=Pieces(frozenset(letters)), given_on=today, until=until)
        self.office.do(record_consent, RecordConsent(NUMBER, consent))

    def withdraws(self, _: str) -> None:
        given = [one for one in consents_of(self.store.paper.cases[NUMBER]) if not one.withdrawn_on]
        if given:
            command = WithdrawConsent(
                NUMBER, given[-1].event, self.office.today, "Tom Whitfield", "In person"
            )
            self.office.do(withdraw_consent, command)

    def passes(self, _: str) -> None:
        self.days.at += timedelta(days=2)

    def queues(self, letters: str) -> None:
        self.office.do(
            put_in_tray, PutInTray(NUMBER, replace(ASKED, wanted=Pieces(frozenset(letters))))
        )

    def sends(self, _: str) -> None:
        for one in self.office.see(in_tray):
            for paper in one.papers:
                wanted = replace(paper.wanted, form="docx")
                self.lets_go(wanted, one.request.recipient.name, asked=one.request)

    def tries(self, letters: str) -> None:
        """Round the tray: to the college, and to whoever else, with or without a request."""
        for to, asked in (("Admissions", None), ("Admissions", ASKED), ("A solicitor", ASKED)):
            for wanted in PAPERS[: 1 + len(letters) % 2]:
                with suppress(NotAllowed, Incomplete):
                    self.lets_go(replace(wanted, form="docx"), to, asked=asked)

    def writes(self, letters: str) -> None:
        """Letters that carry or enclose the plan: to the young person, and to whoever else."""
        said = (("placement", "None is named."), ("requested_by", "Parent"))
        form, enclosed = LETTERS[len(letters) % 2]
        for to in (YOUNG_PERSON, "Admissions", "A solicitor"):
            letter = Wanted("letter", NUMBER, form, to=to, words=said, days=DAYS, enclosed=enclosed)
            with suppress(NotAllowed, Incomplete):
                self.lets_go(replace(letter, form="docx"), to)

    def lets_go(self, wanted: Wanted, to: str, **more: object) -> None:
        command = replace(LetGo(wanted, "clear_copy", to, "By e-mail"), **more)  # type: ignore[arg-type]
        self.office.do(papers.let_go, command)
        self.gone += 1

    def proves(self) -> None:
        """One line for each that went; by the consents themselves, not by what the gate said."""
        kept = self.store.paper.ledger.kept
        assert len({line.number for line in kept}) == len(kept) == self.gone
        given = {one.event: one for one in consents_of(self.store.paper.cases[NUMBER])}
        for line in kept:
            release, basis = line.release, line.release.basis
            assert basis is not None
            assert release.what.carries
            on = day_of(release.at)
            if release.to == YOUNG_PERSON:
                assert (basis.row, on >= date(2026, 11, 9)) == ("R13", True)
                continue
            assert release.to == "Admissions"
            under = [given[event] for event in line.consents]
            covered = frozenset[str]().union(*(one.covers.sections for one in under))
            assert release.what.carries.sections <= covered
            for one in under:
                assert one.given_on <= on
                assert one.until is None or on <= one.until
                assert one.withdrawn_on is None or on <= one.withdrawn_on


ACTS = ("consents", "withdraws", "passes", "queues", "sends", "tries", "writes")
steps = st.tuples(st.sampled_from(ACTS), st.sampled_from(["AEF", "A", "ABCDEF", "K"]))


def test_nothing_of_a_plan_leaves_without_a_consent_that_was_good_that_day(often: Often) -> None:
    """Figure 35 of docs/security.md (c): 10,000 walks with ``--full``."""

    @settings(max_examples=often(300, 10_000), deadline=None, database=None)
    @given(st.lists(steps, min_size=4, max_size=12))
    def walks(acts: list[tuple[str, str]]) -> None:
        walk = Walk()
        for act, letters in acts:
            with suppress(NotAllowed, Incomplete):
                getattr(walk, act)(letters)
        walk.proves()

    walks()


def test_the_walk_does_let_something_go_and_what_was_withdrawn_lets_nothing() -> None:
    walk = Walk()
    walk.consents("AEF")
    walk.queues("AEF")
    walk.sends("")
    assert len(walk.store.paper.ledger.kept) == 1

    walk.withdraws("")
    walk.sends("")
    walk.tries("AEF")

    assert len(walk.store.paper.ledger.kept) == 1
    walk.proves()
