"""Letters to customers: templates, and what fills them."""
