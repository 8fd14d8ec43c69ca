"""Other programs' sync, measured beside ours with the same records on the same machine."""
