"""What the program costs in time, memory and bytes, measured against its targets."""
