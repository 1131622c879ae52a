"""The parts of the encoder's recipe; `models/train.py` runs them."""
