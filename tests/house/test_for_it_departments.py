"""The page for IT departments names every key of a policy and every exit status there is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from caseworker.domain.site_policy import PolicyKey, features, policy_keys, read_policy
from caseworker.ui.fault_log import FILE
from tests.house.source import HOME, nodes_of

PAGE = (HOME / "docs" / "for-it-departments.md").read_text("utf-8")
COMMANDS = HOME / "caseworker" / "commands"
NOT_UNDERSTOOD = 2  # argparse’s own, of every command

#: Who ends with a status of their own, as the page calls them, and where it stands in the code.
ENDS = {
    "caseworker": COMMANDS / "__init__.py",
    "open": COMMANDS / "open_window.py",
    "bring": COMMANDS / "bring.py",
    "practice": COMMANDS / "practice.py",
    "check": COMMANDS / "check.py",
    "export": COMMANDS / "export.py",
    "import": COMMANDS / "import_all.py",
    "deadlines": COMMANDS / "deadlines.py",
    "may-disclose": COMMANDS / "may_disclose.py",
    "demo": COMMANDS / "demo.py",
    "--selftest": COMMANDS / "offscreen" / "self_test.py",
}


def line_of(row: PolicyKey) -> str:
    """The line of a key in the table of the page."""
    hardest = row.strictest
    if isinstance(hardest, frozenset):
        said = "all of them"
    else:
        said = str(hardest).lower() if isinstance(hardest, bool) else str(hardest) or row.none
    names = ", ".join(f"`{name}`" for name in row.may_be)
    may_be = f"a list of any of: {names}" if names else row.bounds
    return f"| `{row.id}` | {may_be} | {row.meaning} | {said} |"


def statuses_told(who: str) -> set[int]:
    """The statuses in the rows of the page that are about ``who``."""
    return {int(one) for one in re.findall(rf"(?m)^\| `{re.escape(who)}` \| (\d+) \|", PAGE)}


def statuses_in(file: Path) -> set[int]:
    """Whole numbers that have a name at the top of a module, and are given back by it."""
    nodes = list(nodes_of(file))
    named = dict(pair for node in nodes if isinstance(node, ast.Assign) for pair in _named(node))
    given = {
        part.id
        for node in nodes
        if isinstance(node, ast.Return)
        for part in ast.walk(node)
        if isinstance(part, ast.Name)
    }
    return {number for name, number in named.items() if name in given}


def _named(node: ast.Assign) -> Iterator[tuple[str, int]]:
    target, value = node.targets[0], node.value
    names = target.elts if isinstance(target, ast.Tuple) else [target]
    values = value.elts if isinstance(value, ast.Tuple) else [value]
    if len(names) != len(values):
        return
    for name, one in zip(names, values, strict=True):
        is_number = isinstance(one, ast.Constant) and type(one.value) is int
        if isinstance(name, ast.Name) and name.id.isupper() and is_number:
            yield name.id, int(str(ast.literal_eval(one)))


def test_every_key_of_a_policy_stands_in_the_page_as_its_row_says_it() -> None:
    assert [key for key, row in policy_keys().items() if line_of(row) not in PAGE] == []


def test_every_part_that_may_be_switched_off_stands_there_in_words() -> None:
    assert [name for name, words in features().items() if f"`{name}`: {words}" not in PAGE] == []


def test_the_policy_that_the_page_shows_will_do() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)

    policy = read_policy(shown.replace("D:\\\\", "/"))

    assert policy.faults == ()
    assert policy.values


def test_every_command_is_among_those_that_are_looked_at() -> None:
    commands = {
        file for file in COMMANDS.glob("*.py") if "def add_parser" in file.read_text("utf-8")
    }

    assert commands <= set(ENDS.values())


def test_every_exit_status_of_the_program_stands_in_the_page() -> None:
    told = {who: statuses_told(who) for who in ENDS}

    missing = {who: statuses_in(file) - told[who] for who, file in ENDS.items()}

    assert {who: found for who, found in missing.items() if found} == {}
    assert [who for who in told if NOT_UNDERSTOOD not in told[who]] == []


def test_every_exit_status_of_the_installer_and_the_launcher_stands_in_the_page() -> None:
    script = (HOME / "packaging" / "setup.nsi").read_text("utf-8")
    launcher = (HOME / "packaging" / "launcher" / "launcher.c").read_text("utf-8")
    stops = {int(one) for one in re.findall(r'(?m)^\s*!insertmacro Stop ".*" (\d+)$', script)}
    stops |= {int(one) for one in re.findall(r"(?m)^\s*SetErrorLevel (\d+)$", script)}
    no_runtime = {int(one) for one in re.findall(r"#define NO_RUNTIME (\d+)", launcher)}

    assert stops
    assert stops | {0} == statuses_told("Setup.exe")
    assert statuses_told("Uninstall.exe") == {0, 2}
    assert no_runtime
    assert no_runtime <= statuses_told("Caseworker.exe")


def test_the_log_stands_there_by_its_name() -> None:
    assert FILE in PAGE
