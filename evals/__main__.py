"""All evals, one after another: `python -m evals`. The exit status is 1 when a figure is below its floor."""

import sys

from evals import dates_eval, entities_eval, layers_eval, quotes_eval, stories_eval

EVALS = (quotes_eval.main, dates_eval.main, entities_eval.main, layers_eval.main, stories_eval.main)


def main() -> int:
    """Run every eval, also after one has failed."""
    return max([run([]) for run in EVALS])


if __name__ == "__main__":
    sys.exit(main())
