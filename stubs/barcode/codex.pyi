from barcode.base import Barcode
from barcode.writer import BaseWriter

class Code39(Barcode):
    def __init__(self, code: str, writer: BaseWriter | None = ..., add_checksum: bool = ...) -> None: ...
    def calculate_checksum(self) -> str: ...

class Code128(Barcode):
    code: str
    def __init__(self, code: str, writer: BaseWriter | None = ...) -> None: ...
    @property
    def encoded(self) -> list[int]: ...

class Gs1_128(Code128):
    FNC1_CHAR: str
