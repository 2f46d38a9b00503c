"""From a stranger's file to tables: encodings, delimiters, workbooks."""
