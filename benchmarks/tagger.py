"""Speed of the entity tagger beside the sentence encoder that it shares its lower layers with.

    python -m benchmarks.tagger [--sentences 192] [--threads N]

Order: the invented sentences of `benchmarks.encoder`, then vectors alone, tags alone, and both from one
pass, by wall clock and by processor time (on a busy machine only the second can be compared).
"""

import argparse
import json
import resource
import sys
from collections.abc import Sequence

from benchmarks.encoder import sentences, timed
from riwaya.models import backends
from riwaya.models.e5 import E5Encoder
from riwaya.models.tagger import E5Tagger


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON object a line."""
    parser = argparse.ArgumentParser(description="speed of the entity tagger")
    parser.add_argument("--sentences", type=int, default=192)
    parser.add_argument("--threads", type=int, default=backends.default_threads())
    options = parser.parse_args(arguments)
    encoder = E5Encoder.load(threads=options.threads)
    tagger = E5Tagger.load(threads=options.threads)
    texts = sentences(options.sentences)
    rows = [
        timed("vectors", encoder.encode, texts),
        timed("tags", tagger.tag, texts),
        timed("tags and vectors", tagger.tag_and_encode, texts),
    ]
    print("\n".join(json.dumps(row | {"path": encoder.choice.runtime}) for row in rows))
    print(json.dumps({"peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
