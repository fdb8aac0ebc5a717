"""Names of persons, and who is who across sources and scripts."""
