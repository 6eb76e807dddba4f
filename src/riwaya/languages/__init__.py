"""What is known of each language, as data: one folder a language."""
