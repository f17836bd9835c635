"""Evaluation of predicted against recorded motion: metrics, baselines and comparison."""
