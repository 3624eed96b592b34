"""The forms of records: what two people write at once, what hangs from them, what changed."""
