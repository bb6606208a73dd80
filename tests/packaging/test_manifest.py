"""Two builds are compared both ways."""

from __future__ import annotations

import pytest
from windows.manifest import differing


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        ({"a": "1", "b": "2"}, []),
        ({"a": "1", "b": "3"}, ["b"]),
        ({"a": "1"}, ["b"]),
        ({"a": "1", "b": "2", "c": "3"}, ["c"]),
    ],
)
def test_what_only_one_of_them_has_differs_too(other: dict[str, str], differ: list[str]) -> None:
    assert differing({"a": "1", "b": "2"}, other) == differ
