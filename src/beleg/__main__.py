"""Where the command starts. Kept apart from the rest so that `beleg --help` costs nothing."""

import sys


def main() -> None:
    from beleg.cli import run  # noqa: PLC0415  # so that an interrupt while modules load is caught below, too

    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("stopped.", file=sys.stderr)
        status = 130
    except BrokenPipeError:
        # Whoever reads our output has had enough ("| head"): that is no error. Nothing may be flushed any more.
        sys.stdout = None
        status = 0
    except OSError as error:  # what is printed goes to a full disk, say
        print(f"beleg: the output could not be written ({error.strerror or error}).", file=sys.stderr)
        sys.stdout = None
        status = 2
    sys.exit(status)


if __name__ == "__main__":
    main()
