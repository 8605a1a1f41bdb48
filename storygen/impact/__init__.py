"""Numbers, the heart: quantities, claims, change arithmetic and inference; knows text and figures, knows no Story."""
