<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>PolicyPage</name>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMA numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the credit notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deduct missing expected accessories at their listed price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serials must be scanned above (€ excl. VAT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French VAT rates in %, with “;” between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns of other RMA numbers (regular expressions)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: TK-[0-9]{6}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to this price the operator may confirm a serial number without scanning it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our own numbers (RMA-2026-004101-Z) are always recognised, with their check character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be chosen until the first credit note is issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The series has started, its last credit note is {number}: prefix and first number are fixed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
