"""The outbox: what waits, what went out, and what a server said of it (reliability.md)."""
