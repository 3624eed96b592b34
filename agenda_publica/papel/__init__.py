"""The agenda of a day or a week on paper and in PDF."""
