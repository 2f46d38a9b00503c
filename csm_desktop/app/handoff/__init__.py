"""What can be done at the hand-off: fit, diagnosis, intake."""
