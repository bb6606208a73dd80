"""What the walks over the project’s own files leave behind is let go."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.house.source import tree_of


@pytest.fixture(scope="module", autouse=True)
def trees() -> Iterator[None]:
    """A thousand parsed modules are hundreds of megabytes: what runs next does not carry them."""
    yield
    tree_of.cache_clear()
    gc.collect()
