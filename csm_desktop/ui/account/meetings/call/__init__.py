"""What is gone through during a call, beside the notes: points, what was promised, a case."""
