"""Cards: their kinds, how they are dealt from a story, and their export."""
