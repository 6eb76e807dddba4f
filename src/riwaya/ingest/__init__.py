"""Files, streams and folders in, articles and problems out."""
