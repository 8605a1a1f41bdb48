"""Notes in other formats become stories: text → lines → drafts → data → YAML, and no word is dropped on the way."""
