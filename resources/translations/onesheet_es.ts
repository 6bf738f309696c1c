<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A poster says what a film wants to look like, not what it is.</source>
        <translation>Un póster dice lo que una película quiere parecer, no lo que es.</translation>
    </message>
    <message>
        <source>A score is meant as a probability: of the genres given 30 %, about 30 % should be right. Scores are off by %1 on average.</source>
        <translation>Una puntuación se entiende como probabilidad: de los géneros con un 30 %, alrededor del 30 % debería ser correcto. Las puntuaciones se desvían un %1 de media.</translation>
    </message>
    <message>
        <source>All genres just right</source>
        <translation>Todos los géneros exactos</translation>
    </message>
    <message>
        <source>Average precision: how far up its posters come when all are sorted by the genre&apos;s score. 100 % is perfect; sorting by chance gets what stands under “Common”.</source>
        <translation>Precisión media: cuán arriba quedan sus pósteres al ordenarlos todos por la puntuación del género. El 100 % es perfecto; ordenar al azar da lo que figura en «Frecuencia».</translation>
    </message>
    <message>
        <source>Before that it had learned to see from the photographs of ImageNet.</source>
        <translation>Antes había aprendido a ver con las fotografías de ImageNet.</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>Frecuencia</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Films often have several genres. Even the most probable set is just right on %1 of posters only.</source>
        <translation>Las películas suelen tener varios géneros. Incluso el conjunto más probable solo es exacto en el %1 de los pósteres.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Hallados</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>Genres that are among the first three</source>
        <translation>Géneros que están entre los tres primeros</translation>
    </message>
    <message>
        <source>It answers every picture with genres of films, even one that is no movie poster.</source>
        <translation>A cualquier imagen responde con géneros de películas, aunque no sea un póster de película.</translation>
    </message>
    <message>
        <source>It knows %1 genres.</source>
        <translation>Conoce %1 géneros.</translation>
    </message>
    <message>
        <source>It knows %1 genres: %2.</source>
        <translation>Conoce %1 géneros: %2.</translation>
    </message>
    <message>
        <source>It knows no other genres than its own, and only the kinds of posters that it was trained on. Others, such as those of old films or of other countries, it may read worse.</source>
        <translation>No conoce más géneros que los suyos, y solo los tipos de pósteres con los que se entrenó. Otros, como los de películas antiguas o de otros países, puede leerlos peor.</translation>
    </message>
    <message>
        <source>It only looks: it does not read titles, names or small print, and looks nothing up.</source>
        <translation>Solo mira: no lee títulos, nombres ni letra pequeña, y no consulta nada.</translation>
    </message>
    <message>
        <source>It sees the whole poster, squeezed to %1 × %2 pixels.</source>
        <translation>Ve el póster entero, comprimido a %1 × %2 píxeles.</translation>
    </message>
    <message>
        <source>It was made on %1.</source>
        <translation>Se creó el %1.</translation>
    </message>
    <message>
        <source>Its model card holds no figures, so how good it is cannot be told here.</source>
        <translation>Su ficha de modelo no contiene cifras, así que aquí no se puede decir lo buena que es.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Network in use: %1</source>
        <translation>Red en uso: %1</translation>
    </message>
    <message>
        <source>On %1 posters that were new to it:</source>
        <translation>Con %1 pósteres nuevos para ella:</translation>
    </message>
    <message>
        <source>On posters that were new to it:</source>
        <translation>Con pósteres nuevos para ella:</translation>
    </message>
    <message>
        <source>Onesheet is made with these parts. Each belongs to its authors and has a licence of its own.</source>
        <translation>Onesheet está hecho con estos componentes. Cada uno pertenece a sus autores y tiene su propia licencia.</translation>
    </message>
    <message>
        <source>Onesheet&apos;s own licence: %1.</source>
        <translation>Licencia del propio Onesheet: %1.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Componente</translation>
    </message>
    <message>
        <source>Precision: of the posters that the genre is assigned to, the share that have it</source>
        <translation>Precisión: de los pósteres a los que se asigna el género, la parte que lo tiene</translation>
    </message>
    <message>
        <source>Prevalence: share of all posters measured that have the genre</source>
        <translation>Prevalencia: parte de todos los pósteres medidos que tiene el género</translation>
    </message>
    <message>
        <source>Qt and Qt for Python are used under %1. Their source is at %2, and you may put your own in their place.</source>
        <translation>Qt y Qt for Python se usan bajo la %1. Su código fuente está en %2, y puede sustituirlos por los suyos.</translation>
    </message>
    <message>
        <source>Rarely right: less than %1 of what is assigned is right. Often missed: less than %2 is found. Few examples: fewer than %3 posters of it were measured, so its figures are mostly chance. No examples: none was measured.</source>
        <translation>Pocas veces correcto: es correcto menos del %1 de lo asignado. A menudo omitido: se halla menos del %2. Pocos ejemplos: se midieron menos de %3 pósteres suyos, así que sus cifras se deben sobre todo al azar. Sin ejemplos: no se midió ninguno.</translation>
    </message>
    <message>
        <source>Reads the genres off movie posters.</source>
        <translation>Lee los géneros en los pósteres de películas.</translation>
    </message>
    <message>
        <source>Recall: of the posters that have the genre, the share that it is assigned to</source>
        <translation>Exhaustividad: de los pósteres que tienen el género, la parte a la que se asigna</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Correctos</translation>
    </message>
    <message>
        <source>Some genres, rare ones above all, are often missed or mistaken; the table says which.</source>
        <translation>Algunos géneros, sobre todo los poco frecuentes, a menudo se omiten o se confunden; la tabla dice cuáles.</translation>
    </message>
    <message>
        <source>The genres, in the order of the next column</source>
        <translation>Los géneros, en el orden de la columna siguiente</translation>
    </message>
    <message>
        <source>The most probable genre is right</source>
        <translation>El género más probable es correcto</translation>
    </message>
    <message>
        <source>The network that comes with Onesheet was trained with MovieLens 20M, by GroupLens:</source>
        <translation>La red incluida en Onesheet se entrenó con MovieLens 20M, de GroupLens:</translation>
    </message>
    <message>
        <source>The network, %1, is a ResNet-50 trained on %2 posters of MovieLens-20M movies.</source>
        <translation>La red, %1, es una ResNet-50 entrenada con %2 pósteres de películas de MovieLens-20M.</translation>
    </message>
    <message>
        <source>The network, %1, is a ResNet-50 trained on %2 posters of your own.</source>
        <translation>La red, %1, es una ResNet-50 entrenada con %2 pósteres suyos.</translation>
    </message>
    <message>
        <source>The network, %1, is one of your own.</source>
        <translation>La red, %1, es una suya propia.</translation>
    </message>
    <message>
        <source>The training of the network in use started from these weights: %1.</source>
        <translation>El entrenamiento de la red en uso partió de estos pesos: %1.</translation>
    </message>
    <message>
        <source>The training of the network in use started from weights of a ResNet-50 trained on ImageNet: %1.</source>
        <translation>El entrenamiento de la red en uso partió de los pesos de una ResNet-50 entrenada con ImageNet: %1.</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>Distinción</translation>
    </message>
    <message>
        <source>Told apart, mean of all genres</source>
        <translation>Distinción, media de todos los géneros</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Your posters are read on this computer and are sent nowhere; only a poster that you drop from the web is fetched from there, once you have agreed to its host.</source>
        <translation>Sus pósteres se leen en este equipo y no se envían a ningún sitio; solo si suelta un póster de la web se descarga de allí, una vez que haya aceptado su servidor.</translation>
    </message>
    <message>
        <source>always %1</source>
        <translation>siempre %1</translation>
    </message>
    <message>
        <source>few examples</source>
        <translation>pocos ejemplos</translation>
    </message>
    <message>
        <source>no examples</source>
        <translation>sin ejemplos</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>no indicada</translation>
    </message>
    <message>
        <source>often missed</source>
        <translation>a menudo omitido</translation>
    </message>
    <message>
        <source>rarely right</source>
        <translation>pocas veces correcto</translation>
    </message>
    <message>
        <source>the most frequent three</source>
        <translation>los tres más frecuentes</translation>
    </message>
    <message>
        <source>this network</source>
        <translation>esta red</translation>
    </message>
    <message>
        <source>version 3 of the GNU Lesser General Public License</source>
        <translation>versión 3 de la Licencia Pública General Reducida de GNU (LGPL)</translation>
    </message>
    <message>
        <source>without looking</source>
        <translation>sin mirar</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Acerca de</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licencias</translation>
    </message>
    <message>
        <source>About Onesheet</source>
        <translation>Acerca de Onesheet</translation>
    </message>
    <message>
        <source>Genre by genre</source>
        <translation>Género a género</translation>
    </message>
    <message>
        <source>How good it is</source>
        <translation>Lo buena que es</translation>
    </message>
    <message>
        <source>How good it is, genre by genre</source>
        <translation>Lo buena que es, género a género</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>The &amp;network</source>
        <translation>La &amp;red</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versión %1</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>Lo que no sabe hacer</translation>
    </message>
    <message>
        <source>What it was trained on</source>
        <translation>Con qué se entrenó</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Onesheet</source>
        <translation>&amp;Acerca de Onesheet</translation>
    </message>
    <message>
        <source>&amp;Assign genres</source>
        <translation>&amp;Asignar géneros</translation>
    </message>
    <message>
        <source>&amp;Clear this menu</source>
        <translation>&amp;Vaciar este menú</translation>
    </message>
    <message>
        <source>&amp;Columns of the table</source>
        <translation>&amp;Columnas de la tabla</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>&amp;Galería</translation>
    </message>
    <message>
        <source>&amp;Genres</source>
        <translation>&amp;Géneros</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Atajos de &amp;teclado</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Open posters…</source>
        <translation>A&amp;brir pósteres…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation>&amp;Lectura</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabla</translation>
    </message>
    <message>
        <source>&amp;This genre is right</source>
        <translation>&amp;Este género es correcto</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>&amp;Vigilar una carpeta…</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>Clear the &amp;list</source>
        <translation>&amp;Vaciar la lista</translation>
    </message>
    <message>
        <source>Confirm genres</source>
        <translation>Confirmar géneros</translation>
    </message>
    <message>
        <source>Folders &amp;under watch</source>
        <translation>Carpetas vi&amp;giladas</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation>Abrir una &amp;carpeta…</translation>
    </message>
    <message>
        <source>Open another &amp;network…</source>
        <translation>Abrir &amp;otra red…</translation>
    </message>
    <message>
        <source>Open the &amp;log&apos;s folder</source>
        <translation>Abrir la carpeta del &amp;registro</translation>
    </message>
    <message>
        <source>Prefere&amp;nces…</source>
        <translation>Pre&amp;ferencias…</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>&amp;Quitar de la lista</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>&amp;Volver a leer</translation>
    </message>
    <message>
        <source>Retry all that &amp;failed</source>
        <translation>Reintentar los &amp;fallidos</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Seleccionar &amp;todo</translation>
    </message>
    <message>
        <source>Show &amp;evidence</source>
        <translation>Mostrar los &amp;indicios</translation>
    </message>
    <message>
        <source>Show in its f&amp;older</source>
        <translation>Mostrar en s&amp;u carpeta</translation>
    </message>
    <message>
        <source>Stop watching %1</source>
        <translation>Dejar de vigilar %1</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>T&amp;ema</translation>
    </message>
    <message>
        <source>Take back &amp;your word</source>
        <translation>&amp;Retirar su criterio</translation>
    </message>
    <message>
        <source>The assigned genres are &amp;right</source>
        <translation>&amp;Los géneros asignados son correctos</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Try the &amp;samples</source>
        <translation>Probar los &amp;ejemplos</translation>
    </message>
    <message>
        <source>Use the &amp;bundled network</source>
        <translation>&amp;Usar la red incluida</translation>
    </message>
</context>
<context>
    <name>BarList</name>
    <message>
        <source>Genres, most probable first</source>
        <translation>Géneros, primero los más probables</translation>
    </message>
</context>
<context>
    <name>Confidences</name>
    <message>
        <source>A check is for all %1 selected posters.</source>
        <translation>Una marca vale para los %1 pósteres seleccionados.</translation>
    </message>
    <message>
        <source>✓ Your word: %1</source>
        <translation>✓ Su criterio: %1</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message numerus="yes">
        <source>%1 (%n posters)</source>
        <translation>
            <numerusform>%1 (%Ln póster)</numerusform>
            <numerusform>%1 (%Ln pósteres)</numerusform>
        </translation>
    </message>
    <message>
        <source>clear the list</source>
        <translation>vaciar la lista</translation>
    </message>
    <message>
        <source>confirm</source>
        <translation>confirmar</translation>
    </message>
    <message>
        <source>mark as %1</source>
        <translation>marcar como %1</translation>
    </message>
    <message numerus="yes">
        <source>remove %n posters from the list</source>
        <translation>
            <numerusform>quitar %Ln póster de la lista</numerusform>
            <numerusform>quitar %Ln pósteres de la lista</numerusform>
        </translation>
    </message>
    <message>
        <source>take back your word</source>
        <translation>retirar su criterio</translation>
    </message>
    <message>
        <source>unmark as %1</source>
        <translation>desmarcar como %1</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>The file of your corrections was damaged. It was set aside as %1.</source>
        <translation>El archivo de sus correcciones estaba dañado. Se ha apartado como %1.</translation>
    </message>
    <message>
        <source>They stay in this window, and are kept as soon as that can be done.</source>
        <translation>Siguen en esta ventana y se guardarán en cuanto sea posible.</translation>
    </message>
    <message>
        <source>Your corrections are kept now.</source>
        <translation>Sus correcciones ya están guardadas.</translation>
    </message>
    <message>
        <source>Your corrections could not be kept: %1</source>
        <translation>No se han podido guardar sus correcciones: %1</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 ya existe. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Another network</source>
        <translation>Otra red</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV for Excel (*.csv)</source>
        <translation>CSV para Excel (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export to a folder: movies.csv and posters</source>
        <translation>Exportar a una carpeta: movies.csv y pósteres</translation>
    </message>
    <message>
        <source>Fetch from the web</source>
        <translation>Descargar de la web</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Open a folder of posters</source>
        <translation>Abrir una carpeta de pósteres</translation>
    </message>
    <message>
        <source>Open posters</source>
        <translation>Abrir pósteres</translation>
    </message>
    <message>
        <source>Open the folder of a network</source>
        <translation>Abrir la carpeta de una red</translation>
    </message>
    <message>
        <source>Posters</source>
        <translation>Pósteres</translation>
    </message>
    <message numerus="yes">
        <source>Results of two networks are never mixed. Put away what has been read, and read %n posters in the list again?</source>
        <translation>
            <numerusform>Los resultados de dos redes nunca se mezclan. ¿Descartar lo leído y volver a leer %Ln póster de la lista?</numerusform>
            <numerusform>Los resultados de dos redes nunca se mezclan. ¿Descartar lo leído y volver a leer %Ln pósteres de la lista?</numerusform>
        </translation>
    </message>
    <message>
        <source>The poster is on the web. May Onesheet fetch it, and others that you drop here, from %1?</source>
        <translation>El póster está en la web. ¿Puede Onesheet descargarlo de %1, igual que otros que suelte aquí?</translation>
    </message>
    <message>
        <source>Watch a folder: posters that arrive in it are read</source>
        <translation>Vigilar una carpeta: se leen los pósteres que lleguen a ella</translation>
    </message>
    <message numerus="yes">
        <source>Your corrections of %n posters could not be kept, and are lost with this window. Close it all the same?</source>
        <translation>
            <numerusform>Sus correcciones de %Ln póster no se han podido guardar y se perderán con esta ventana. ¿Cerrarla de todos modos?</numerusform>
            <numerusform>Sus correcciones de %Ln pósteres no se han podido guardar y se perderán con esta ventana. ¿Cerrarla de todos modos?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Let go to read</source>
        <translation>Suelte para leer</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>A poster, a stack of them, a whole folder, or a picture out of your browser.</source>
        <translation>Un póster, varios a la vez, una carpeta entera o una imagen de su navegador.</translation>
    </message>
    <message>
        <source>Drop posters here</source>
        <translation>Suelte pósteres aquí</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, GIF, BMP, TIFF, AVIF. Nothing leaves this computer.</source>
        <translation>JPEG, PNG, WebP, GIF, BMP, TIFF, AVIF. Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir una carpeta…</translation>
    </message>
    <message>
        <source>Open posters…</source>
        <translation>Abrir pósteres…</translation>
    </message>
    <message>
        <source>Try the samples</source>
        <translation>Probar los ejemplos</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>&amp;Copy the report</source>
        <translation>&amp;Copiar el informe</translation>
    </message>
    <message>
        <source>&amp;Open the log&apos;s folder</source>
        <translation>&amp;Abrir la carpeta del registro</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Not all of your corrections could be kept: export them before you close the window.</source>
        <translation>No se han podido guardar todas sus correcciones: expórtelas antes de cerrar la ventana.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Something in Onesheet went wrong. You can go on working.</source>
        <translation>Algo ha fallado en Onesheet. Puede seguir trabajando.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo ha fallado</translation>
    </message>
    <message>
        <source>The report says where in the program it happened. Paths of your files are left out, and it is sent nowhere: copy it if you want to tell somebody.</source>
        <translation>El informe dice en qué parte del programa ocurrió. No incluye las rutas de sus archivos ni se envía a ninguna parte: cópielo si quiere contárselo a alguien.</translation>
    </message>
    <message>
        <source>What was read stays in the list and can be exported.</source>
        <translation>Lo leído sigue en la lista y se puede exportar.</translation>
    </message>
    <message>
        <source>Your corrections are on the disk.</source>
        <translation>Sus correcciones están en el disco.</translation>
    </message>
</context>
<context>
    <name>EvidenceBar</name>
    <message>
        <source>Strength of the evidence over the poster</source>
        <translation>Intensidad de los indicios sobre el póster</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;All of them: %1</source>
        <translation>&amp;Todos: %1</translation>
    </message>
    <message>
        <source>&amp;CSV</source>
        <translation>&amp;CSV</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>&amp;MovieLens folder</source>
        <translation>Carpeta Mo&amp;vieLens</translation>
    </message>
    <message>
        <source>As what</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>CSV for E&amp;xcel</source>
        <translation>CSV para &amp;Excel</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>MovieLens, lin&amp;ked</source>
        <translation>MovieLens, e&amp;nlazada</translation>
    </message>
    <message>
        <source>Those &amp;shown: %1</source>
        <translation>Los &amp;mostrados: %1</translation>
    </message>
    <message>
        <source>Those se&amp;lected: %1</source>
        <translation>Los &amp;seleccionados: %1</translation>
    </message>
    <message>
        <source>Which posters</source>
        <translation>Qué pósteres</translation>
    </message>
    <message>
        <source>a table that every program reads</source>
        <translation>una tabla que lee cualquier programa</translation>
    </message>
    <message>
        <source>for programs</source>
        <translation>para programas</translation>
    </message>
    <message>
        <source>the same with links: small, stays here</source>
        <translation>lo mismo con enlaces: ocupa poco, no se mueve de aquí</translation>
    </message>
    <message>
        <source>the same, marked so that Excel sees it is UTF-8</source>
        <translation>lo mismo, marcado para que Excel sepa que es UTF-8</translation>
    </message>
    <message>
        <source>what you corrected, with copies, to train on</source>
        <translation>lo que ha corregido, con copias, para entrenar</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>%1 cannot be used: %2.</source>
        <translation>No se puede usar %1: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>No se ha podido escribir %1: %2</translation>
    </message>
    <message>
        <source>%1 is no model card: it lacks %2 or has something else there.</source>
        <translation>%1 no es una ficha de modelo: le falta %2 o tiene otra cosa en su lugar.</translation>
    </message>
    <message>
        <source>%1 is not a table of %2 with each movie once. Choose another folder.</source>
        <translation>%1 no es una tabla de %2 con cada película una sola vez. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>%1 pictures are not supported.</source>
        <translation>No se admiten imágenes en formato %1.</translation>
    </message>
    <message>
        <source>Of compressed BMP pictures, at most %1 million pixels are read.</source>
        <translation>De las imágenes BMP comprimidas se leen como máximo %1 millones de píxeles.</translation>
    </message>
    <message>
        <source>OpenVINO is not installed. Install it with: pip install openvino flatbuffers</source>
        <translation>OpenVINO no está instalado. Instálelo con: pip install openvino flatbuffers</translation>
    </message>
    <message>
        <source>Reading the picture took more than %1 seconds and was given up.</source>
        <translation>La lectura de la imagen ha tardado más de %1 segundos y se ha abandonado.</translation>
    </message>
    <message>
        <source>The %1 picture is damaged and cannot be opened.</source>
        <translation>La imagen %1 está dañada y no se puede abrir.</translation>
    </message>
    <message>
        <source>The drive that the file is on does not answer: %1. See that it is connected, and try again.</source>
        <translation>La unidad en la que está el archivo no responde: %1. Compruebe que está conectada e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>No se puede leer el archivo: %1.</translation>
    </message>
    <message>
        <source>The file changed while it was read. Read it again once it is complete.</source>
        <translation>El archivo ha cambiado mientras se leía. Vuelva a leerlo cuando esté completo.</translation>
    </message>
    <message>
        <source>The file has %1 MB; at most %2 MB are read.</source>
        <translation>El archivo tiene %1 MB; se leen como máximo %2 MB.</translation>
    </message>
    <message>
        <source>The file has changed since its genres were named.</source>
        <translation>El archivo ha cambiado desde que se indicaron sus géneros.</translation>
    </message>
    <message>
        <source>The file is a web page, not a picture.</source>
        <translation>El archivo es una página web, no una imagen.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>The file is not a picture that can be learnt from.</source>
        <translation>El archivo no es una imagen de la que se pueda aprender.</translation>
    </message>
    <message>
        <source>The file is not a picture.</source>
        <translation>El archivo no es una imagen.</translation>
    </message>
    <message>
        <source>The file is not there (any more).</source>
        <translation>El archivo no está (o ya no está).</translation>
    </message>
    <message>
        <source>The model card %1 cannot be read: %2</source>
        <translation>No se puede leer la ficha de modelo %1: %2</translation>
    </message>
    <message>
        <source>The model card %1 is damaged or not the one that came with the program. Install the program again.</source>
        <translation>La ficha del modelo %1 está dañada o no es la que venía con el programa. Instale el programa de nuevo.</translation>
    </message>
    <message>
        <source>The name cannot be a file&apos;s.</source>
        <translation>El nombre no puede ser el de un archivo.</translation>
    </message>
    <message>
        <source>The network %1 cannot be read: %2.</source>
        <translation>No se puede leer la red %1: %2.</translation>
    </message>
    <message>
        <source>The network %1 cannot be read: it does not lie beside its model card.</source>
        <translation>No se puede leer la red %1: no está junto a su ficha del modelo.</translation>
    </message>
    <message>
        <source>The network %1 is damaged or not the one that its model card describes.</source>
        <translation>La red %1 está dañada o no es la que describe su ficha de modelo.</translation>
    </message>
    <message>
        <source>The network cannot be opened: %1</source>
        <translation>No se puede abrir la red: %1</translation>
    </message>
    <message>
        <source>The network cannot be opened: it gives %1, where scores and evidence maps of %2 genres are wanted.</source>
        <translation>No se puede abrir la red: da %1, pero se esperan puntuaciones y mapas de evidencia de %2 géneros.</translation>
    </message>
    <message>
        <source>The network cannot be opened: it takes %1, where its model card says %2.</source>
        <translation>No se puede abrir la red: recibe %1, pero su ficha del modelo dice %2.</translation>
    </message>
    <message>
        <source>The network in %1 has changed since it was chosen.</source>
        <translation>La red de %1 ha cambiado desde que se eligió.</translation>
    </message>
    <message>
        <source>The picture brings down the program that reads it.</source>
        <translation>La imagen hace caer el programa que la lee.</translation>
    </message>
    <message>
        <source>The picture does not fit into memory.</source>
        <translation>La imagen no cabe en la memoria.</translation>
    </message>
    <message>
        <source>The picture has %1 x %2 pixels; at most %3 million are read, %4 along a side.</source>
        <translation>La imagen tiene %1 × %2 píxeles; se leen como máximo %3 millones, y %4 por lado.</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>La imagen no tiene píxeles.</translation>
    </message>
    <message>
        <source>The picture has too many pixels; at most %1 million are read, %2 along a side.</source>
        <translation>La imagen tiene demasiados píxeles; se leen como máximo %1 millones, y %2 por lado.</translation>
    </message>
    <message>
        <source>The picture is damaged: its data end early or make no sense.</source>
        <translation>La imagen está dañada: sus datos se interrumpen o no tienen sentido.</translation>
    </message>
    <message>
        <source>The picture is stored in %1 layers; at most %2 are read.</source>
        <translation>La imagen está guardada en %1 capas; se leen como máximo %2.</translation>
    </message>
    <message>
        <source>The picture&apos;s file has more than %1 parts; no poster needs so many.</source>
        <translation>El archivo de la imagen tiene más de %1 partes; ningún póster necesita tantas.</translation>
    </message>
    <message>
        <source>The poster could not be read: %1.</source>
        <translation>No se ha podido leer el póster: %1.</translation>
    </message>
    <message>
        <source>The program cannot start the process that decodes pictures.</source>
        <translation>El programa no puede iniciar el proceso que decodifica imágenes.</translation>
    </message>
    <message>
        <source>The program is closing.</source>
        <translation>El programa se está cerrando.</translation>
    </message>
    <message>
        <source>The program without Python has no OpenVINO; it reads with LiteRT.</source>
        <translation>El programa sin Python no tiene OpenVINO; lee con LiteRT.</translation>
    </message>
    <message>
        <source>The remembered results in %1 could not be kept: %2</source>
        <translation>No se han podido guardar los resultados recordados en %1: %2</translation>
    </message>
    <message>
        <source>The remembered results in %1 could not be opened: %2</source>
        <translation>No se han podido abrir los resultados recordados en %1: %2</translation>
    </message>
    <message>
        <source>The remembered results in %1 could not be read: %2</source>
        <translation>No se han podido leer los resultados recordados en %1: %2</translation>
    </message>
    <message>
        <source>There is no engine %1; there are %2.</source>
        <translation>No existe el motor %1; existen %2.</translation>
    </message>
    <message>
        <source>There is no network in %1: no %2 is there.</source>
        <translation>No hay ninguna red en %1: falta %2.</translation>
    </message>
    <message>
        <source>There is no permission to read the file.</source>
        <translation>No hay permiso para leer el archivo.</translation>
    </message>
    <message>
        <source>There is no permission to read the folder.</source>
        <translation>No hay permiso para leer la carpeta.</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation>Esto es un dispositivo o una tubería, no un archivo.</translation>
    </message>
    <message>
        <source>This is a folder, not a picture.</source>
        <translation>Esto es una carpeta, no una imagen.</translation>
    </message>
    <message>
        <source>This is a link that leads back to itself.</source>
        <translation>Esto es un enlace que vuelve a sí mismo.</translation>
    </message>
    <message>
        <source>This is a link to a file that is not there (any more).</source>
        <translation>Esto es un enlace a un archivo que no está (o ya no está).</translation>
    </message>
    <message>
        <source>This network has no preset %1; it has %2.</source>
        <translation>Esta red no tiene el preajuste %1; tiene %2.</translation>
    </message>
    <message>
        <source>Your corrections in %1 could not be kept: %2</source>
        <translation>No se han podido guardar sus correcciones en %1: %2</translation>
    </message>
    <message>
        <source>Your corrections in %1 could not be opened: %2</source>
        <translation>No se han podido abrir sus correcciones de %1: %2</translation>
    </message>
    <message>
        <source>Your corrections in %1 could not be read: %2</source>
        <translation>No se han podido leer sus correcciones de %1: %2</translation>
    </message>
    <message>
        <source>Your corrections in %1 were kept by a newer version of the program. Use that version.</source>
        <translation>Sus correcciones de %1 las guardó una versión más reciente del programa. Use esa versión.</translation>
    </message>
    <message>
        <source>another program is writing to the file. Try again in a moment.</source>
        <translation>otro programa está escribiendo en el archivo. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>it may be open in another program, or its folder is read-only. Close it, or choose another folder.</source>
        <translation>puede que esté abierto en otro programa o que su carpeta sea de solo lectura. Ciérrelo o elija otra carpeta.</translation>
    </message>
    <message>
        <source>its folder does not exist. Choose another one.</source>
        <translation>su carpeta no existe. Elija otra.</translation>
    </message>
    <message>
        <source>the disk cannot be read or written.</source>
        <translation>no se puede leer el disco ni escribir en él.</translation>
    </message>
    <message>
        <source>the disk is full. Make room, and try again.</source>
        <translation>el disco está lleno. Libere espacio e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>the disk is full. Make room, or choose another disk.</source>
        <translation>el disco está lleno. Libere espacio o elija otro disco.</translation>
    </message>
    <message>
        <source>the file grows too large for this disk. Choose another disk.</source>
        <translation>el archivo es demasiado grande para este disco. Elija otro.</translation>
    </message>
    <message>
        <source>the file is damaged. Start the program again to have it repaired.</source>
        <translation>el archivo está dañado. Reinicie el programa para repararlo.</translation>
    </message>
    <message>
        <source>the file or its folder is read-only.</source>
        <translation>el archivo o su carpeta es de solo lectura.</translation>
    </message>
    <message>
        <source>there is no permission to open the file, or a folder has its name.</source>
        <translation>no hay permiso para abrir el archivo, o una carpeta lleva su nombre.</translation>
    </message>
    <message>
        <source>there is no permission to open the file.</source>
        <translation>no hay permiso para abrir el archivo.</translation>
    </message>
</context>
<context>
    <name>Fetch</name>
    <message>
        <source>%1 answers in a way that is not understood.</source>
        <translation>La respuesta de %1 no se entiende.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation>No se puede acceder a %1: %2.</translation>
    </message>
    <message>
        <source>%1 cannot prove that it is what it says: %2.</source>
        <translation>%1 no puede demostrar que es quien dice ser: %2.</translation>
    </message>
    <message>
        <source>%1 does not give the poster: it answers with status %2.</source>
        <translation>%1 no entrega el póster: responde con el estado %2.</translation>
    </message>
    <message>
        <source>%1 leads from one address to the next and never to a poster.</source>
        <translation>%1 lleva de una dirección a otra y nunca a un póster.</translation>
    </message>
    <message>
        <source>Fetching the poster was stopped.</source>
        <translation>Se ha detenido la descarga del póster.</translation>
    </message>
    <message>
        <source>No secure connection to %1 is possible: %2.</source>
        <translation>No es posible una conexión segura con %1: %2.</translation>
    </message>
    <message>
        <source>Nothing is fetched from %1 unless you agree to it.</source>
        <translation>No se descarga nada de %1 sin su consentimiento.</translation>
    </message>
    <message>
        <source>Only addresses that begin with http:// or https:// can be fetched.</source>
        <translation>Solo se puede descargar de direcciones que empiecen por http:// o https://.</translation>
    </message>
    <message>
        <source>The address holds a name or a password. Nothing is fetched with those.</source>
        <translation>La dirección contiene un nombre o una contraseña. Con ellos no se descarga nada.</translation>
    </message>
    <message>
        <source>The address makes no sense.</source>
        <translation>La dirección no tiene sentido.</translation>
    </message>
    <message>
        <source>The address names no server.</source>
        <translation>La dirección no indica ningún servidor.</translation>
    </message>
    <message>
        <source>The connection to %1 broke before the poster was here. Try again later.</source>
        <translation>La conexión con %1 se cortó antes de recibir el póster. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The picture is too large: at most %1 MB are fetched.</source>
        <translation>La imagen es demasiado grande: se descargan como máximo %1 MB.</translation>
    </message>
    <message>
        <source>The poster could not be kept in %1: %2.</source>
        <translation>No se ha podido guardar el póster en %1: %2.</translation>
    </message>
    <message>
        <source>The server leads on to an address in your own network, which is not followed.</source>
        <translation>El servidor remite a una dirección de su propia red, que no se sigue.</translation>
    </message>
    <message>
        <source>The server took too long to send the poster. Try again later.</source>
        <translation>El servidor ha tardado demasiado en enviar el póster. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>There is no server called %1, or this computer is offline.</source>
        <translation>No hay ningún servidor llamado %1, o este equipo no tiene conexión.</translation>
    </message>
    <message>
        <source>What %1 sends is not a picture of a kind that is read, but %2.</source>
        <translation>Lo que envía %1 no es una imagen de un formato admitido, sino %2.</translation>
    </message>
    <message>
        <source>What %1 sends is not a picture.</source>
        <translation>Lo que envía %1 no es una imagen.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 seleccionados</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Todos los estados</translation>
    </message>
    <message>
        <source>Any score</source>
        <translation>Cualquier puntuación</translation>
    </message>
    <message>
        <source>As they came</source>
        <translation>Orden de llegada</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corregidos</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Con error</translation>
    </message>
    <message>
        <source>From the largest down</source>
        <translation>De mayor a menor</translation>
    </message>
    <message>
        <source>From the smallest up</source>
        <translation>De menor a mayor</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Géneros</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>Confianza mínima</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Posters shown</source>
        <translation>Pósteres mostrados</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leídos</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Buscar por nombre</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The least confidence of the genres chosen beside it, or of any genre while none is chosen</source>
        <translation>Confianza mínima de los géneros elegidos al lado, o de cualquier género si no hay ninguno elegido</translation>
    </message>
    <message>
        <source>Time read</source>
        <translation>Hora de lectura</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Posters as a gallery</source>
        <translation>Pósteres en galería</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message numerus="yes">
        <source>&amp;Forget the %n hosts that you agreed to</source>
        <translation>
            <numerusform>&amp;Olvidar el %Ln servidor que ha aceptado</numerusform>
            <numerusform>&amp;Olvidar los %Ln servidores que ha aceptado</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Forget the hosts that you agreed to</source>
        <translation>&amp;Olvidar los servidores que ha aceptado</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Idioma:</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>&amp;Tema:</translation>
    </message>
    <message>
        <source>A mark at the file&apos;s beginning tells Excel that it is UTF-8.</source>
        <translation>Una marca al principio del archivo indica a Excel que es UTF-8.</translation>
    </message>
    <message>
        <source>An empty window</source>
        <translation>Una ventana vacía</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>At &amp;start, show:</source>
        <translation>Al i&amp;niciar, mostrar:</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Export:</source>
        <translation>Exportación:</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Make CSV files for &amp;Excel</source>
        <translation>Crear archivos CSV para &amp;Excel</translation>
    </message>
    <message>
        <source>The folder opened last</source>
        <translation>La última carpeta abierta</translation>
    </message>
    <message>
        <source>They will be forgotten</source>
        <translation>Se olvidarán</translation>
    </message>
    <message>
        <source>Web:</source>
        <translation>Web:</translation>
    </message>
    <message>
        <source>You are then asked again before a poster is fetched.</source>
        <translation>Después se le volverá a preguntar antes de descargar un póster.</translation>
    </message>
</context>
<context>
    <name>GenreChoice</name>
    <message numerus="yes">
        <source>%n genres</source>
        <translation>
            <numerusform>%Ln género</numerusform>
            <numerusform>%Ln géneros</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All of them</source>
        <translation>&amp;Todos ellos</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Borrar</translation>
    </message>
    <message>
        <source>All genres</source>
        <translation>Todos los géneros</translation>
    </message>
    <message>
        <source>An&amp;y of them</source>
        <translation>&amp;Cualquiera de ellos</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Géneros</translation>
    </message>
    <message>
        <source>Genres to show</source>
        <translation>Géneros que mostrar</translation>
    </message>
    <message>
        <source>Show posters of some genres alone</source>
        <translation>Mostrar solo pósteres de algunos géneros</translation>
    </message>
</context>
<context>
    <name>Genres</name>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Adventure</source>
        <translation>Aventuras</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>Animación</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Infantil</translation>
    </message>
    <message>
        <source>Comedy</source>
        <translation>Comedia</translation>
    </message>
    <message>
        <source>Crime</source>
        <translation>Policíaco</translation>
    </message>
    <message>
        <source>Documentary</source>
        <translation>Documental</translation>
    </message>
    <message>
        <source>Drama</source>
        <translation>Drama</translation>
    </message>
    <message>
        <source>Fantasy</source>
        <translation>Fantasía</translation>
    </message>
    <message>
        <source>Film-Noir</source>
        <translation>Cine negro</translation>
    </message>
    <message>
        <source>Horror</source>
        <translation>Terror</translation>
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
        <translation>Misterio</translation>
    </message>
    <message>
        <source>Romance</source>
        <translation>Romance</translation>
    </message>
    <message>
        <source>Sci-Fi</source>
        <translation>Ciencia ficción</translation>
    </message>
    <message>
        <source>Thriller</source>
        <translation>Suspense</translation>
    </message>
    <message>
        <source>War</source>
        <translation>Bélico</translation>
    </message>
    <message>
        <source>Western</source>
        <translation>Wéstern</translation>
    </message>
</context>
<context>
    <name>GenresModel</name>
    <message>
        <source>Assigned from %1 on.</source>
        <translation>Se asigna a partir del %1.</translation>
    </message>
    <message>
        <source>No score is sure enough to assign it.</source>
        <translation>Ninguna puntuación es lo bastante segura para asignarlo.</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>asignado</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>no asignado</translation>
    </message>
    <message>
        <source>right, by your word</source>
        <translation>correcto, según usted</translation>
    </message>
</context>
<context>
    <name>GenresPage</name>
    <message>
        <source>&amp;Assign genres:</source>
        <translation>&amp;Asignar géneros:</translation>
    </message>
    <message>
        <source>&amp;Reset all to the preset</source>
        <translation>&amp;Restablecer todo al preajuste</translation>
    </message>
    <message>
        <source>Your own thresholds hold whatever the preset.</source>
        <translation>Sus propios umbrales valen sea cual sea el preajuste.</translation>
    </message>
</context>
<context>
    <name>GettingIn</name>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ya no está.</translation>
    </message>
    <message>
        <source>Fetching the poster…</source>
        <translation>Descargando el póster…</translation>
    </message>
    <message>
        <source>Keeping the picture…</source>
        <translation>Guardando la imagen…</translation>
    </message>
    <message>
        <source>There is no poster on the clipboard.</source>
        <translation>No hay ningún póster en el portapapeles.</translation>
    </message>
    <message>
        <source>There is nothing to read in what was dropped.</source>
        <translation>No hay nada que leer en lo que se ha soltado.</translation>
    </message>
</context>
<context>
    <name>GettingOut</name>
    <message numerus="yes">
        <source>%n posters exported to %1</source>
        <translation>
            <numerusform>%Ln póster exportado a %1</numerusform>
            <numerusform>%Ln pósteres exportados a %1</numerusform>
        </translation>
    </message>
    <message>
        <source>; %1 still wait to be read</source>
        <translation>; %1 aún por leer</translation>
    </message>
    <message numerus="yes">
        <source>; %n could not be copied</source>
        <translation>
            <numerusform>; %Ln no se ha podido copiar</numerusform>
            <numerusform>; %Ln no se han podido copiar</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them has your word yet: check the genres that are right first.</source>
        <translation>Aún no ha corregido ninguno de ellos: marque antes los géneros correctos.</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Abrir su carpeta</translation>
    </message>
    <message>
        <source>Your word: %1</source>
        <translation>Su criterio: %1</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>Could not be read</source>
        <translation>No se ha podido leer</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
</context>
<context>
    <name>Loose</name>
    <message>
        <source>The picture could not be kept as a file. Save it in the program that it is from, and open that file.</source>
        <translation>No se ha podido guardar la imagen como archivo. Guárdela en el programa del que procede y abra ese archivo.</translation>
    </message>
    <message>
        <source>The picture could not be kept in %1: is the disk full, or read-only?</source>
        <translation>No se ha podido guardar la imagen en %1: ¿está el disco lleno o es de solo lectura?</translation>
    </message>
    <message>
        <source>The picture could not be kept: %1.</source>
        <translation>No se ha podido guardar la imagen: %1.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Onesheet ended unexpectedly when it last ran. Your corrections, and what it read, were kept.</source>
        <translation>Onesheet se cerró de forma inesperada la última vez. Sus correcciones y lo leído se han conservado.</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>Abrir la carpeta del registro</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>%1. The network that comes with the program is used instead.</source>
        <translation>%1. En su lugar se usa la red incluida en el programa.</translation>
    </message>
</context>
<context>
    <name>NoMatch</name>
    <message>
        <source>No poster is like that.</source>
        <translation>Ningún póster es así.</translation>
    </message>
    <message>
        <source>Show all posters</source>
        <translation>Mostrar todos los pósteres</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>OwnThreshold</name>
    <message>
        <source>Own threshold of %1</source>
        <translation>Umbral propio de %1</translation>
    </message>
    <message>
        <source>Threshold of %1</source>
        <translation>Umbral de %1</translation>
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
        <translation>El naranja habla a favor de %1; el azul, en contra</translation>
    </message>
    <message>
        <source>Point at a genre to see what speaks for it</source>
        <translation>Señale un género para ver qué habla a su favor</translation>
    </message>
</context>
<context>
    <name>PosterTable</name>
    <message>
        <source>Posters as a table</source>
        <translation>Pósteres en tabla</translation>
    </message>
</context>
<context>
    <name>PosterView</name>
    <message>
        <source>Poster</source>
        <translation>Póster</translation>
    </message>
</context>
<context>
    <name>PostersModel</name>
    <message>
        <source>%1 (your word)</source>
        <translation>%1 (su criterio)</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Géneros</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Póster</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Your word</source>
        <translation>Su criterio</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>&amp;General</source>
        <translation>&amp;General</translation>
    </message>
    <message>
        <source>Ge&amp;nres</source>
        <translation>Gé&amp;neros</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>&amp;Balanced</source>
        <translation>&amp;Equilibrado</translation>
    </message>
    <message>
        <source>&amp;Complete: most of what is there</source>
        <translation>&amp;Completo: la mayoría de los que hay</translation>
    </message>
    <message>
        <source>&amp;Likely: the most probable set</source>
        <translation>P&amp;robable: el conjunto más probable</translation>
    </message>
    <message>
        <source>&amp;Precise: few, and mostly right</source>
        <translation>&amp;Preciso: pocos, y casi siempre acertados</translation>
    </message>
    <message>
        <source>From its tick on, a genre is right at least 70 % of the time. One without a tick is never that sure.</source>
        <translation>A partir de su marca, un género acierta al menos el 70 % de las veces. Uno sin marca nunca es tan seguro.</translation>
    </message>
    <message>
        <source>No genre reaches its tick on this poster, so the most probable one is assigned.</source>
        <translation>Ningún género alcanza su marca en este póster, así que se asigna el más probable.</translation>
    </message>
    <message>
        <source>No single score decides: assigned is the set of genres that is the most probable as a whole.</source>
        <translation>No decide una sola puntuación: se asigna el conjunto de géneros que es más probable en su totalidad.</translation>
    </message>
    <message>
        <source>The network in use does not offer this.</source>
        <translation>La red en uso no ofrece esto.</translation>
    </message>
    <message>
        <source>The tick marks the score from which a genre is assigned.</source>
        <translation>La marca señala la puntuación a partir de la cual se asigna un género.</translation>
    </message>
    <message>
        <source>The tick marks the score that at least 70 % of a genre&apos;s posters reach.</source>
        <translation>La marca señala la puntuación que alcanza al menos el 70 % de los pósteres de un género.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>%1 a second</source>
        <translation>%1 por segundo</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 no se han podido leer</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>%1 of %2 posters</source>
        <translation>%1 de %2 pósteres</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 en espera</translation>
    </message>
    <message numerus="yes">
        <source>%n posters read</source>
        <translation>
            <numerusform>%Ln póster leído</numerusform>
            <numerusform>%Ln pósteres leídos</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Looking for posters…</source>
        <translation>Buscando pósteres…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
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
        <translation>Unidad</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Carpeta de archivos</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Acceso directo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Ver en:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Ficheros de &amp;tipo:</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Ir al directorio superior</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n other files were left out: their names do not end like a picture&apos;s.</source>
        <translation>
            <numerusform>Se ha omitido %Ln archivo más: su nombre no termina como el de una imagen.</numerusform>
            <numerusform>Se han omitido %Ln archivos más: sus nombres no terminan como el de una imagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was in the list already.</source>
        <translation>Todo estaba ya en la lista.</translation>
    </message>
    <message>
        <source>No posters were found.</source>
        <translation>No se han encontrado pósteres.</translation>
    </message>
    <message>
        <source>The folder holds no posters so far. Those that arrive in it are read.</source>
        <translation>La carpeta no contiene pósteres por ahora. Se leerán los que lleguen a ella.</translation>
    </message>
    <message>
        <source>The folder is empty so far. Posters that arrive in it are read.</source>
        <translation>La carpeta está vacía por ahora. Se leerán los pósteres que lleguen a ella.</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
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
        <translation>Según el preajuste</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>Thresholds by genre</source>
        <translation>Umbrales por género</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Propio</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Something went wrong: %1.</source>
        <translation>Algo salió mal: %1.</translation>
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
        <translation>no se puede abrir</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañado</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>no es una imagen</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>no admitido</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leído</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>demasiado grande</translation>
    </message>
</context>
<context>
    <name>_Watched</name>
    <message>
        <source>%1 is under watch, but cannot be looked at: %2. It is tried again until it is back.</source>
        <translation>Se vigila %1, pero no se puede consultar: %2. Se seguirá intentando hasta que vuelva.</translation>
    </message>
</context>
</TS>
