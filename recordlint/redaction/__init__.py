"""Redaction: what is done with personal data, planned, applied, verified and logged."""
