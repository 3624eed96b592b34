"""The director's tray: what waits for her, what each changes, and her decision."""
