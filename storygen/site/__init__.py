"""The practice site: which pages there are, how they are rendered and written."""
