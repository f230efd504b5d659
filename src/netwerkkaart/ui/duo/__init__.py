"""Bringing schools in from DUO: files, municipality, what would change, and only then the import."""
