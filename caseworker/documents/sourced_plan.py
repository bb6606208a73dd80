"""The plan with its sources: after each sentence taken from advice a number, and who said it where.

For the working document of the tribunal, in which every change is footnoted to author, date,
page and paragraph.
"""

from __future__ import annotations

from dataclasses import replace

from caseworker.documents import Document, Matter
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.ehc_plan import draw as draw_plan
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper


def draw(facts: PlanToPrint, letterhead: Letterhead) -> Paper:
    """The whole plan, and under each section where its sentences are from."""
    return draw_plan(replace(facts, with_sources=True), letterhead)


DOCUMENT = Document("plan_with_sources", "Plan with its sources", PlanToPrint, draw, Matter.PLAN)
