"""What is written down in a call: the editor of the notes and what its lines become."""
