"""One module a format of decks."""
