"""A way to run the command line as the user does."""

import pytest

from netwerkkaart.cli import main
from tests.cli.answer import Answer, Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return how to run the command line in this process: ``run("info", "--db", path)``."""

    def run(*words: object) -> Answer:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run
