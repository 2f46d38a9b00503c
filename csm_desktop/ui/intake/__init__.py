"""The hand-off intake: from the message of sales to the first plan (design.md §3, D)."""
