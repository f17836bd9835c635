"""Predictors without recurrence: what a network has to beat."""
