"""The hand-off sheet: written, tested while it is typed, printed, sent (domain.md §3)."""
