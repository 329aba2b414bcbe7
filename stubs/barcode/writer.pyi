from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Literal

def mm2px(mm: float, dpi: int) -> float: ...
def pt2mm(pt: float) -> float: ...

class BaseWriter:
    module_width: float
    module_height: float
    font_path: str
    font_size: float
    quiet_zone: float
    background: str | int
    foreground: str | int
    text: str
    human: str
    text_distance: float
    text_line_distance: float
    center_text: bool
    guard_height_factor: float
    margin_top: float
    margin_bottom: float
    def __init__(
        self,
        initialize: Callable[..., None] | None,
        paint_module: Callable[..., None],
        paint_text: Callable[..., None] | None,
        finish: Callable[[], Any],
    ) -> None: ...
    def calculate_size(self, modules_per_line: int, number_of_lines: int) -> tuple[float, float]: ...
    def save(self, filename: str, output: Any) -> str: ...
    def register_callback(
        self,
        action: Literal["initialize", "paint_module", "paint_text", "finish"],
        callback: Callable[..., Any],
    ) -> None: ...
    def set_options(self, options: dict[str, Any]) -> None: ...
    def packed(self, line: str) -> Iterator[tuple[int, float]]: ...
    def render(self, code: list[str]) -> Any: ...
    def write(self, content: Any, fp: BinaryIO) -> None: ...

class SVGWriter(BaseWriter):
    compress: bool
    with_doctype: bool
    def __init__(self) -> None: ...

class ImageWriter(BaseWriter):
    format: str
    mode: str
    dpi: int
    def __init__(self, format: str = ..., mode: str = ..., dpi: int = ...) -> None: ...
