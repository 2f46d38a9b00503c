"""What can be done with meetings, their notes and their follow-ups."""
