"""The page *Planning*: the round at the left, the coming weeks at the right."""
