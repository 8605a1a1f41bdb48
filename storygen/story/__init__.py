"""What a story is: reading it from YAML, checking its shape, and the Story that every other room knows."""
