"""Our own practice: how far it is, and what to raise next (domain.md §11)."""
