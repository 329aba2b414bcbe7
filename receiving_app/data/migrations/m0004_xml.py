"""Version 4: beside each document's PDF, the XML that is inside it, under a hash of its own.

Documents of before have none. Added last: a table that refuses changes is not built anew for it.
"""

STATEMENTS = (
    """ALTER TABLE documents ADD COLUMN xml_sha256 TEXT
        CHECK (xml_sha256 IS NULL OR length(xml_sha256) = 64)""",
    """ALTER TABLE documents ADD COLUMN xml BLOB
        CHECK ((xml IS NULL) = (xml_sha256 IS NULL))""",
)
