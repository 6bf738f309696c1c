<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A poster says what a film wants to look like, not what it is.</source>
        <translation>Ein Plakat zeigt, wie ein Film aussehen will, nicht, was er ist.</translation>
    </message>
    <message>
        <source>A score is meant as a probability: of the genres given 30 %, about 30 % should be right. Scores are off by %1 on average.</source>
        <translation>Ein Wert ist als Wahrscheinlichkeit gemeint: Von den Genres mit 30 % sollten etwa 30 % richtig sein. Im Mittel weichen die Werte um %1 ab.</translation>
    </message>
    <message>
        <source>All genres just right</source>
        <translation>Alle Genres genau richtig</translation>
    </message>
    <message>
        <source>Average precision: how far up its posters come when all are sorted by the genre&apos;s score. 100 % is perfect; sorting by chance gets what stands under “Common”.</source>
        <translation>Durchschnittliche Genauigkeit: wie weit oben seine Plakate stehen, wenn alle nach dem Wert des Genres sortiert sind. 100 % ist vollkommen; zufälliges Sortieren ergibt, was unter „Häufigkeit“ steht.</translation>
    </message>
    <message>
        <source>Before that it had learned to see from the photographs of ImageNet.</source>
        <translation>Davor hatte es an den Fotografien von ImageNet das Sehen gelernt.</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>Häufigkeit</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Films often have several genres. Even the most probable set is just right on %1 of posters only.</source>
        <translation>Filme haben oft mehrere Genres. Selbst die wahrscheinlichste Auswahl stimmt nur auf %1 der Plakate genau.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Genres that are among the first three</source>
        <translation>Genres, die unter den ersten drei sind</translation>
    </message>
    <message>
        <source>It answers every picture with genres of films, even one that is no movie poster.</source>
        <translation>Es beantwortet jedes Bild mit Filmgenres, auch eines, das kein Filmplakat ist.</translation>
    </message>
    <message>
        <source>It knows %1 genres.</source>
        <translation>Es kennt %1 Genres.</translation>
    </message>
    <message>
        <source>It knows %1 genres: %2.</source>
        <translation>Es kennt %1 Genres: %2.</translation>
    </message>
    <message>
        <source>It knows no other genres than its own, and only the kinds of posters that it was trained on. Others, such as those of old films or of other countries, it may read worse.</source>
        <translation>Es kennt nur seine eigenen Genres und nur die Arten von Plakaten, mit denen es trainiert wurde. Andere, etwa die alter Filme oder anderer Länder, liest es womöglich schlechter.</translation>
    </message>
    <message>
        <source>It only looks: it does not read titles, names or small print, and looks nothing up.</source>
        <translation>Es sieht nur hin: Es liest weder Titel noch Namen oder Kleingedrucktes und schlägt nichts nach.</translation>
    </message>
    <message>
        <source>It sees the whole poster, squeezed to %1 × %2 pixels.</source>
        <translation>Es sieht das ganze Plakat, auf %1 × %2 Pixel gestaucht.</translation>
    </message>
    <message>
        <source>It was made on %1.</source>
        <translation>Es wurde am %1 erstellt.</translation>
    </message>
    <message>
        <source>Its model card holds no figures, so how good it is cannot be told here.</source>
        <translation>Seine Modellkarte enthält keine Zahlen; wie gut es ist, lässt sich hier daher nicht sagen.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Network in use: %1</source>
        <translation>Verwendetes Netz: %1</translation>
    </message>
    <message>
        <source>On %1 posters that were new to it:</source>
        <translation>Bei %1 Plakaten, die ihm neu waren:</translation>
    </message>
    <message>
        <source>On posters that were new to it:</source>
        <translation>Bei Plakaten, die ihm neu waren:</translation>
    </message>
    <message>
        <source>Onesheet is made with these parts. Each belongs to its authors and has a licence of its own.</source>
        <translation>Onesheet verwendet diese Bestandteile. Jeder gehört seinen Urhebern und hat eine eigene Lizenz.</translation>
    </message>
    <message>
        <source>Onesheet&apos;s own licence: %1.</source>
        <translation>Lizenz von Onesheet selbst: %1.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Bestandteil</translation>
    </message>
    <message>
        <source>Precision: of the posters that the genre is assigned to, the share that have it</source>
        <translation>Genauigkeit: Anteil der Plakate mit diesem zugewiesenen Genre, die es wirklich haben</translation>
    </message>
    <message>
        <source>Prevalence: share of all posters measured that have the genre</source>
        <translation>Häufigkeit: Anteil aller gemessenen Plakate, die das Genre haben</translation>
    </message>
    <message>
        <source>Qt and Qt for Python are used under %1. Their source is at %2, and you may put your own in their place.</source>
        <translation>Qt und Qt for Python werden unter %1 verwendet. Ihr Quelltext steht unter %2, und Sie dürfen eigene Fassungen an ihre Stelle setzen.</translation>
    </message>
    <message>
        <source>Rarely right: less than %1 of what is assigned is right. Often missed: less than %2 is found. Few examples: fewer than %3 posters of it were measured, so its figures are mostly chance. No examples: none was measured.</source>
        <translation>Selten richtig: Weniger als %1 des Zugewiesenen ist richtig. Oft übersehen: Weniger als %2 wird gefunden. Wenige Beispiele: Weniger als %3 Plakate davon wurden gemessen, die Zahlen sind also großenteils Zufall. Keine Beispiele: Es wurde keines gemessen.</translation>
    </message>
    <message>
        <source>Reads the genres off movie posters.</source>
        <translation>Liest die Genres von Filmplakaten ab.</translation>
    </message>
    <message>
        <source>Recall: of the posters that have the genre, the share that it is assigned to</source>
        <translation>Trefferquote: Anteil der Plakate des Genres, denen es zugewiesen wird</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Some genres, rare ones above all, are often missed or mistaken; the table says which.</source>
        <translation>Manche Genres, vor allem seltene, werden oft übersehen oder verwechselt; die Tabelle sagt, welche.</translation>
    </message>
    <message>
        <source>The genres, in the order of the next column</source>
        <translation>Die Genres, in der Reihenfolge der nächsten Spalte</translation>
    </message>
    <message>
        <source>The most probable genre is right</source>
        <translation>Das wahrscheinlichste Genre ist richtig</translation>
    </message>
    <message>
        <source>The network that comes with Onesheet was trained with MovieLens 20M, by GroupLens:</source>
        <translation>Das mit Onesheet gelieferte Netz wurde mit MovieLens 20M von GroupLens trainiert:</translation>
    </message>
    <message>
        <source>The network, %1, is a ResNet-50 trained on %2 posters of MovieLens-20M movies.</source>
        <translation>Das Netz, %1, ist ein ResNet-50, trainiert mit %2 Plakaten von Filmen aus MovieLens-20M.</translation>
    </message>
    <message>
        <source>The network, %1, is a ResNet-50 trained on %2 posters of your own.</source>
        <translation>Das Netz, %1, ist ein ResNet-50, trainiert mit %2 eigenen Plakaten.</translation>
    </message>
    <message>
        <source>The network, %1, is one of your own.</source>
        <translation>Das Netz, %1, ist ein eigenes.</translation>
    </message>
    <message>
        <source>The training of the network in use started from these weights: %1.</source>
        <translation>Das Training des verwendeten Netzes begann mit diesen Gewichten: %1.</translation>
    </message>
    <message>
        <source>The training of the network in use started from weights of a ResNet-50 trained on ImageNet: %1.</source>
        <translation>Das Training des verwendeten Netzes begann mit den Gewichten eines auf ImageNet trainierten ResNet-50: %1.</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>Unterscheidung</translation>
    </message>
    <message>
        <source>Told apart, mean of all genres</source>
        <translation>Unterschieden, Mittel aller Genres</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Your posters are read on this computer and are sent nowhere; only a poster that you drop from the web is fetched from there, once you have agreed to its host.</source>
        <translation>Ihre Plakate werden auf diesem Computer gelesen und nirgendwohin gesendet; nur ein Plakat, das Sie aus dem Web ablegen, wird von dort heruntergeladen, sobald Sie seinem Server zugestimmt haben.</translation>
    </message>
    <message>
        <source>always %1</source>
        <translation>immer %1</translation>
    </message>
    <message>
        <source>few examples</source>
        <translation>wenige Beispiele</translation>
    </message>
    <message>
        <source>no examples</source>
        <translation>keine Beispiele</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>often missed</source>
        <translation>oft übersehen</translation>
    </message>
    <message>
        <source>rarely right</source>
        <translation>selten richtig</translation>
    </message>
    <message>
        <source>the most frequent three</source>
        <translation>die häufigsten drei</translation>
    </message>
    <message>
        <source>this network</source>
        <translation>dieses Netz</translation>
    </message>
    <message>
        <source>version 3 of the GNU Lesser General Public License</source>
        <translation>Version 3 der GNU Lesser General Public License</translation>
    </message>
    <message>
        <source>without looking</source>
        <translation>ohne hinzusehen</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Über</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Lizenzen</translation>
    </message>
    <message>
        <source>About Onesheet</source>
        <translation>Über Onesheet</translation>
    </message>
    <message>
        <source>Genre by genre</source>
        <translation>Genre für Genre</translation>
    </message>
    <message>
        <source>How good it is</source>
        <translation>Wie gut es ist</translation>
    </message>
    <message>
        <source>How good it is, genre by genre</source>
        <translation>Wie gut es ist, Genre für Genre</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>The &amp;network</source>
        <translation>Das &amp;Netz</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>Was es nicht kann</translation>
    </message>
    <message>
        <source>What it was trained on</source>
        <translation>Womit es trainiert wurde</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Onesheet</source>
        <translation>Ü&amp;ber Onesheet</translation>
    </message>
    <message>
        <source>&amp;Assign genres</source>
        <translation>&amp;Genres zuweisen</translation>
    </message>
    <message>
        <source>&amp;Clear this menu</source>
        <translation>Dieses Menü &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Columns of the table</source>
        <translation>&amp;Spalten der Tabelle</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>&amp;Galerie</translation>
    </message>
    <message>
        <source>&amp;Genres</source>
        <translation>&amp;Genres</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Open posters…</source>
        <translation>Plakate ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Ein&amp;fügen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>&amp;This genre is right</source>
        <translation>&amp;Dieses Genre ist richtig</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>Ordner über&amp;wachen…</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Clear the &amp;list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>Confirm genres</source>
        <translation>Genres bestätigen</translation>
    </message>
    <message>
        <source>Folders &amp;under watch</source>
        <translation>Beoba&amp;chtete Ordner</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open another &amp;network…</source>
        <translation>Anderes Net&amp;z öffnen…</translation>
    </message>
    <message>
        <source>Open the &amp;log&apos;s folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>Prefere&amp;nces…</source>
        <translation>Ei&amp;nstellungen…</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>Aus der Liste en&amp;tfernen</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>Retry all that &amp;failed</source>
        <translation>Alle fehl&amp;geschlagenen wiederholen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Show &amp;evidence</source>
        <translation>&amp;Belege anzeigen</translation>
    </message>
    <message>
        <source>Show in its f&amp;older</source>
        <translation>Im &amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>Stop watching %1</source>
        <translation>%1 nicht mehr überwachen</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Take back &amp;your word</source>
        <translation>&amp;Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>The assigned genres are &amp;right</source>
        <translation>Zugewiesene Genres sind &amp;richtig</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Try the &amp;samples</source>
        <translation>Bei&amp;spiele ausprobieren</translation>
    </message>
    <message>
        <source>Use the &amp;bundled network</source>
        <translation>&amp;Mitgeliefertes Netz verwenden</translation>
    </message>
</context>
<context>
    <name>BarList</name>
    <message>
        <source>Genres, most probable first</source>
        <translation>Genres, wahrscheinlichste zuerst</translation>
    </message>
</context>
<context>
    <name>Confidences</name>
    <message>
        <source>A check is for all %1 selected posters.</source>
        <translation>Ein Häkchen gilt für alle %1 ausgewählten Plakate.</translation>
    </message>
    <message>
        <source>✓ Your word: %1</source>
        <translation>✓ Ihr Urteil: %1</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message numerus="yes">
        <source>%1 (%n posters)</source>
        <translation>
            <numerusform>%1 (%Ln Plakat)</numerusform>
            <numerusform>%1 (%Ln Plakate)</numerusform>
        </translation>
    </message>
    <message>
        <source>clear the list</source>
        <translation>– Liste leeren</translation>
    </message>
    <message>
        <source>confirm</source>
        <translation>– bestätigen</translation>
    </message>
    <message>
        <source>mark as %1</source>
        <translation>– als %1 markieren</translation>
    </message>
    <message numerus="yes">
        <source>remove %n posters from the list</source>
        <translation>
            <numerusform>– %Ln Plakat aus der Liste entfernen</numerusform>
            <numerusform>– %Ln Plakate aus der Liste entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>take back your word</source>
        <translation>– Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>unmark as %1</source>
        <translation>– nicht als %1 markieren</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>The file of your corrections was damaged. It was set aside as %1.</source>
        <translation>Die Datei mit Ihren Korrekturen war beschädigt. Sie wurde als %1 beiseitegelegt.</translation>
    </message>
    <message>
        <source>They stay in this window, and are kept as soon as that can be done.</source>
        <translation>Sie bleiben in diesem Fenster und werden gespeichert, sobald es geht.</translation>
    </message>
    <message>
        <source>Your corrections are kept now.</source>
        <translation>Ihre Korrekturen sind jetzt gespeichert.</translation>
    </message>
    <message>
        <source>Your corrections could not be kept: %1</source>
        <translation>Ihre Korrekturen konnten nicht gespeichert werden: %1</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 ist bereits vorhanden. Ersetzen?</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Another network</source>
        <translation>Anderes Netz</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV for Excel (*.csv)</source>
        <translation>CSV für Excel (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export to a folder: movies.csv and posters</source>
        <translation>In einen Ordner exportieren: movies.csv und Plakate</translation>
    </message>
    <message>
        <source>Fetch from the web</source>
        <translation>Aus dem Web herunterladen</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Open a folder of posters</source>
        <translation>Ordner mit Plakaten öffnen</translation>
    </message>
    <message>
        <source>Open posters</source>
        <translation>Plakate öffnen</translation>
    </message>
    <message>
        <source>Open the folder of a network</source>
        <translation>Ordner eines Netzes öffnen</translation>
    </message>
    <message>
        <source>Posters</source>
        <translation>Plakate</translation>
    </message>
    <message numerus="yes">
        <source>Results of two networks are never mixed. Put away what has been read, and read %n posters in the list again?</source>
        <translation>
            <numerusform>Ergebnisse zweier Netze werden nie vermischt. Das Gelesene verwerfen und %Ln Plakat der Liste neu lesen?</numerusform>
            <numerusform>Ergebnisse zweier Netze werden nie vermischt. Das Gelesene verwerfen und %Ln Plakate der Liste neu lesen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The poster is on the web. May Onesheet fetch it, and others that you drop here, from %1?</source>
        <translation>Das Plakat liegt im Web. Darf Onesheet es und andere, die Sie hier ablegen, von %1 herunterladen?</translation>
    </message>
    <message>
        <source>Watch a folder: posters that arrive in it are read</source>
        <translation>Ordner überwachen: Plakate, die darin eintreffen, werden gelesen</translation>
    </message>
    <message numerus="yes">
        <source>Your corrections of %n posters could not be kept, and are lost with this window. Close it all the same?</source>
        <translation>
            <numerusform>Ihre Korrekturen an %Ln Plakat konnten nicht gesichert werden und gehen mit diesem Fenster verloren. Trotzdem schließen?</numerusform>
            <numerusform>Ihre Korrekturen an %Ln Plakaten konnten nicht gesichert werden und gehen mit diesem Fenster verloren. Trotzdem schließen?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Let go to read</source>
        <translation>Zum Lesen loslassen</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>A poster, a stack of them, a whole folder, or a picture out of your browser.</source>
        <translation>Ein Plakat, einen Stapel, einen ganzen Ordner oder ein Bild aus Ihrem Browser.</translation>
    </message>
    <message>
        <source>Drop posters here</source>
        <translation>Plakate hier ablegen</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, GIF, BMP, TIFF, AVIF. Nothing leaves this computer.</source>
        <translation>JPEG, PNG, WebP, GIF, BMP, TIFF, AVIF. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open posters…</source>
        <translation>Plakate öffnen…</translation>
    </message>
    <message>
        <source>Try the samples</source>
        <translation>Beispiele ausprobieren</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>&amp;Copy the report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Open the log&apos;s folder</source>
        <translation>Protokollordner &amp;öffnen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Not all of your corrections could be kept: export them before you close the window.</source>
        <translation>Nicht alle Korrekturen konnten gesichert werden: Exportieren Sie sie, bevor Sie das Fenster schließen.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Something in Onesheet went wrong. You can go on working.</source>
        <translation>In Onesheet ist etwas schiefgegangen. Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>The report says where in the program it happened. Paths of your files are left out, and it is sent nowhere: copy it if you want to tell somebody.</source>
        <translation>Der Bericht sagt, wo im Programm es geschah. Pfade Ihrer Dateien sind weggelassen, und er wird nirgendwohin gesendet: Kopieren Sie ihn, wenn Sie ihn jemandem zeigen möchten.</translation>
    </message>
    <message>
        <source>What was read stays in the list and can be exported.</source>
        <translation>Was gelesen wurde, bleibt in der Liste und lässt sich exportieren.</translation>
    </message>
    <message>
        <source>Your corrections are on the disk.</source>
        <translation>Ihre Korrekturen sind auf dem Datenträger.</translation>
    </message>
</context>
<context>
    <name>EvidenceBar</name>
    <message>
        <source>Strength of the evidence over the poster</source>
        <translation>Stärke der Belege über dem Plakat</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;All of them: %1</source>
        <translation>&amp;Alle: %1</translation>
    </message>
    <message>
        <source>&amp;CSV</source>
        <translation>&amp;CSV</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>&amp;MovieLens folder</source>
        <translation>&amp;MovieLens-Ordner</translation>
    </message>
    <message>
        <source>As what</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>CSV for E&amp;xcel</source>
        <translation>CSV für E&amp;xcel</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>MovieLens, lin&amp;ked</source>
        <translation>MovieLens, ver&amp;knüpft</translation>
    </message>
    <message>
        <source>Those &amp;shown: %1</source>
        <translation>Ange&amp;zeigte: %1</translation>
    </message>
    <message>
        <source>Those se&amp;lected: %1</source>
        <translation>Ausge&amp;wählte: %1</translation>
    </message>
    <message>
        <source>Which posters</source>
        <translation>Welche Plakate</translation>
    </message>
    <message>
        <source>a table that every program reads</source>
        <translation>eine Tabelle, die jedes Programm liest</translation>
    </message>
    <message>
        <source>for programs</source>
        <translation>für Programme</translation>
    </message>
    <message>
        <source>the same with links: small, stays here</source>
        <translation>dasselbe mit Verknüpfungen: klein, bleibt hier</translation>
    </message>
    <message>
        <source>the same, marked so that Excel sees it is UTF-8</source>
        <translation>dasselbe, so markiert, dass Excel es als UTF-8 erkennt</translation>
    </message>
    <message>
        <source>what you corrected, with copies, to train on</source>
        <translation>was Sie korrigiert haben, mit Kopien, zum Trainieren</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>%1 cannot be used: %2.</source>
        <translation>%1 kann nicht verwendet werden: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 is no model card: it lacks %2 or has something else there.</source>
        <translation>%1 ist keine Modellkarte: %2 fehlt, oder dort steht etwas anderes.</translation>
    </message>
    <message>
        <source>%1 is not a table of %2 with each movie once. Choose another folder.</source>
        <translation>%1 ist keine Tabelle aus %2, in der jeder Film einmal steht. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 pictures are not supported.</source>
        <translation>Bilder im Format %1 werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Of compressed BMP pictures, at most %1 million pixels are read.</source>
        <translation>Von komprimierten BMP-Bildern werden höchstens %1 Millionen Pixel gelesen.</translation>
    </message>
    <message>
        <source>OpenVINO is not installed. Install it with: pip install openvino flatbuffers</source>
        <translation>OpenVINO ist nicht installiert. Installieren Sie es mit: pip install openvino flatbuffers</translation>
    </message>
    <message>
        <source>Reading the picture took more than %1 seconds and was given up.</source>
        <translation>Das Lesen des Bildes dauerte länger als %1 Sekunden und wurde aufgegeben.</translation>
    </message>
    <message>
        <source>The %1 picture is damaged and cannot be opened.</source>
        <translation>Das %1-Bild ist beschädigt und kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The drive that the file is on does not answer: %1. See that it is connected, and try again.</source>
        <translation>Das Laufwerk, auf dem die Datei liegt, antwortet nicht: %1. Prüfen Sie, ob es verbunden ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The file changed while it was read. Read it again once it is complete.</source>
        <translation>Die Datei hat sich geändert, während sie gelesen wurde. Lesen Sie sie noch einmal, sobald sie vollständig ist.</translation>
    </message>
    <message>
        <source>The file has %1 MB; at most %2 MB are read.</source>
        <translation>Die Datei hat %1 MB; höchstens %2 MB werden gelesen.</translation>
    </message>
    <message>
        <source>The file has changed since its genres were named.</source>
        <translation>Die Datei hat sich geändert, seit ihre Genres benannt wurden.</translation>
    </message>
    <message>
        <source>The file is a web page, not a picture.</source>
        <translation>Die Datei ist eine Webseite, kein Bild.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is not a picture that can be learnt from.</source>
        <translation>Die Datei ist kein Bild, aus dem gelernt werden kann.</translation>
    </message>
    <message>
        <source>The file is not a picture.</source>
        <translation>Die Datei ist kein Bild.</translation>
    </message>
    <message>
        <source>The file is not there (any more).</source>
        <translation>Die Datei ist nicht (mehr) da.</translation>
    </message>
    <message>
        <source>The model card %1 cannot be read: %2</source>
        <translation>Die Modellkarte %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The model card %1 is damaged or not the one that came with the program. Install the program again.</source>
        <translation>Die Modellkarte %1 ist beschädigt oder nicht die, die zum Programm gehört. Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>The name cannot be a file&apos;s.</source>
        <translation>Der Name kann keiner Datei gehören.</translation>
    </message>
    <message>
        <source>The network %1 cannot be read: %2.</source>
        <translation>Das Netz %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The network %1 cannot be read: it does not lie beside its model card.</source>
        <translation>Das Netz %1 kann nicht gelesen werden: Es liegt nicht neben seiner Modellkarte.</translation>
    </message>
    <message>
        <source>The network %1 is damaged or not the one that its model card describes.</source>
        <translation>Das Netz %1 ist beschädigt oder nicht das, das seine Modellkarte beschreibt.</translation>
    </message>
    <message>
        <source>The network cannot be opened: %1</source>
        <translation>Das Netz kann nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>The network cannot be opened: it gives %1, where scores and evidence maps of %2 genres are wanted.</source>
        <translation>Das Netz kann nicht geöffnet werden: Es liefert %1, erwartet werden aber Werte und Evidenzkarten für %2 Genres.</translation>
    </message>
    <message>
        <source>The network cannot be opened: it takes %1, where its model card says %2.</source>
        <translation>Das Netz kann nicht geöffnet werden: Es nimmt %1, seine Modellkarte nennt aber %2.</translation>
    </message>
    <message>
        <source>The network in %1 has changed since it was chosen.</source>
        <translation>Das Netz in %1 hat sich geändert, seit es gewählt wurde.</translation>
    </message>
    <message>
        <source>The picture brings down the program that reads it.</source>
        <translation>Das Bild bringt das Programm, das es liest, zum Absturz.</translation>
    </message>
    <message>
        <source>The picture does not fit into memory.</source>
        <translation>Das Bild passt nicht in den Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The picture has %1 x %2 pixels; at most %3 million are read, %4 along a side.</source>
        <translation>Das Bild hat %1 × %2 Pixel; höchstens %3 Millionen werden gelesen, %4 je Seite.</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>Das Bild hat keine Pixel.</translation>
    </message>
    <message>
        <source>The picture has too many pixels; at most %1 million are read, %2 along a side.</source>
        <translation>Das Bild hat zu viele Pixel; höchstens %1 Millionen werden gelesen, %2 je Seite.</translation>
    </message>
    <message>
        <source>The picture is damaged: its data end early or make no sense.</source>
        <translation>Das Bild ist beschädigt: Seine Daten enden zu früh oder ergeben keinen Sinn.</translation>
    </message>
    <message>
        <source>The picture is stored in %1 layers; at most %2 are read.</source>
        <translation>Das Bild ist in %1 Schichten gespeichert; höchstens %2 werden gelesen.</translation>
    </message>
    <message>
        <source>The picture&apos;s file has more than %1 parts; no poster needs so many.</source>
        <translation>Die Datei des Bildes hat mehr als %1 Teile; so viele braucht kein Plakat.</translation>
    </message>
    <message>
        <source>The poster could not be read: %1.</source>
        <translation>Das Plakat konnte nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The program cannot start the process that decodes pictures.</source>
        <translation>Das Programm kann den Prozess nicht starten, der Bilder dekodiert.</translation>
    </message>
    <message>
        <source>The program is closing.</source>
        <translation>Das Programm wird beendet.</translation>
    </message>
    <message>
        <source>The program without Python has no OpenVINO; it reads with LiteRT.</source>
        <translation>Das Programm ohne Python hat kein OpenVINO; es liest mit LiteRT.</translation>
    </message>
    <message>
        <source>The remembered results in %1 could not be kept: %2</source>
        <translation>Die gemerkten Ergebnisse in %1 konnten nicht behalten werden: %2</translation>
    </message>
    <message>
        <source>The remembered results in %1 could not be opened: %2</source>
        <translation>Die gemerkten Ergebnisse in %1 konnten nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>The remembered results in %1 could not be read: %2</source>
        <translation>Die gemerkten Ergebnisse in %1 konnten nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>There is no engine %1; there are %2.</source>
        <translation>Es gibt keine Engine %1; es gibt %2.</translation>
    </message>
    <message>
        <source>There is no network in %1: no %2 is there.</source>
        <translation>In %1 ist kein Netz: Dort fehlt %2.</translation>
    </message>
    <message>
        <source>There is no permission to read the file.</source>
        <translation>Es fehlt die Berechtigung, die Datei zu lesen.</translation>
    </message>
    <message>
        <source>There is no permission to read the folder.</source>
        <translation>Es fehlt die Berechtigung, den Ordner zu lesen.</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation>Dies ist ein Gerät oder eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>This is a folder, not a picture.</source>
        <translation>Dies ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <source>This is a link that leads back to itself.</source>
        <translation>Dies ist eine Verknüpfung, die auf sich selbst zurückführt.</translation>
    </message>
    <message>
        <source>This is a link to a file that is not there (any more).</source>
        <translation>Dies ist eine Verknüpfung zu einer Datei, die nicht (mehr) da ist.</translation>
    </message>
    <message>
        <source>This network has no preset %1; it has %2.</source>
        <translation>Dieses Netz hat keine Voreinstellung %1; es hat %2.</translation>
    </message>
    <message>
        <source>Your corrections in %1 could not be kept: %2</source>
        <translation>Ihre Korrekturen konnten nicht in %1 gespeichert werden: %2</translation>
    </message>
    <message>
        <source>Your corrections in %1 could not be opened: %2</source>
        <translation>Ihre Korrekturen in %1 konnten nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>Your corrections in %1 could not be read: %2</source>
        <translation>Ihre Korrekturen in %1 konnten nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Your corrections in %1 were kept by a newer version of the program. Use that version.</source>
        <translation>Ihre Korrekturen in %1 hat eine neuere Version des Programms gespeichert. Verwenden Sie diese Version.</translation>
    </message>
    <message>
        <source>another program is writing to the file. Try again in a moment.</source>
        <translation>Ein anderes Programm schreibt gerade in die Datei. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>it may be open in another program, or its folder is read-only. Close it, or choose another folder.</source>
        <translation>Die Datei ist vielleicht in einem anderen Programm geöffnet, oder ihr Ordner ist schreibgeschützt. Schließen Sie sie, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>its folder does not exist. Choose another one.</source>
        <translation>Der Ordner existiert nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>the disk cannot be read or written.</source>
        <translation>Der Datenträger kann nicht gelesen oder beschrieben werden.</translation>
    </message>
    <message>
        <source>the disk is full. Make room, and try again.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie Platz, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>the disk is full. Make room, or choose another disk.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie Platz, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>the file grows too large for this disk. Choose another disk.</source>
        <translation>Die Datei wird für diesen Datenträger zu groß. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>the file is damaged. Start the program again to have it repaired.</source>
        <translation>Die Datei ist beschädigt. Starten Sie das Programm neu, um sie reparieren zu lassen.</translation>
    </message>
    <message>
        <source>the file or its folder is read-only.</source>
        <translation>Die Datei oder ihr Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>there is no permission to open the file, or a folder has its name.</source>
        <translation>Es fehlt die Berechtigung, die Datei zu öffnen, oder ein Ordner trägt ihren Namen.</translation>
    </message>
    <message>
        <source>there is no permission to open the file.</source>
        <translation>Es fehlt die Berechtigung, die Datei zu öffnen.</translation>
    </message>
</context>
<context>
    <name>Fetch</name>
    <message>
        <source>%1 answers in a way that is not understood.</source>
        <translation>Die Antwort von %1 ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation>%1 ist nicht erreichbar: %2.</translation>
    </message>
    <message>
        <source>%1 cannot prove that it is what it says: %2.</source>
        <translation>%1 kann nicht nachweisen, wofür es sich ausgibt: %2.</translation>
    </message>
    <message>
        <source>%1 does not give the poster: it answers with status %2.</source>
        <translation>%1 gibt das Plakat nicht heraus: Es antwortet mit Status %2.</translation>
    </message>
    <message>
        <source>%1 leads from one address to the next and never to a poster.</source>
        <translation>%1 führt von einer Adresse zur nächsten und nie zu einem Plakat.</translation>
    </message>
    <message>
        <source>Fetching the poster was stopped.</source>
        <translation>Das Herunterladen des Plakats wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No secure connection to %1 is possible: %2.</source>
        <translation>Eine sichere Verbindung zu %1 ist nicht möglich: %2.</translation>
    </message>
    <message>
        <source>Nothing is fetched from %1 unless you agree to it.</source>
        <translation>Ohne Ihre Zustimmung wird nichts von %1 heruntergeladen.</translation>
    </message>
    <message>
        <source>Only addresses that begin with http:// or https:// can be fetched.</source>
        <translation>Nur Adressen, die mit http:// oder https:// beginnen, können abgerufen werden.</translation>
    </message>
    <message>
        <source>The address holds a name or a password. Nothing is fetched with those.</source>
        <translation>Die Adresse enthält einen Namen oder ein Passwort. Damit wird nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>The address makes no sense.</source>
        <translation>Die Adresse ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The address names no server.</source>
        <translation>Die Adresse nennt keinen Server.</translation>
    </message>
    <message>
        <source>The connection to %1 broke before the poster was here. Try again later.</source>
        <translation>Die Verbindung zu %1 brach ab, bevor das Plakat da war. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The picture is too large: at most %1 MB are fetched.</source>
        <translation>Das Bild ist zu groß: Höchstens %1 MB werden heruntergeladen.</translation>
    </message>
    <message>
        <source>The poster could not be kept in %1: %2.</source>
        <translation>Das Plakat konnte nicht in %1 gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>The server leads on to an address in your own network, which is not followed.</source>
        <translation>Der Server verweist auf eine Adresse in Ihrem eigenen Netzwerk; ihr wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>The server took too long to send the poster. Try again later.</source>
        <translation>Der Server hat zu lange gebraucht, um das Plakat zu senden. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>There is no server called %1, or this computer is offline.</source>
        <translation>Es gibt keinen Server namens %1, oder dieser Computer ist offline.</translation>
    </message>
    <message>
        <source>What %1 sends is not a picture of a kind that is read, but %2.</source>
        <translation>Was %1 sendet, ist kein Bild in einem lesbaren Format, sondern %2.</translation>
    </message>
    <message>
        <source>What %1 sends is not a picture.</source>
        <translation>Was %1 sendet, ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>Any score</source>
        <translation>Jeder Wert</translation>
    </message>
    <message>
        <source>As they came</source>
        <translation>Reihenfolge der Aufnahme</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>From the largest down</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>From the smallest up</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>Mindestsicherheit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Posters shown</source>
        <translation>Angezeigte Plakate</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Sortiert nach</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>The least confidence of the genres chosen beside it, or of any genre while none is chosen</source>
        <translation>Mindestsicherheit der daneben gewählten Genres, oder irgendeines Genres, solange keines gewählt ist</translation>
    </message>
    <message>
        <source>Time read</source>
        <translation>Lesezeitpunkt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Posters as a gallery</source>
        <translation>Plakate als Galerie</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message numerus="yes">
        <source>&amp;Forget the %n hosts that you agreed to</source>
        <translation>
            <numerusform>&amp;Den %Ln zugestimmten Server vergessen</numerusform>
            <numerusform>&amp;Die %Ln zugestimmten Server vergessen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Forget the hosts that you agreed to</source>
        <translation>&amp;Die zugestimmten Server vergessen</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>&amp;Farbschema:</translation>
    </message>
    <message>
        <source>A mark at the file&apos;s beginning tells Excel that it is UTF-8.</source>
        <translation>Eine Markierung am Dateianfang sagt Excel, dass es UTF-8 ist.</translation>
    </message>
    <message>
        <source>An empty window</source>
        <translation>Ein leeres Fenster</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>At &amp;start, show:</source>
        <translation>&amp;Beim Start anzeigen:</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Export:</source>
        <translation>Export:</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Make CSV files for &amp;Excel</source>
        <translation>CSV-Dateien für &amp;Excel erzeugen</translation>
    </message>
    <message>
        <source>The folder opened last</source>
        <translation>Der zuletzt geöffnete Ordner</translation>
    </message>
    <message>
        <source>They will be forgotten</source>
        <translation>Werden vergessen</translation>
    </message>
    <message>
        <source>Web:</source>
        <translation>Web:</translation>
    </message>
    <message>
        <source>You are then asked again before a poster is fetched.</source>
        <translation>Danach werden Sie wieder gefragt, bevor ein Plakat geholt wird.</translation>
    </message>
</context>
<context>
    <name>GenreChoice</name>
    <message numerus="yes">
        <source>%n genres</source>
        <translation>
            <numerusform>%Ln Genre</numerusform>
            <numerusform>%Ln Genres</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All of them</source>
        <translation>&amp;Alle davon</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>All genres</source>
        <translation>Alle Genres</translation>
    </message>
    <message>
        <source>An&amp;y of them</source>
        <translation>Eines &amp;davon</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Genres to show</source>
        <translation>Anzuzeigende Genres</translation>
    </message>
    <message>
        <source>Show posters of some genres alone</source>
        <translation>Nur Plakate bestimmter Genres anzeigen</translation>
    </message>
</context>
<context>
    <name>Genres</name>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Adventure</source>
        <translation>Abenteuer</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>Animation</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Kinderfilm</translation>
    </message>
    <message>
        <source>Comedy</source>
        <translation>Komödie</translation>
    </message>
    <message>
        <source>Crime</source>
        <translation>Krimi</translation>
    </message>
    <message>
        <source>Documentary</source>
        <translation>Dokumentarfilm</translation>
    </message>
    <message>
        <source>Drama</source>
        <translation>Drama</translation>
    </message>
    <message>
        <source>Fantasy</source>
        <translation>Fantasy</translation>
    </message>
    <message>
        <source>Film-Noir</source>
        <translation>Film noir</translation>
    </message>
    <message>
        <source>Horror</source>
        <translation>Horror</translation>
    </message>
    <message>
        <source>IMAX</source>
        <translation>IMAX</translation>
    </message>
    <message>
        <source>Musical</source>
        <translation>Musical</translation>
    </message>
    <message>
        <source>Mystery</source>
        <translation>Mystery</translation>
    </message>
    <message>
        <source>Romance</source>
        <translation>Liebesfilm</translation>
    </message>
    <message>
        <source>Sci-Fi</source>
        <translation>Science-Fiction</translation>
    </message>
    <message>
        <source>Thriller</source>
        <translation>Thriller</translation>
    </message>
    <message>
        <source>War</source>
        <translation>Kriegsfilm</translation>
    </message>
    <message>
        <source>Western</source>
        <translation>Western</translation>
    </message>
</context>
<context>
    <name>GenresModel</name>
    <message>
        <source>Assigned from %1 on.</source>
        <translation>Wird ab %1 zugewiesen.</translation>
    </message>
    <message>
        <source>No score is sure enough to assign it.</source>
        <translation>Kein Wert ist sicher genug, um es zuzuweisen.</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>zugewiesen</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>nicht zugewiesen</translation>
    </message>
    <message>
        <source>right, by your word</source>
        <translation>nach Ihrem Urteil richtig</translation>
    </message>
</context>
<context>
    <name>GenresPage</name>
    <message>
        <source>&amp;Assign genres:</source>
        <translation>Genres &amp;zuweisen:</translation>
    </message>
    <message>
        <source>&amp;Reset all to the preset</source>
        <translation>Alle auf die &amp;Voreinstellung zurücksetzen</translation>
    </message>
    <message>
        <source>Your own thresholds hold whatever the preset.</source>
        <translation>Eigene Schwellen gelten unabhängig von der Voreinstellung.</translation>
    </message>
</context>
<context>
    <name>GettingIn</name>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Fetching the poster…</source>
        <translation>Plakat wird heruntergeladen…</translation>
    </message>
    <message>
        <source>Keeping the picture…</source>
        <translation>Bild wird gespeichert…</translation>
    </message>
    <message>
        <source>There is no poster on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Plakat.</translation>
    </message>
    <message>
        <source>There is nothing to read in what was dropped.</source>
        <translation>In dem Abgelegten ist nichts zu lesen.</translation>
    </message>
</context>
<context>
    <name>GettingOut</name>
    <message numerus="yes">
        <source>%n posters exported to %1</source>
        <translation>
            <numerusform>%Ln Plakat nach %1 exportiert</numerusform>
            <numerusform>%Ln Plakate nach %1 exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>; %1 still wait to be read</source>
        <translation>; %1 warten noch auf das Lesen</translation>
    </message>
    <message numerus="yes">
        <source>; %n could not be copied</source>
        <translation>
            <numerusform>; %Ln konnte nicht kopiert werden</numerusform>
            <numerusform>; %Ln konnten nicht kopiert werden</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them has your word yet: check the genres that are right first.</source>
        <translation>Zu keinem davon gibt es schon Ihr Urteil: Haken Sie zuerst die richtigen Genres an.</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Your word: %1</source>
        <translation>Ihr Urteil: %1</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>Could not be read</source>
        <translation>Konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
</context>
<context>
    <name>Loose</name>
    <message>
        <source>The picture could not be kept as a file. Save it in the program that it is from, and open that file.</source>
        <translation>Das Bild konnte nicht als Datei gespeichert werden. Speichern Sie es in dem Programm, aus dem es kommt, und öffnen Sie diese Datei.</translation>
    </message>
    <message>
        <source>The picture could not be kept in %1: is the disk full, or read-only?</source>
        <translation>Das Bild konnte nicht in %1 gespeichert werden: Ist der Datenträger voll oder schreibgeschützt?</translation>
    </message>
    <message>
        <source>The picture could not be kept: %1.</source>
        <translation>Das Bild konnte nicht gespeichert werden: %1.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Onesheet ended unexpectedly when it last ran. Your corrections, and what it read, were kept.</source>
        <translation>Onesheet wurde beim letzten Mal unerwartet beendet. Ihre Korrekturen und das Gelesene sind erhalten.</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>%1. The network that comes with the program is used instead.</source>
        <translation>%1. Stattdessen wird das mitgelieferte Netz verwendet.</translation>
    </message>
</context>
<context>
    <name>NoMatch</name>
    <message>
        <source>No poster is like that.</source>
        <translation>Kein Plakat entspricht dem.</translation>
    </message>
    <message>
        <source>Show all posters</source>
        <translation>Alle Plakate anzeigen</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>OwnThreshold</name>
    <message>
        <source>Own threshold of %1</source>
        <translation>Eigene Schwelle für %1</translation>
    </message>
    <message>
        <source>Threshold of %1</source>
        <translation>Schwelle für %1</translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>PosterPanel</name>
    <message>
        <source>Orange speaks for %1, blue against</source>
        <translation>Orange spricht für %1, Blau dagegen</translation>
    </message>
    <message>
        <source>Point at a genre to see what speaks for it</source>
        <translation>Zeigen Sie auf ein Genre, um zu sehen, was dafür spricht</translation>
    </message>
</context>
<context>
    <name>PosterTable</name>
    <message>
        <source>Posters as a table</source>
        <translation>Plakate als Tabelle</translation>
    </message>
</context>
<context>
    <name>PosterView</name>
    <message>
        <source>Poster</source>
        <translation>Plakat</translation>
    </message>
</context>
<context>
    <name>PostersModel</name>
    <message>
        <source>%1 (your word)</source>
        <translation>%1 (Ihr Urteil)</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Plakat</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Your word</source>
        <translation>Ihr Urteil</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Allgemein</translation>
    </message>
    <message>
        <source>Ge&amp;nres</source>
        <translation>Ge&amp;nres</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>&amp;Balanced</source>
        <translation>&amp;Ausgewogen</translation>
    </message>
    <message>
        <source>&amp;Complete: most of what is there</source>
        <translation>&amp;Vollständig: das meiste, was da ist</translation>
    </message>
    <message>
        <source>&amp;Likely: the most probable set</source>
        <translation>&amp;Wahrscheinlich: die wahrscheinlichste Auswahl</translation>
    </message>
    <message>
        <source>&amp;Precise: few, and mostly right</source>
        <translation>&amp;Genau: wenige, und meist richtig</translation>
    </message>
    <message>
        <source>From its tick on, a genre is right at least 70 % of the time. One without a tick is never that sure.</source>
        <translation>Ab seinem Strich ist ein Genre in mindestens 70 % der Fälle richtig. Eines ohne Strich ist nie so sicher.</translation>
    </message>
    <message>
        <source>No genre reaches its tick on this poster, so the most probable one is assigned.</source>
        <translation>Auf diesem Plakat erreicht kein Genre seinen Strich, darum wird das wahrscheinlichste zugewiesen.</translation>
    </message>
    <message>
        <source>No single score decides: assigned is the set of genres that is the most probable as a whole.</source>
        <translation>Kein einzelner Wert entscheidet: Zugewiesen wird die Auswahl von Genres, die als Ganzes am wahrscheinlichsten ist.</translation>
    </message>
    <message>
        <source>The network in use does not offer this.</source>
        <translation>Das verwendete Netz bietet dies nicht an.</translation>
    </message>
    <message>
        <source>The tick marks the score from which a genre is assigned.</source>
        <translation>Der Strich markiert den Wert, ab dem ein Genre zugewiesen wird.</translation>
    </message>
    <message>
        <source>The tick marks the score that at least 70 % of a genre&apos;s posters reach.</source>
        <translation>Der Strich markiert den Wert, den mindestens 70 % der Plakate eines Genres erreichen.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>%1 a second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 nicht lesbar</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 of %2 posters</source>
        <translation>%1 von %2 Plakaten</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 wartend</translation>
    </message>
    <message numerus="yes">
        <source>%n posters read</source>
        <translation>
            <numerusform>%Ln Plakat gelesen</numerusform>
            <numerusform>%Ln Plakate gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Looking for posters…</source>
        <translation>Plakate werden gesucht…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Laufwerk</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Symbolischer Link</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Suchen in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Dateien des &amp;Typs:</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Gehe zum übergeordneten Verzeichnis</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n other files were left out: their names do not end like a picture&apos;s.</source>
        <translation>
            <numerusform>%Ln weitere Datei wurde ausgelassen: Ihr Name endet nicht wie der eines Bildes.</numerusform>
            <numerusform>%Ln weitere Dateien wurden ausgelassen: Ihre Namen enden nicht wie die von Bildern.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was in the list already.</source>
        <translation>Alles davon war schon in der Liste.</translation>
    </message>
    <message>
        <source>No posters were found.</source>
        <translation>Es wurden keine Plakate gefunden.</translation>
    </message>
    <message>
        <source>The folder holds no posters so far. Those that arrive in it are read.</source>
        <translation>In dem Ordner sind noch keine Plakate. Solche, die darin ankommen, werden gelesen.</translation>
    </message>
    <message>
        <source>The folder is empty so far. Posters that arrive in it are read.</source>
        <translation>Der Ordner ist noch leer. Plakate, die darin ankommen, werden gelesen.</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>Taskbar</name>
    <message>
        <source>%1%</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ThresholdTable</name>
    <message>
        <source>By the preset</source>
        <translation>Laut Voreinstellung</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Thresholds by genre</source>
        <translation>Schwellen nach Genre</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Something went wrong: %1.</source>
        <translation>Etwas ist schiefgegangen: %1.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1%</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>nicht zu öffnen</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>nicht unterstützt</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
</context>
<context>
    <name>_Watched</name>
    <message>
        <source>%1 is under watch, but cannot be looked at: %2. It is tried again until it is back.</source>
        <translation>%1 wird überwacht, kann aber nicht eingesehen werden: %2. Es wird weiter versucht, bis der Ordner wieder da ist.</translation>
    </message>
</context>
</TS>
