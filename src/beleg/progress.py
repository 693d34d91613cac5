"""How far long work has come: a bar on a terminal, a line now and then elsewhere, nothing for short work."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

_SHORT = 8  # sources below which nobody waits for a bar
_EVERY = 10.0  # seconds between two lines


@contextmanager
def bar(total: int, stream: TextIO, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A function to call for each item that is done; what it shows goes to ``stream``."""
    if quiet or total < _SHORT:
        yield lambda _: None
    elif stream.isatty():
        yield from _drawn(total, stream)
    else:
        yield _spoken(total, stream)


def _drawn(total: int, stream: TextIO) -> Iterator[Callable[[str], None]]:
    from rich.console import Console  # noqa: PLC0415  # 60 ms that only a terminal needs
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("reading", total=total)
        yield lambda _: progress.advance(task)


def _spoken(total: int, stream: TextIO) -> Callable[[str], None]:
    done, said = 0, time.monotonic()

    def step(_: str) -> None:
        nonlocal done, said
        done += 1
        now = time.monotonic()
        if now - said >= _EVERY:
            said = now
            print(f"read {done} of {total}", file=stream, flush=True)

    return step
