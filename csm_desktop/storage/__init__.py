"""The only floor that knows SQLite, and SQLAlchemy where tables are made and migrated."""
