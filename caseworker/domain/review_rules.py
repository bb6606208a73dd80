"""What ``reviews.toml`` says: kinds of review, whom each is for, its steps, what may be decided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from caseworker.domain.errors import NotFound
from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

_FILE = "reviews.toml"


@dataclass(frozen=True, slots=True)
class ReviewKind:
    """A kind of review, or of the meeting that stands in its place in custody.

    ``meeting`` is what its planned meeting is called, ``held`` the kind of entry that says it
    was held. ``counts``: the twelve months of CFA 2014 s.44(1) begin anew with it. ``decides``:
    the authority has to decide after it. ``progress`` heads what is said of the outcomes.
    """

    name: str
    meeting: str
    called: str
    held: str
    counts: bool
    decides: bool
    regimes: tuple[str, ...]
    source: str
    checked: Checked
    progress: str = "Progress towards each outcome"


@dataclass(frozen=True, slots=True)
class InviteRow:
    """One line of those who are invited: by what their role says, or by what the case knows."""

    name: str
    title: str
    roles: tuple[str, ...]
    who: str
    must: bool
    when: str
    regimes: tuple[str, ...]
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class StepRow:
    """A point on the line of a review: the entries that reach it, the rows that give its day.

    ``full`` is its name where there is room for all of it.

    ``about`` says what begins its clock: the planning of the meeting, the meeting held, the
    notice of changes; ``meeting`` is the one that the plan itself has to be reviewed by.
    """

    name: str
    title: str
    met_by: frozenset[str]
    rows: tuple[str, ...]
    about: str
    full: str


@dataclass(frozen=True, slots=True)
class Adulthood:
    """One area of preparing for adulthood, which is on the agenda from Year 9."""

    area: str
    source: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What may be decided after a review. ``answers`` the review in law, or only goes with it.

    ``events`` are the entries that say so; ``alone``: it may be taken without a review.
    ``first`` are entries that must have happened before.
    """

    name: str
    title: str
    events: tuple[str, ...]
    answers: bool
    alone: bool
    first: tuple[str, ...]
    letter: str
    note: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """The whole file."""

    kinds: tuple[ReviewKind, ...]
    invites: tuple[InviteRow, ...]
    steps: tuple[StepRow, ...]
    adulthood: tuple[Adulthood, ...]
    decisions: tuple[Decision, ...]

    def decision(self, name: str) -> Decision:
        """Raises NotFound."""
        for one in self.decisions:
            if one.name == name:
                return one
        raise NotFound("There is no such decision.")

    def kinds_under(self, regime: str) -> tuple[ReviewKind, ...]:
        """Those that are offered to whoever is under these rules."""
        return tuple(kind for kind in self.kinds if regime in kind.regimes)

    def kind_called(self, meeting: str) -> ReviewKind:
        """Raises NotFound."""
        for kind in self.kinds:
            if kind.meeting == meeting:
                return kind
        raise NotFound(f"There is no review called {meeting}.")


@cache
def review_rules() -> ReviewRules:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = ReviewRules(
        each_row(whole, "kind", _kind),
        each_row(whole, "invite", read_invite),
        each_row(whole, "step", step_row),
        each_row(whole, "adulthood", _adulthood),
        each_row(whole, "decision", _decision),
    )
    whole.done()
    return found


def _kind(name: str, row: Entry) -> ReviewKind:
    return ReviewKind(
        name,
        row.text("meeting"),
        row.text("called"),
        row.text("held"),
        row.truth("counts"),
        row.truth("decides"),
        row.texts("regimes"),
        row.text("source"),
        row.choice("checked", Checked),
        row.text("progress", "Progress towards each outcome"),
    )


def read_invite(name: str, row: Entry) -> InviteRow:
    """One line of those who are invited, in whatever file it stands."""
    return InviteRow(
        name,
        row.text("title"),
        row.texts("roles"),
        row.text("who"),
        row.truth("must"),
        row.text("when"),
        row.texts("regimes"),
        row.text("source"),
        row.choice("checked", Checked),
    )


def step_row(name: str, row: Entry) -> StepRow:
    """A point of a line, as a file of rules has it."""
    title = row.text("title")
    return StepRow(
        name,
        title,
        frozenset(row.texts("met_by")),
        row.texts("rows"),
        row.text("about"),
        row.text("full", title),
    )


def _adulthood(_name: str, row: Entry) -> Adulthood:
    return Adulthood(row.text("area"), row.text("source"))


def _decision(name: str, row: Entry) -> Decision:
    return Decision(
        name,
        row.text("title"),
        row.texts("events"),
        row.truth("answers"),
        row.truth("alone"),
        row.texts("first"),
        row.text("letter"),
        row.text("note"),
        row.text("source"),
        row.choice("checked", Checked),
    )
