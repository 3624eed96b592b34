"""Speed and size, side by side: the same pages over 1,000 and over 20,000 publications."""
