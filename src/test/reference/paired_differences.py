"""Tango's score interval for the difference of two accuracies on the same images, found by numbers alone.

    python paired_differences.py ../resources/reference

writes paired-differences.csv: gained,lost,seen,low,high. For each difference the nuisance proportion that makes the counts
most likely is searched for (scipy.optimize.minimize_scalar), and the ends of the interval are searched for where the score
test is at its level (scipy.optimize.brentq). No closed form is used, so nothing is shared with the Java code. The case
1,7,21 is the airway example of Fagerland, Lydersen and Laake (Statistics in Medicine 33, 2014), who print -0.517 to -0.026.
Made with SciPy 1.17.1.
"""

import csv
import math
import pathlib
import sys

from scipy.optimize import brentq, minimize_scalar
from scipy.special import xlogy
from scipy.stats import norm

LEVEL = norm.ppf(0.975)
CASES = [
    (1, 7, 21), (7, 1, 21), (0, 0, 1), (1, 0, 1), (0, 1, 1), (1, 0, 2), (1, 1, 2), (0, 0, 10), (10, 0, 10), (0, 10, 10),
    (9, 1, 10), (1, 0, 10), (5, 5, 10), (3, 2, 10), (0, 3, 30), (12, 9, 44), (0, 1, 44), (5, 0, 50), (0, 0, 100),
    (16, 40, 100), (25, 3, 300), (3, 25, 300), (31, 29, 300), (0, 0, 600), (2, 14, 600), (60, 60, 600), (300, 300, 600),
    (150, 86, 1600), (1, 0, 2000), (20, 48, 2000), (700, 300, 2000), (400, 1200, 50000), (0, 50000, 50000),
]  # fmt: skip


def statistic(delta, gained, lost, seen):
    """The score test's statistic for the hypothesis that the difference is delta."""

    def unlikeliness(q):  # q: the proportion that is lost
        return -(xlogy(gained, q + delta) + xlogy(lost, q) + xlogy(seen - gained - lost, 1 - 2 * q - delta))

    low, high = max(0.0, -delta), (1 - delta) / 2
    found = minimize_scalar(unlikeliness, bounds=(low, high), method="bounded", options={"xatol": 1e-13})
    q = min((low, high, found.x), key=unlikeliness)
    variance = seen * (2 * q + delta - delta**2)
    distance = gained - lost - seen * delta
    return distance / math.sqrt(variance) if variance > 1e-12 else math.copysign(1e9, distance) if distance else 0.0


def interval(gained, lost, seen):
    estimate = (gained - lost) / seen

    def end(level, beyond):
        if estimate == beyond:
            return beyond
        return brentq(lambda delta: statistic(delta, gained, lost, seen) - level, *sorted((estimate, beyond)), xtol=1e-12)

    return end(LEVEL, -1.0), end(-LEVEL, 1.0)


with open(pathlib.Path(sys.argv[1]) / "paired-differences.csv", "w", newline="") as file:
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(["gained", "lost", "seen", "low", "high"])
    for case in CASES:
        low, high = interval(*case)
        rows.writerow([*case, f"{low:.9f}", f"{high:.9f}"])
