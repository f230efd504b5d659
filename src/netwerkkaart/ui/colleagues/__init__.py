"""One colleague: what would hang on nobody if they left, and the hand-over of it."""
