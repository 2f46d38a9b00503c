"""What can be done with metrics and readings, and what they show."""
