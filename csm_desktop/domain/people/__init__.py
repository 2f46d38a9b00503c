"""People on both sides: who knows whom, who holds which role, who speaks to whom (domain.md §6)."""
