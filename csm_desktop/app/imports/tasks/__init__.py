"""Lists of tasks and milestones: what we and our customers are to do."""
