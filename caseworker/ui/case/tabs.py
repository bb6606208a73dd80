"""Every part of a case, in the order in which they stand: a new one is a line here."""

from __future__ import annotations

from caseworker.ui.case.assessment import AssessmentTab
from caseworker.ui.case.budget import BudgetTab
from caseworker.ui.case.circumstances import CircumstancesTab
from caseworker.ui.case.consent import ConsentTab
from caseworker.ui.case.contact import ContactTab
from caseworker.ui.case.dates import DatesTab
from caseworker.ui.case.disagreement import DisagreementTab
from caseworker.ui.case.documents import DocumentsTab
from caseworker.ui.case.ending import EndingTab
from caseworker.ui.case.evidence import EvidenceTab
from caseworker.ui.case.history import HistoryTab
from caseworker.ui.case.kept import KeptTab
from caseworker.ui.case.learning import LearningTab
from caseworker.ui.case.move import MoveTab
from caseworker.ui.case.next_step import Way
from caseworker.ui.case.overview import OverviewTab
from caseworker.ui.case.people import PeopleTab
from caseworker.ui.case.placement import PlacementTab
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.posting import PostingTab
from caseworker.ui.case.reception import ReceptionTab
from caseworker.ui.case.reviews import ReviewsTab
from caseworker.ui.case.setting_facts import SettingTab
from caseworker.ui.case.support import SupportTab
from caseworker.ui.case.tab import Tab

#: In the order in which they stand; those that are there by need say when (``Tab.stands``).
TABS: tuple[type[Tab], ...] = (
    OverviewTab,
    PostingTab,
    ReceptionTab,
    SupportTab,
    LearningTab,
    EvidenceTab,
    AssessmentTab,
    PlanTab,
    KeptTab,
    ReviewsTab,
    PlacementTab,
    DisagreementTab,
    EndingTab,
    BudgetTab,
    DocumentsTab,
    ContactTab,
    PeopleTab,
    CircumstancesTab,
    SettingTab,
    DatesTab,
    ConsentTab,
    HistoryTab,
    MoveTab,
)

OVERVIEW, ASSESSMENT, PLAN, REVIEWS = map(
    TABS.index, (OverviewTab, AssessmentTab, PlanTab, ReviewsTab)
)
DOCUMENTS, PEOPLE, SETTING = map(TABS.index, (DocumentsTab, PeopleTab, SettingTab))
CONSENT, HISTORY, MOVE = map(TABS.index, (ConsentTab, HistoryTab, MoveTab))

#: Where the work of a step is done that is no plain form.
PLACES: dict[Way, int] = {
    Way.ASK_ADVICE: ASSESSMENT,
    Way.ADVICE: ASSESSMENT,
    Way.PLAN: PLAN,
    Way.SEND_DRAFT: PLAN,
    Way.FINALISE: PLAN,
    Way.CONSENT: CONSENT,
    Way.REVIEWS: REVIEWS,
    Way.DOCUMENTS: DOCUMENTS,
    Way.FACTS: SETTING,
    Way.CHECKLIST: MOVE,
}
