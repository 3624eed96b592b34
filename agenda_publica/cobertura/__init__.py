"""What was brought back of an act: its photographs, its evidence, and what is lacking."""
