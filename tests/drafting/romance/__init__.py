"""What French and Spanish share: sentences, names, what is understood of English phrases."""
