"""Work on this machine: in this process, or spread over several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from beleg.errors import StopRun
from beleg.intake import Source
from beleg.model import Reading, Skipped
from beleg.pipeline import read
from beleg.settings import Settings

_ALONE = 24  # sources up to which a second process costs more than it saves; measured with bench/speed.py
_CHUNK = 8


def processes(settings: Settings, sources: int) -> int:
    """How many processes to use: as told, else one for few sources and one a core for many."""
    if settings.jobs:
        return settings.jobs
    return 1 if sources <= _ALONE else os.cpu_count() or 1


def work(
    sources: Sequence[Source | Skipped], settings: Settings, progress: Callable[[str], None] = lambda _: None
) -> Iterator[Reading | Skipped]:
    """Read all sources; results in the order of the sources, whatever the number of processes."""
    jobs = processes(settings, len(sources))
    if jobs <= 1:
        for source in sources:
            yield from [source] if isinstance(source, Skipped) else read(source, settings)
            progress(source.name)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # only where it is used
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from functools import partial  # noqa: PLC0415
    from itertools import islice  # noqa: PLC0415

    with ProcessPoolExecutor(jobs) as pool:
        # A window, so that a hundred thousand results do not wait in memory for the first.
        waiting = iter([sources[at : at + _CHUNK] for at in range(0, len(sources), _CHUNK)])
        one = partial(_chunk, settings=settings)
        try:
            window = [(chunk, pool.submit(one, chunk)) for chunk in islice(waiting, jobs * 4)]
            while window:
                chunk, future = window.pop(0)
                results = future.result()
                if (following := next(waiting, None)) is not None:
                    window.append((following, pool.submit(one, following)))
                for source, found in zip(chunk, results, strict=True):
                    yield from found
                    progress(source.name)
        except BrokenProcessPool:
            raise StopRun(
                "a reading process was ended from outside, perhaps for want of memory: use --jobs 1."
            ) from None


def _chunk(sources: Sequence[Source | Skipped], settings: Settings) -> list[list[Reading | Skipped]]:
    return [[source] if isinstance(source, Skipped) else read(source, settings) for source in sources]
