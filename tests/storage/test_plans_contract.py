"""What any records must do with plans: the encrypted ones, and those on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker.casework.records import OpenRecords
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber, EventId, OfficerId
from caseworker.domain.errors import NotAllowed
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import (
    Advice,
    Plan,
    Section,
    Signature,
    Version,
    VersionKind,
    WorkingDraft,
    blank_plan,
)
from tests.builders import NOW, OKAFOR, TODAY, a_plan
from tests.storage.stores import write_opened

LEWIS = OfficerId("lewis")
NUMBER = CaseNumber("2026-0113")


def a_version(number: int = 1) -> Version:
    return Version(
        NUMBER,
        number,
        VersionKind.FINAL,
        a_plan(),
        TODAY,
        (
            Advice("Education", "R. Hale", "Teacher", TODAY, "doc-1", EventId("event-x")),
            Advice("Health", "S. Iqbal", "Nurse", TODAY),
        ),
        date(2027, 11, 22),
        Signature(OKAFOR, "Dana Okafor", "Officer", TODAY, b"signed", b"key"),
    )


def test_the_plan_being_written_is_kept_and_dropped(sitting: OpenRecords) -> None:
    first = WorkingDraft(NUMBER, a_plan(), NOW, OKAFOR)
    second = WorkingDraft(NUMBER, a_plan("detained_plan"), NOW + timedelta(minutes=1), LEWIS)
    with sitting() as records:
        write_opened(records)
        assert records.working_draft(NUMBER) is None
        records.keep_working_draft(first)
        assert records.working_draft(NUMBER) == first
        records.keep_working_draft(second)

    with sitting() as records:
        assert records.working_draft(NUMBER) == second
        records.drop_working_draft(NUMBER)
        assert records.working_draft(NUMBER) is None


def test_each_plan_of_a_case_has_a_draft_and_versions_of_its_own(sitting: OpenRecords) -> None:
    by_law = WorkingDraft(NUMBER, a_plan(), NOW, OKAFOR, "one")
    profile = WorkingDraft(NUMBER, _a_profile(), NOW, OKAFOR, "two")
    first = Version(NUMBER, 1, VersionKind.ISSUED, _a_profile(), TODAY)
    scan = replace(first, plan=blank_plan(plan_kinds()["scan"]))
    with sitting() as records:
        write_opened(records)
        for draft in (by_law, profile):
            records.keep_working_draft(draft)
        for version in (first, scan):
            records.issue(version)

    with sitting() as records:
        assert records.working_draft(NUMBER) == by_law
        assert records.working_draft(NUMBER, "one_page_profile") == profile
        assert records.working_drafts(NUMBER) == (profile, by_law), "by their series"
        assert records.versions(NUMBER) == ()
        assert records.versions(NUMBER, "scan") == (scan,)
        assert records.every_version(NUMBER) == (first, scan)
        records.drop_working_draft(NUMBER, "one_page_profile")
        assert records.working_drafts(NUMBER) == (by_law,)


def _a_profile() -> Plan:
    blank = blank_plan(plan_kinds()["one_page_profile"])
    return blank.with_section("B", Section(paragraphs("The trombone.")))


def test_an_issued_version_never_changes(sitting: OpenRecords) -> None:
    version = a_version()
    with sitting() as records:
        write_opened(records)
        records.issue(version)

    with sitting() as records, pytest.raises(NotAllowed):
        records.issue(replace(version, review_by=None))

    with sitting() as records:
        assert records.versions(NUMBER) == (version,)
        assert records.versions(NUMBER)[0].fingerprint == version.fingerprint


def test_drafts_and_finals_are_numbered_apart(sitting: OpenRecords) -> None:
    final, draft = a_version(), Version(NUMBER, 1, VersionKind.DRAFT, a_plan(), TODAY)
    with sitting() as records:
        write_opened(records)
        records.issue(draft)
        records.issue(final)

    with sitting() as records:
        assert records.versions(NUMBER) == (draft, final)


def test_an_unsigned_draft_may_be_issued(sitting: OpenRecords) -> None:
    version = Version(NUMBER, 1, VersionKind.DRAFT, a_plan(), TODAY)
    with sitting() as records:
        write_opened(records)
        records.issue(version)

    with sitting() as records:
        assert records.versions(NUMBER) == (version,)
