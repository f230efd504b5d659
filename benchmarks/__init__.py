"""Measurements beside a floor or a peer in the same run; each script prints its own table."""
