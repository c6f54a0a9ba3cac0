"""`python -m rashomon` is the `rashomon` command."""

from .cli import main

if __name__ == "__main__":
    main(prog_name="rashomon")
