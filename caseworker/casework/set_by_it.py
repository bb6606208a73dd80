"""What the IT department has set, over what the office chose: for the office, and for it alone.

The records keep what the office chose. Whoever asks them through the office sees what holds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, Final, cast

from caseworker.casework.records import OfficeFacts, Records
from caseworker.casework.rights import called
from caseworker.domain.errors import NotAllowed
from caseworker.domain.site_policy import SitePolicy

FILE: Final = "features.toml"
CLEAR_COPIES: Final = "clear_copies"
_RULED: Final = ("idle_minutes", "marking", "clear_copies")


def refuse_switched_off(policy: SitePolicy, asked: Callable[..., object]) -> None:
    """Raises NotAllowed where ``asked`` belongs to a part that is not to be used here."""
    for feature in sorted(policy.features_off):
        if called(asked) in refused_without()[feature] and (why := policy.why_off(feature)):
            raise NotAllowed(why)


@cache
def refused_without() -> Mapping[str, frozenset[str]]:
    """The rows of ``features.toml``: for each part, what is refused where it is off."""
    text = (resources.files("caseworker.casework") / FILE).read_text(encoding="utf-8")
    return {feature: frozenset(names) for feature, names in tomllib.loads(text).items()}


def what_holds(policy: SitePolicy, chosen: OfficeFacts) -> OfficeFacts:
    """What the office chose, as far as the policy lets it."""
    return replace(
        chosen,
        idle_minutes=policy.idle(chosen.idle_minutes),
        marking=policy.marking(chosen.marking),
        clear_copies=chosen.clear_copies and CLEAR_COPIES not in policy.features_off,
    )


def ruled(records: Records, policy: SitePolicy) -> Records:
    """The records as the policy lets them be seen; themselves, where nothing is set."""
    return cast("Records", _Ruled(records, policy)) if policy.values else records


class _Ruled:
    """The records, but for what they say of their office."""

    def __init__(self, records: Records, policy: SitePolicy) -> None:
        self._records, self._policy = records, policy

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)

    def office(self) -> OfficeFacts:
        return what_holds(self._policy, self._records.office())

    def save_office(self, facts: OfficeFacts) -> None:
        """What was only shown is not kept as if the office had chosen it."""
        chosen = self._records.office()
        shown = what_holds(self._policy, chosen)
        same = {
            name: getattr(chosen, name)
            for name in _RULED
            if getattr(facts, name) == getattr(shown, name)
        }
        self._records.save_office(replace(facts, **same))
