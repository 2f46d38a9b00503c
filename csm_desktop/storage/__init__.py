"""The only floor that knows SQLAlchemy and SQLite."""
