"""The Alerts workspace by keys."""
