"""Predictors without recurrence, to which networks are compared."""
