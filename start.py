#!/usr/bin/env python3
"""Set up and run beleg from a clone, with nothing but Python 3.11+ and pip: `python3 start.py report examples`.

The first call makes a virtual environment in .venv with the locked versions of what beleg needs, and puts beleg into it,
compiled where there is a C compiler; later calls use it, and bring it up to date when the sources have changed.
`python3 start.py test` runs the tests on the sources as they stand, `python3 start.py check` the linters; anything else is a
command of beleg. Works where the system's pip refuses to install (Debian), and without Debian's python3-venv.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SOURCES = HERE / "src"


def run(*command: object, quiet: bool = False, **environment: str) -> None:
    if not works(*command, quiet=quiet, **environment):
        sys.exit(f"start.py: this did not work: {' '.join(map(str, command))}")


def works(*command: object, quiet: bool = False, silent: bool = False, **environment: str) -> bool:
    out, err = (subprocess.DEVNULL if hushed else None for hushed in (quiet or silent, silent))
    return not subprocess.run(
        list(map(str, command)), check=False, stdout=out, stderr=err, env={**os.environ, **environment}
    ).returncode


def pip(*arguments: object, silent: bool = False, **environment: str) -> bool:
    # The pip of whoever calls installs into the new environment: that needs no pip inside it, and no permission outside.
    command = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        PYTHON,
        "--disable-pip-version-check",
        "install",
        "-qq",
        *arguments,
    )
    return works(*command, quiet=True, silent=silent, **environment)


def prepare(lock: str) -> None:
    """Make the environment, or bring it up to date where the lock file has changed."""
    stamp, wanted = HOME / f".{lock}", digest(HERE / lock)
    if has(stamp, wanted):
        return
    print(f"setting up {HOME.name} (once; about a minute)", file=sys.stderr)
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", "--without-pip", HOME)
    if not pip("--requirement", HERE / lock):
        sys.exit(f"start.py: {lock} could not be installed")
    stamp.write_text(wanted)


def install() -> None:
    """Put beleg itself into the environment, where it is not there as its sources stand."""
    code = (file for file in (SOURCES / "beleg").rglob("*") if file.is_file() and file.parent.name != "__pycache__")
    stamp, wanted = HOME / ".beleg", digest(HERE / "pyproject.toml", HERE / "hatch_build.py", *sorted(code))
    if has(stamp, wanted):
        return
    package = ("--no-deps", "--force-reinstall", HERE)
    compiled = compiles()
    if compiled:
        print("compiling what reads (once a version; a minute and a half on two cores)", file=sys.stderr)
        compiled = pip(*package, silent=True, BELEG_COMPILE="1")
    if not compiled:
        print(
            "not compiled, so beleg reads the same at half the speed (a C compiler and Python's headers are needed)",
            file=sys.stderr,
        )
        if not pip(*package, BELEG_COMPILE="0"):
            sys.exit(f"start.py: {HERE} could not be installed")
    stamp.write_text(wanted)


def compiles() -> bool:
    """Whether there is a C compiler with Python's headers, and nobody forbade to use it (BELEG_COMPILE=0)."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "")
    headers = Path(sysconfig.get_paths()["include"], "Python.h")
    return os.environ.get("BELEG_COMPILE") != "0" and bool(compiler and shutil.which(compiler[0])) and headers.exists()


def digest(*files: Path) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def has(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit(f"start.py: beleg needs Python 3.11 or newer, this is {sys.version.split()[0]}.")
    arguments = sys.argv[1:] or ["--help"]
    developing = arguments[0] in ("test", "check")
    prepare("requirements-test.lock" if developing else "requirements.lock")
    if not developing or not (HOME / ".beleg").exists():
        install()
    if arguments[0] == "test":
        run(PYTHON, "-m", "pytest", *arguments[1:])
    elif arguments[0] == "check":
        run(PYTHON, "-m", "ruff", "check", HERE)
        run(PYTHON, "-m", "ruff", "format", "--check", HERE)
        run(PYTHON, "-m", "mypy")
        run(BIN / "lint-imports", PYTHONPATH=str(SOURCES))
    elif os.name == "posix":  # become beleg, so that an interrupt reaches it and nothing else
        os.execv(PYTHON, [str(PYTHON), "-m", "beleg", *arguments])  # noqa: S606  # no shell is what is wanted
    else:
        sys.exit(subprocess.run([PYTHON, "-m", "beleg", *arguments], check=False).returncode)


if __name__ == "__main__":
    main()
