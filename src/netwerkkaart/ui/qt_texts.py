"""Qt's own texts in Dutch: file dialogs, print dialogs, the menus of text fields."""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator


class QtTexts(QTranslator):
    """Qt's Dutch catalogue; a text that got an accelerator since it was translated is found without it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found = self.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        known = super().translate(context, source_text, disambiguation or "", n)
        if known or "&" not in source_text:
            return known
        return super().translate(context, source_text.replace("&", ""), disambiguation or "", n)
