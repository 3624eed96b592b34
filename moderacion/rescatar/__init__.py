"""What was being written when a session ended: kept, and given back."""
