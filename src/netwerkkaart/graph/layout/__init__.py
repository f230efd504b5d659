"""Where everything stands: layouts turn a network into places."""
