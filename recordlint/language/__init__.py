"""The reading of a note: one module a layer, each made from those before it."""
