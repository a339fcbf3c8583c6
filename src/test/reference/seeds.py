"""Intervals of means and rank correlations that SciPy finds, for SeedMeanTest and RankCorrelationTest.

    python seeds.py

prints them; the tests hold them as constants. Made with SciPy 1.17.1.
"""

import numpy as np
from scipy import stats

SAMPLES = [
    [0.01, 0.03],
    [-0.021, -0.034, -0.018, -0.055, -0.027],
    [0.4, -0.2, 0.1, 0.0, 0.3, -0.5, 0.2],
]
for sample in SAMPLES:
    for level in (0.95, 1 - 0.05 / 3):
        mean = np.mean(sample)
        low, high = stats.t.interval(level, len(sample) - 1, loc=mean, scale=stats.sem(sample))
        print("%s | %.12f | %.9f | %.9f | %.9f" % (" ".join(map(str, sample)), level, mean, low, high))

PAIRS = [
    ([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]),
    ([13872, 41568, 110720, 48, 80, 128, 224, 13872, 110720], [-0.03, -0.02, 0.0, -0.08, -0.15, 0.02, 0.02, -0.29, -0.11]),
    ([1, 1, 2, 2, 3, 3], [0.1, 0.2, 0.2, 0.1, -0.3, -0.3]),
]
for x, y in PAIRS:
    print("%s | %s | %.12f" % (" ".join(map(str, x)), " ".join(map(str, y)), stats.spearmanr(x, y).statistic))

# partial correlation: of what is left of both ranks when the third's are regressed out
x = stats.rankdata([5, 1, 4, 2, 3, 6])
y = stats.rankdata([0.2, 0.1, 0.5, 0.3, 0.35, 0.45])
z = stats.rankdata([3, 1, 2, 5, 4, 6])
residual = lambda a: a - np.polyval(np.polyfit(z, a, 1), z)
r = lambda a, b: stats.pearsonr(a, b).statistic
print("partial %.12f of %.12f %.12f %.12f" % (r(residual(x), residual(y)), r(x, y), r(x, z), r(z, y)))
