"""How little there is to go by: what a headline alone shares with another weighs otherwise than in reports.

1. `brevity` says how short a text is, from its words: 1 is a headline, 0 a report.
2. `between` goes from the weight that holds for reports to the one that holds for headlines.

There is no class of short texts: a text a little longer is weighed a little otherwise.
"""

import math
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", float, NDArray[np.float64])

# The score of two leads is calibrated on single sentences: of headlines and other texts of one sentence it
# can be believed as it is. From some ten sentences on, two reports of one language are alike by their topic.
HEADLINE, REPORT = 25, 120


def brevity(words: int) -> float:
    """How short a text is, 0-1, by the logarithm of its number of words."""
    passed = math.log(max(1, words) / HEADLINE) / math.log(REPORT / HEADLINE)
    return 1.0 - max(0.0, min(1.0, passed))


def between(report: float, headline: float, share: Number) -> Number:
    """The weight at a brevity of `share`, given those of reports and of headlines."""
    return report + share * (headline - report)
