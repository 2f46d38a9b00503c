"""Parts stand in a dressed application, whichever test was before them."""

from tests.ui.dressed import dressed

__all__ = ["dressed"]
