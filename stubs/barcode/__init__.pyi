# The part of python-barcode 0.16 that draws the labels: bar patterns and the writer protocol.
from typing import Any, overload

from barcode.base import Barcode
from barcode.codex import Code39 as Code39
from barcode.codex import Code128 as Code128
from barcode.codex import Gs1_128 as Gs1_128
from barcode.ean import EAN8 as EAN8
from barcode.ean import EAN13 as EAN13
from barcode.ean import EAN14 as EAN14
from barcode.errors import BarcodeNotFoundError as BarcodeNotFoundError
from barcode.writer import BaseWriter

PROVIDED_BARCODES: list[str]

@overload
def get(
    name: str, code: str, writer: BaseWriter | None = ..., options: dict[str, Any] | None = ...
) -> Barcode: ...
@overload
def get(
    name: str, code: None = ..., writer: BaseWriter | None = ..., options: dict[str, Any] | None = ...
) -> type[Barcode]: ...
def get_class(name: str) -> type[Barcode]: ...
