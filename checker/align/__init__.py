"""Which claims of different sources speak of the same thing, and which passage a quotation renders."""
