"""PRV, confidential or personal data: what should not leave with a story."""
