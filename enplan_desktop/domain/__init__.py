"""What a plan is: frozen records, changes and rules, from the standard library alone."""
