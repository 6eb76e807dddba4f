"""Pairs and groups: one relation a module, every score with its evidence."""
