"""Which code computes the recurrence."""
