"""The benchmarks' own logic: what they edit and what they count."""
