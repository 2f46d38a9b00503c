"""Documents beside bare scripts that draw the same."""
