"""Mail: what is sent is composed here; who sends it is the user's own mail program."""
