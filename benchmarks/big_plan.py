"""A store with one case whose plan is as long as plans get, and the window open on it.

Forty pieces of provision with long texts, needs and outcomes that they serve, and sixty
pages of advice. Nobody in it is real.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402 - after the path is known
from PySide6.QtWidgets import QAbstractButton, QLineEdit  # noqa: E402

from caseworker import app as house  # noqa: E402
from caseworker.casework import assessments, cases, entries, plans  # noqa: E402
from caseworker.casework.office import Office  # noqa: E402
from caseworker.casework.records import OfficeFacts  # noqa: E402
from caseworker.casework.strongroom import NewStore  # noqa: E402
from caseworker.domain.blocks import paragraphs  # noqa: E402
from caseworker.domain.case import CaseNumber, Happening  # noqa: E402
from caseworker.domain.people import Person  # noqa: E402
from caseworker.domain.plan import Item, ItemId, Plan, Section  # noqa: E402
from caseworker.storage.keys.slots import FLOOR  # noqa: E402
from caseworker.storage.places import Drive, Surroundings  # noqa: E402
from caseworker.storage.store import EncryptedStore  # noqa: E402
from caseworker.storage.strongroom import Arrangements, EncryptedStrongroom  # noqa: E402
from caseworker.ui.case.page import PLAN, CasePage  # noqa: E402
from caseworker.ui.case.plan import PlanTab  # noqa: E402
from caseworker.ui.window import Window  # noqa: E402

PASSPHRASE: Final = "four words nobody says"  # noqa: S105 - of a store that is thrown away
STORE: Final = "unit.caseworker"
NEEDS, OUTCOMES, PROVISION, PAGES = 12, 12, 40, 60
WORDS_OF_AN_ITEM: Final = 180
WORDS_OF_A_PAGE: Final = 450
PATIENCE: Final = 60.0
_SENTENCE: Final = (
    "Tom is taught in a small group by an adult who knows his language needs and who checks, "
    "each time, that he has understood what he is asked to do before he begins. "
)


def arrangements(folder: Path) -> Arrangements:
    """The cheapest keys that are allowed: it is opened often."""
    around = Surroundings(lambda _: Drive.FIXED, {})
    return Arrangements(around=around, last_seen=folder / "seen", cost=FLOOR, ballast=256 * 1024)


def make(folder: Path, *, is_big: bool = True) -> CaseNumber:
    """A store at ``folder / STORE`` with a case whose plan is being written."""
    room = EncryptedStrongroom(arrangements(folder))
    facts = OfficeFacts("Northmere Secure School", ("community",), "OFFICIAL")
    new = NewStore(folder / STORE, facts, "Dana Okafor", "administrator", PASSPHRASE)
    store = room.create(new, recovery_key=room.make_recovery_key())
    number = _a_case(store.office)
    if is_big:
        store.office.keep_plan(number, big(plan_in(store, number)))
    store.close()
    return number


def unlocked(folder: Path) -> EncryptedStore:
    """The store, open to its one officer."""
    room = EncryptedStrongroom(arrangements(folder))
    return room.unlock(folder / STORE, room.sign_ins(folder / STORE)[0].id, PASSPHRASE)


def plan_in(store: EncryptedStore, number: CaseNumber) -> Plan:
    """The plan being written, as the store holds it."""
    with store.reading()() as records:
        draft = records.working_draft(number)
    if draft is None:
        raise LookupError(number)
    return draft.plan


def words(count: int) -> str:
    """So many words, in paragraphs of six sentences."""
    sentence = _SENTENCE.split()
    said = " ".join(sentence * (count // len(sentence) + 1))
    cut = said.split()[:count]
    step = len(sentence) * 3
    return "\n".join(" ".join(cut[at : at + step]) for at in range(0, len(cut), step))


def big(plan: Plan) -> Plan:
    """``plan`` with everything in it that a long one holds."""
    needs = tuple(_item("need", at) for at in range(NEEDS))
    outcomes = tuple(
        replace(_item("outcome", at), links=(needs[at % NEEDS].id,), fields={"by_when": "July"})
        for at in range(OUTCOMES)
    )
    provision = tuple(
        replace(
            _item("provision", at),
            links=(needs[at % NEEDS].id, outcomes[at % OUTCOMES].id),
            fields={"who": "A teaching assistant", "how_long": "40 minutes", "how_often": "Daily"},
        )
        for at in range(PROVISION)
    )
    for letter, items in (("B", needs), ("E", outcomes), ("F", provision)):
        plan = plan.with_section(letter, Section(items=items))
    return plan.with_section("A", Section(paragraphs(words(1500))))


def _item(what: str, at: int) -> Item:
    return Item(ItemId(f"{what}-{at}"), paragraphs(f"{at}. {words(WORDS_OF_AN_ITEM)}"))


def _a_case(office: Office) -> CaseNumber:
    today = office.today
    asked, decided = today - timedelta(days=70), today - timedelta(days=40)
    person = Person("Tom", "Whitfield", today.replace(year=today.year - 11, day=1))
    case = CaseNumber(office.do(cases.open_case, cases.OpenCase(person, "community", asked)).made)
    happening = Happening("request_received", asked, facts={"requested_by": "Parent"})
    office.do(entries.record, entries.Record(case, happening))
    office.do(
        assessments.decide_to_assess,
        assessments.DecideToAssess(case, decided, decided, "He may need more."),
    )
    advisers = tuple((f"Dr Lim {at}", "Medical") for at in range(6))
    office.do(
        assessments.ask_for_advice, assessments.AskForAdvice(case, advisers, decided, decided)
    )
    pages = words(WORDS_OF_A_PAGE * PAGES // len(advisers)).encode()
    for name, kind in advisers:
        day = today - timedelta(days=10)
        advice = assessments.RecordAdvice(case, name, kind, day, "", f"{name}.txt", pages)
        office.do(assessments.record_advice, advice)
    office.do(assessments.decide_to_issue, assessments.DecideToIssue(case, today, today, "Needed."))
    office.do(plans.start_plan, plans.StartPlan(case))
    return case


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until something is so; the loop sleeps between events.

    Raises:
        TimeoutError: it did not become so.
    """
    end = perf_counter() + PATIENCE
    loop, look = QEventLoop(), QTimer(interval=2)
    look.timeout.connect(lambda: loop.quit() if until() or perf_counter() > end else None)
    look.start()
    if not until():
        loop.exec()
    look.stop()
    if perf_counter() > end:
        raise TimeoutError


def rest(seconds: float) -> None:
    """Let the window do whatever it still wants to."""
    end = perf_counter() + seconds
    wait(lambda: perf_counter() > end)


def opened(folder: Path) -> house.House:
    """The program's own window, unlocked."""
    house.application()
    built = house.build(
        folder / STORE, arrangements=arrangements(folder), home=folder / "home", begin=print
    )
    window = built.window
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    wait(lambda: (field := _passphrase(window)) is not None and field.isEnabled())
    field = _passphrase(window)
    if field is not None:
        field.setText(PASSPHRASE)
    window.findChild(QAbstractButton, "unlockGo").click()
    wait(lambda: window.work is not None)
    return built


def plan_of(window: Window, number: CaseNumber) -> PlanTab:
    """The plan of the case, open in the window."""
    if window.work is None:
        raise LookupError(number)
    window.work.open_case(number)
    wait(lambda: bool(window.findChildren(CasePage)))
    page = window.findChildren(CasePage)[-1]
    wait(lambda: page.seen is not None)
    page.tabs.setCurrentIndex(PLAN)
    wait(lambda: isinstance(tab := page.tab(PLAN), PlanTab) and tab.state is not None)
    tab = page.tab(PLAN)
    if not isinstance(tab, PlanTab):
        raise TypeError(tab)
    return tab


def _passphrase(window: Window) -> QLineEdit | None:
    found: QLineEdit | None = window.findChild(QLineEdit, "unlockPassphrase")
    return found
