"""What a newcomer starts from: a project's first files, templates for stories, and the questions of an interview."""
