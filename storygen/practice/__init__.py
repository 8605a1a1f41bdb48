"""Practice: the log of events, the schedule folded from it, and the plan towards the date."""
