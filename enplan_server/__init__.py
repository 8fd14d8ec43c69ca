"""The central server: it orders changes, decides access and serves snapshots."""
