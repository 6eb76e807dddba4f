"""A dossier in, static pages out."""
