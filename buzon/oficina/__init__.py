"""The office's side of the door: the tray, each solicitud, and what is done with it."""
