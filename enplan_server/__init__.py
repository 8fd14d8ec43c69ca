"""The central server: puts changes in order and decides who may read which stream. It merges nothing."""
