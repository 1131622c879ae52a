"""Text laid out afresh: what is shared by copies that keep the words of a document and not its look."""
