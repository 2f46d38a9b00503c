"""The Outbox workspace: what waits, what asks for somebody, and what went out."""
