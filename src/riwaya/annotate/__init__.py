"""Finds the items of one article, one step a module; each step is pure."""
