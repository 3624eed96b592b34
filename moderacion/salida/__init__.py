"""The outbox: what is told to whom, how it is dressed, and how it goes out."""
