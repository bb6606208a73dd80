"""Two versions of a plan side by side: with a change of every sort, and with none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from caseworker.documents.comparison import ComparisonToPrint, Side
from caseworker.domain.blocks import Run, paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.comparison import compare_versions
from caseworker.domain.plan import Item, ItemId, Plan, Section, VersionKind
from tests.bases import EVERYTHING
from tests.documents.examples import a_person, a_version

TODAY = date(2026, 11, 23)
TOM = CaseNumber("2026-0113")


def comparisons() -> Mapping[str, ComparisonToPrint]:
    """Both, by the names of their files of words."""
    return {"changes": changes(), "changes-none": no_changes()}


def changes() -> ComparisonToPrint:
    """The draft of the examples against the final plan that came of the parent’s answer."""
    was, now = a_version(VersionKind.DRAFT), a_version()
    was = replace(was, plan=was.plan.with_section("I", Section()))
    plan = rewritten(now.plan)
    found = compare_versions(was, replace(now, plan=plan))
    views = (
        "Views on the draft received (Alice Whitfield), 4 January 2027: “Three times a week was "
        "never enough. He listens best after sport.”"
    )
    why = {one.key: views for one in found.changes if one.section in {"A", "F"}}
    why |= {one.key: "A draft must leave this open." for one in found.changes if one.is_place}
    why |= {one.key: "This follows from another change." for one in found.changes if one.follows}
    return ComparisonToPrint(TOM, a_person(), TODAY, DRAFT_2, FINAL_1, found, why, EVERYTHING)


def no_changes() -> ComparisonToPrint:
    found = compare_versions(a_version(), a_version())
    return ComparisonToPrint(TOM, a_person(), TODAY, DRAFT_2, FINAL_1, found, {}, EVERYTHING)


DRAFT_2 = Side("Draft 2", date(2026, 12, 21), "J. Okafor", "3f9a11c0", is_draft=True)
FINAL_1 = Side("Final 1", date(2027, 1, 22), "J. Okafor", "b27d09e4")


def rewritten(plan: Plan) -> Plan:
    """A change of every sort: words, fields, links; an item new, gone, moved."""
    language = plan.item(ItemId("provision-1"))
    language = replace(language, fields={**language.fields, "how_often": "4 times a week"})
    sport = Item(
        ItemId("provision-3"),
        paragraphs("Football with the house team, as a quiet time before lessons."),
        {"who": "PE teacher", "how_long": "30 minutes", "how_often": "weekly"},
        (ItemId("need-2"), ItemId("outcome-2")),
    )
    views = plan.section("A").text
    heading, *rest = views[1:]
    told = replace(views[0], runs=(Run("I like drawing and boxing. I want to be a joiner."),))
    plan = plan.with_section("A", Section((told, heading, *rest[:-1])))
    plan = plan.without_item(ItemId("outcome-2")).with_item("F", language).with_item("F", sport)
    return plan.moved(ItemId("provision-3"), by=-2)
