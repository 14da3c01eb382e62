# SPDX-License-Identifier: EUPL-1.2
"""The last line of ./do test tells the truth, also when a part breaks before it can report."""

from pathlib import Path

from scripts.test import Totals, count, split_marker

REPORT = '<testsuites><testsuite tests="7" failures="1" errors="1" skipped="2"/></testsuites>'


def counted(report: Path, code: int) -> tuple[int, int, int]:
    totals = Totals()
    count(report, totals, code)
    return totals.passed, totals.failed, totals.skipped


def test_failures_and_errors_are_both_failed_and_skipped_is_not_passed(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")
    assert counted(report, 1) == (3, 2, 2)


def test_a_part_that_left_no_report_is_one_failure(tmp_path: Path) -> None:
    assert counted(tmp_path / "none.xml", 4) == (0, 1, 0)


def test_a_part_that_broke_after_green_tests_is_one_failure(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testsuite tests="5" failures="0" errors="0" skipped="0"/>', encoding="utf-8")
    assert counted(report, 3) == (5, 1, 0)


def test_a_part_in_which_nothing_was_chosen_is_no_failure(tmp_path: Path) -> None:
    assert counted(tmp_path / "none.xml", 5) == (0, 0, 0)


def test_a_marker_of_the_caller_is_taken_out_so_that_a_part_can_add_its_own() -> None:
    assert split_marker(["-k", "import", "-m", "r07", "tests"]) == (["-k", "import", "tests"], "r07")
    assert split_marker(["-x"]) == (["-x"], "")
