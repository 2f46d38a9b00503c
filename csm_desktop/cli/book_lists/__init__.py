"""Lists over the whole book: revenue, renewals, pipeline, role coverage."""
