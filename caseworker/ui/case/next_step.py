"""The one thing to do next on a case, from where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from caseworker.domain import reassessments as again
from caseworker.domain.assessment import advice_asked
from caseworker.domain.case import Stage
from caseworker.domain.days import plain
from caseworker.domain.kept import MET
from caseworker.domain.kept_rules import kept_rules
from caseworker.domain.kinds import kind_under
from caseworker.domain.law import event_kinds
from caseworker.domain.next_plan import reassessing, since
from caseworker.domain.phase_line import now_at, steps_to
from caseworker.domain.reassessments import AGREED, REFUSED
from caseworker.domain.regime import regime_on
from caseworker.domain.review import current
from caseworker.domain.review_offered import kinds_offered, move_at_hand
from caseworker.domain.support_cycle import CYCLE, NOTE, REVIEWED, current_cycle, waits_for
from caseworker.ui.case.seen import CaseSeen


class Way(Enum):
    """How a step is taken: a form of entries, or a place where the work is done."""

    RECORD = "record"
    ASK_ADVICE = "ask_advice"
    ADVICE = "advice"
    PLAN = "plan"
    SEND_DRAFT = "send_draft"
    FINALISE = "finalise"
    DOCUMENTS = "documents"
    CONSENT = "consent"
    REVIEWS = "reviews"
    LETTER = "letter"
    DUE_LETTER = "letter of a duty"
    PAPER = "paper"
    PACK = "pack"
    FACTS = "facts"
    CORRECT = "correct"
    CHECKLIST = "checklist"
    PART = "part"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the primary button says, and what it does. ``kinds`` are those to choose from.

    ``given`` are facts of the entry that are known already, by name; of a letter, a paper, a pack,
    a fact or an entry to correct it is which one, as ``what``; of a part of the case, its title.
    """

    words: str
    way: Way
    kinds: tuple[str, ...] = ()
    why: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


#: Entries that have a page or sheet of their own in place of the plain form.
OWN_WAY = {
    "advice_requested": Way.ASK_ADVICE,
    "advice_received": Way.ADVICE,
    "draft_sent": Way.SEND_DRAFT,
    "final_plan_sent": Way.FINALISE,
    "amended_plan_sent": Way.FINALISE,
    "reassessed_plan_sent": Way.FINALISE,
    "document_added": Way.DOCUMENTS,
    "consent_given": Way.CONSENT,
    "consent_refused": Way.CONSENT,
    "consent_withdrawn": Way.CONSENT,
}

#: Ways of whoever makes the plan, or asks for advice: an office that only hears of it records that.
MAKERS: Final = frozenset({Way.ASK_ADVICE, Way.SEND_DRAFT, Way.FINALISE})


def own_way(kind: str, seen: CaseSeen) -> Way | None:
    """Where this office makes an entry of this kind, if that is no plain form."""
    way = OWN_WAY.get(kind)
    is_heard = way in MAKERS and event_kinds()[kind].done_by not in seen.reckoning.ours
    return None if is_heard else way


PLACEMENT: Final = "Placement"
KEPT: Final = "Kept plan"
LEARNING: Final = "Screening and learning"
PLAN_PART: Final = "Plan"
LIMIT: Final = "limit"  # the step of the line that the plan itself takes

#: Entries that are made in a tab of the case, by the title of the tab.
OWN_PART: dict[str, str] = {
    **dict.fromkeys(
        ("support_cycle_planned", "support_noted", "support_cycle_reviewed"), "Support"
    ),
    "institution_chosen": PLACEMENT,
    "went_on_without_reply": PLACEMENT,
    "assessment_request_sent": "Evidence",
    "budget_requested": "Budget and travel",
    "budget_prepared": "Budget and travel",
    "budget_refused": "Budget and travel",
    "direct_payment_agreed": "Budget and travel",
    "direct_payment_refused": "Budget and travel",
    "direct_payments_started": "Budget and travel",
    "direct_payment_reconsideration_asked": "Budget and travel",
    "direct_payment_reconsidered": "Budget and travel",
    "circumstance_began": "Circumstances",
    "circumstance_acted": "Circumstances",
    "screening_done": LEARNING,
    "learning_plan_meeting_held": LEARNING,
    "planning_contribution_made": LEARNING,
    **dict.fromkeys(("provision_agreed", "provision_not_agreed", "hours_noted"), KEPT),
}


#: Entries that whoever owes them makes in a tab, where their grounds are looked at; an office that
#: only hears of them writes down what it was told.
PART_IF_OURS: dict[str, str] = {
    "consulted_on_ceasing": "Ending",
    "decided_to_cease": "Ending",
    "plan_ceased": "Ending",
}


#: Duties that are done in a tab, though whoever only hears of it may write down that they were.
PART_IF_OWED: dict[str, str] = {"learning_plan_started": LEARNING}


@dataclass(frozen=True, slots=True)
class _Row:
    words: str
    kinds: tuple[str, ...]
    why: str = ""
    way: Way = field(default=Way.RECORD)


_DECIDE = ("decided_to_assess", "refused_to_assess")
_ISSUE = ("decided_to_issue", "refused_to_issue")
_TOWARDS_A_PLAN = {Stage.DECIDING, Stage.ASSESSING, Stage.DRAFTING, Stage.DRAFT_SENT}
_BY_STAGE = {
    Stage.OPENED: _Row("Record request", ("request_received", "brought_to_attention")),
    Stage.DECIDING: _Row("Decide whether to assess", _DECIDE),
    Stage.NOT_ASSESSING: _Row("Note a contact", ("contact_made",)),
    Stage.NOT_ISSUING: _Row("Note a contact", ("contact_made",)),
    Stage.CLOSED: _Row("Reopen the case", ("case_reopened",)),
}


def next_step(seen: CaseSeen) -> NextStep:
    """The step that the case waits for."""
    rules = seen.rules
    if rules is not None and seen.stage in _TOWARDS_A_PLAN and kind_under(rules.regime) is None:
        asks = _record("Note a contact", "contact_made")
        return replace(asks, why=f"{rules.words}. Nothing of English law is to be decided.")
    if (own := _own_to_the_setting(seen)) is not None:
        return own
    work = _WORK.get(seen.stage)
    if work is not None:
        return work(seen)
    row = _BY_STAGE[seen.stage]
    return _record(row.words, *row.kinds)


def _own_to_the_setting(seen: CaseSeen) -> NextStep | None:
    """What comes first where they are: a plan is looked for, or it is said what brings them."""
    happened = {event.kind for event in seen.case.live}
    for row in seen.setting.next:
        if row.stage == seen.stage.value and happened.isdisjoint(row.until):
            return NextStep(row.words, Way.RECORD, row.kinds, row.why)
    return None


def next_of_reassessment(seen: CaseSeen) -> NextStep:
    """What a re-assessment waits for: advice, a draft, the time for views, the final plan."""
    begun = reassessing(seen.case)
    if begun is None:
        return _record("Answer the request to re-assess", AGREED, REFUSED)

    def came(*kinds: str) -> bool:
        return since(seen.case, begun, *kinds) is not None

    if (advice := _advice(seen)) is not None:
        return advice
    return _sent_next(seen, came) if came("draft_sent") else _drafting(seen)


def record_of(kind: str, **given: str) -> NextStep:
    """The step that records an entry of ``kind``, by its own way if it has one."""
    title = event_kinds()[kind].title
    if part := OWN_PART.get(kind):
        return NextStep(title, Way.PART, (kind,), given={"what": part, **given})
    return NextStep(title, OWN_WAY.get(kind, Way.RECORD), (kind,), given=given)


def step_asked(words: str) -> NextStep | None:  # noqa: PLR0911 - one answer for each word
    """The step that a report asks for where something is mended; None if it asks for a duty.

    ``part=Reviews`` is that part of the case, ``part=Plan/SERIES`` one of its plans,
    ``record=KIND`` the form of a new entry,
    ``read=ID/PAGE/WORDS`` a paper at a page, ``letter=KEY`` the letter that goes with a duty,
    ``correct=ID`` the form that corrects one, ``facts`` that of where the person is,
    ``join=NUMBER`` another case, side by side with this one.
    """
    what, _, which = words.partition("=")
    match what:
        case "part":
            title, _, series = which.partition("/")
            given = {"what": title, **({"series": series} if series else {})}
            return NextStep(title, Way.PART, given=given)
        case "record":
            return record_of(which)
        case "correct":
            return NextStep("Correct this entry", Way.CORRECT, given={"what": which})
        case "letter":
            return NextStep("Letter…", Way.DUE_LETTER, given={"what": which})
        case "read":
            return NextStep("Read", Way.DOCUMENTS, given={"what": which})
        case "facts":
            return NextStep("Where they are", Way.FACTS)
        case "join":
            return NextStep("Compare", Way.JOIN, given={"what": which})
    return None


def _record(words: str, *kinds: str) -> NextStep:
    return NextStep(words, Way.RECORD, kinds, event_kinds()[kinds[0]].meaning)


def _supported(seen: CaseSeen) -> NextStep:
    """What the cycle of support waits for; what was decided at the last review, once there was."""
    cycle, decided = current_cycle(seen.case), waits_for(seen.case)
    if cycle is None and decided is not None and decided.next not in OWN_PART:
        return _record(decided.title, decided.next)
    kind, words = CYCLE, "Plan a cycle of support"
    why = "Assess, plan, do, review, by a day that is agreed."
    if cycle is not None:
        is_due = seen.today >= cycle.review_by
        kind, words = (REVIEWED, "Review the cycle") if is_due else (NOTE, "Note how support runs")
        why = f"To be reviewed by {plain(cycle.review_by)}."
    return NextStep(words, Way.PART, (kind,), why, given={"what": OWN_PART[kind]})


def _assessing(seen: CaseSeen) -> NextStep:
    return _advice(seen) or _record("Decide whether to issue", *_ISSUE)


def _advice(seen: CaseSeen) -> NextStep | None:
    """Ask for advice, or wait for it; None once all of it is in, or where another asks for it."""
    asked = advice_asked(seen.case)
    if not asked and own_way("advice_requested", seen) is None:
        return None
    if not asked:
        return NextStep(
            "Ask for advice", Way.ASK_ADVICE, why="Everyone regulation 6 names is offered."
        )
    missing = sum(1 for one in asked if one.answer is None)
    if missing:
        why = f"{missing} of {len(asked)} have not answered yet."
        return NextStep("Record advice", Way.ADVICE, why=why)
    return None


def _drafting(seen: CaseSeen) -> NextStep:
    if own_way("draft_sent", seen) is None:
        return _record("Draft plan was sent", "draft_sent")
    if seen.draft is None or all(section.is_blank for section in seen.draft.plan.sections.values()):
        return NextStep("Write the plan", Way.PLAN, why="A plan is to be issued: draft it.")
    return NextStep("Send the draft", Way.SEND_DRAFT, why="Their days for views begin with it.")


def _draft_sent(seen: CaseSeen) -> NextStep:
    return _sent_next(seen, lambda *kinds: seen.since_request(*kinds) is not None)


def _sent_next(seen: CaseSeen, came: Callable[..., bool]) -> NextStep:
    """What follows on a draft; ``came`` says whether an entry of some kinds is there since."""
    if not came("views_received", "views_waived"):
        return _record("Record views", "views_received", "views_waived")
    if own_way("final_plan_sent", seen) is None:
        return _record("Final plan was sent", "final_plan_sent")
    if not came("institution_consulted"):
        return _record("Consult the institution", "institution_consulted")
    return NextStep("Finalise the plan", Way.FINALISE, why="Sign it and send it.")


def _in_force(seen: CaseSeen) -> NextStep:
    """What the review waits for, where one is under way; else that the next is to be planned."""
    if again.current(seen.case) is not None:
        return next_of_reassessment(seen)
    review = current(seen.case)
    if review is None and _is_unmatched(seen):
        why = "First what the plan says; if that can’t be done, what comes closest (CFA 2014 s.74)."
        return NextStep(
            "Say how provision is met here", Way.PART, (MET,), why, given={"what": KEPT}
        )
    if review is None:
        kinds = kinds_offered(seen.case, seen.reckoning)
        if not kinds:
            return _record("Note a contact", "contact_made")
        words = f"Plan the {kinds[0].called.lower()}"
        return NextStep(words, Way.REVIEWS, why="Its days are counted back from the meeting.")
    words = "Write down the meeting" if review.held is None else "Report and decision"
    if review.changes is not None:
        placing = _placing(seen)
        if placing is not None:
            return placing
        words = "Amended plan, or not"
    return NextStep(words, Way.REVIEWS, why=f"{review.kind.called} of {plain(review.on)}.")


def _is_unmatched(seen: CaseSeen) -> bool:
    """The plan is kept in custody, and nobody has said of any piece how it is met."""
    rules = kept_rules()
    if rules.part not in seen.setting.parts or seen.case.last(MET) is not None:
        return False
    return regime_on(seen.case, seen.today, seen.reckoning.places) in rules.regimes


def _placing(seen: CaseSeen) -> NextStep | None:
    """Before a move, once the changes were sent: the institutions come before the plan."""
    move = move_at_hand(seen.case, seen.reckoning)
    step = now_at(steps_to(seen.case, move)) if move else None
    if step is None or step.row.law == LIMIT:
        return None
    why = f"By {plain(step.by)}, to keep the day of the law."
    return NextStep(step.row.full, Way.PART, why=why, given={"what": PLACEMENT})


#: Stages at which it depends on what was done already.
_WORK: Mapping[Stage, Callable[[CaseSeen], NextStep]] = {
    Stage.SEN_SUPPORT: _supported,
    Stage.ASSESSING: _assessing,
    Stage.DRAFTING: _drafting,
    Stage.DRAFT_SENT: _draft_sent,
    Stage.PLAN_IN_FORCE: _in_force,
}
