"""Keeps articles, annotations, links and groups behind Reader and Writer protocols."""
