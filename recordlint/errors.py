"""Errors that reach the user as one clear line: what is wrong, where, and the remedy."""

from __future__ import annotations


class RecordlintError(Exception):
    """Base of every error that recordlint raises on purpose; its text is fit to show to the user."""


class InputError(RecordlintError):
    """A file that could not be read, or not fully. The message names the file and the remedy."""


class SettingsError(RecordlintError):
    """A settings file, option, rule id or column that does not exist or has a wrong value."""


class RulebookError(RecordlintError):
    """A rule file that the loader refuses."""
