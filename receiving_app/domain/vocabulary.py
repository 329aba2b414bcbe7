"""The words of the field, as types that every part of the program shares."""

from enum import StrEnum


class Reason(StrEnum):
    """Why the product comes back (policy P1 to P3)."""

    ORDER_ERROR = "order_error"
    DELIVERY_ERROR = "delivery_error"
    DEFECTIVE = "defective"


class Condition(StrEnum):
    """State in which a unit came back."""

    UNUSED_ORIGINAL_PACKAGING = "unused_original_packaging"
    UNUSED_OPENED = "unused_opened"
    USED = "used"
    DAMAGED = "damaged"


class Status(StrEnum):
    """Step of a return's life; ``expired`` is computed from its date, never stored."""

    AUTHORISED = "authorised"
    ARRIVED = "arrived"
    INSPECTING = "inspecting"
    DECIDED = "decided"
    CLOSED = "closed"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"


class Decision(StrEnum):
    """What becomes of an inspected unit."""

    CREDIT = "credit"
    REPLACE = "replace"
    SEND_TO_MANUFACTURER = "send_to_manufacturer"
    RETURN_TO_CUSTOMER = "return_to_customer"
    HOLD = "hold"
    SCRAP = "scrap"


class Evidence(StrEnum):
    """How a serial is known (decision rule 10)."""

    READ = "read"
    ATTESTED = "attested"


class Question(StrEnum):
    """What someone has to choose before a unit can be decided (decision rules 1 to 4)."""

    PRODUCT = "product"
    SERIAL = "serial"
    QUANTITY = "quantity"
    SHORTAGE = "shortage"
    ELSEWHERE = "elsewhere"
    CONDITION = "condition"
    ESSENTIAL_ITEM = "essential_item"
    PLAYBOOK = "playbook"
    REMEDY = "remedy"
    HOLD_EXIT = "hold_exit"


class Choice(StrEnum):
    """The answers offered, by name."""

    DELIVERY_ERROR_CONFIRMED = "delivery_error_confirmed"
    RECLASSIFY_AS_DELIVERY_ERROR = "reclassify_as_delivery_error"
    RECLASSIFY_AS_ORDER_ERROR = "reclassify_as_order_error"
    PRODUCT_AS_ORDERED = "product_as_ordered"
    OTHER_UNIT_SENT = "other_unit_sent"
    SWAPPED_SERIAL = "swapped_serial"
    ACCEPT_SURPLUS = "accept_surplus"
    STILL_TO_COME = "still_to_come"
    SENT_FEWER = "sent_fewer"
    LOST_IN_TRANSPORT = "lost_in_transport"
    UNIT_OF_THIS_RETURN = "unit_of_this_return"
    CREDIT_STRONGER_FEE = "credit_stronger_fee"
    DEDUCT = "deduct"
    CREDIT = "credit"
    REPLACE = "replace"
    SEND_TO_MANUFACTURER = "send_to_manufacturer"
    RETURN_TO_CUSTOMER = "return_to_customer"
    HOLD = "hold"
    SCRAP = "scrap"


class DocumentKind(StrEnum):
    """Kind of a numbered document: what credits or is due, and the contrary of each."""

    CREDIT_NOTE = "credit_note"
    CANCELLATION = "cancellation"
    DEBIT_STATEMENT = "debit_statement"
    STATEMENT_CANCELLATION = "statement_cancellation"


class FeeTreatment(StrEnum):
    """How the restocking fee stands towards VAT; for the company's accountant to say.

    ``reduction``: part of the price is kept, so the credit and its VAT are lower. ``separate``: an
    indemnity outside the scope of VAT; the credit is whole and the fee is due beside it.
    """

    REDUCTION = "reduction"
    SEPARATE = "separate"
