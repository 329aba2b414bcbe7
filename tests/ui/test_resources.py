"""Files that come with the program are named by parts, and only they."""

import pytest

from receiving_app.resources import resource_path


def test_a_file_is_found_by_its_parts() -> None:
    assert resource_path("themes", "light.toml").is_file()


@pytest.mark.parametrize(
    "parts", [("/etc/passwd",), ("themes", "/etc"), ("..", "main.py"), ("themes", "../..")]
)
def test_a_part_that_leaves_the_folder_is_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="not inside the resources"):
        resource_path(*parts)
