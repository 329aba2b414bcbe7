"""What sending refuses besides the deliveries themselves."""

from dataclasses import dataclass

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class TestLetterFailed(DomainError):
    """The mail server of the settings did not take the letter that tries it; a word of ``DeliveryFailed``."""

    __test__ = False  # no test, whatever its name says

    reason: str
    detail: str = ""
