"""What French and Spanish share: agreement, prepositions that melt into articles, pronouns; each brings its grammar."""
