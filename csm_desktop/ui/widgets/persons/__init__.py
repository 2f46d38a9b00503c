"""People as small parts of a page: a chip, a photo."""
