"""Strings in, strings and offsets out; knows no language by name."""
