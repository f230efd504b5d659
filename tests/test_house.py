"""What holds for the house as a whole, and no linter checks."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "netwerkkaart"
WITH_QT = ("netwerkkaart.ui", "netwerkkaart.app", "netwerkkaart.__main__")
REGISTRIES = ("pypi.org", "pythonhosted.org", "npmjs", "crates.io", "proxy.golang")
MODULES = sorted(
    ".".join(("netwerkkaart", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    for file in PACKAGE.rglob("*.py")
)


def _tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is not a checkout, or git is not installed")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def _strangers(text: str) -> list[str]:
    """Return the registry hosts and the home folders that a text names."""
    hosts = [host for host in REGISTRIES if host in text]
    homes = re.findall(r"(?:/home/\w+|/Users/\w+|/root|[A-Z]:\\Users\\\w+)(?=[/\\\s\"'`]|$)", text)
    return hosts + homes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("files.pythonhosted.org/x", ["pythonhosted.org"]),
        ("see /home/noor/x", ["/home/noor"]),
        ("cd /root", ["/root"]),
        ("C:\\Users\\noor\\x", ["C:\\Users\\noor"]),
        ("~/x, $HOME/x, /usr/share, /rooted, home/noor", []),
    ],
)
def test_strangers_are_recognised(text: str, found: list[str]) -> None:
    assert _strangers(text) == found


def test_no_tracked_file_names_a_registry_or_a_home() -> None:
    own = Path(__file__).resolve()
    named = {}
    for file in _tracked():
        if file.resolve() == own:
            continue
        here = str(Path.home()) + "/"
        text = file.read_bytes().decode(errors="replace")
        if strangers := _strangers(text) + ([here] if len(here) > 2 and here in text else []):
            named[str(file.relative_to(ROOT))] = strangers
    assert named == {}


def test_locks_pin_hashes_and_keep_the_broken_qt_from_python_3_11() -> None:
    for name in ("run", "dev"):
        text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
        pinned = re.findall(r"^([\w.-]+)==([\w.]+)(?: ; (.+?))? \\\n    --hash=sha256:", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[\w]", text, re.MULTILINE)) > 20
        qt = {version.rsplit(".", 1)[0]: marker for item, version, marker in pinned if item.startswith("pyside6")}
        assert qt == {"6.11": "python_full_version < '3.12'", "6.12": "python_full_version >= '3.12'"}
    runtime = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    assert "\npytest==" not in runtime


@pytest.mark.parametrize("arguments", [["--help"], [], ["typo"]])
def test_dev_tells_its_commands(arguments: list[str]) -> None:
    outcome = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), *arguments], capture_output=True, text=True, check=False
    )
    assert outcome.returncode == (0 if arguments == ["--help"] else 2)
    said = outcome.stdout + outcome.stderr
    assert all(f"\n  {word} " in said for word in ("run", "test", "lint", "types", "lock", "package"))


def test_dev_needs_only_the_standard_library() -> None:
    assert _imported(ROOT / "dev.py") <= sys.stdlib_module_names


@pytest.mark.parametrize("file", sorted((PACKAGE / "domain").glob("*.py")), ids=lambda file: file.name)
def test_the_domain_needs_only_the_standard_library(file: Path) -> None:
    assert _imported(file) - {"netwerkkaart"} <= sys.stdlib_module_names


def _imported(file: Path) -> set[str]:
    """Return the top names of all absolute imports in a file, wherever they stand."""
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
    return {name.partition(".")[0] for name in names}


def test_modules_below_the_window_load_without_qt() -> None:
    """Import them one after the other in one fresh interpreter; name the first that brings Qt along."""
    below = [name for name in MODULES if not name.startswith(WITH_QT) and not _is_migration_script(name)]
    assert "netwerkkaart.domain.trust" in below
    script = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    importlib.import_module(name)\n"
        "    if any(part in sys.modules for part in ('PySide6', 'shiboken6')):\n"
        "        sys.exit(f'{name} imports Qt')\n"
    )
    _run_python(script, *below)


@pytest.mark.parametrize("arguments", [["--help"], ["info", "--help"]])
def test_the_command_line_starts_without_qt(arguments: list[str]) -> None:
    if not (PACKAGE / "cli.py").exists() and not (PACKAGE / "cli").exists():
        pytest.skip("there is no command line yet")
    script = (
        "import sys\n"
        "from netwerkkaart.__main__ import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "assert 'PySide6' not in sys.modules, 'Qt was imported'\n"
    )
    _run_python(script, *arguments)


def _is_migration_script(name: str) -> bool:
    """Tell whether only Alembic can import this module, inside a running migration."""
    return name.startswith("netwerkkaart.store.migrations.")


def _run_python(script: str, *arguments: str) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert outcome.returncode == 0, outcome.stderr
