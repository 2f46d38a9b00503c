"""Signs without which no cell holds an error, a guard or a link."""

_SIGNS = ("#", "'", "](")


def may_be_dressed(texts: str) -> bool:
    """Whether any of many texts, given in one, may hold what `clean_cells` takes off."""
    if any(sign in texts for sign in _SIGNS):
        return True
    return ":5" in texts and "err:5" in texts.casefold()  # as LibreOffice writes errors
