"""A case moves: handed over at one end, taken in at the other, and the receipt comes back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseworker.casework import cases
from caseworker.casework.consents import RecordConsent, record_consent
from caseworker.casework.office import Office
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.consent import Consent, Giver, Pieces
from caseworker.storage.store import EncryptedStore
from caseworker.ui import theme
from tests.days.window.both_ends import (
    End,
    begins_as,
    hands_over,
    know_each_other,
    reads_the_answer,
    takes_in,
    two_desktops,
)
from tests.days.window.desktop import Desktop
from tests.days.window.moving import SAM, TODAY, has_a_final_plan, has_a_scan, notes
from tests.storage.stores import PASSPHRASE

NORTHMERE = End("Northmere Council", "authority", ("community",))
FENSHIRE = End("Fenshire County Council", "authority", ("community",))
FENMOOR = End("HMYOI Fenmoor", "establishment", ("custody",))
ASHDOWN = End("HMYOI Ashdown", "establishment", ("custody",))
ADVICE = End("Children’s Education Advice", "defence", ("service_children",))
EPISKOPI = End("St Barbara’s School, Episkopi", "defence", ("service_children",))


@dataclass(frozen=True, slots=True)
class Route:
    """A move: from whom to whom, in which setting, and what makes it owed.

    ``held`` is the kind of plan that they have. ``recorded`` is written down as the pack leaves.
    ``owed`` are rows of the law that stand on the case of whoever took it in, each with its day.
    """

    name: str
    sender: End
    receiver: End
    setting: str
    before: tuple[tuple[str, dict[str, str]], ...]
    recorded: str
    owed: tuple[tuple[str, date], ...] = ()
    consent: bool = False
    held: str = "ehc_plan"


HELD = ("detained", {"establishment": "HMYOI Fenmoor", "status": "Sentenced"})
NOTED_AS_IT_LEFT = {"case_handed_over", "hand_over_answered"}
ROUTES = (
    Route(
        "authority to authority (T-24)",
        NORTHMERE,
        FENSHIRE,
        "community",
        (("move_known", {"authority": FENSHIRE.name, "moves_on": TODAY.isoformat()}),),
        "plan_transferred",
        (("T-25", date(2027, 1, 4)),),
    ),
    Route(
        "establishment to establishment (D-02)",
        FENMOOR,
        ASHDOWN,
        "custody",
        (HELD, ("moved_establishment", {"establishment": ASHDOWN.name})),
        "plan_copy_sent",
    ),
    Route(
        "authority to establishment, five working days (D-01)",
        NORTHMERE,
        ASHDOWN,
        "custody",
        (
            ("detained", {"establishment": ASHDOWN.name, "status": "Remanded"}),
            ("home_authority_aware", {}),
        ),
        "plan_copy_sent",
    ),
    Route(
        "release into another area (D-03)",
        NORTHMERE,
        FENSHIRE,
        "custody",
        (HELD, ("release_elsewhere", {"authority": FENSHIRE.name})),
        "plan_disclosed",
    ),
    Route(
        "a service family to England (S-08)",
        ADVICE,
        FENSHIRE,
        "service_children",
        (("arrival_planned", {"authority": FENSHIRE.name, "arrives_on": "2027-02-01"}),),
        "records_sent_ahead",
    ),
    Route(
        "a service family out of England, by consent (story 24)",
        ADVICE,
        EPISKOPI,
        "service_children",
        (("abroad_for_a_time", {"place": "Episkopi"}),),
        "",
        consent=True,
    ),
    Route(
        "home with a SCAN and no plan (story 27)",
        ADVICE,
        FENSHIRE,
        "service_children",
        (("back_in_england", {"authority": FENSHIRE.name}),),
        "",
        held="scan",
    ),
)


@pytest.fixture(autouse=True)
def plain(qapp: QApplication, tmp_path: Path) -> None:
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    theme.wear(theme.Theme(), qapp)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_the_case_arrives_whole_and_the_sender_knows(
    route: Route, qtbot: QtBot, tmp_path: Path
) -> None:
    with two_desktops(qtbot, tmp_path, TODAY) as (here, there):
        with (
            closing(begins_as(here, route.sender)) as one,
            closing(begins_as(there, route.receiver)) as other,
        ):
            know_each_other(one, route.sender, other, route.receiver)
            sent = stands(one.office, route)
        stick = tmp_path / "stick"
        stick.mkdir()

        officer = here.signs_in()
        officer.finds_person("Okoro")
        pack = hands_over(officer, route.receiver.name, stick)
        officer.sees("Awaiting receipt")
        here.closes(officer)
        receipt = stick / "answer.receipt"
        officer = there.signs_in()
        takes_in(officer, pack, receipt)
        there.closes(officer)
        officer = here.signs_in()
        reads_the_answer(officer, receipt)
        here.closes(officer)

        it_arrived_whole(route, here, there, sent)


def stands(office: Office, route: Route) -> CaseNumber:
    """Sam's case, with a plan in force and what makes the move owed."""
    opened = cases.OpenCase(SAM, route.setting, office.today)
    number = CaseNumber(office.do(cases.open_case, opened).made)
    if route.held == "scan":
        has_a_scan(office, number)
    else:
        has_a_final_plan(office, number)
    for kind, facts in route.before:
        notes(office, number, kind, **facts)
    if route.consent:
        office.do(record_consent, RecordConsent(number, consents_to(route.receiver)))
    return number


def consents_to(end: End) -> Consent:
    """His mother’s, whom the law asks: it was judged that he does not understand this."""
    return Consent(
        event=EventId(""),
        given_on=TODAY,
        giver=Giver.PARENT,
        giver_name="Dawn Okoro",
        refused=False,
        covers=Pieces(),
        whole=True,
        recipients=(end.name,),
        purposes=("placement", "provision"),
        judged_how="He could not say what it is for",
        judged_by="Ms Okafor",
        judged_on=TODAY,
        how="Signed form",
    )


def it_arrived_whole(route: Route, here: Desktop, there: Desktop, sent: CaseNumber) -> None:
    """Every entry of before with its own id and day, the person, and the plan to the word."""
    with closing(unlocked(here)) as one, one.reading()() as records:
        theirs, plan = records.case(sent), records.every_version(sent)[-1]
    with closing(unlocked(there)) as other, other.reading()() as records:
        (summary,) = records.summaries()
        ours, ours_plan = records.case(summary.number), records.every_version(summary.number)[-1]
        origins = records.exchange.provenance.of_case(summary.number)
    came = {event.id: event for event in ours.events}
    stayed = {event.kind for event in theirs.events if event.id not in came}
    assert stayed <= {route.recorded, *NOTED_AS_IT_LEFT}
    for event in theirs.events:
        if event.id in came:
            assert replace(came[event.id], recorded_by=event.recorded_by, facts={}) == replace(
                event, facts={}
            )
            assert came[event.id].facts.items() <= event.facts.items()
    assert (ours.person.name, ours.person.born) == (SAM.name, SAM.born)
    assert ours.person.contacts == SAM.contacts
    assert ours_plan.plan == plan.plan
    assert (ours_plan.kind, ours_plan.issued_on) == (plan.kind, plan.issued_on)
    assert route.recorded in {event.kind for event in theirs.live} or not route.recorded
    assert {one.whose for one in origins} == {route.sender.name}
    owed = {(due.row, due.by) for due in summary.dues}
    assert set(route.owed) <= owed


def unlocked(desktop: Desktop) -> EncryptedStore:
    assert desktop.officer is not None
    return desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)
