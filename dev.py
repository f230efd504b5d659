#!/usr/bin/env python3
"""Sets the project up and starts it: only the standard library, nothing to install first.

Whatever is needed is fetched once and remembered in ``.venv``; a start after that does no work and
touches no network. Python 3.8 must still be able to read this file, to say that it is too old.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "netwerkkaart-setup.json"
LOCKS = {"run": ROOT / "requirements" / "run.lock", "dev": ROOT / "requirements" / "dev.lock"}
WINDOWS = os.name == "nt"

HELP = """\
usage: python3 dev.py COMMAND [arguments]

  run [arguments]     start Netwerkkaart; arguments go to the program (try: run --help)
  test [arguments]    run the tests; arguments go to pytest
  lint [--fix]        check style, layout, import rules and dependencies; --fix mends what it can
  types               check the types with mypy
  lock                write requirements/*.lock anew with the newest versions that pyproject.toml allows
  package             build a wheel in dist/ (the only kind of package so far)

Every command first sets up what it needs: the system's libraries for Qt (Debian and Ubuntu), a virtual
environment in .venv, and the libraries of requirements/dev.lock. This happens once.
"""

IN_MEMORY = Path("/dev/shm")  # on Linux, a disk in memory
TEST_BYTES = 2 << 30

# What Qt loads from the system: shared library, and the Debian package that holds it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


class SetUpError(Exception):
    """The set-up cannot go on; its text tells the user why and what to do."""


def main(arguments: list[str]) -> int:
    """Carry out one command and return its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        return start_with_newer_python(arguments)
    commands = {"run": run, "test": test, "lint": lint, "types": types, "lock": lock, "package": package}
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0 if arguments else 2
    command = commands.get(arguments[0])
    if command is None:
        print(f"dev.py has no command '{arguments[0]}'.\n\n{HELP}", end="", file=sys.stderr)
        return 2
    try:
        return command(arguments[1:])
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# The commands


def run(arguments: list[str]) -> int:
    """Start the program; it gets the arguments as they are, in the user's own folder."""
    set_up(screen_libraries())
    return become([str(python()), "-m", "netwerkkaart", *arguments], environment())


def test(arguments: list[str]) -> int:
    """Run the tests without a screen, in two processes unless the arguments say otherwise."""
    set_up(QT_LIBRARIES)
    own_choice = ("-n", "--numprocesses", "--dist", "--pdb", "--trace", "no:xdist", "-pno:xdist")
    parallel = [] if any(a.startswith(own_choice) for a in arguments) else ["-n", "2"]
    os.chdir(ROOT)
    settings = environment()
    settings["QT_QPA_PLATFORM"] = settings.get("QT_QPA_PLATFORM") or "offscreen"
    if "PYTEST_DEBUG_TEMPROOT" not in settings and roomy(IN_MEMORY):
        settings["PYTEST_DEBUG_TEMPROOT"] = str(IN_MEMORY)  # files made in memory: no test waits for a disk
    return become([str(python()), "-m", "pytest", *parallel, *arguments], settings)


def roomy(folder: Path) -> bool:
    """Tell whether the tests' files fit in a folder."""
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > TEST_BYTES


def lint(arguments: list[str]) -> int:
    """Check, or with ``--fix`` mend, everything about the source but the types."""
    if set(arguments) - {"--fix"}:
        raise SetUpError("`lint` knows only the option --fix.")
    set_up({})
    fix = bool(arguments)
    steps = {
        "ruff check": ["-m", "ruff", "check", *(["--fix"] if fix else []), "."],
        "ruff format": ["-m", "ruff", "format", *([] if fix else ["--check"]), "."],
        "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as main; main()"],
        "deptry": ["-m", "deptry", "."],
    }
    failed = [name for name, step in steps.items() if in_venv(step) != 0]
    print(f"Failed: {', '.join(failed)}." if failed else "Style, layout, imports and dependencies are fine.")
    return 1 if failed else 0


def types(arguments: list[str]) -> int:
    """Check the types; arguments go to mypy."""
    set_up({})
    return in_venv(["-m", "mypy", *arguments])


def package(arguments: list[str]) -> int:
    """Build a wheel in ``dist`` with the locked hatchling."""
    if arguments:
        raise SetUpError("`package` takes no arguments.")
    set_up({})
    return in_venv(["-m", "hatchling", "build", "-t", "wheel", "-d", "dist"])


def lock(arguments: list[str]) -> int:
    """Resolve pyproject.toml anew, in an empty folder, and write both lock files."""
    if arguments:
        raise SetUpError("`lock` takes no arguments.")
    uv = uv_for_locking()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "pyproject.toml", folder)
        here = ["--quiet", "--project", folder, "--python", sys.executable]
        if download([uv, "lock", *here], "Finding the newest versions that fit") != 0:
            raise SetUpError("The lock files were not changed.")
        for name, groups in {"run": ["--no-default-groups"], "dev": ["--group", "dev"]}.items():
            export = [uv, "export", *here, "--frozen", "--no-emit-project", "--no-header", *groups]
            listing = subprocess.run(export, check=True, stdout=subprocess.PIPE).stdout.decode()
            if "://" in listing:
                raise SetUpError(f"The list for {LOCKS[name].name} holds an address; it was not written.")
            head = "# Made by `python3 dev.py lock` from pyproject.toml. Do not edit.\n"
            LOCKS[name].parent.mkdir(exist_ok=True)
            LOCKS[name].write_bytes((head + listing).encode())
            print(f"Written: {LOCKS[name].relative_to(ROOT)}")
    return 0


# Setting up


def set_up(libraries: dict[str, str]) -> None:
    """Make sure that the system, ``.venv`` and the locked libraries are as they should be."""
    system_packages = missing_packages(libraries)
    ready = is_set_up()
    if not ready and not (find_uv() or importlib.util.find_spec("ensurepip") or (venv_works() and has_pip())):
        system_packages.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if system_packages:
        install_with_apt(system_packages)
        importlib.invalidate_caches()
        if still := missing_packages(libraries):
            raise SetUpError(f"These system packages were installed, yet do not load: {', '.join(still)}.")
    if not ready:
        install_libraries()


def is_set_up() -> bool:
    """Tell from the stamp whether ``.venv`` holds exactly what the lock asks for."""
    try:
        return bool(json.loads(STAMP.read_text(encoding="utf-8")) == stamp())
    except (OSError, ValueError):
        return False


def stamp() -> dict[str, str]:
    """Return what makes a set-up valid: the lock and the interpreter behind ``.venv``."""
    return {
        "lock": hashlib.sha256(LOCKS["dev"].read_bytes()).hexdigest(),
        "python": str(python().resolve(strict=True)),
    }


def install_libraries() -> None:
    """Make or mend ``.venv``, install the lock into it, and stamp it."""
    began = time.monotonic()
    STAMP.unlink(missing_ok=True)
    if VENV.exists() and not venv_works():
        print("The virtual environment in .venv does not work any more and is made anew.")
        shutil.rmtree(VENV)
    uv = find_uv()
    if not VENV.exists():
        make_venv(uv)
    only_locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS["dev"])]
    title = "Installing the libraries (a download of about 140 MB, once)"
    failure = 1
    if uv:
        failure = download([uv, "pip", "install", "--compile-bytecode", "--python", str(python()), *only_locked], title)
    if failure:
        failure = download([*pip(), "install", *only_locked], title)
    if failure:
        raise SetUpError(
            "The libraries could not be downloaded or installed.\n"
            "Check the connection to the internet (behind a proxy: the variable HTTPS_PROXY) and the free "
            "disk space, then give the same command again."
        )
    add_source_folder()
    STAMP.write_text(json.dumps(stamp()), encoding="utf-8")
    print(f"Set up in {time.monotonic() - began:.0f} seconds.", flush=True)


def venv_works() -> bool:
    """Tell whether the interpreter in ``.venv`` runs and is new enough."""
    probe = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON} or sys.prefix == sys.base_prefix)"
    return succeeds([str(python()), "-c", probe])


def make_venv(uv: str | None) -> None:
    """Make an empty ``.venv`` of the Python that runs this file."""
    if uv and succeeds([uv, "venv", "--python", sys.executable, str(VENV)]):
        return
    must([sys.executable, "-m", "venv", str(VENV)], "The virtual environment .venv could not be made")


def add_source_folder() -> None:
    """Put ``src`` on the path of ``.venv`` by a relative line, so that the checkout may be moved."""
    ask = [str(python()), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site_packages = Path(subprocess.run(ask, check=True, stdout=subprocess.PIPE).stdout.decode().strip())
    relative = os.path.relpath(ROOT / "src", site_packages.resolve())
    (site_packages / "netwerkkaart-src.pth").write_text(relative + "\n", encoding="utf-8")


def screen_libraries() -> dict[str, str]:
    """Return the shared libraries that Qt needs for the screen this process has."""
    libraries = dict(QT_LIBRARIES)
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if os.environ.get("WAYLAND_DISPLAY") and platform in ("", "wayland"):
        libraries.update(WAYLAND_LIBRARIES)
    elif os.environ.get("DISPLAY") and platform in ("", "xcb"):
        libraries.update(X11_LIBRARIES)
    return libraries


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages of those shared libraries that do not load here."""
    if not sys.platform.startswith("linux"):
        return []
    missing: dict[str, None] = {}
    for library, package_name in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[package_name] = None
    return list(missing)


def install_with_apt(packages: list[str]) -> None:
    """Install system packages where that needs no password; else say how, and stop."""
    if not shutil.which("apt-get"):
        raise SetUpError(
            "The system lacks libraries that Netwerkkaart needs. Their names on Debian are: "
            f"{', '.join(packages)}.\nInstall them with this system's own package manager and try again."
        )
    administrator: list[str] = [] if is_root() else ["sudo", "-n"]
    if administrator and not sudo_without_password():
        raise SetUpError(
            "The system lacks packages that Netwerkkaart needs. Install them with this line and try again:\n"
            f"    sudo apt-get install {' '.join(packages)}"
        )
    apt = [*administrator, "env", "DEBIAN_FRONTEND=noninteractive"]
    apt += ["apt-get", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    download([*apt, "update"], "Reading the system's list of packages")
    if download(install, f"Installing system packages: {' '.join(packages)}") != 0:
        raise SetUpError(
            "The system packages could not be installed. Check the connection to the internet, then try again "
            f"or do it by hand:\n    {'' if is_root() else 'sudo '}apt-get install {' '.join(packages)}"
        )


def is_root() -> bool:
    """Tell whether this process may do everything (on Windows: never asked)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def sudo_without_password() -> bool:
    """Tell whether sudo is there and asks for no password."""
    return succeeds(["sudo", "-n", "true"])


def find_uv() -> str | None:
    """Return the uv on the path, if there is one."""
    return shutil.which("uv")


def uv_for_locking() -> str:
    """Return a uv: the one on the path, or one put into ``.venv`` for this."""
    own = python().with_name("uv.exe" if WINDOWS else "uv")
    if found := find_uv() or (str(own) if own.exists() else None):
        return found
    set_up({})
    if download([*pip(), "install", "--only-binary", ":all:", "uv"], "Installing uv, which makes the lock files") != 0:
        raise SetUpError("uv could not be installed; the lock files were not changed.")
    return str(own)


def start_with_newer_python(arguments: list[str]) -> int:
    """Hand over to a newer Python on the path, or say that there is none."""
    for name in ("python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found and succeeds([found, "-c", ""]):
            return subprocess.call([found, str(ROOT / "dev.py"), *arguments])
    have = ".".join(map(str, sys.version_info[:2]))
    print(f"Netwerkkaart needs Python 3.11, 3.12 or 3.13; this is Python {have}. Install a newer one.")
    return 1


# Starting other programs


def python() -> Path:
    """Return where the interpreter of ``.venv`` is, or will be."""
    return VENV / "Scripts" / "python.exe" if WINDOWS else VENV / "bin" / "python"


def environment() -> dict[str, str]:
    """Return the environment for our own programs: Qt and Python want a UTF-8 locale."""
    settings = dict(os.environ)
    if sys.platform.startswith("linux"):
        said = settings.get("LC_ALL") or settings.get("LC_CTYPE") or settings.get("LANG") or "C"
        if said in ("C", "POSIX"):
            settings["LC_ALL"] = "C.UTF-8"
    return settings


def become(command: list[str], settings: dict[str, str]) -> int:
    """Let a command take this process's place; where the system cannot, wait for it."""
    sys.stdout.flush()
    if not WINDOWS:
        os.execve(command[0], command, settings)
    return subprocess.call(command, env=settings)


def in_venv(arguments: list[str]) -> int:
    """Run the interpreter of ``.venv`` in the project's folder and return its exit code."""
    print(f"> python {shlex.join(arguments)}", flush=True)
    return subprocess.call([str(python()), *arguments], cwd=ROOT, env=environment())


def pip() -> list[str]:
    """Return the start of a pip command for ``.venv``, which uv makes without pip."""
    if not has_pip():
        must([str(python()), "-m", "ensurepip"], "pip could not be put into .venv")
    return [str(python()), "-m", "pip"]


def has_pip() -> bool:
    """Tell whether ``.venv`` has a pip of its own."""
    return succeeds([str(python()), "-c", "import pip"])


def succeeds(command: list[str]) -> bool:
    """Tell whether a command exists and ends well, without showing what it says."""
    quiet = subprocess.DEVNULL
    try:
        return subprocess.run(command, check=False, stdin=quiet, stdout=quiet, stderr=quiet).returncode == 0
    except OSError:
        return False


def must(command: list[str], complaint: str) -> None:
    """Run a command silently; stop with the complaint and the command's last words when it fails."""
    outcome = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if outcome.returncode != 0:
        raise SetUpError(f"{complaint}:\n{outcome.stdout.decode(errors='replace').strip()[-600:]}")


def download(command: list[str], title: str) -> int:
    """Run a command that uses the network, with a sign of life; show its last lines when it fails."""
    print(f"{title} …", flush=True)
    settings = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    settings.update(PIP_NO_INPUT="1", PIP_USER="0", UV_PYTHON_DOWNLOADS="never")
    last: deque[str] = deque(maxlen=3)
    with subprocess.Popen(
        command,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            if line.strip() and not line.startswith("WARNING: Retrying"):
                last.append(line.strip()[:200])
            if sys.stdout.isatty():
                print(f"\r  {line.strip()[:76]:<76}", end="", flush=True)
    if sys.stdout.isatty():
        print("\r" + " " * 78 + "\r", end="", flush=True)
    if process.returncode != 0:
        print("\n".join(f"  | {line}" for line in last), file=sys.stderr)
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
