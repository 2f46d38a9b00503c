"""The pages beside the words: drawn on a thread, shown, and out as a file or on paper."""
