"""Competencies, questions and company frameworks, and how well a story answers a question."""
