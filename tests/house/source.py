"""The files that this project keeps, as the tests of the house walk them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file that git keeps or would keep: what is ignored is nobody's business."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=HOME, capture_output=True, check=True).stdout
    names = sorted(set(listed.decode().split("\0")) - {""})
    return tuple(HOME / name for name in names if (HOME / name).is_file())


def modules(*folders: str) -> list[Path]:
    """The Python files in ``folders``; all of them if none is named."""
    python = [file for file in kept_files() if file.suffix == ".py"]
    return [file for file in python if not folders or name_of(file).split("/")[0] in folders]


def name_of(file: Path) -> str:
    """The path from the project's folder, the same on every machine."""
    return file.relative_to(HOME).as_posix()


@cache
def tree_of(module: Path) -> ast.Module:
    """The parsed text of ``module``."""
    return ast.parse(module.read_text("utf-8"), name_of(module))


@cache
def nodes_of(module: Path) -> tuple[ast.AST, ...]:
    """Everything that stands in the parsed text of ``module``: walked once for all who ask."""
    return tuple(ast.walk(tree_of(module)))
