"""`python -m recordlint`."""

from recordlint.cli import main

if __name__ == "__main__":
    main()
