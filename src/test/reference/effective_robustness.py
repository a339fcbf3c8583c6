"""The distance that EffectiveRobustnessTest holds, by NumPy's least squares on SciPy's logits.

    python effective_robustness.py

prints the accuracy under shift that the family's line expects of a network with 80% without. Made with NumPy 2.4.6 and SciPy
1.17.1.
"""

import numpy as np
from scipy.special import expit, logit

plain = np.array([190, 170, 150, 120]) / 200
shifted = np.array([280, 224, 180, 132]) / 400
slope, intercept = np.polyfit(logit(plain), logit(shifted), 1)
print(f"{expit(intercept + slope * logit(0.8)):.12f}")
