"""What of an office is kept among its own files, and told with the rest of it."""

from __future__ import annotations

from dataclasses import replace

from caseworker.casework.establishments import own_establishments
from caseworker.casework.meetings_option import options_chosen
from caseworker.casework.numbers_option import numbers_chosen
from caseworker.casework.own_files import OwnFiles
from caseworker.casework.records import OfficeFacts
from caseworker.casework.targets import targets_set


def with_own_files(facts: OfficeFacts, files: OwnFiles) -> OfficeFacts:
    """The office with its establishments, its targets, and the rows of the law it chose."""
    return replace(
        facts,
        establishments=own_establishments(files),
        options=options_chosen(files),
        numbers=numbers_chosen(files),
        targets=targets_set(files),
    )
