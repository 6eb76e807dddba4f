"""Gold of the project's own sample, and what the evals leave unjudged."""
