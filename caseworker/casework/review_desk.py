"""What the page of reviews asks of the records: the review under way, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.reviews import changes_in_words, proposed_changes
from caseworker.documents.progress_chart import WIDE, progress_chart
from caseworker.documents.svg import as_svg
from caseworker.domain.blocks import words
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.diary import Reckoning
from caseworker.domain.kept_rules import kept_rules
from caseworker.domain.kinds import ItemField, SectionKind, plan_kinds
from caseworker.domain.plan import Item, Plan, Version
from caseworker.domain.regime import regime_on
from caseworker.domain.review import (
    Noted,
    Review,
    current,
    progress_of,
    reviews_of,
    scores,
)
from caseworker.domain.review_invites import Invitee, adulthood_for, invitees
from caseworker.domain.review_line import StepOfReview, line_of
from caseworker.domain.review_offered import kinds_offered
from caseworker.domain.review_rules import Adulthood, ReviewKind

EXTRACT: Final = "Our extract, typed from the copy"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """One outcome or piece of provision of the plan in force, as a meeting looks at it.

    ``specified`` are the fields of the plan in a line. ``noted`` is how an outcome stood at
    each meeting before.
    """

    item: str
    number: str
    about: str
    specified: str = ""
    noted: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """Everything that the page of reviews shows of one case.

    ``under_way`` is the review that isn’t over; ``earlier`` are the others, latest first.
    ``kinds`` are those that may be held under the rules of today, ``invited`` whom the review
    under way (or the next one) is for. ``changes`` are the words of what the plan being
    written would change.
    """

    case: Case
    kinds: tuple[ReviewKind, ...]
    under_way: Review | None
    line: tuple[StepOfReview, ...]
    earlier: tuple[Review, ...]
    invited: tuple[Invitee, ...]
    adulthood: tuple[Adulthood, ...]
    outcomes: tuple[LookedAt, ...]
    provision: tuple[LookedAt, ...]
    plan: str
    changes: str


def review_desk(number: CaseNumber) -> Callable[[Records, date], ReviewDesk]:
    """A question: the review under way and what belongs to it."""

    def ask(records: Records, today: date) -> ReviewDesk:
        case, office = records.case(number), records.office()
        reckoning = reckoning_of(office, today)
        under_way = current(case)
        kinds = kinds_offered(case, reckoning)
        kind = under_way.kind if under_way else (kinds[0] if kinds else None)
        on = under_way.on if under_way else today
        title, plan = plan_held(records, case, reckoning)
        reviews = reviews_of(case)
        return ReviewDesk(
            case=case,
            kinds=kinds,
            under_way=under_way,
            line=line_of(case, under_way, reckoning) if under_way else (),
            earlier=tuple(one for one in reversed(reviews) if one != under_way),
            invited=invitees(case, kind, on, office.name) if kind else (),
            adulthood=adulthood_for(case, on),
            outcomes=tuple(looked_at(case, plan, "outcome")),
            provision=tuple(looked_at(case, plan, "provision")),
            plan=title,
            changes=changes_in_words(proposed_changes(records, case)),
        )

    return ask


def version_in_force(records: Records, number: CaseNumber) -> Version | None:
    """The plan as it stands: the last that was made or changed; none if we hold none."""
    found = [one for one in records.versions(number) if one.kind.is_in_force]
    return found[-1] if found else None


def plan_held(records: Records, case: Case, reckoning: Reckoning) -> tuple[str, Plan | None]:
    """What the plan is called, and what it says: the version in force, if it is held here.

    While it is kept in custody, an office that got it on paper types what it needs of it into the
    plan being written: that is its own extract, as long as no version is held.
    """
    version = version_in_force(records, case.number)
    if version is not None:
        return f"{version.title} of {version.issued_on:%d/%m/%Y}", version.plan
    if regime_on(case, reckoning.today, reckoning.places) not in kept_rules().regimes:
        return "", None
    draft = records.working_draft(case.number)
    return (EXTRACT, draft.plan) if draft is not None else ("", None)


def looked_at(case: Case, plan: Plan | None, what: str) -> Iterator[LookedAt]:
    """Every outcome, or every piece of provision, of a plan, in reading order."""
    if plan is None:
        return
    kind = plan_kinds()[plan.kind]
    for section in kind.sections:
        if section.item is None or section.item.name != what:
            continue
        for at, item in enumerate(plan.section(section.letter).items, start=1):
            yield LookedAt(
                str(item.id),
                f"{section.letter}{at}",
                words(item.text).strip(),
                _specified(section, item),
                progress_of(case, item.id) if what == "outcome" else (),
            )


def chart(noted: tuple[Noted, ...], inks: Mapping[str, str], font: str) -> str:
    """How an outcome stood over the years, as SVG; empty if no meeting has looked at it yet."""
    if not noted:
        return ""
    known = scores()
    return as_svg(progress_chart(noted, known[0], known[-1]), WIDE, inks, font)


def _specified(section: SectionKind, item: Item) -> str:
    fields: tuple[ItemField, ...] = section.item.fields if section.item else ()
    said = (item.fields.get(one.name, "").strip() for one in fields if one.name != "adulthood")
    return " · ".join(one for one in said if one)
