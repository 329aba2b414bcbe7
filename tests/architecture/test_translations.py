"""Every text of the screens has its finished French translation."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "resources" / "i18n"
LUPDATE = Path(PySide6.__file__).parent / "lupdate"
TRANSLATED = re.compile(r"(?<!\w)(tr|translate)\(")

Text = tuple[str, str, str]  # context, source, disambiguation


def _catalogue_of(module: Path) -> Path:
    dotted = ".".join(module.relative_to(ROOT / "ui").with_suffix("").parts)
    return CATALOGUES / f"{dotted}.fr.ts"


def _modules_with_texts() -> list[Path]:
    return [
        path for path in sorted((ROOT / "ui").rglob("*.py")) if TRANSLATED.search(path.read_text("utf-8"))
    ]


def _messages(catalogue: Path) -> Iterator[tuple[Text, ET.Element]]:
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            yield (
                (
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                ),
                message,
            )


def _texts(catalogue: Path) -> set[Text]:
    return {text for text, _ in _messages(catalogue)} if catalogue.exists() else set()


def _is_finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type"):
        return False
    forms = list(translation.iter("numerusform")) or [translation]
    return all(form.text and form.text.strip() for form in forms)


def test_no_translation_is_unfinished() -> None:
    unfinished = [
        f"{catalogue.name}: {text[1]}"
        for catalogue in sorted(CATALOGUES.glob("*.fr.ts"))
        for text, message in _messages(catalogue)
        if not _is_finished(message)
    ]
    assert unfinished == []


def test_every_catalogue_belongs_to_a_module() -> None:
    belonging = {_catalogue_of(module) for module in (ROOT / "ui").rglob("*.py")}
    assert sorted(set(CATALOGUES.glob("*.fr.ts")) - belonging) == []


def test_catalogues_hold_exactly_the_texts_of_the_screens(tmp_path: Path) -> None:
    """`make translations` brings them up to date."""
    differing = []
    for module in _modules_with_texts():
        committed = _catalogue_of(module)
        extracted = tmp_path / committed.name
        subprocess.run(
            [LUPDATE, "-silent", module, "-ts", extracted, "-locations", "none"],
            check=True,
            capture_output=True,
        )
        differing += [f"{committed.name}: {text}" for text in _texts(committed) ^ _texts(extracted)]
    assert differing == []


def test_no_text_hides_inside_an_f_string() -> None:
    """The extractor does not look into f-strings: such a text would stay English for ever."""
    hidden = [
        f"{module.relative_to(ROOT)}:{call.lineno}"
        for module in _modules_with_texts()
        for f_string in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(f_string, ast.JoinedStr)
        for call in ast.walk(f_string)
        if isinstance(call, ast.Call) and TRANSLATED.search(f"{ast.unparse(call.func).split('.')[-1]}(")
    ]
    assert hidden == []
