"""How often the trend rule sees a change where nothing changes, beside the naive rule "the net moved by 3 or more".

    python -m benchmarks.trend [--runs N] [--seed N]

A school whose signals are *opbouwend* at the same base rate in both windows, with on average as many signals in each
(the number itself varies, Poisson), has not changed: every *wijst op …* is a false alarm. Each cell is 20,000 schools.
The rule is asked itself, :func:`netwerkkaart.domain.stand.trend_of`, once for each combination of counts that came up.
Two totals are held to 8 in 100: all schools together, and those of each base rate. Within that it depends on the
number of signals: with four to eight in a window a single one weighs most, and the worst cell is named.
"""

import argparse
import sys
from collections.abc import Callable
from functools import cache

import numpy as np

from netwerkkaart.domain.readings import SignalBalance, TooFew
from netwerkkaart.domain.stand import trend_of
from netwerkkaart.domain.trust import TrendDirection

RUNS, SEED, AIM = 20_000, 20261120, 8.0
BASE_RATES = (0.5, 0.6, 0.7, 0.8, 0.9)
VOLUMES = (2, 4, 6, 8, 12, 16)
NAIVE_NET = 3
Alarm = Callable[[int, int, int, int], bool]
"""From opbouwend and schurend now and before: whether a change is seen."""


@cache
def ours(building: int, straining: int, building_before: int, straining_before: int) -> bool:
    """Ask the rule of the program."""
    found = trend_of(_balance(building, straining), _balance(building_before, straining_before))
    return not isinstance(found, TooFew) and found.direction is not TrendDirection.NO_CLEAR_DIFFERENCE


def naive(building: int, straining: int, building_before: int, straining_before: int) -> bool:
    """Tell whether the net number of signals moved by three or more."""
    return abs((building - straining) - (building_before - straining_before)) >= NAIVE_NET


def _balance(building: int, straining: int) -> SignalBalance:
    return SignalBalance(tuple(range(building)), tuple(range(straining)))


def schools(rate: float, volume: int, runs: int, chance: np.random.Generator) -> list[tuple[int, int, int, int]]:
    """Draw schools in which nothing changes."""
    signals = chance.poisson(volume, (runs, 2))
    building = chance.binomial(signals, rate)
    straining = signals - building
    return list(
        zip(*(column.tolist() for pair in zip(building.T, straining.T, strict=True) for column in pair), strict=True)
    )


def false_alarms(rule: Alarm, drawn: list[tuple[int, int, int, int]]) -> float:
    """Return in how many of 100 schools the rule sees a change."""
    return 100 * sum(rule(*counts) for counts in drawn) / len(drawn)


def main() -> int:
    """Simulate and print, and return 1 when the rule of the program raises more false alarms than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS, help="schools in each cell")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    chance = np.random.default_rng(asked.seed)
    print(
        f"False alarms in 100 schools in which nothing changes ({asked.runs:,} in each cell): ours | net ±{NAIVE_NET}"
    )
    print(f"{'opbouwend':>10}" + "".join(f"{f'{volume} signals':>16}" for volume in VOLUMES) + f"{'together':>16}")
    rows: dict[float, tuple[float, float]] = {}
    cells: dict[tuple[float, int], float] = {}
    for rate in BASE_RATES:
        line, drawn_at_rate = "", []
        for volume in VOLUMES:
            drawn = schools(rate, volume, asked.runs, chance)
            drawn_at_rate += drawn
            cells[rate, volume] = false_alarms(ours, drawn)
            line += f"{cells[rate, volume]:9.1f} |{false_alarms(naive, drawn):5.1f}"
        rows[rate] = false_alarms(ours, drawn_at_rate), false_alarms(naive, drawn_at_rate)
        print(f"{rate:10.0%}{line}{rows[rate][0]:9.1f} |{rows[rate][1]:5.1f}")
    together = [sum(column) / len(rows) for column in zip(*rows.values(), strict=True)]
    worst = max(cells, key=lambda cell: cells[cell])
    print(f"\nAll {asked.runs * len(cells):,} schools: ours {together[0]:.1f}, net ±{NAIVE_NET} {together[1]:.1f}")
    print(f"The worst cell: {cells[worst]:.1f}, at {worst[0]:.0%} opbouwend and {worst[1]} signals in a window")
    met = together[0] <= AIM and all(mine <= AIM for mine, _naive in rows.values())
    print(f"Aim, at most {AIM:.0f} together and at every base rate: {'met' if met else 'missed'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
