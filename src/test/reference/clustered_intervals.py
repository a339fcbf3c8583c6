"""What ClustersTest holds as constants, found by statsmodels.

    python clustered_intervals.py

prints the variance of a mean of correlated outcomes that is robust to clusters (an intercept alone, Liang and Zeger 1986), the
effective number of images that it makes, and Wilson's interval there; McNemar's exact p-values; p-values corrected by Holm and by
Benjamini and Yekutieli. Made with statsmodels 0.15.0 and SciPy 1.17.1.
"""

import numpy as np
import statsmodels.api as sm
from scipy.stats import binom
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

IMAGES, SHIFTS = 40, 5
right = np.array([[(3 * i + 2 * (i % 7) * j + j) % 8 < 5 for j in range(SHIFTS)] for i in range(IMAGES)], float)
before = np.array([[(5 * i + (i % 3) * j) % 6 < 4 for j in range(SHIFTS)] for i in range(IMAGES)], float)
for name, outcomes in [("right", right), ("change", right - before)]:
    groups = np.repeat(np.arange(IMAGES), SHIFTS)
    fit = sm.OLS(outcomes.ravel(), np.ones(IMAGES * SHIFTS)).fit(cov_type="cluster", cov_kwds={"groups": groups})
    print(f"{name}: mean {fit.params[0]:.12f}, variance {fit.cov_params()[0, 0]:.15f}")
p, variance = right.mean(), sm.OLS(right.ravel(), np.ones(IMAGES * SHIFTS)).fit(
    cov_type="cluster", cov_kwds={"groups": np.repeat(np.arange(IMAGES), SHIFTS)}
).cov_params()[0, 0]
worst, differing = p * (1 - p) / IMAGES, IMAGES * min(p, 1 - p)
effective = IMAGES * (differing + 0.125) / (differing * min(1, variance / worst) + 0.125)
print(f"effective images {effective:.9f}, interval", proportion_confint(p * effective, effective, method="wilson"))

for gained, lost in [(0, 1), (1, 7), (0, 5), (5, 5), (12, 30), (150, 86)]:
    exact = mcnemar([[0, gained], [lost, 0]], exact=True).pvalue
    twice = 2 * binom.cdf(min(gained, lost), gained + lost, 0.5)
    seen = binom.pmf(min(gained, lost), gained + lost, 0.5)
    assert abs(min(1, twice) - exact) < 1e-12
    print(f"mid-P {gained}, {lost}: {min(1, twice - seen):.12f}")

ps = [0.001, 0.2, 0.012, 0.04, 0.9, 0.0005, 0.011]
for method in ["holm", "fdr_by"]:
    print(method, [round(float(q), 9) for q in multipletests(ps, method=method)[1]])
