<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Correcting</name>
    <message numerus="yes">
        <source>%1 (%n posters)</source>
        <translation>
            <numerusform>%1 (%Ln poster)</numerusform>
            <numerusform>%1 (%Ln posters)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %n posters from the list</source>
        <translation>
            <numerusform>remove %Ln poster from the list</numerusform>
            <numerusform>remove %Ln posters from the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message numerus="yes">
        <source>Results of two networks are never mixed. Put away what has been read, and read %n posters in the list again?</source>
        <translation>
            <numerusform>Results of two networks are never mixed. Put away what has been read, and read %Ln poster in the list again?</numerusform>
            <numerusform>Results of two networks are never mixed. Put away what has been read, and read %Ln posters in the list again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your corrections of %n posters could not be kept, and are lost with this window. Close it all the same?</source>
        <translation>
            <numerusform>Your corrections of %Ln poster could not be kept, and are lost with this window. Close it all the same?</numerusform>
            <numerusform>Your corrections of %Ln posters could not be kept, and are lost with this window. Close it all the same?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message numerus="yes">
        <source>&amp;Forget the %n hosts that you agreed to</source>
        <translation>
            <numerusform>&amp;Forget the %Ln host that you agreed to</numerusform>
            <numerusform>&amp;Forget the %Ln hosts that you agreed to</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GenreChoice</name>
    <message numerus="yes">
        <source>%n genres</source>
        <translation>
            <numerusform>%Ln genre</numerusform>
            <numerusform>%Ln genres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GettingOut</name>
    <message numerus="yes">
        <source>%n posters exported to %1</source>
        <translation>
            <numerusform>%Ln poster exported to %1</numerusform>
            <numerusform>%Ln posters exported to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n could not be copied</source>
        <translation>
            <numerusform>; %Ln could not be copied</numerusform>
            <numerusform>; %Ln could not be copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>%n posters read</source>
        <translation>
            <numerusform>%Ln poster read</numerusform>
            <numerusform>%Ln posters read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n other files were left out: their names do not end like a picture&apos;s.</source>
        <translation>
            <numerusform>%Ln other file was left out: its name does not end like a picture&apos;s.</numerusform>
            <numerusform>%Ln other files were left out: their names do not end like a picture&apos;s.</numerusform>
        </translation>
    </message>
</context>
</TS>
