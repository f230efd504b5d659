"""The page Thema's: what occupies the schools, per school and through the years."""
