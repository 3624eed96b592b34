"""Two people write on the same page: what each wrote is compared, joined and asked about."""
