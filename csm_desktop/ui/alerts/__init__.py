"""The Alerts workspace: what calls, rests and is over; the rules; the playbooks and their runs."""
