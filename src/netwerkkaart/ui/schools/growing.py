"""A dialog that grows when more is shown in it: an error, a question, what was unfolded."""

from PySide6.QtWidgets import QWidget

from netwerkkaart.ui.widgets.dialog import Dialog


class GrowingDialog(Dialog):
    """Qt leaves a dialog as tall as it was and squeezes what is in it; this one makes room."""

    def show_error(self, text: str) -> None:
        """Say what is wrong, with room for it."""
        super().show_error(text)
        self.grow()

    def grow(self) -> None:
        """Become as tall as the content asks, if it is not yet."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        for inner in self.findChildren(QWidget):
            within = inner.layout()
            if within is not None:
                within.invalidate()
        layout.invalidate()
        layout.activate()
        wanted = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        if wanted > self.height():
            self.resize(self.width(), wanted)
