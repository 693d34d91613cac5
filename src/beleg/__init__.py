"""beleg: what reporting claims, who is said to have said it, and what stands behind it.

``beleg.quantities``, ``beleg.times``, ``beleg.statements`` and ``beleg.read`` work on plain text; see `beleg.blocks`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from beleg.blocks import quantities, read, statements, times

__version__ = "0.1.0"
__all__ = ["quantities", "read", "statements", "times"]


def __getattr__(name: str) -> Any:
    """The building blocks, loaded when first asked for: `beleg --help` need not wait for them."""
    if name not in __all__:
        raise AttributeError(f"module 'beleg' has no attribute {name!r}")
    from beleg import blocks  # noqa: PLC0415

    return getattr(blocks, name)
