"""Papers, drawn from values of the domain. Imports the domain, reportlab, pikepdf and pdfium.

What a document is, and where the documents are found: each module of this package that
has a ``DOCUMENT`` is one, and a new one needs no list to be changed. Nothing here
imports reportlab until a paper is released.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper

Needs = TypeVar("Needs")


class Matter(Enum):
    """What a kind of paper holds, in the eyes of the law on disclosure (SEND Regs 2014 reg 17)."""

    NOTHING = "Nothing about a case"
    CASE = "About a case, and nothing of its plan"
    PLAN = "Of the plan, or with the plan"


@dataclass(frozen=True, slots=True)
class Document(Generic[Needs]):
    """A kind of paper: its name, its title, the facts it needs, who draws it, what it carries.

    Which pieces of a plan are in one paper of a kind that may hold some stands on the paper
    itself (``Paper.carries``). ``draw`` raises Incomplete where the facts leave something out.
    """

    name: str
    title: str
    needs: type[Needs]
    draw: Callable[[Needs, Letterhead], Paper]
    carries: Matter


@cache
def documents() -> Mapping[str, Document[Any]]:
    """Every kind of paper in this package, by name."""
    modules = (
        import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
        if not found.ispkg
    )
    kinds = [module.DOCUMENT for module in modules if hasattr(module, "DOCUMENT")]
    return MappingProxyType({kind.name: kind for kind in sorted(kinds, key=lambda kind: kind.name)})
