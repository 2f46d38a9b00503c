"""From sales to customer success: fit, diagnosis, win story, hand-off sheet (domain.md §3)."""
