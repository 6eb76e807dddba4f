"""Speed and memory; `make bench` runs them all."""
