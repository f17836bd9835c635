"""The report of an experiment: a page that compares its results with the paper's."""

from labial.experiment.report.page import REPORT_FILES, write_report

__all__ = ["REPORT_FILES", "write_report"]
