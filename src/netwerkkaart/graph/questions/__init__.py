"""Questions asked of a network: pure functions that answer with keys of nodes; the words are in ``texts``."""
