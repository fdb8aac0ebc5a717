"""Facts: typed, normalised values found in claims, each with its exact span."""
