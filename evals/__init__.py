"""Gold, scorers and floors: how well each step does, on what data, and the least that is accepted."""
