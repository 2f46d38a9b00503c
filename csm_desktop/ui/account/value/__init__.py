"""The Value tab: what is measured, its readings, and how far goals and targets have come."""
