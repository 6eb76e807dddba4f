"""Dossier in, static HTML out: pages that open from disk and run nothing they were given."""

from riwaya.report.options import ReportOptions
from riwaya.report.site import write

__all__ = ["ReportOptions", "write"]
