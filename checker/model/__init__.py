"""The values that flow through the pipeline: plain and immutable; nothing in them needs a disk or a model."""
