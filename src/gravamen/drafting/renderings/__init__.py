"""Renderings of a Document: PDF, DOCX, e-mail and plain text. Each prints what the Document says and adds nothing."""
