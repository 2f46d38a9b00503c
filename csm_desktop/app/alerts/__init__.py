"""Alerts: raising and settling them, what a user does with them, and the playbooks."""
