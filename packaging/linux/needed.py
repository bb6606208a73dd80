"""Which libraries a file of Linux asks for: what must be packed with it, and what is missing."""

from __future__ import annotations

import ast
import struct
import tomllib
from pathlib import Path
from typing import Any, Final

from windows.product import HOME, PACKAGING
from windows.tools import CannotBuild

RULES: Final = PACKAGING / "prune_linux.toml"
_MAGIC: Final = b"\x7fELF\x02\x01"  # of 64 bits, little end first: what x86-64 is
_LOAD, _DYNAMIC = 1, 2
_NEEDED, _STRINGS = 1, 5


def rules() -> dict[str, Any]:
    """What ``prune_linux.toml`` says."""
    return tomllib.loads(RULES.read_text("utf-8"))


def is_code(file: Path) -> bool:
    """Whether it is a library or a program."""
    with file.open("rb") as opened:
        return opened.read(len(_MAGIC)) == _MAGIC


def asked_for(file: Path) -> frozenset[str]:
    """The names of the libraries that it loads by itself."""
    content = file.read_bytes()
    (away,) = struct.unpack_from("<Q", content, 32)
    size, count = struct.unpack_from("<HH", content, 54)
    heads = [struct.unpack_from("<IIQQQQ", content, away + size * at) for at in range(count)]
    told = [head for head in heads if head[0] == _DYNAMIC]
    if not told:
        return frozenset()
    begins, length = told[0][2], told[0][5]
    pairs = [struct.unpack_from("<QQ", content, begins + at) for at in range(0, length, 16)]
    strings = next(value for kind, value in pairs if kind == _STRINGS)
    place = next(
        head[2] + strings - head[3]
        for head in heads
        if head[0] == _LOAD and head[3] <= strings < head[3] + head[5]
    )
    starts = [place + value for kind, value in pairs if kind == _NEEDED]
    return frozenset(content[at : content.index(b"\0", at)].decode("ascii") for at in starts)


def system_libraries() -> dict[str, str]:
    """What the system is asked for: each library, and the Debian package that holds it.

    Raises:
        CannotBuild: ``bootstrap.py`` has no such list any more.
    """
    for node in ast.parse((HOME / "bootstrap.py").read_text("utf-8")).body:
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "QT_LIBRARIES":
            return dict(ast.literal_eval(node.value or ast.Dict([], [])))
    raise CannotBuild("bootstrap.py no longer says which libraries Qt loads from the system.")


def missing(tree: Path) -> dict[str, frozenset[str]]:
    """For each file what it asks for that is neither packed nor asked of the system."""
    files = [file for file in sorted(tree.rglob("*")) if not file.is_symlink() and file.is_file()]
    code = [file for file in files if is_code(file)]
    known = {file.name for file in code} | set(system_libraries()) | set(rules()["of_the_system"])
    lacks = {file.relative_to(tree).as_posix(): asked_for(file) - known for file in code}
    return {name: what for name, what in lacks.items() if what}
