"""Reading web pages and pieces of them: parsed, never run; nothing is fetched."""
