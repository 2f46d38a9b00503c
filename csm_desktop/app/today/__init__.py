"""The day: what needs the user, why, and what came of the week so far."""
