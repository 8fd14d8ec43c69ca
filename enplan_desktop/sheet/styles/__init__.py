"""What a page may look like: words, a way, rings, a picture of one's own, and the pocket that is folded."""
