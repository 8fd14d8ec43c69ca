"""What a crash leaves on the disk, at every single write, and whether the program goes on from there."""
