"""Intervals that SciPy finds, for WilsonIntervalTest.

    python scipy_intervals.py

prints them; the test holds them as constants. Made with SciPy 1.17.1.
"""

from scipy.stats import binomtest

for correct, seen in [(0, 1), (1, 1), (0, 10), (10, 10), (1, 10), (50, 100), (81, 263), (15, 148), (431, 600), (1999, 2000)]:
    found = binomtest(correct, seen).proportion_ci(method="wilson")
    print(f"{correct}, {seen}, {found.low:.9f}, {found.high:.9f}")
