"""From facts to paper: one file per document over one shared style."""
