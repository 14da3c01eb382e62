# SPDX-License-Identifier: EUPL-1.2
"""Rounds that grow out of base rounds, people left out of a design, and acquaintances kept apart within one."""

from itertools import combinations

import numpy as np
import pytest

from samenspel.domain.seating import Planner, parse_instance
from samenspel.domain.seating.designs import with_fewer_people, without_repeats
from samenspel.domain.seating.pairs import Numbers
from samenspel.domain.seating.relabelling import Relabelling
from samenspel.domain.seating.starter_search import StarterSearch
from samenspel.domain.seating.starters import Starter, abelian_groups, promising
from tests.domain.seating_cases import Data, errors, evening

NOISE = np.log((np.arange(4096) + 0.5) / 4096)
CLASSICS = [(6, 3, 8), (7, 3, 10), (7, 4, 9), (6, 5, 6)]


def classic(tables: int, seats: int, rounds: int, **more: object) -> Data:
    return evening(tables * seats, [(seats, seats)] * tables, rounds=rounds, **more)


def repeats(seating: Numbers) -> int:
    met = [(a, b) for row in seating for a, b in combinations(range(len(row)), 2) if row[a] == row[b]]
    return len(met) - len(set(met))


@pytest.mark.parametrize(("order", "groups"), [(7, {(7,)}), (8, {(8,), (4, 2), (2, 2, 2)}), (12, {(4, 3), (2, 2, 3)})])
def test_every_abelian_group_is_named_once(order: int, groups: set[tuple[int, ...]]) -> None:
    assert sorted(abelian_groups(order)) == sorted(groups)


@pytest.mark.parametrize("starter", [Starter((9,), 3, 1, 1), Starter((4, 2), 2, 3, 1), Starter((2, 2, 3), 1, 0, 2)])
def test_an_orbit_holds_the_pairs_that_the_group_carries_into_each_other(starter: Starter) -> None:
    orbit, room = starter.orbits()
    everyone = starter.develop(np.arange(starter.people)[None, :])
    assert len({tuple(row) for row in everyone}) == starter.order
    assert all(sorted(row) == list(range(starter.people)) for row in everyone)
    for a, b in combinations(range(starter.people), 2):
        images = {frozenset((row[a], row[b])) for row in everyone.tolist()}
        assert {orbit[tuple(image)] for image in images} == {orbit[a, b]}
        assert room[orbit[a, b]] == (len(images) == starter.order)
        assert orbit[a, b] == orbit[b, a]


@pytest.mark.parametrize("rounds", [2, 6])
def test_a_base_round_without_repeated_orbits_grows_into_rounds_without_a_repeat(rounds: int) -> None:
    search = StarterSearch([4, 4, 4, 3, 3, 3], rounds, noise=NOISE, rng=np.random.default_rng(4))
    search.advance(5_000_000)
    assert search.found is not None
    assert len(search.found) >= rounds
    assert repeats(search.found) == 0
    assert all(np.bincount(row).tolist() == [4, 4, 4, 3, 3, 3] for row in search.found)


def test_ways_without_enough_pairs_are_not_tried() -> None:
    assert promising([4] * 8, 11) == []
    assert all(way.people == 28 and way.rounds >= 9 for way in promising([4] * 7, 9))
    assert Starter((9,), 3, 1, 1) in promising([4] * 7, 9)


@pytest.mark.parametrize(("tables", "seats", "rounds"), CLASSICS)
def test_schedules_that_annealing_does_not_reach_are_found(tables: int, seats: int, rounds: int) -> None:
    data = classic(tables, seats, rounds)
    for seed in (0, 1):
        planner = Planner(parse_instance(data), seed=seed)
        planner.step(30_000_000)
        assert planner.proven_optimal
        assert planner.figures().repeats == 0
        assert errors(data, planner.best.as_json()) == []


@pytest.mark.parametrize(("people", "tables", "seats", "rounds"), [(29, 6, 5, 6), (27, 7, 4, 9), (17, 6, 3, 8)])
def test_tables_that_are_not_all_full_have_such_schedules_too(
    people: int, tables: int, seats: int, rounds: int
) -> None:
    data = evening(people, [(seats - 1, seats)] * tables, rounds=rounds)
    planner = Planner(parse_instance(data), seed=3)
    planner.step(30_000_000)
    assert planner.proven_optimal
    assert errors(data, planner.best.as_json()) == []


def test_people_left_out_of_a_design_never_empty_a_table_below_its_least() -> None:
    design = without_repeats(40, 8, 8)
    assert design is not None
    fewer = with_fewer_people(design, 37, np.full(8, 4), np.random.default_rng(1))
    assert fewer is not None
    assert fewer.shape == (8, 37)
    assert repeats(fewer) == 0
    assert all(np.bincount(row, minlength=8).min() >= 4 for row in fewer)
    assert with_fewer_people(design, 37, np.full(8, 5), np.random.default_rng(1)) is None


@pytest.mark.parametrize("parts", [[1] * 50 + [999_950], [16_384, 3, 400_000, 583_613], [70_000] * 15])
def test_dividing_the_steps_does_not_change_what_comes_out_of_a_design(parts: list[int]) -> None:
    known = [[f"p{i}", f"p{i + 1}"] for i in range(0, 20, 3)]
    for data in (classic(6, 3, 8), classic(5, 4, 5, known=known)):
        whole, divided = (Planner(parse_instance(data), seed=6) for _ in range(2))
        whole.step(sum(parts))
        for part in parts:
            divided.step(part)
        assert whole.best == divided.best


def test_who_know_each_other_take_places_of_a_design_that_never_meet() -> None:
    rng = np.random.default_rng(5)
    pairs = [[f"p{a}", f"p{b}"] for a, b in combinations(range(48), 2) if rng.random() < 0.05]
    data = classic(8, 6, 6, known=pairs[3:], apart=pairs[:3])
    planner = Planner(parse_instance(data), seed=0)
    planner.step(3_000_000)
    assert (planner.figures().new, planner.figures().old_acquaintances) == (720, 0)
    assert errors(data, planner.best.as_json()) == []


def test_the_loss_of_an_assignment_is_that_of_the_meetings_it_gives() -> None:
    design, rng = without_repeats(20, 5, 5), np.random.default_rng(2)
    assert design is not None
    half = np.triu(rng.integers(0, 3, (20, 20)), 1)
    loss, apart = half + half.T, np.zeros((20, 20), dtype=np.bool_)

    def lost(seating: Numbers) -> int:
        return int(sum((loss * (row[:, None] == row)).sum() for row in seating)) // 2

    runs = [Relabelling(design, loss, apart, length=60_000, noise=NOISE, rng=rng) for _ in range(2)]
    before = [lost(run.seating) for run in runs]
    for run in runs:
        while run.advance(7_000):
            pass
        assert repeats(run.seating) == 0
        assert lost(run.seating) == run.cost
    assert max(run.cost for run in runs) < min(before)
