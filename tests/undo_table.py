"""How each act of the journal is taken back, or why it cannot be; and which acts the screens' actions are."""

from dataclasses import dataclass
from enum import StrEnum

from receiving_app.domain.vocabulary import Condition


class Why(StrEnum):
    """Why an act is not taken back."""

    TAKES_BACK = "is itself what takes back"
    DOCUMENT = "a document says so: a contrary document alone takes it back"
    WITNESS = "tells what was read, seen or printed: evidence stays, and changes nothing"
    LEFT_THE_HOUSE = "something left the house: a sheet, a file, a letter, a parcel"
    KEPT_FOR_GOOD = "is kept for good, and what follows it corrects it"


@dataclass(frozen=True, slots=True)
class Undo:
    """The last act of a return, taken back by ``undo`` with Ctrl+Z, button or command barcode."""


@dataclass(frozen=True, slots=True)
class By:
    """Taken back by another act."""

    act: str


HOW: dict[str, Undo | By | Why] = {
    # --- at the bench -----------------------------------------------------------------------
    "scanned": Undo(),
    "parcel_received": Undo(),
    "expired_accepted": Undo(),
    "parcel_described": Undo(),
    "serial_read": Undo(),
    "serial_attested": Undo(),
    "product_identified": Undo(),
    "counted": Undo(),
    "unit_added": Undo(),
    "condition_recorded": Undo(),
    "item_recorded": Undo(),
    "all_present_attested": Undo(),
    "tickets_recorded": Undo(),
    "answered": Undo(),
    "answer_taken_back": Undo(),
    "held": Undo(),
    "resumed": Undo(),
    "fee_waived": Undo(),
    "waiver_withdrawn": Undo(),
    "cancelled": Undo(),
    "shortage_answered": Undo(),
    "shortage_taken_back": Undo(),
    "concluded": Undo(),  # with a document: UndoAfterConclusion names it
    "undone": Why.TAKES_BACK,
    "taken_over": By("taken_over"),  # by who had it before
    "credit_note_cancelled": Why.DOCUMENT,
    "slip_printed": Why.LEFT_THE_HOUSE,
    "photo_taken": By("photo_struck"),
    "photo_struck": Why.KEPT_FOR_GOOD,
    # --- returns and files ------------------------------------------------------------------
    "return_opened": By("cancelled"),
    "file_imported": Why.KEPT_FOR_GOOD,
    "exported": Why.LEFT_THE_HOUSE,
    "archive_exported": Why.LEFT_THE_HOUSE,
    # --- quarantine -------------------------------------------------------------------------
    "quarantined": By("given_back"),
    "quarantine_read": Why.WITNESS,
    "quarantine_described": By("quarantine_described"),
    "set_apart": By("put_together"),
    "set_apart_from": By("put_to"),
    "put_together": By("set_apart"),
    "put_to": By("set_apart_from"),
    "given_back": Why.LEFT_THE_HOUSE,
    "matched": Undo(),
    "match_taken_back": By("matched"),
    # --- manufacturer batches ---------------------------------------------------------------
    "batch_joined": By("batch_left"),
    "batch_left": By("batch_joined"),
    "batch_sent": By("batch_reopened"),
    "batch_reopened": By("batch_sent"),
    "batch_answered": By("batch_answer_taken_back"),
    "batch_answer_taken_back": By("batch_answered"),
    # --- deliveries of documents ------------------------------------------------------------
    "delivery_queued": By("delivery_cancelled"),
    "delivery_retried": By("delivery_cancelled"),
    "delivery_cancelled": By("delivery_queued"),
    "delivery_failed": Why.WITNESS,
    "marked_deposited": Why.LEFT_THE_HOUSE,
    # --- settings: what was before is in the journal, and is set again ------------------------
    "profile_saved": By("profile_saved"),
    "product_saved": By("product_saved"),
    "playbook_amended": By("playbook_amended"),
    "playbook_ended": By("playbook_amended"),
    "scanner_calibrated": By("scanner_forgotten"),
    "scanner_changed": By("scanner_changed"),
    "bench_named": By("bench_named"),
    "equipment_chosen": By("equipment_chosen"),
    "scanner_forgotten": By("scanner_calibrated"),
    "command_key_made": By("command_key_rotated"),
    "command_key_rotated": Why.LEFT_THE_HOUSE,
    "mail_password_stored": By("mail_password_stored"),
    "mail_tried": Why.LEFT_THE_HOUSE,
    # --- people: seals in the journal tell what was on file ------------------------------------
    "signed_in": By("signed_out"),
    "signed_out": By("signed_in"),
    "sign_in_refused": Why.WITNESS,
    "first_administrator_made": Why.KEPT_FOR_GOOD,
    "no_sign_in_chosen": By("first_administrator_made"),
    "person_added": By("person_retired"),
    "person_renamed": By("person_renamed"),
    "person_role_set": By("person_role_set"),
    "person_badge_set": By("person_badge_set"),
    "person_pin_set": By("person_pin_set"),
    "own_pin_changed": By("own_pin_changed"),
    "person_recovered": By("person_pin_set"),
    "person_retired": By("person_added"),
    "person_forgotten": Why.KEPT_FOR_GOOD,
}

SHOWS: tuple[str, ...] = ()
"""The action only shows, asks, copies or goes somewhere."""

_COUNTED, _SAID = (
    ("item_recorded",),
    ("answered", "answer_taken_back", "shortage_answered", "shortage_taken_back"),
)

ACTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "home": {
        "no_number": SHOWS,
        "scan_again": SHOWS,
        "export_list": SHOWS,
        "quarantine": ("quarantined",),
        "accept_expired": ("expired_accepted",),
        "search_instead": SHOWS,
        **dict.fromkeys(
            (
                "list_received",
                "list_credited",
                "list_in_progress",
                "list_delivered",
                "list_not_inspected",
                "list_on_hold",
                "list_quarantined",
                "list_late_batches",
            ),
            SHOWS,
        ),
    },
    "return": {
        "photo": ("photo_taken", "photo_struck"),
        "papers": ("slip_printed",),
        "see_slip": SHOWS,
        "all_present": ("all_present_attested",),
        "all_as_new": ("all_present_attested",),
        "serial_seen": ("serial_attested",),
        "hold": ("held", "resumed"),
        "hold_by_scan": ("held",),
        "another_parcel": ("parcel_received",),
        "other_decision": SHOWS,
        "quantity": ("counted",),
        "primary": ("scanned", "concluded"),
        "issue": ("concluded",),
        "next_unit": SHOWS,
        "previous_unit": SHOWS,
        "take_over": ("taken_over",),
        "see_credit_note": SHOWS,
        "copy_portal": SHOWS,
        "print": ("delivery_queued",),
        "history": SHOWS,
        "back": SHOWS,
        **{f"condition_{one}": ("condition_recorded",) for one in Condition},
        **{f"answer_{position}": _SAID for position in range(1, 6)},
        **{f"item_{position}": _COUNTED for position in range(1, 10)},
        **{f"say_{said}{position}": _COUNTED for said in ("here", "miss") for position in range(1, 13)},
        "parcel_rma_visible": ("parcel_described",),
        "parcel_well_packed": ("parcel_described",),
        "parcel_transport_damage": ("parcel_described",),
        "other_product": ("product_identified",),
        "extra_unit": ("unit_added",),
        "not_in_parcel": ("counted",),
        "waive_fee": ("fee_waived", "waiver_withdrawn"),
        "case_act": ("cancelled",),
        "next_parcel": SHOWS,
        "undo": ("undone",),
        "undo_by_scan": ("undone",),
    },
    "quarantine": {
        "export_list": SHOWS,
        "photo": ("photo_taken", "photo_struck"),
        "new_record": ("quarantined",),
        "print_label": SHOWS,
        "set_apart": ("set_apart", "set_apart_from"),
        "put_together": ("put_together", "put_to"),
        "give_back": ("given_back",),
        "match": ("matched",),
        "take_back": ("match_taken_back", "undone"),
        "history": SHOWS,
        "back": SHOWS,
    },
    "batches": {
        "export_list": SHOWS,
        "close_batch": ("batch_sent",),
        "print_packing_list": SHOWS,
        "print_batch_label": SHOWS,
        "export_batch": SHOWS,
        "reopen_batch": ("batch_reopened",),
        "answer_unit": ("batch_answered",),
        "take_answer_back": ("batch_answer_taken_back",),
        "take_out_of_batch": ("batch_left",),
        "show_return_of_unit": SHOWS,
    },
}
"""What each action of the screens that goods pass through records, by screen and action."""
