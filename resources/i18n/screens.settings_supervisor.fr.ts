<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>SupervisorPage</name>
    <message>
        <source>A supervisor code is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No supervisor code is set: exceptions cannot be approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New code, 4 characters or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same code again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code approves exceptions: used products, expired returns, waived fees. Once set, it is asked for when settings are saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
