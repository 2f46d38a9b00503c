"""The meetings of a trip, each with what is to be known before it, and all of them on paper."""
