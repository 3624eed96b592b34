"""The consents of minors: who gave them, what each opens, what its withdrawal shuts."""
