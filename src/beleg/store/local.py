"""What holds for this copy of a case alone. No event tells it, so that no password comes into the log."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from beleg.errors import FixSettings
from beleg.store.disk import sync, write

FILE = "local.toml"
_HEAD = "# What holds for this copy of the case alone. Stands in no log, receipt or package.\n"


@dataclass(frozen=True, slots=True)
class Local:
    """``database`` is the URL of a server; None is a file in the folder of the case.

    ``authority`` is the address of a time stamp authority, which stamps receipts (RFC 3161); None where there is none.
    """

    database: str | None = None
    authority: str | None = None

    @classmethod
    def read(cls, folder: Path) -> Local:
        """What the file in a case says, if there is one. FixSettings where it is malformed."""
        file = folder / FILE
        try:
            row = tomllib.loads(file.read_text("utf-8"))
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise FixSettings(f"{file} could not be read ({error.strerror}): check its permissions.") from None
        except ValueError as error:  # no TOML, or no UTF-8
            raise FixSettings(f'{file}: {error}; write one line: database = "postgresql://…".') from None
        database, authority = row.pop("database", None), row.pop("authority", None)
        if row or not isinstance(database, str | None) or not isinstance(authority, str | None):
            known = 'database = "postgresql://…", authority = "https://…"'
            raise FixSettings(f"{file} holds something else than these lines, or one of them: {known}.")
        return cls(database, authority)

    def write(self, folder: Path) -> None:
        """For the owner's eyes only: a URL may hold a password."""
        file = folder / FILE
        file.unlink(missing_ok=True)
        known = {"database": self.database, "authority": self.authority}
        # A string of JSON is one of TOML.
        lines = [
            f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in known.items() if value is not None
        ]
        if lines:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            write(file, (_HEAD + "".join(lines)).encode())
        sync(folder)
