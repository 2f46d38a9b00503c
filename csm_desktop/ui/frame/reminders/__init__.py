"""What is told outside the window: see `reminders`."""
