<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A poster says what a film wants to look like, not what it is.</source>
        <translation>海报展示的是影片想要呈现的样子，而不是影片本身。</translation>
    </message>
    <message>
        <source>A score is meant as a probability: of the genres given 30 %, about 30 % should be right. Scores are off by %1 on average.</source>
        <translation>得分应理解为概率：得分为 30% 的类型，约有 30% 是正确的。得分平均偏差为 %1。</translation>
    </message>
    <message>
        <source>All genres just right</source>
        <translation>所有类型完全正确</translation>
    </message>
    <message>
        <source>Average precision: how far up its posters come when all are sorted by the genre&apos;s score. 100 % is perfect; sorting by chance gets what stands under “Common”.</source>
        <translation>平均精度：按该类型的得分给所有海报排序时，属于它的海报排得有多靠前。100 % 为完美；随机排序得到的是“占比”一栏的数值。</translation>
    </message>
    <message>
        <source>Before that it had learned to see from the photographs of ImageNet.</source>
        <translation>在此之前，它已通过 ImageNet 的照片学会了辨认图像。</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Films often have several genres. Even the most probable set is just right on %1 of posters only.</source>
        <translation>影片往往有多个类型。即使是概率最高的组合，也只在 %1 的海报上完全正确。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Genres that are among the first three</source>
        <translation>位于前三项之内的类型</translation>
    </message>
    <message>
        <source>It answers every picture with genres of films, even one that is no movie poster.</source>
        <translation>对任何图片它都会给出影片类型，即使那不是电影海报。</translation>
    </message>
    <message>
        <source>It knows %1 genres.</source>
        <translation>它能识别 %1 种类型。</translation>
    </message>
    <message>
        <source>It knows %1 genres: %2.</source>
        <translation>它能识别 %1 种类型：%2。</translation>
    </message>
    <message>
        <source>It knows no other genres than its own, and only the kinds of posters that it was trained on. Others, such as those of old films or of other countries, it may read worse.</source>
        <translation>它只认识自己的类型，也只熟悉训练时见过的那类海报。对其他海报，例如老电影或其他国家的海报，读取效果可能较差。</translation>
    </message>
    <message>
        <source>It only looks: it does not read titles, names or small print, and looks nothing up.</source>
        <translation>它只看画面：不读片名、人名或小字，也不查询任何资料。</translation>
    </message>
    <message>
        <source>It sees the whole poster, squeezed to %1 × %2 pixels.</source>
        <translation>它看到的是压缩为 %1 × %2 像素的整张海报。</translation>
    </message>
    <message>
        <source>It was made on %1.</source>
        <translation>创建于 %1。</translation>
    </message>
    <message>
        <source>Its model card holds no figures, so how good it is cannot be told here.</source>
        <translation>其模型卡中没有评测数据，因此这里无法说明它的表现。</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Network in use: %1</source>
        <translation>当前使用的神经网络：%1</translation>
    </message>
    <message>
        <source>On %1 posters that were new to it:</source>
        <translation>在 %1 张它未见过的海报上：</translation>
    </message>
    <message>
        <source>On posters that were new to it:</source>
        <translation>在它未见过的海报上：</translation>
    </message>
    <message>
        <source>Onesheet is made with these parts. Each belongs to its authors and has a licence of its own.</source>
        <translation>Onesheet 使用了以下组件。它们归各自的作者所有，并有各自的许可证。</translation>
    </message>
    <message>
        <source>Onesheet&apos;s own licence: %1.</source>
        <translation>Onesheet 自身的许可证：%1。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Precision: of the posters that the genre is assigned to, the share that have it</source>
        <translation>精确率：被判定为该类型的海报中，确实属于该类型的比例</translation>
    </message>
    <message>
        <source>Prevalence: share of all posters measured that have the genre</source>
        <translation>流行率：所有参与评测的海报中属于该类型的比例</translation>
    </message>
    <message>
        <source>Qt and Qt for Python are used under %1. Their source is at %2, and you may put your own in their place.</source>
        <translation>Qt 和 Qt for Python 依据 %1 使用。其源代码位于 %2，您可以用自己的版本替换它们。</translation>
    </message>
    <message>
        <source>Rarely right: less than %1 of what is assigned is right. Often missed: less than %2 is found. Few examples: fewer than %3 posters of it were measured, so its figures are mostly chance. No examples: none was measured.</source>
        <translation>很少正确：判定结果中正确的不到 %1。常被漏掉：找到的不到 %2。样本少：参与评测的此类海报不足 %3 张，其数据多半出于偶然。无样本：没有此类海报参与评测。</translation>
    </message>
    <message>
        <source>Reads the genres off movie posters.</source>
        <translation>从电影海报读出影片类型。</translation>
    </message>
    <message>
        <source>Recall: of the posters that have the genre, the share that it is assigned to</source>
        <translation>召回率：属于该类型的海报中，被判定为该类型的比例</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Some genres, rare ones above all, are often missed or mistaken; the table says which.</source>
        <translation>有些类型，尤其是罕见的类型，常被漏掉或误判；表格中说明了是哪些。</translation>
    </message>
    <message>
        <source>The genres, in the order of the next column</source>
        <translation>各类型，按下一列的数值排序</translation>
    </message>
    <message>
        <source>The most probable genre is right</source>
        <translation>最可能的类型正确</translation>
    </message>
    <message>
        <source>The network that comes with Onesheet was trained with MovieLens 20M, by GroupLens:</source>
        <translation>Onesheet 自带的神经网络是用 GroupLens 的 MovieLens 20M 训练的：</translation>
    </message>
    <message>
        <source>The network, %1, is a ResNet-50 trained on %2 posters of MovieLens-20M movies.</source>
        <translation>神经网络 %1 是用 MovieLens-20M 的 %2 张电影海报训练的 ResNet-50。</translation>
    </message>
    <message>
        <source>The network, %1, is a ResNet-50 trained on %2 posters of your own.</source>
        <translation>神经网络 %1 是用您自己的 %2 张海报训练的 ResNet-50。</translation>
    </message>
    <message>
        <source>The network, %1, is one of your own.</source>
        <translation>神经网络 %1 是您自己的。</translation>
    </message>
    <message>
        <source>The training of the network in use started from these weights: %1.</source>
        <translation>当前使用的神经网络从以下权重开始训练：%1。</translation>
    </message>
    <message>
        <source>The training of the network in use started from weights of a ResNet-50 trained on ImageNet: %1.</source>
        <translation>当前使用的神经网络从在 ImageNet 上训练的 ResNet-50 权重开始训练：%1。</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>区分能力</translation>
    </message>
    <message>
        <source>Told apart, mean of all genres</source>
        <translation>区分度，所有类型的平均值</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Your posters are read on this computer and are sent nowhere; only a poster that you drop from the web is fetched from there, once you have agreed to its host.</source>
        <translation>您的海报在本机读取，不会发送到任何地方；只有从网上拖放的海报，才会在您同意其服务器后从网上下载。</translation>
    </message>
    <message>
        <source>always %1</source>
        <translation>总是%1</translation>
    </message>
    <message>
        <source>few examples</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>no examples</source>
        <translation>无样本</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>often missed</source>
        <translation>常被漏掉</translation>
    </message>
    <message>
        <source>rarely right</source>
        <translation>很少正确</translation>
    </message>
    <message>
        <source>the most frequent three</source>
        <translation>最常见的三种</translation>
    </message>
    <message>
        <source>this network</source>
        <translation>此神经网络</translation>
    </message>
    <message>
        <source>version 3 of the GNU Lesser General Public License</source>
        <translation>GNU 宽通用公共许可证第 3 版</translation>
    </message>
    <message>
        <source>without looking</source>
        <translation>不看海报</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>许可证(&amp;L)</translation>
    </message>
    <message>
        <source>About Onesheet</source>
        <translation>关于 Onesheet</translation>
    </message>
    <message>
        <source>Genre by genre</source>
        <translation>逐个类型</translation>
    </message>
    <message>
        <source>How good it is</source>
        <translation>表现如何</translation>
    </message>
    <message>
        <source>How good it is, genre by genre</source>
        <translation>各类型的表现</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The &amp;network</source>
        <translation>神经网络(&amp;N)</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>局限</translation>
    </message>
    <message>
        <source>What it was trained on</source>
        <translation>训练数据</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Onesheet</source>
        <translation>关于 Onesheet(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Assign genres</source>
        <translation>判定类型(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Clear this menu</source>
        <translation>清空此菜单(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Columns of the table</source>
        <translation>表格的列(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>图库(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Genres</source>
        <translation>类型(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open posters…</source>
        <translation>打开海报(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation>读取(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>表格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;This genre is right</source>
        <translation>此类型正确(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>监视文件夹(&amp;W)…</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Clear the &amp;list</source>
        <translation>清空列表(&amp;L)</translation>
    </message>
    <message>
        <source>Confirm genres</source>
        <translation>确认类型</translation>
    </message>
    <message>
        <source>Folders &amp;under watch</source>
        <translation>监视中的文件夹(&amp;U)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open another &amp;network…</source>
        <translation>打开其他神经网络(&amp;N)…</translation>
    </message>
    <message>
        <source>Open the &amp;log&apos;s folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>Prefere&amp;nces…</source>
        <translation>首选项(&amp;N)…</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>从列表中移除(&amp;M)</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>重新读取(&amp;A)</translation>
    </message>
    <message>
        <source>Retry all that &amp;failed</source>
        <translation>重试所有失败项(&amp;F)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Show &amp;evidence</source>
        <translation>显示依据(&amp;E)</translation>
    </message>
    <message>
        <source>Show in its f&amp;older</source>
        <translation>在文件夹中显示(&amp;O)</translation>
    </message>
    <message>
        <source>Stop watching %1</source>
        <translation>停止监视 %1</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>Take back &amp;your word</source>
        <translation>收回您的判断(&amp;Y)</translation>
    </message>
    <message>
        <source>The assigned genres are &amp;right</source>
        <translation>判定的类型正确(&amp;R)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Try the &amp;samples</source>
        <translation>试用示例(&amp;S)</translation>
    </message>
    <message>
        <source>Use the &amp;bundled network</source>
        <translation>使用自带的神经网络(&amp;B)</translation>
    </message>
</context>
<context>
    <name>BarList</name>
    <message>
        <source>Genres, most probable first</source>
        <translation>类型，最可能的在前</translation>
    </message>
</context>
<context>
    <name>Confidences</name>
    <message>
        <source>A check is for all %1 selected posters.</source>
        <translation>勾选将应用于选中的全部 %1 张海报。</translation>
    </message>
    <message>
        <source>✓ Your word: %1</source>
        <translation>✓ 您的判断：%1</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message numerus="yes">
        <source>%1 (%n posters)</source>
        <translation>
            <numerusform>%1（%Ln 张海报）</numerusform>
        </translation>
    </message>
    <message>
        <source>clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>mark as %1</source>
        <translation>标记为%1</translation>
    </message>
    <message numerus="yes">
        <source>remove %n posters from the list</source>
        <translation>
            <numerusform>从列表中移除 %Ln 张海报</numerusform>
        </translation>
    </message>
    <message>
        <source>take back your word</source>
        <translation>收回您的判断</translation>
    </message>
    <message>
        <source>unmark as %1</source>
        <translation>取消标记为%1</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>The file of your corrections was damaged. It was set aside as %1.</source>
        <translation>您的更正文件已损坏，已另存为 %1。</translation>
    </message>
    <message>
        <source>They stay in this window, and are kept as soon as that can be done.</source>
        <translation>它们会留在此窗口中，一旦可行就会保存。</translation>
    </message>
    <message>
        <source>Your corrections are kept now.</source>
        <translation>您的更正现已保存。</translation>
    </message>
    <message>
        <source>Your corrections could not be kept: %1</source>
        <translation>无法保存您的更正：%1</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 已存在。要替换吗？</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Another network</source>
        <translation>其他神经网络</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV for Excel (*.csv)</source>
        <translation>适用于 Excel 的 CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export to a folder: movies.csv and posters</source>
        <translation>导出到文件夹：movies.csv 和海报</translation>
    </message>
    <message>
        <source>Fetch from the web</source>
        <translation>从网上下载</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Open a folder of posters</source>
        <translation>打开海报文件夹</translation>
    </message>
    <message>
        <source>Open posters</source>
        <translation>打开海报</translation>
    </message>
    <message>
        <source>Open the folder of a network</source>
        <translation>打开神经网络所在的文件夹</translation>
    </message>
    <message>
        <source>Posters</source>
        <translation>海报</translation>
    </message>
    <message numerus="yes">
        <source>Results of two networks are never mixed. Put away what has been read, and read %n posters in the list again?</source>
        <translation>
            <numerusform>两个神经网络的结果不会混在一起。要放弃已读取的结果，重新读取列表中的 %Ln 张海报吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>The poster is on the web. May Onesheet fetch it, and others that you drop here, from %1?</source>
        <translation>这张海报在网上。允许 Onesheet 从 %1 下载它以及您之后拖放到这里的其他海报吗？</translation>
    </message>
    <message>
        <source>Watch a folder: posters that arrive in it are read</source>
        <translation>监视文件夹：新放入的海报会被读取</translation>
    </message>
    <message numerus="yes">
        <source>Your corrections of %n posters could not be kept, and are lost with this window. Close it all the same?</source>
        <translation>
            <numerusform>您对 %Ln 张海报的更正未能保存，关闭此窗口将会丢失。仍要关闭吗？</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Let go to read</source>
        <translation>松开即可读取</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>A poster, a stack of them, a whole folder, or a picture out of your browser.</source>
        <translation>一张海报、一叠海报、整个文件夹，或浏览器中的图片。</translation>
    </message>
    <message>
        <source>Drop posters here</source>
        <translation>将海报拖放到这里</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, GIF, BMP, TIFF, AVIF. Nothing leaves this computer.</source>
        <translation>支持 JPEG、PNG、WebP、GIF、BMP、TIFF、AVIF。任何内容都不会离开本机。</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open posters…</source>
        <translation>打开海报…</translation>
    </message>
    <message>
        <source>Try the samples</source>
        <translation>试用示例</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>&amp;Copy the report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open the log&apos;s folder</source>
        <translation>打开日志文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Not all of your corrections could be kept: export them before you close the window.</source>
        <translation>部分更正未能保存：请在关闭窗口前导出。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Something in Onesheet went wrong. You can go on working.</source>
        <translation>Onesheet 内部出错。您可以继续工作。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>The report says where in the program it happened. Paths of your files are left out, and it is sent nowhere: copy it if you want to tell somebody.</source>
        <translation>报告说明错误发生在程序的何处。其中不含您的文件路径，也不会发送到任何地方；如需告知他人，请复制它。</translation>
    </message>
    <message>
        <source>What was read stays in the list and can be exported.</source>
        <translation>已读取的结果保留在列表中，可以导出。</translation>
    </message>
    <message>
        <source>Your corrections are on the disk.</source>
        <translation>您的更正已保存到磁盘。</translation>
    </message>
</context>
<context>
    <name>EvidenceBar</name>
    <message>
        <source>Strength of the evidence over the poster</source>
        <translation>海报上依据图的强度</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;All of them: %1</source>
        <translation>全部(&amp;A)：%1</translation>
    </message>
    <message>
        <source>&amp;CSV</source>
        <translation>&amp;CSV</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>&amp;MovieLens folder</source>
        <translation>&amp;MovieLens 文件夹</translation>
    </message>
    <message>
        <source>As what</source>
        <translation>导出格式</translation>
    </message>
    <message>
        <source>CSV for E&amp;xcel</source>
        <translation>适用于 Excel 的 CSV(&amp;X)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>MovieLens, lin&amp;ked</source>
        <translation>MovieLens，链接方式(&amp;K)</translation>
    </message>
    <message>
        <source>Those &amp;shown: %1</source>
        <translation>显示的(&amp;S)：%1</translation>
    </message>
    <message>
        <source>Those se&amp;lected: %1</source>
        <translation>选中的(&amp;L)：%1</translation>
    </message>
    <message>
        <source>Which posters</source>
        <translation>导出哪些海报</translation>
    </message>
    <message>
        <source>a table that every program reads</source>
        <translation>任何程序都能读取的表格</translation>
    </message>
    <message>
        <source>for programs</source>
        <translation>供程序使用</translation>
    </message>
    <message>
        <source>the same with links: small, stays here</source>
        <translation>同上，但使用链接：占用小，只能留在本机</translation>
    </message>
    <message>
        <source>the same, marked so that Excel sees it is UTF-8</source>
        <translation>同上，并带有标记，让 Excel 识别为 UTF-8</translation>
    </message>
    <message>
        <source>what you corrected, with copies, to train on</source>
        <translation>您更正过的海报及其副本，用于训练</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>%1 cannot be used: %2.</source>
        <translation>无法使用 %1：%2。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 is no model card: it lacks %2 or has something else there.</source>
        <translation>%1 不是模型卡：缺少 %2，或该处内容不符。</translation>
    </message>
    <message>
        <source>%1 is not a table of %2 with each movie once. Choose another folder.</source>
        <translation>%1 不是由 %2 组成、每部影片只出现一次的表格。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 pictures are not supported.</source>
        <translation>不支持 %1 格式的图片。</translation>
    </message>
    <message>
        <source>Of compressed BMP pictures, at most %1 million pixels are read.</source>
        <translation>压缩的 BMP 图片最多读取 %1 百万像素。</translation>
    </message>
    <message>
        <source>OpenVINO is not installed. Install it with: pip install openvino flatbuffers</source>
        <translation>未安装 OpenVINO。请用以下命令安装：pip install openvino flatbuffers</translation>
    </message>
    <message>
        <source>Reading the picture took more than %1 seconds and was given up.</source>
        <translation>读取图片超过 %1 秒，已放弃。</translation>
    </message>
    <message>
        <source>The %1 picture is damaged and cannot be opened.</source>
        <translation>%1 图片已损坏，无法打开。</translation>
    </message>
    <message>
        <source>The drive that the file is on does not answer: %1. See that it is connected, and try again.</source>
        <translation>文件所在的驱动器没有响应：%1。请检查其连接，然后重试。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>The file changed while it was read. Read it again once it is complete.</source>
        <translation>文件在读取时发生了变化。请在文件完整后重新读取。</translation>
    </message>
    <message>
        <source>The file has %1 MB; at most %2 MB are read.</source>
        <translation>文件大小为 %1 MB；最多读取 %2 MB。</translation>
    </message>
    <message>
        <source>The file has changed since its genres were named.</source>
        <translation>自指定类型之后，该文件已发生变化。</translation>
    </message>
    <message>
        <source>The file is a web page, not a picture.</source>
        <translation>该文件是网页，不是图片。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file is not a picture that can be learnt from.</source>
        <translation>该文件不是可用于训练的图片。</translation>
    </message>
    <message>
        <source>The file is not a picture.</source>
        <translation>该文件不是图片。</translation>
    </message>
    <message>
        <source>The file is not there (any more).</source>
        <translation>文件不存在（或已不存在）。</translation>
    </message>
    <message>
        <source>The model card %1 cannot be read: %2</source>
        <translation>无法读取模型卡 %1：%2</translation>
    </message>
    <message>
        <source>The model card %1 is damaged or not the one that came with the program. Install the program again.</source>
        <translation>模型卡 %1 已损坏，或不是随程序提供的那一份。请重新安装程序。</translation>
    </message>
    <message>
        <source>The name cannot be a file&apos;s.</source>
        <translation>这不可能是文件的名称。</translation>
    </message>
    <message>
        <source>The network %1 cannot be read: %2.</source>
        <translation>无法读取神经网络 %1：%2。</translation>
    </message>
    <message>
        <source>The network %1 cannot be read: it does not lie beside its model card.</source>
        <translation>无法读取神经网络 %1：它不在其模型卡旁边。</translation>
    </message>
    <message>
        <source>The network %1 is damaged or not the one that its model card describes.</source>
        <translation>神经网络 %1 已损坏，或与其模型卡的描述不符。</translation>
    </message>
    <message>
        <source>The network cannot be opened: %1</source>
        <translation>无法打开神经网络：%1</translation>
    </message>
    <message>
        <source>The network cannot be opened: it gives %1, where scores and evidence maps of %2 genres are wanted.</source>
        <translation>无法打开神经网络：其输出为 %1，而需要的是 %2 种类型的分数和证据图。</translation>
    </message>
    <message>
        <source>The network cannot be opened: it takes %1, where its model card says %2.</source>
        <translation>无法打开神经网络：其输入为 %1，而模型卡写的是 %2。</translation>
    </message>
    <message>
        <source>The network in %1 has changed since it was chosen.</source>
        <translation>%1 中的神经网络在选定之后发生了变化。</translation>
    </message>
    <message>
        <source>The picture brings down the program that reads it.</source>
        <translation>该图片会使读取它的程序崩溃。</translation>
    </message>
    <message>
        <source>The picture does not fit into memory.</source>
        <translation>内存容纳不下这张图片。</translation>
    </message>
    <message>
        <source>The picture has %1 x %2 pixels; at most %3 million are read, %4 along a side.</source>
        <translation>图片有 %1 × %2 像素；最多读取 %3 百万像素，每边最多 %4 像素。</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>图片没有像素。</translation>
    </message>
    <message>
        <source>The picture has too many pixels; at most %1 million are read, %2 along a side.</source>
        <translation>图片像素过多；最多读取 %1 百万像素，每边最多 %2 像素。</translation>
    </message>
    <message>
        <source>The picture is damaged: its data end early or make no sense.</source>
        <translation>图片已损坏：数据不完整或没有意义。</translation>
    </message>
    <message>
        <source>The picture is stored in %1 layers; at most %2 are read.</source>
        <translation>图片以 %1 层存储；最多读取 %2 层。</translation>
    </message>
    <message>
        <source>The picture&apos;s file has more than %1 parts; no poster needs so many.</source>
        <translation>图片文件的部分超过 %1 个；没有海报需要这么多。</translation>
    </message>
    <message>
        <source>The poster could not be read: %1.</source>
        <translation>无法读取海报：%1。</translation>
    </message>
    <message>
        <source>The program cannot start the process that decodes pictures.</source>
        <translation>程序无法启动解码图片的进程。</translation>
    </message>
    <message>
        <source>The program is closing.</source>
        <translation>程序正在关闭。</translation>
    </message>
    <message>
        <source>The program without Python has no OpenVINO; it reads with LiteRT.</source>
        <translation>不带 Python 的程序没有 OpenVINO，使用 LiteRT 读取。</translation>
    </message>
    <message>
        <source>The remembered results in %1 could not be kept: %2</source>
        <translation>无法保存 %1 中记住的结果：%2</translation>
    </message>
    <message>
        <source>The remembered results in %1 could not be opened: %2</source>
        <translation>无法打开 %1 中记住的结果：%2</translation>
    </message>
    <message>
        <source>The remembered results in %1 could not be read: %2</source>
        <translation>无法读取 %1 中记住的结果：%2</translation>
    </message>
    <message>
        <source>There is no engine %1; there are %2.</source>
        <translation>没有引擎 %1；可用的有 %2。</translation>
    </message>
    <message>
        <source>There is no network in %1: no %2 is there.</source>
        <translation>%1 中没有神经网络：缺少 %2。</translation>
    </message>
    <message>
        <source>There is no permission to read the file.</source>
        <translation>没有读取该文件的权限。</translation>
    </message>
    <message>
        <source>There is no permission to read the folder.</source>
        <translation>没有读取该文件夹的权限。</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation>这是设备或管道，不是文件。</translation>
    </message>
    <message>
        <source>This is a folder, not a picture.</source>
        <translation>这是文件夹，不是图片。</translation>
    </message>
    <message>
        <source>This is a link that leads back to itself.</source>
        <translation>这是一个指回自身的链接。</translation>
    </message>
    <message>
        <source>This is a link to a file that is not there (any more).</source>
        <translation>这是一个链接，其指向的文件不存在（或已不存在）。</translation>
    </message>
    <message>
        <source>This network has no preset %1; it has %2.</source>
        <translation>此神经网络没有预设 %1；可用的有 %2。</translation>
    </message>
    <message>
        <source>Your corrections in %1 could not be kept: %2</source>
        <translation>无法将您的更正保存到 %1：%2</translation>
    </message>
    <message>
        <source>Your corrections in %1 could not be opened: %2</source>
        <translation>无法打开 %1 中的更正：%2</translation>
    </message>
    <message>
        <source>Your corrections in %1 could not be read: %2</source>
        <translation>无法读取 %1 中的更正：%2</translation>
    </message>
    <message>
        <source>Your corrections in %1 were kept by a newer version of the program. Use that version.</source>
        <translation>%1 中的更正是由较新版本的程序保存的。请使用该版本。</translation>
    </message>
    <message>
        <source>another program is writing to the file. Try again in a moment.</source>
        <translation>另一个程序正在写入该文件。请稍后再试。</translation>
    </message>
    <message>
        <source>it may be open in another program, or its folder is read-only. Close it, or choose another folder.</source>
        <translation>它可能已在其他程序中打开，或者所在文件夹是只读的。请将其关闭，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>its folder does not exist. Choose another one.</source>
        <translation>所在文件夹不存在。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>the disk cannot be read or written.</source>
        <translation>无法读写磁盘。</translation>
    </message>
    <message>
        <source>the disk is full. Make room, and try again.</source>
        <translation>磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>the disk is full. Make room, or choose another disk.</source>
        <translation>磁盘已满。请腾出空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>the file grows too large for this disk. Choose another disk.</source>
        <translation>文件对此磁盘来说太大。请选择其他磁盘。</translation>
    </message>
    <message>
        <source>the file is damaged. Start the program again to have it repaired.</source>
        <translation>文件已损坏。请重新启动程序以修复它。</translation>
    </message>
    <message>
        <source>the file or its folder is read-only.</source>
        <translation>该文件或其所在文件夹是只读的。</translation>
    </message>
    <message>
        <source>there is no permission to open the file, or a folder has its name.</source>
        <translation>没有打开该文件的权限，或有同名文件夹。</translation>
    </message>
    <message>
        <source>there is no permission to open the file.</source>
        <translation>没有打开该文件的权限。</translation>
    </message>
</context>
<context>
    <name>Fetch</name>
    <message>
        <source>%1 answers in a way that is not understood.</source>
        <translation>无法理解 %1 的响应。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation>无法连接 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot prove that it is what it says: %2.</source>
        <translation>%1 无法证明自己的身份：%2。</translation>
    </message>
    <message>
        <source>%1 does not give the poster: it answers with status %2.</source>
        <translation>%1 没有提供海报：返回状态 %2。</translation>
    </message>
    <message>
        <source>%1 leads from one address to the next and never to a poster.</source>
        <translation>%1 不断转到其他网址，始终没有到达海报。</translation>
    </message>
    <message>
        <source>Fetching the poster was stopped.</source>
        <translation>已停止下载海报。</translation>
    </message>
    <message>
        <source>No secure connection to %1 is possible: %2.</source>
        <translation>无法与 %1 建立安全连接：%2。</translation>
    </message>
    <message>
        <source>Nothing is fetched from %1 unless you agree to it.</source>
        <translation>未经您同意，不会从 %1 下载任何内容。</translation>
    </message>
    <message>
        <source>Only addresses that begin with http:// or https:// can be fetched.</source>
        <translation>只能从以 http:// 或 https:// 开头的网址下载。</translation>
    </message>
    <message>
        <source>The address holds a name or a password. Nothing is fetched with those.</source>
        <translation>网址中含有用户名或密码，不会下载此类网址的内容。</translation>
    </message>
    <message>
        <source>The address makes no sense.</source>
        <translation>网址无效。</translation>
    </message>
    <message>
        <source>The address names no server.</source>
        <translation>网址中没有服务器。</translation>
    </message>
    <message>
        <source>The connection to %1 broke before the poster was here. Try again later.</source>
        <translation>海报尚未下载完，与 %1 的连接就中断了。请稍后再试。</translation>
    </message>
    <message>
        <source>The picture is too large: at most %1 MB are fetched.</source>
        <translation>图片过大：最多下载 %1 MB。</translation>
    </message>
    <message>
        <source>The poster could not be kept in %1: %2.</source>
        <translation>无法将海报保存到 %1：%2。</translation>
    </message>
    <message>
        <source>The server leads on to an address in your own network, which is not followed.</source>
        <translation>服务器转向了您本地网络中的地址，程序不会访问。</translation>
    </message>
    <message>
        <source>The server took too long to send the poster. Try again later.</source>
        <translation>服务器发送海报的时间过长。请稍后再试。</translation>
    </message>
    <message>
        <source>There is no server called %1, or this computer is offline.</source>
        <translation>不存在名为 %1 的服务器，或者本机未联网。</translation>
    </message>
    <message>
        <source>What %1 sends is not a picture of a kind that is read, but %2.</source>
        <translation>%1 发送的不是可读取格式的图片，而是 %2。</translation>
    </message>
    <message>
        <source>What %1 sends is not a picture.</source>
        <translation>%1 发送的不是图片。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1 张</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>Any score</source>
        <translation>任意得分</translation>
    </message>
    <message>
        <source>As they came</source>
        <translation>加入顺序</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>From the largest down</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>From the smallest up</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>最低置信度</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Posters shown</source>
        <translation>显示的海报</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>按名称搜索</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The least confidence of the genres chosen beside it, or of any genre while none is chosen</source>
        <translation>旁边所选类型的最低置信度；未选类型时为任意类型的最低置信度</translation>
    </message>
    <message>
        <source>Time read</source>
        <translation>读取时间</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Posters as a gallery</source>
        <translation>海报图库</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message numerus="yes">
        <source>&amp;Forget the %n hosts that you agreed to</source>
        <translation>
            <numerusform>忘记您同意过的 %Ln 个服务器(&amp;F)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Forget the hosts that you agreed to</source>
        <translation>忘记您同意过的服务器(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>A mark at the file&apos;s beginning tells Excel that it is UTF-8.</source>
        <translation>文件开头的标记告诉 Excel 这是 UTF-8 编码。</translation>
    </message>
    <message>
        <source>An empty window</source>
        <translation>空窗口</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>At &amp;start, show:</source>
        <translation>启动时显示(&amp;S)：</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Export:</source>
        <translation>导出：</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Make CSV files for &amp;Excel</source>
        <translation>生成适用于 Excel 的 CSV 文件(&amp;E)</translation>
    </message>
    <message>
        <source>The folder opened last</source>
        <translation>上次打开的文件夹</translation>
    </message>
    <message>
        <source>They will be forgotten</source>
        <translation>将被忘记</translation>
    </message>
    <message>
        <source>Web:</source>
        <translation>网络：</translation>
    </message>
    <message>
        <source>You are then asked again before a poster is fetched.</source>
        <translation>此后在获取海报之前会再次询问您。</translation>
    </message>
</context>
<context>
    <name>GenreChoice</name>
    <message numerus="yes">
        <source>%n genres</source>
        <translation>
            <numerusform>%Ln 种类型</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All of them</source>
        <translation>全部符合(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清除(&amp;C)</translation>
    </message>
    <message>
        <source>All genres</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>An&amp;y of them</source>
        <translation>任意一个(&amp;Y)</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Genres to show</source>
        <translation>要显示的类型</translation>
    </message>
    <message>
        <source>Show posters of some genres alone</source>
        <translation>只显示某些类型的海报</translation>
    </message>
</context>
<context>
    <name>Genres</name>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Adventure</source>
        <translation>冒险</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>Comedy</source>
        <translation>喜剧</translation>
    </message>
    <message>
        <source>Crime</source>
        <translation>犯罪</translation>
    </message>
    <message>
        <source>Documentary</source>
        <translation>纪录片</translation>
    </message>
    <message>
        <source>Drama</source>
        <translation>剧情</translation>
    </message>
    <message>
        <source>Fantasy</source>
        <translation>奇幻</translation>
    </message>
    <message>
        <source>Film-Noir</source>
        <translation>黑色电影</translation>
    </message>
    <message>
        <source>Horror</source>
        <translation>恐怖</translation>
    </message>
    <message>
        <source>IMAX</source>
        <translation>IMAX</translation>
    </message>
    <message>
        <source>Musical</source>
        <translation>歌舞</translation>
    </message>
    <message>
        <source>Mystery</source>
        <translation>悬疑</translation>
    </message>
    <message>
        <source>Romance</source>
        <translation>爱情</translation>
    </message>
    <message>
        <source>Sci-Fi</source>
        <translation>科幻</translation>
    </message>
    <message>
        <source>Thriller</source>
        <translation>惊悚</translation>
    </message>
    <message>
        <source>War</source>
        <translation>战争</translation>
    </message>
    <message>
        <source>Western</source>
        <translation>西部</translation>
    </message>
</context>
<context>
    <name>GenresModel</name>
    <message>
        <source>Assigned from %1 on.</source>
        <translation>达到 %1 即判定为此类型。</translation>
    </message>
    <message>
        <source>No score is sure enough to assign it.</source>
        <translation>没有任何得分可靠到足以判定为此类型。</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>right, by your word</source>
        <translation>您判断为正确</translation>
    </message>
</context>
<context>
    <name>GenresPage</name>
    <message>
        <source>&amp;Assign genres:</source>
        <translation>判定类型(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Reset all to the preset</source>
        <translation>全部恢复为预设(&amp;R)</translation>
    </message>
    <message>
        <source>Your own thresholds hold whatever the preset.</source>
        <translation>无论使用哪种预设，您自己的阈值始终有效。</translation>
    </message>
</context>
<context>
    <name>GettingIn</name>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 已不存在。</translation>
    </message>
    <message>
        <source>Fetching the poster…</source>
        <translation>正在下载海报…</translation>
    </message>
    <message>
        <source>Keeping the picture…</source>
        <translation>正在保存图片…</translation>
    </message>
    <message>
        <source>There is no poster on the clipboard.</source>
        <translation>剪贴板中没有海报。</translation>
    </message>
    <message>
        <source>There is nothing to read in what was dropped.</source>
        <translation>拖放的内容中没有可读取的东西。</translation>
    </message>
</context>
<context>
    <name>GettingOut</name>
    <message numerus="yes">
        <source>%n posters exported to %1</source>
        <translation>
            <numerusform>已将 %Ln 张海报导出到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>; %1 still wait to be read</source>
        <translation>；还有 %1 张待读取</translation>
    </message>
    <message numerus="yes">
        <source>; %n could not be copied</source>
        <translation>
            <numerusform>；%Ln 张无法复制</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them has your word yet: check the genres that are right first.</source>
        <translation>其中还没有任何一张有您的判断：请先勾选正确的类型。</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Your word: %1</source>
        <translation>您的判断：%1</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>Could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>Loose</name>
    <message>
        <source>The picture could not be kept as a file. Save it in the program that it is from, and open that file.</source>
        <translation>无法将图片保存为文件。请在图片来源的程序中保存它，然后打开该文件。</translation>
    </message>
    <message>
        <source>The picture could not be kept in %1: is the disk full, or read-only?</source>
        <translation>无法将图片保存到 %1：磁盘是否已满或为只读？</translation>
    </message>
    <message>
        <source>The picture could not be kept: %1.</source>
        <translation>无法保存图片：%1。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Onesheet ended unexpectedly when it last ran. Your corrections, and what it read, were kept.</source>
        <translation>Onesheet 上次意外退出。您的更正和已读取的结果均已保留。</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>打开日志文件夹</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>%1. The network that comes with the program is used instead.</source>
        <translation>%1。将改用程序自带的神经网络。</translation>
    </message>
</context>
<context>
    <name>NoMatch</name>
    <message>
        <source>No poster is like that.</source>
        <translation>没有符合条件的海报。</translation>
    </message>
    <message>
        <source>Show all posters</source>
        <translation>显示所有海报</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>OwnThreshold</name>
    <message>
        <source>Own threshold of %1</source>
        <translation>%1的自定义阈值</translation>
    </message>
    <message>
        <source>Threshold of %1</source>
        <translation>%1的阈值</translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>PosterPanel</name>
    <message>
        <source>Orange speaks for %1, blue against</source>
        <translation>橙色支持 %1，蓝色反对</translation>
    </message>
    <message>
        <source>Point at a genre to see what speaks for it</source>
        <translation>指向某个类型，查看它的依据</translation>
    </message>
</context>
<context>
    <name>PosterTable</name>
    <message>
        <source>Posters as a table</source>
        <translation>海报表格</translation>
    </message>
</context>
<context>
    <name>PosterView</name>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
</context>
<context>
    <name>PostersModel</name>
    <message>
        <source>%1 (your word)</source>
        <translation>%1（您的判断）</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取时间</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Your word</source>
        <translation>您的判断</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>&amp;General</source>
        <translation>常规(&amp;G)</translation>
    </message>
    <message>
        <source>Ge&amp;nres</source>
        <translation>类型(&amp;N)</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>&amp;Balanced</source>
        <translation>均衡(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Complete: most of what is there</source>
        <translation>完整：尽量不遗漏(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Likely: the most probable set</source>
        <translation>最可能：概率最高的组合(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Precise: few, and mostly right</source>
        <translation>精确：少而准(&amp;P)</translation>
    </message>
    <message>
        <source>From its tick on, a genre is right at least 70 % of the time. One without a tick is never that sure.</source>
        <translation>得分达到刻度时，该类型至少有 70% 的把握正确。没有刻度的类型从未如此可靠。</translation>
    </message>
    <message>
        <source>No genre reaches its tick on this poster, so the most probable one is assigned.</source>
        <translation>这张海报上没有类型达到刻度，因此判定为最可能的类型。</translation>
    </message>
    <message>
        <source>No single score decides: assigned is the set of genres that is the most probable as a whole.</source>
        <translation>不由单个得分决定：选取整体上概率最高的类型组合。</translation>
    </message>
    <message>
        <source>The network in use does not offer this.</source>
        <translation>当前使用的神经网络不提供此项。</translation>
    </message>
    <message>
        <source>The tick marks the score from which a genre is assigned.</source>
        <translation>刻度标出判定为某类型所需的得分。</translation>
    </message>
    <message>
        <source>The tick marks the score that at least 70 % of a genre&apos;s posters reach.</source>
        <translation>刻度标出该类型至少 70% 的海报能达到的得分。</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 张</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 张无法读取</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 of %2 posters</source>
        <translation>第 %1 张，共 %2 张海报</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 张等待中</translation>
    </message>
    <message numerus="yes">
        <source>%n posters read</source>
        <translation>
            <numerusform>已读取 %Ln 张海报</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Looking for posters…</source>
        <translation>正在查找海报…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>转到父目录</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n other files were left out: their names do not end like a picture&apos;s.</source>
        <translation>
            <numerusform>另有 %Ln 个文件被略过：其文件名的结尾不是图片的扩展名。</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was in the list already.</source>
        <translation>这些内容都已在列表中。</translation>
    </message>
    <message>
        <source>No posters were found.</source>
        <translation>没有找到海报。</translation>
    </message>
    <message>
        <source>The folder holds no posters so far. Those that arrive in it are read.</source>
        <translation>文件夹中目前没有海报。放入其中的海报会被读取。</translation>
    </message>
    <message>
        <source>The folder is empty so far. Posters that arrive in it are read.</source>
        <translation>文件夹目前是空的。放入其中的海报会被读取。</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>Taskbar</name>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>ThresholdTable</name>
    <message>
        <source>By the preset</source>
        <translation>预设值</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Thresholds by genre</source>
        <translation>各类型的阈值</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Something went wrong: %1.</source>
        <translation>出了点问题：%1。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>过大</translation>
    </message>
</context>
<context>
    <name>_Watched</name>
    <message>
        <source>%1 is under watch, but cannot be looked at: %2. It is tried again until it is back.</source>
        <translation>正在监视 %1，但无法查看：%2。程序会不断重试，直到恢复为止。</translation>
    </message>
</context>
</TS>
