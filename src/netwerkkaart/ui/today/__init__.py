"""The start page: what is planned, what not to forget, where it is silent."""
