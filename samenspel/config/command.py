"""The command line ``samenspel``: Django's commands under the product's own name."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from samenspel import VERSION


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    if sys.argv[1:] in (["--version"], ["version"]):
        print(f"Samenspel {VERSION}")  # noqa: T201 (it is what was asked for)
        return
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Samenspel cannot start: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
