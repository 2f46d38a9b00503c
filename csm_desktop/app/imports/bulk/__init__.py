"""Things that many rows of a list make at once."""
