"""The hand-off sheet on paper: one page for the customer, soon after signing (domain.md §3)."""
