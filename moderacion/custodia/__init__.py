"""What may be public: the ledger, the guard before it, the nightly comparison, and the files."""
