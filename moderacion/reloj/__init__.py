"""What the clock and the queue do by themselves, and the calendar of what they will do."""
