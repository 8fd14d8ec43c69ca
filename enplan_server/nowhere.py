"""What is said where there is no database to work with."""

from enplan_desktop.domain.trouble import Trouble


class NoDatabase(Trouble):
    """The database cannot be opened."""
