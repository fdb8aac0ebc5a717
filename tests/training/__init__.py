"""What the contradiction model learns from: the tables written for it, and words put into other languages."""
