"""Perceptual studies: do people see, hear and prefer what a metric says they should?

A study is described by a TOML file (``design``). ``making`` renders its stimuli and writes a
questionnaire; ``answers`` reads what participants answered, ``analysis`` evaluates it, and
``power`` says, before the study, how many participants it takes. See docs/study.md.
"""
