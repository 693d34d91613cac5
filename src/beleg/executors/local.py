"""Work on this machine: in this process, or spread over several."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from threading import Thread
from typing import TypeVar

from beleg.errors import StopRun
from beleg.intake import Source
from beleg.model import Reading, Skipped
from beleg.pipeline import read
from beleg.settings import Settings

_ALONE = 24  # sources up to which a second process costs more than it saves; measured with bench/speed.py
_CHUNK = 8
_GARBAGE = 10_000  # new objects after which a process looks for what could be thrown away: most are gone by themselves
Item = TypeVar("Item")
Made = TypeVar("Made")


def processes(settings: Settings, sources: int) -> int:
    """How many processes to use: as told, else one for few sources and one a core for many."""
    if settings.jobs:
        return settings.jobs
    return 1 if sources <= _ALONE else os.cpu_count() or 1


def work(
    sources: Sequence[Source | Skipped], settings: Settings, progress: Callable[[str], None] = lambda _: None
) -> Iterator[Reading | Skipped]:
    """Read all sources; results in the order of the sources, whatever the number of processes."""
    for source, found in spread(sources, partial(_one, settings=settings), processes(settings, len(sources))):
        yield from found
        progress(source.name)


def _one(source: Source | Skipped, settings: Settings) -> list[Reading | Skipped]:
    return [source] if isinstance(source, Skipped) else read(source, settings)


def spread(items: Iterable[Item], one: Callable[[Item], Made], jobs: int) -> Iterator[tuple[Item, Made]]:
    """Each item with what ``one`` makes of it, in their order, by so many processes. Items are asked for as they are needed."""
    if jobs <= 1:
        gc.set_threshold(_GARBAGE)
        for item in items:
            yield item, one(item)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # only where it is used
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    with ProcessPoolExecutor(jobs, initializer=_begin) as pool:
        # A window, so that a hundred thousand results do not wait in memory for the first.
        waiting = iter(items)
        chunks = iter(lambda: list(islice(waiting, _CHUNK)), [])
        many = partial(_chunk, one=one)
        try:
            window = [(chunk, pool.submit(many, chunk)) for chunk in islice(chunks, jobs * 4)]
            while window:
                chunk, future = window.pop(0)
                results = future.result()
                if (following := next(chunks, None)) is not None:
                    window.append((following, pool.submit(many, following)))
                yield from zip(chunk, results, strict=True)
        except BrokenProcessPool:
            raise StopRun(
                "a reading process was ended from outside, perhaps for want of memory: use --jobs 1."
            ) from None


def _chunk(items: Sequence[Item], one: Callable[[Item], Made]) -> list[Made]:
    return [one(item) for item in items]


def _begin() -> None:
    """What a process does first."""
    gc.freeze()  # what it was started with stays
    gc.set_threshold(_GARBAGE)
    _end_with_parent()


def _end_with_parent() -> None:
    """Let this process end when the one that started it is killed: it would wait for work for ever."""
    from multiprocessing import parent_process  # noqa: PLC0415

    def wait() -> None:
        if (parent := parent_process()) is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
