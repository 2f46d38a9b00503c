"""Reading a book for lists, rules and pages; nothing here writes."""
