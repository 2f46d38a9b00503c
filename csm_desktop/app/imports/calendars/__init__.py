"""Meetings out of calendars: whose they are, who is invited, what is new and what has changed."""
