"""Writing: one function per thing the user does; each is one named step that can be undone."""
