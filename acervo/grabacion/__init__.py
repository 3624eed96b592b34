"""Videos and audios: what comes in, what is blanked, read, drawn and cut of each."""
