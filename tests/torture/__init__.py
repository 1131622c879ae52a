"""Documents that seed every place of their format with a name of its own, and a search that knows nothing of the program under test."""
