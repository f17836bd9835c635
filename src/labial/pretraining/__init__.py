"""Knowledge of phone sequences, learned without faces."""
