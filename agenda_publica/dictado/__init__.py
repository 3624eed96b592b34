"""The quick form: acts as departments write them in a line, read, corrected, and then written."""
