"""A team's picture on PostgreSQL: the rows of several books, kept in step, and views over them."""
