"""The forms of time expressions, as patterns over the symbols of a line, and what each builds.

1. Layer by layer: names and numbers make days, months, years, relative and clock times (ATOMS); these
   take parts of the day, beginnings and years (WHOLES), then clock times (TIMES), then the other end of
   a range (RANGES, LAST); a part of a day that is left stands alone (ALONE).
2. In a layer the leftmost and then longest match wins; what it built is one symbol for the next layer.

In a pattern a bare name is a class of symbols, `@name` also catches it (`@name_2` a second time),
`<(a|b)` and `>(a|b)` look back and ahead, `!<` and `!>` forbid, the rest is a regular expression.
"""

from riwaya.annotate.dates.forms.counted import COUNTED
from riwaya.annotate.dates.forms.days import DAYS
from riwaya.annotate.dates.forms.ends import ALONE, LAST, RANGES, TIMES
from riwaya.annotate.dates.forms.periods import PERIODS
from riwaya.annotate.dates.forms.times import CLOCKS
from riwaya.annotate.dates.forms.wholes import WHOLES

ATOMS = (*DAYS, *PERIODS, *COUNTED, *CLOCKS)

LAYERS = (ATOMS, WHOLES, TIMES, RANGES, LAST, ALONE)
