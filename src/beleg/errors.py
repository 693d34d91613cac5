"""Errors, named by what the caller must do. The message is always one sentence for a person."""


class BelegError(Exception):
    """Anything beleg says about bad input; never shown with a traceback."""


class SkipItem(BelegError):
    """This item cannot be read: record why, go on with the rest."""


class StopRun(BelegError):
    """Nothing sensible can follow: stop, exit status 2."""


class FixSettings(StopRun):
    """The call, a pack or a topic is wrong: say where and what to change."""
