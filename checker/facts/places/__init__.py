"""Places: countries and what comes from them, regions, cities, in three languages."""
