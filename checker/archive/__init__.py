"""Thousands of stories: a stream that many workers check, kept as Parquet, continued after any fault."""
