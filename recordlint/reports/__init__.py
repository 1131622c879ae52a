"""Findings become a report: one module a format."""
