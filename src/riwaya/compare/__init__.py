"""Reads the groups by outlet and makes the dossier."""
