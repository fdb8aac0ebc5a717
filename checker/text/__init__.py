"""Reading text: folding, language, sentences and clauses, quotation marks. Nothing here knows about facts."""
