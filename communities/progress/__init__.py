"""“Stappenplan”: how far each community is with the step plan of the knowledge base."""
