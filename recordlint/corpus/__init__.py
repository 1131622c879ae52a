"""Annotated notes: read from inline markup, verified, and scored against."""
