"""The photos of the return shown: those of its parcels, and of its goods that were in quarantine."""

from receiving_app.domain.photos import PhotoCase
from ui.screens.photo_parts.case_photos import CasePhotos
from ui.screens.return_parts.view import ReturnView


class ReturnPhotos(CasePhotos):
    """The photos of the case that a view shows."""

    def look_at(self, view: ReturnView) -> None:
        """Act on this return from now on; its photos are read by ``read``."""
        self.use_case(PhotoCase.of_return(view.sheet.case.rma))
