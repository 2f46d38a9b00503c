"""The Meetings workspace: what is to come, what was held, and what is missing after it."""
