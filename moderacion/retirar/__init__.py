"""Where the addresses lead of what is no longer there."""
