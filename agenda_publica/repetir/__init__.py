"""How a repetition is asked, said in words, and taken to another day."""
