"""Files in and files out for redaction."""
