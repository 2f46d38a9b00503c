"""Where accounts stand, in the phases of a model, and what their standings lead to, as it is stored
(domain.md §5, §9)."""
