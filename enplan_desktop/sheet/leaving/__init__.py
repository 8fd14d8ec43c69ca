"""Before a page leaves: what on it could do harm where it hangs."""
