"""Other people's files, and papers put together from what several floors know."""
