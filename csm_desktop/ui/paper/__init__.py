"""Pages of documents on the screen and on paper, whatever workspace they come from."""
