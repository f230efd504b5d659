"""Reading for a purpose: one function per screen or paper, frozen rows out."""
