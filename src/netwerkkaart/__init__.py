"""Netwerkkaart maps the people youth workers know at each school, and how trust grows."""

__version__ = "0.1.0"
