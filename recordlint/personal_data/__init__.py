"""Personal data: what is found in a note, whose it is, and in which role that person stands."""
