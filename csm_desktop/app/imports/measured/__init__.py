"""Lists that measure: readings, answers of surveys, tickets; each becomes readings of metrics."""
