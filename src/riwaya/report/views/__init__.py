"""View models: frozen values that hold exactly what a template prints, in no language yet."""
