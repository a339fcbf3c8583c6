"""Intervals that SciPy finds, for ClusterBootstrapTest and WilsonIntervalTest.

    python scipy_intervals.py

prints them; the tests hold them as constants. Made with SciPy 1.17.1.
"""

import numpy as np
from scipy.stats import binomtest, bootstrap

for correct, seen in [(0, 1), (1, 1), (0, 10), (10, 10), (1, 10), (50, 100), (81, 263), (15, 148), (431, 600), (1999, 2000)]:
    found = binomtest(correct, seen).proportion_ci(method="wilson")
    print(f"{correct}, {seen}, {found.low:.9f}, {found.high:.9f}")

values = np.array([((7 * i) % 11 - 5) / 12 * (1 if i % 3 else 2) for i in range(60)])
found = bootstrap((values,), np.mean, n_resamples=200_000, method="percentile", rng=np.random.default_rng(46), batch=2000)
print(f"mean {values.mean():.9f}, from {found.confidence_interval.low:.5f} to {found.confidence_interval.high:.5f}")
