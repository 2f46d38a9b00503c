"""Meetings from their purpose to the follow-up, and the silence between them (domain.md §7)."""
