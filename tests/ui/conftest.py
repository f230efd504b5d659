"""What holds for every test of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Let what a test threw away really go: each look put on later would dress it again, for seconds in the end."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def still(qapp: QApplication) -> Iterator[None]:
    """Let nothing move by itself."""
    qapp.setProperty("reducedMotion", True)
    yield
    qapp.setProperty("reducedMotion", None)
