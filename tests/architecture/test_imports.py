"""The dependency rule: main → {cli | ui} → services → domain."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

IMPORT_ALL_OF_SERVICES = """
import importlib, pkgutil, sys
import receiving_app.services as services
for module in pkgutil.walk_packages(services.__path__, services.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.split(".")[0] in {"PySide6", "shiboken6"}))
"""


def test_every_import_contract_is_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    linted = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without ``__init__.py`` is invisible to the contracts, and would escape them."""
    folders = {path.parent for root in ("receiving_app", "ui") for path in (ROOT / root).rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_importing_the_services_does_not_import_qt() -> None:
    imported = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_OF_SERVICES], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert imported.returncode == 0, imported.stderr
    assert imported.stdout.split() == []
