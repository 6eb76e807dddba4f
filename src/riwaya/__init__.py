"""Riwaya rebuilds the record of a happening from its many tellings."""

__version__ = "0.1.0"
