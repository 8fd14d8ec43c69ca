"""How this person likes the program to look, and where the vault lies; nothing about any citizen."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

from enplan_desktop.language import LANGUAGES
from enplan_desktop.storage.places import default_vault_folder

__all__ = ["Preferences", "default_vault_folder", "is_dark", "load_preferences", "save_preferences"]

APP = "enplan"


@dataclass(slots=True)
class Preferences:
    """`dark` None follows the system."""

    vault_folder: Path | None = None
    language: str = "da"
    dark: bool | None = None
    text_percent: int = 100
    printer: str = ""
    """The name of the printer that was chosen last."""
    printer_black: bool = False
    """Whether pages are printed in black and white."""


def _settings() -> QSettings:
    folder = Path(platformdirs.user_config_dir(APP, appauthor=False))
    return QSettings(str(folder / "preferences.ini"), QSettings.Format.IniFormat)


def load_preferences() -> Preferences:
    """What was chosen last; what cannot be read is as it is on the first day."""
    settings = _settings()
    folder = str(settings.value("vault_folder", "") or "")
    language = str(settings.value("language", "da"))
    dark = str(settings.value("dark", ""))
    percent = str(settings.value("text_percent", "100"))
    return Preferences(
        Path(folder) if folder else None,
        language if language in LANGUAGES else "da",
        {"true": True, "false": False}.get(dark),
        int(percent) if percent.isdigit() else 100,
        str(settings.value("printer", "") or ""),
        str(settings.value("printer_black", "")) == "true",
    )


def save_preferences(preferences: Preferences) -> None:
    settings = _settings()
    settings.setValue("vault_folder", str(preferences.vault_folder or ""))
    settings.setValue("language", preferences.language)
    settings.setValue("dark", "" if preferences.dark is None else str(preferences.dark).lower())
    settings.setValue("text_percent", str(preferences.text_percent))
    settings.setValue("printer", preferences.printer)
    settings.setValue("printer_black", str(preferences.printer_black).lower())
    settings.sync()


def is_dark(preferences: Preferences) -> bool:
    """Whether to dress in dark now."""
    if preferences.dark is not None:
        return preferences.dark
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
