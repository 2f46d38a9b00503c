"""Where an account stands on its way: stage, baseline, standing, pairing (domain.md §2, §5)."""
