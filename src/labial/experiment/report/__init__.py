"""The report of an experiment: a page with the paper's statements beside what was found."""

from labial.experiment.report.page import write_report

__all__ = ["write_report"]
