"""The language server: what the linter finds, hovers, completions, repairs and renames while a story is typed."""
