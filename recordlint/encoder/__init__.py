"""One small encoder that reads a note once: scores of every word and sentence, from which layers and recognizers decide."""
