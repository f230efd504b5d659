"""The only home of Qt: the window, its pages and what they are made of."""
