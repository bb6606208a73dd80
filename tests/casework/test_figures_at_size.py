"""Every figure of every report equals a plain loop over the entries of an office of many.

The loops know nothing of how reports count, and stand in ``plainly``. 200 cases in each run, 3,000
with ``--full``; a practice store of 10,000 is gone through by ``benchmarks/figures_at_size.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Final

import pytest

from caseworker.casework.figures import count_figures
from caseworker.domain.figures.fix_next import fix_rules
from caseworker.domain.figures.rows import FigureRow, ReportRow, Sort, figure_rows
from caseworker.domain.figures.table import ALL, Narrowed, Table
from tests.casework.plainly import families, mending, reports, support
from tests.casework.plainly.office import ManyCases, an_office_of_many
from tests.casework.plainly.reports import Counted
from tests.conftest import Often

LOOPS: Final[Mapping[str, Callable[[ManyCases], Counted]]] = {
    "reviews": reports.reviews,
    "outcomes": reports.outcomes,
    "provision": reports.provision,
    "provision_map": support.provision_map,
    "support": support.support,
    "moves": reports.moves,
    "concern": reports.concern,
    "caseload": reports.caseload,
    "fix_next": mending.fix_next,
    "family_places": families.family_places,
    "supportability": families.supportability,
    "out_of_school": families.out_of_school,
    "departures": families.departures,
    "scan_reviews": families.scan_reviews,
    "not_replying": families.not_replying,
}
BY_HAND: Final[Mapping[str, str]] = {
    "custody_position": "test_custody_reports.py",
    "chase": "test_custody_reports.py",
    "hours": "test_hours_and_groups.py",
    "groups": "test_hours_and_groups.py",
}
"""Reports of custody, of which a practice office has nothing to count: counted by hand alone."""
LOOPED: Final = [one for one in figure_rows().reports if one.name in LOOPS]
Cells = dict[tuple[str, str], float | None]


@pytest.fixture(scope="module")
def many(often: Often, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ManyCases]:
    folder = tmp_path_factory.mktemp("many")
    made = an_office_of_many(
        often(200, 3_000), folder, also=families.of_a_family, more=families.by_hand()
    )
    yield made
    made.store.close()


def test_every_row_has_its_loop_or_was_counted_by_hand() -> None:
    here = Path(__file__).parent
    by_hand = {name for name, file in BY_HAND.items() if f'"{name}"' in (here / file).read_text()}

    assert [one.name for one in figure_rows().reports if one.name not in {*LOOPS, *by_hand}] == []
    assert [rule.title for rule in fix_rules() if rule.title not in mending.RULES] == []


@pytest.mark.parametrize("report", LOOPED, ids=lambda report: report.name)
def test_every_figure_on_every_line_equals_a_plain_loop(many: ManyCases, report: ReportRow) -> None:
    plain = counted_plainly(many, report)
    met = {name for (name, _), value in plain.items() if value}

    found = counted_by_the_report(many, report)

    assert {cell: (found.get(cell), plain.get(cell)) for cell in differing(found, plain)} == {}
    assert [one.name for one in report.figures if one.name not in met] == []


def test_every_rule_of_what_to_mend_finds_something(many: ManyCases) -> None:
    found = {line for (_, line), value in counted_plainly(many, FIX_NEXT).items() if value}

    assert found == {ALL, *(rule.title for rule in fix_rules())}


FIX_NEXT: Final = figure_rows().report("fix_next")


def differing(found: Cells, plain: Cells) -> list[tuple[str, str]]:
    """Where a cell is another: no more than a float’s last places may be."""
    cells = found.keys() | plain.keys()
    return [one for one in cells if found.get(one) != pytest.approx(plain.get(one), abs=1e-6)]


def counted_by_the_report(many: ManyCases, report: ReportRow) -> Cells:
    return cells_of(
        report, many.office.see(count_figures(report.name)).table(Narrowed(report.by), {})
    )


def cells_of(report: ReportRow, shown: Table) -> Cells:
    """Every cell of a table, by its figure and its line."""
    return {
        (figure.name, line.title): cell.value
        for line in (*shown.lines, shown.whole)
        for figure, cell in zip(report.figures, line.cells, strict=True)
    }


def counted_plainly(many: ManyCases, report: ReportRow) -> Cells:
    amounts: dict[tuple[str, str], list[float]] = defaultdict(list)
    lines = {ALL: None}
    for figure, line, amount in LOOPS[report.name](many):
        amounts[figure, line].append(amount)
        amounts[figure, ALL].append(amount)
        lines[line] = None
    return {
        (figure.name, line): _value(figure, amounts[figure.name, line])
        for line in lines
        for figure in report.figures
    }


def _value(figure: FigureRow, amounts: list[float]) -> float | None:
    if figure.sort is Sort.MEDIAN:
        return median(amounts) if amounts else None
    if figure.sort is Sort.SHARE:
        return sum(amounts) / len(amounts) if amounts else None
    return round(sum(amounts), 2)
