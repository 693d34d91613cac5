#!/usr/bin/env python3
"""Set up and run beleg from a clone, with nothing but Python 3.11+ and pip: `python3 start.py report examples`.

The first call makes a virtual environment in .venv with the locked versions of what beleg needs; later calls use it.
`python3 start.py test` runs the tests, `python3 start.py check` the linters; anything else is a command of beleg.
Works where the system's pip refuses to install (Debian), and without Debian's python3-venv.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")


def run(*command: object, quiet: bool = False) -> None:
    done = subprocess.run(list(map(str, command)), check=False, stdout=subprocess.DEVNULL if quiet else None)
    if done.returncode:
        sys.exit(f"start.py: this did not work: {' '.join(map(str, command))}")


def prepare(lock: str, extra: str) -> None:
    """Make the environment, or bring it up to date where the lock file has changed."""
    stamp = HOME / f".{lock}"
    wanted = hashlib.sha256((HERE / lock).read_bytes() + (HERE / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"setting up {HOME.name} (once; about a minute)", file=sys.stderr)
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", "--without-pip", HOME)
    # The pip of whoever calls installs into the new environment: that needs no pip inside it, and no permission outside.
    pip = (sys.executable, "-m", "pip", "--python", PYTHON, "--disable-pip-version-check", "install", "-qq")
    run(*pip, "--requirement", HERE / lock, quiet=True)
    run(*pip, "--no-deps", "--editable", f"{HERE}{extra}", quiet=True)
    stamp.write_text(wanted)


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit(f"start.py: beleg needs Python 3.11 or newer, this is {sys.version.split()[0]}.")
    arguments = sys.argv[1:] or ["--help"]
    developing = arguments[0] in ("test", "check")
    prepare("requirements-test.lock" if developing else "requirements.lock", "[test,lint]" if developing else "")
    if arguments[0] == "test":
        run(PYTHON, "-m", "pytest", *arguments[1:])
    elif arguments[0] == "check":
        run(PYTHON, "-m", "ruff", "check", HERE)
        run(PYTHON, "-m", "ruff", "format", "--check", HERE)
        run(PYTHON, "-m", "mypy")
        run(BIN / "lint-imports")
    elif os.name == "posix":  # become beleg, so that an interrupt reaches it and nothing else
        os.execv(PYTHON, [str(PYTHON), "-m", "beleg", *arguments])  # noqa: S606  # no shell is what is wanted
    else:
        sys.exit(subprocess.run([PYTHON, "-m", "beleg", *arguments], check=False).returncode)


if __name__ == "__main__":
    main()
