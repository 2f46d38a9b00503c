"""Measures the program against floors on a scale book: `python -m tests.benchmarks`."""
