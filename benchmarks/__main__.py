"""All benchmarks, one after another, each in a process of its own so that memory is its own."""

import subprocess
import sys

for name in ("benchmarks.encoder", "benchmarks.tagger", "benchmarks.build", "benchmarks.scale"):
    print(f"== {name}", flush=True)
    subprocess.run([sys.executable, "-m", name], check=True)
