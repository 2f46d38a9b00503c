"""The executive business review pack: facts become a `Pack`, a `Pack` becomes a PDF."""
