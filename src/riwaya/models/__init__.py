"""Models behind protocols; backends are imported by the workflow alone."""
