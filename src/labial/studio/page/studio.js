/*! Built from web/ and client/ of labial.

It contains three:

The MIT License

Copyright © 2010-2026 three.js authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
*/
var pM=Object.defineProperty;var vg=s=>{throw TypeError(s)};var mM=(s,e,t)=>e in s?pM(s,e,{enumerable:!0,configurable:!0,writable:!0,value:t}):s[e]=t;var Ke=(s,e,t)=>mM(s,typeof e!="symbol"?e+"":e,t),Rd=(s,e,t)=>e.has(s)||vg("Cannot "+t);var p=(s,e,t)=>(Rd(s,e,"read from private field"),t?t.call(s):e.get(s)),U=(s,e,t)=>e.has(s)?vg("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(s):e.set(s,t),B=(s,e,t,n)=>(Rd(s,e,"write to private field"),n?n.call(s,t):e.set(s,t),t),A=(s,e,t)=>(Rd(s,e,"access private method"),t);function Mg(){let s=document.documentElement,e=getComputedStyle(s).getPropertyValue("--is-dark").trim()==="1";s.dataset.theme=e?"light":"dark"}var Sg={skip:["Skip to the page","Aller au contenu"],steps:["Steps","\xC9tapes"],"language.page":["Language of this page","Langue de la page"],theme:["Light or dark","Clair ou sombre"],local:["Nothing leaves this machine.","Rien ne quitte cet ordinateur."],close:["Close","Fermer"],cancel:["Cancel","Annuler"],play:["Play","Lire"],pause:["Pause","Pause"],clock:["{time} / {duration} s","{time} / {duration} s"],"duration.seconds":["{seconds} s","{seconds} s"],"duration.whole":["{minutes} min","{minutes} min"],"duration.minutes":["{minutes} min {seconds} s","{minutes} min {seconds} s"],"keys.space":["Space","Espace"],"keys.steps":["go to a step","aller \xE0 une \xE9tape"],"error.gone":["The studio does not answer.","Le studio ne r\xE9pond pas."],"error.gone.trying":["The studio does not answer. What was recorded is safe. If it was closed, start \u201Clabial studio\u201D again; this page goes on by itself.","Le studio ne r\xE9pond pas. Les prises enregistr\xE9es sont conserv\xE9es. S\u2019il a \xE9t\xE9 ferm\xE9, relancez \xAB\xA0labial studio\xA0\xBB\u202F; la page reprendra d\u2019elle-m\xEAme."],"error.token":["The studio was started again. Open the address that it printed; this window can be closed.","Le studio a \xE9t\xE9 relanc\xE9. Ouvrez l\u2019adresse qu\u2019il a affich\xE9e\u202F; cette fen\xEAtre peut \xEAtre ferm\xE9e."],"error.full":["The disk is full, so this could not be stored. Make some room on it, then do it again. Everything before is safe.","Le disque est plein\xA0: ceci n\u2019a pas pu \xEAtre enregistr\xE9. Lib\xE9rez de la place, puis recommencez. Tout ce qui pr\xE9c\xE8de est conserv\xE9."],"error.disk.full":["The disk is full. Make some room on it: what waits is then done by itself.","Le disque est plein. Lib\xE9rez de la place\xA0: ce qui attend sera alors fait de soi-m\xEAme."],"error.disk":["The disk with the project does not work ({reason}). What waits is tried again.","Le disque du projet ne fonctionne pas ({reason}). Ce qui attend sera r\xE9essay\xE9."],"error.status":["The studio answered with the error {status}.","Le studio a r\xE9pondu par l\u2019erreur {status}."],"setup.step":["Set up","Pr\xE9parer"],"setup.title":["Let\u2019s see and hear you","Voyons et \xE9coutons"],"setup.lead":["Sit facing the camera, in even light and a quiet room. When all signs are green, go on.","Placez-vous face \xE0 la cam\xE9ra, dans une lumi\xE8re \xE9gale et une pi\xE8ce calme. Quand tout est vert, continuez."],"setup.language":["Language you will speak","Langue que vous parlerez"],"setup.camera":["Camera","Cam\xE9ra"],"setup.camera.number":["Camera {number}","Cam\xE9ra {number}"],"setup.microphone":["Microphone","Microphone"],"setup.microphone.number":["Microphone {number}","Microphone {number}"],"setup.more":["About this project","\xC0 propos du projet"],"setup.name":["Name of the project","Nom du projet"],"setup.talker":["Who speaks","Qui parle"],"setup.talker.hint":["Your name, or any other","Votre nom, ou un autre"],"setup.licence":["Licence of your voice","Licence de votre voix"],"setup.licence.hint":["private","priv\xE9e"],"setup.attribution":["How to credit you","Comment vous citer"],"setup.attribution.hint":["Only needed if you share the voice","Utile seulement si vous partagez la voix"],"setup.extras":["Parts of labial are not installed, which later steps need: pip install 'labial[{missing}]'","Des parties de labial ne sont pas install\xE9es, dont la suite a besoin\xA0: pip install 'labial[{missing}]'"],"setup.next":["Go on to recording","Passer \xE0 l\u2019enregistrement"],"camera.off":["The picture stays on this machine: it is sent to the studio that runs here, and nowhere else.","L\u2019image reste sur cet ordinateur\xA0: elle est envoy\xE9e au studio qui tourne ici, et nulle part ailleurs."],"camera.refused":["The browser was not allowed to use the camera and the microphone. Allow both by the icon at the left of the address, then try again.","Le navigateur n\u2019a pas le droit d\u2019utiliser la cam\xE9ra et le microphone. Autorisez-les par l\u2019ic\xF4ne \xE0 gauche de l\u2019adresse, puis r\xE9essayez."],"camera.missing":["No camera, or no microphone, was found. Connect both, then try again. You can also drop recordings at step 2.","Aucune cam\xE9ra ou aucun microphone trouv\xE9. Branchez-les, puis r\xE9essayez. Vous pouvez aussi d\xE9poser des enregistrements \xE0 l\u2019\xE9tape 2."],"camera.busy":["The camera or the microphone cannot be opened; perhaps another program uses it. Close that program, then try again.","La cam\xE9ra ou le microphone ne s\u2019ouvre pas\u202F; un autre programme l\u2019utilise peut-\xEAtre. Fermez-le, puis r\xE9essayez."],"camera.gone":["The camera or the microphone was disconnected. Connect it again: the picture comes back by itself.","La cam\xE9ra ou le microphone a \xE9t\xE9 d\xE9branch\xE9. Rebranchez-le\xA0: l\u2019image reviendra d\u2019elle-m\xEAme."],"camera.insecure":["Browsers give the camera only to pages of this machine. Open the address that \u201Clabial studio\u201D printed.","Les navigateurs ne donnent la cam\xE9ra qu\u2019aux pages de cet ordinateur. Ouvrez l\u2019adresse affich\xE9e par \xAB\xA0labial studio\xA0\xBB."],"camera.open":["Turn on camera and microphone","Activer cam\xE9ra et microphone"],"camera.again":["Try again","R\xE9essayer"],signs:["What the studio sees and hears","Ce que le studio voit et entend"],"signs.fine":["Everything is fine.","Tout va bien."],"sign.waiting":["\u2026","\u2026"],"sign.face":["Face","Visage"],"sign.face.good":["In view, looking ahead","Visible, de face"],"sign.light":["Light","Lumi\xE8re"],"sign.light.good":["Bright enough","Suffisante"],"sign.camera":["Camera","Cam\xE9ra"],"sign.camera.good":["Fast enough","Assez rapide"],"sign.sound":["Sound","Son"],"sign.sound.good":["Neither too soft nor too loud","Ni trop faible ni trop fort"],"sign.quiet":["Room","Pi\xE8ce"],"sign.quiet.good":["Quiet","Calme"],"fault.rate":["Below 25 pictures a second: more light, or another camera, helps.","Moins de 25 images par seconde\xA0: plus de lumi\xE8re, ou une autre cam\xE9ra, aide."],"fault.clipped":["Too loud: move away from the microphone, or turn it down.","Trop fort\xA0: \xE9loignez-vous du micro ou baissez-le."],"fault.noisy":["It is noisy: close the window, or move closer to the microphone.","Il y a du bruit\xA0: fermez la fen\xEAtre ou rapprochez-vous du micro."],"fault.silent":["Nothing is heard: is the microphone muted?","Rien ne s\u2019entend\xA0: le micro est-il coup\xE9\u202F?"],"record.step":["Record","Enregistrer"],"record.title":["Read one sentence at a time","Lisez une phrase \xE0 la fois"],"record.earlier":["Sentence before","Phrase pr\xE9c\xE9dente"],"record.later":["Next sentence","Phrase suivante"],"record.place":["Sentence {number} of {all}","Phrase {number} sur {all}"],"record.nothing":["There are no sentences yet: choose some on this page.","Pas encore de phrases\xA0: choisissez-en sur cette page."],"record.choosing":["Choosing sentences \u2026","Choix des phrases\xA0\u2026"],"record.start":["Record","Enregistrer"],"record.stop":["Stop","Arr\xEAter"],"record.ready":["Press space, read the sentence aloud, press space again.","Appuyez sur espace, lisez la phrase \xE0 voix haute, appuyez encore."],"record.ready.touch":["Tap the button, read the sentence aloud, tap again.","Touchez le bouton, lisez la phrase \xE0 voix haute, touchez encore."],"record.on":["Recording, {seconds} s","Enregistrement, {seconds} s"],"record.waiting":["The studio does not answer; the take is kept here and sent when it is back.","Le studio ne r\xE9pond pas\u202F; la prise est gard\xE9e ici et envoy\xE9e \xE0 son retour."],"record.gone":["The camera or the microphone went away, so the take has ended. What was recorded is kept and looked at.","La cam\xE9ra ou le micro a disparu, la prise est donc termin\xE9e. Ce qui a \xE9t\xE9 enregistr\xE9 est gard\xE9 et v\xE9rifi\xE9."],"record.key.start":["record","enregistrer"],"record.key.stop":["stop","arr\xEAter"],"record.key.discard":["drop this take","jeter cette prise"],"record.key.again":["say it again","redire"],"record.key.play":["play it","\xE9couter"],"record.key.earlier":["before","pr\xE9c\xE9dente"],"record.key.later":["next","suivante"],"record.next":["Check the takes","V\xE9rifier les prises"],"coverage.title":["So far","Jusqu\u2019ici"],"coverage.until.adapt":["{recorded} of good speech; a voice can be adapted from {needed} on.","{recorded} de parole valable\u202F; une voix s\u2019adapte \xE0 partir de {needed}."],"coverage.until.train":["{recorded} of good speech: enough to adapt a voice. From {needed} on, one can be trained.","{recorded} de parole valable\xA0: assez pour adapter une voix. \xC0 partir de {needed}, on peut en entra\xEEner une."],"coverage.enough":["{recorded} of good speech: enough to train a voice.","{recorded} de parole valable\xA0: assez pour entra\xEEner une voix."],"coverage.count":["{done} of {all}","{done} sur {all}"],"coverage.sentences":["Sentences","Phrases"],"coverage.phones":["Sounds","Sons"],"coverage.diphones":["Pairs of sounds","Paires de sons"],"coverage.bilabial-vowel pairs":["Closing and opening lips","L\xE8vres qui se ferment et s\u2019ouvrent"],"coverage.rounding transitions":["Rounding lips","L\xE8vres qui s\u2019arrondissent"],"prompts.counting":["Counting the sounds \u2026","Compte des sons\xA0\u2026"],"sentences.more":["Choose other sentences","Choisir d\u2019autres phrases"],"sentences.minutes":["Sentences for","Phrases pour"],"sentences.minute.one":["{n} minute","{n} minute"],"sentences.minute.other":["{n} minutes","{n} minutes"],"sentences.own":["or your own, one a line","ou les v\xF4tres, une par ligne"],"sentences.own.hint":["What you would like to say","Ce que vous aimeriez dire"],"sentences.replace.sure":["The sentences to read are your own. Replace them? Takes of them are kept.","Les phrases \xE0 lire sont les v\xF4tres. Les remplacer ? Les prises qui en existent sont gard\xE9es."],"sentences.replace":["Replace them","Les remplacer"],"sentences.choose":["Use these sentences","Utiliser ces phrases"],"drop.lead":["Recorded elsewhere? Drop clips with their texts here, or one long video with its text.","D\xE9j\xE0 enregistr\xE9 ailleurs\u202F? D\xE9posez ici des clips avec leurs textes, ou une longue vid\xE9o avec son texte."],"drop.files":["Choose files","Choisir des fichiers"],"drop.folder":["Choose a folder","Choisir un dossier"],"drop.sending":["copying \u2026","copie\xA0\u2026"],"drop.working":["looking for its words, {percent} %","recherche des mots, {percent}\u202F%"],"drop.nothing":["There is no video among these files.","Il n\u2019y a pas de vid\xE9o parmi ces fichiers."],"takes.title":["Takes","Prises"],"takes.none":["Your takes will appear here.","Vos prises appara\xEEtront ici."],"take.recording":["Recording","Enregistrement"],"take.waiting":["Waiting to be looked at \u2026","En attente\xA0\u2026"],"take.working":["Looking at it \u2026","V\xE9rification\xA0\u2026"],"take.good":["Good, {length}","Bonne, {length}"],"take.doubtful":["Perhaps say it again","\xC0 redire peut-\xEAtre"],"take.bad":["Say it again","\xC0 redire"],"take.left":["Left out","\xC9cart\xE9e"],"take.wordless":["(without words)","(sans texte)"],"take.play":["Play: {text}","Lire\xA0: {text}"],"take.keep":["Keep","Garder"],"take.leave":["Leave out","\xC9carter"],"take.judge":["Look at it again","V\xE9rifier \xE0 nouveau"],"take.delete":["Delete","Supprimer"],"take.delete.sure":["Delete this take for good? The video, its text and all that was computed from it are removed.","Supprimer d\xE9finitivement cette prise\u202F? La vid\xE9o, son texte et tout ce qui en a \xE9t\xE9 tir\xE9 sont effac\xE9s."],"take.delete.trainings":["It is being learned from, or would be when a training goes on. Deleted with it: {names}.","Un entra\xEEnement en apprend, ou en apprendrait en reprenant. Supprim\xE9 avec elle\xA0: {names}."],"take.delete.voices":["Voices that learned from it are kept, and can be deleted at step 4: {names}.","Les voix qui en ont appris sont conserv\xE9es, et se suppriment \xE0 l\u2019\xE9tape 4\xA0: {names}."],"take.delete.others":["Made by the command line with it, and kept: {names}.","Fait avec elle par la ligne de commande, et conserv\xE9\xA0: {names}."],"take.words":["What is said in it","Ce qui y est dit"],"take.words.do":["These are the words","Ce sont les mots"],"check.step":["Check","V\xE9rifier"],"check.title":["Is anything odd?","Quelque chose d\u2019\xE9trange\u202F?"],"check.lead":["The takes are compared with one another: one that does not fit is easily found that way.","Les prises sont compar\xE9es entre elles\xA0: celle qui ne va pas se remarque ainsi."],"check.busy":["Comparing the takes \u2026","Comparaison des prises\xA0\u2026"],"check.nothing":["There are no takes yet. Record some first.","Pas encore de prises. Enregistrez-en d\u2019abord."],"check.stale":["Takes have changed since they were compared.","Des prises ont chang\xE9 depuis la comparaison."],"check.fine":["Everything looks right.","Tout semble en ordre."],"check.found.one":["{n} take deserves a look. Keep it or leave it out.","{n} prise m\xE9rite un regard. Gardez-la ou \xE9cartez-la."],"check.found.other":["{n} takes deserve a look. Keep each, or leave it out.","{n} prises m\xE9ritent un regard. Gardez ou \xE9cartez chacune."],"check.unused":["A voice does not learn from it unless that is put right.","Une voix n\u2019en apprendra pas tant que ce n\u2019est pas corrig\xE9."],"check.start":["Compare the takes","Comparer les prises"],"check.again":["Compare again","Comparer \xE0 nouveau"],"check.next":["Go on to the voice","Passer \xE0 la voix"],"task.waiting":["Waiting \u2026","En attente\xA0\u2026"],"task.running":["Working \u2026","En cours\xA0\u2026"],"task.left":["About {left} left","Encore environ {left}"],"task.stopping":["Stopping \u2026","Arr\xEAt\xA0\u2026"],"task.stopped":["Stopped","Arr\xEAt\xE9"],"task.done":["Done","Termin\xE9"],"task.failed":["This did not work: {error}","Cela n\u2019a pas march\xE9\xA0: {error}"]};var bg={"error.other":["{error}","Le studio dit, en anglais\xA0: {error}"],"refused.take.unknown":["There is no such take.","Cette prise n\u2019existe pas."],"refused.take.unjudged":["This take has not been looked at yet.","Cette prise n\u2019a pas encore \xE9t\xE9 v\xE9rifi\xE9e."],"refused.take.over":["This take has ended already.","Cette prise est d\xE9j\xE0 termin\xE9e."],"refused.take.empty":["Nothing was recorded: record a little longer.","Rien n\u2019a \xE9t\xE9 enregistr\xE9\xA0: enregistrez un peu plus longtemps."],"refused.take.large":["The take is too large: end it after the sentence.","La prise est trop grosse\xA0: arr\xEAtez-la apr\xE8s la phrase."],"refused.text.long":["The text has more than {most} characters.","Le texte a plus de {most} caract\xE8res."],"refused.picture.none":["The take has no picture.","La prise n\u2019a pas d\u2019image."],"refused.language.unknown":["The language \u201C{language}\u201D is not known.","La langue \xAB\xA0{language}\xA0\xBB est inconnue."],"refused.upload.kind":["\u201C{name}\u201D is not a video that can be read.","\xAB\xA0{name}\xA0\xBB n\u2019est pas une vid\xE9o lisible."],"refused.upload.text":["\u201C{name}\u201D is longer than {seconds} s: drop its text with it, as a .txt file of the same name.","\xAB\xA0{name}\xA0\xBB dure plus de {seconds} s\xA0: d\xE9posez-la avec son texte, un fichier .txt du m\xEAme nom."],"refused.upload.silent":["The video has no sound.","La vid\xE9o n\u2019a pas de son."],"refused.upload.wordless":["The words of the text were not found in its sound.","Les mots du texte n\u2019ont pas \xE9t\xE9 trouv\xE9s dans le son."],"refused.prompts.none":["The text contains no sentences.","Le texte ne contient pas de phrases."],"refused.prompts.many":["These are more than {most} sentences.","Cela fait plus de {most} phrases."],"refused.prompts.language":["There are no sentences to read in the language \u201C{language}\u201D: type your own.","Il n\u2019y a pas de phrases \xE0 lire pour la langue \xAB {language} \xBB : \xE9crivez les v\xF4tres."],"refused.prompts.own":["The sentences to read are your own.","Les phrases \xE0 lire sont les v\xF4tres."],"refused.speech.nothing":["The text has nothing to say in this language.","Le texte n\u2019a rien \xE0 dire dans cette langue."],"refused.voice.name":["A name has letters, digits, hyphens and dots, 40 at most.","Un nom a des lettres, chiffres, tirets et points, 40 au plus."],"refused.voice.taken":["There is a voice named \u201C{name}\u201D already.","Il y a d\xE9j\xE0 une voix nomm\xE9e \xAB\xA0{name}\xA0\xBB."],"refused.voice.replaced":["A voice of that name was added meanwhile. Delete it or rename its file, then go on.","Une voix de ce nom a \xE9t\xE9 ajout\xE9e entre-temps. Supprimez-la ou renommez son fichier, puis reprenez."],"refused.voice.unknown":["The project has no voice named \u201C{name}\u201D.","Le projet n\u2019a pas de voix nomm\xE9e \xAB\xA0{name}\xA0\xBB."],"refused.training.taken":["There is a training named \u201C{name}\u201D already. Go on with it, delete it, or choose another name.","Il y a d\xE9j\xE0 un entra\xEEnement nomm\xE9 \xAB\xA0{name}\xA0\xBB. Reprenez-le, supprimez-le, ou choisissez un autre nom."],"refused.training.over":["Only a training that was stopped can go on.","Seul un entra\xEEnement arr\xEAt\xE9 peut reprendre."],"refused.speech.little":["There are {seconds} s of speech, and {least} s are needed.","Il y a {seconds} s de parole, et il en faut {least}."],"refused.making.busy":["\u201C{name}\u201D is being made: stop it, or wait.","\xAB\xA0{name}\xA0\xBB est en cours\xA0: arr\xEAtez, ou attendez la fin."],"refused.preview.none":["There is nothing to look at yet.","Il n\u2019y a encore rien \xE0 voir."],"refused.task.unknown":["This work is gone.","Ce travail n\u2019existe plus."],"refused.task.busy":["Stop it first.","Arr\xEAtez-le d\u2019abord."],"refused.corpus.empty":["There is no take yet that can be used.","Il n\u2019y a pas encore de prise utilisable."],"refused.corpus.changed":["Takes were deleted meanwhile: start again.","Des prises ont \xE9t\xE9 supprim\xE9es entre-temps\xA0: recommencez."],"refused.work.ended":["Its process has ended unexpectedly, perhaps for lack of memory. Close other programs, then try again.","Son processus s\u2019est arr\xEAt\xE9, peut-\xEAtre faute de m\xE9moire. Fermez d\u2019autres programmes, puis r\xE9essayez."],"refused.work.memory":["This takes too much memory.","Cela demande trop de m\xE9moire."],"refused.work.broken":["The studio has made an error; what it printed in its terminal says more.","Le studio a commis une erreur\xA0; ce qu\u2019il a affich\xE9 dans son terminal en dit plus."],"format.html":["a page with the face, sound and curves","une page avec le visage, le son et les courbes"],"format.mp4":["a video of that page","une vid\xE9o de cette page"],"format.npz":["everything as NumPy arrays, which convert and retarget read","tout en tableaux NumPy, que convert et retarget lisent"],"format.csv":["a table of positions and lip measures","un tableau des positions et des mesures des l\xE8vres"],"format.c3d":["positions as markers","les positions en marqueurs"],"format.trc":["positions as markers, in a table","les positions en marqueurs, dans un tableau"],"format.svg":["a figure of the lip measures","une figure des mesures des l\xE8vres"],"format.TextGrid":["phones and words, which Praat edits and animate reads","les sons et les mots, que Praat modifie et animate lit"],"format.visemes.json":["weights of visemes and keyshapes, timed visemes","les poids des vis\xE8mes et des formes cl\xE9s, les vis\xE8mes dat\xE9s"],"format.glb":["glTF of the face, moved by the components of its latent space","glTF du visage, m\xFB par les composantes de son espace latent"],"format.vrm":["the character of a .vrm file, with an animation of its shapes","le personnage d\u2019un fichier .vrm, avec une animation de ses formes"],"format.arkit.csv":["weights of ARKit's shapes, as the Live Link Face app writes them","les poids des formes d\u2019ARKit, comme l\u2019application Live Link Face les \xE9crit"],"format.arkit.json":["weights of ARKit's shapes","les poids des formes d\u2019ARKit"],"format.arkit.glb":["glTF of the face, moved by ARKit's shapes","glTF du visage, m\xFB par les formes d\u2019ARKit"]};var wg={"make.step":["Make the voice","Cr\xE9er la voix"],"make.title":["Make your voice","Cr\xE9ez votre voix"],"make.lead":["You have {recorded} of good speech.","Vous avez {recorded} de parole valable."],"make.adapt":["Adapt","Adapter"],"make.adapt.lead":["An included voice learns to move like you. It takes about a minute; do it again as takes come in.","Une voix fournie apprend \xE0 bouger comme vous. Cela prend une minute environ\u202F; recommencez au fil des prises."],"make.adapt.do":["Adapt to me","Adapter \xE0 moi"],"make.train":["Train","Entra\xEEner"],"make.train.lead":["A new voice learns from you alone. It takes longer, can be stopped, and goes on where it was.","Une nouvelle voix n\u2019apprend que de vous. C\u2019est plus long, peut \xEAtre arr\xEAt\xE9, et reprend o\xF9 c\u2019en \xE9tait."],"make.train.do":["Train a voice","Entra\xEEner une voix"],"make.name":["Name","Nom"],"make.name.wrong":["A name has letters, digits, hyphens and dots, 40 at most.","Un nom a des lettres, chiffres, tirets et points, 40 au plus."],"make.base":["Starting from","\xC0 partir de"],"make.epochs.name":["How long","Dur\xE9e"],"make.epochs.one":["{n} pass over the takes","{n} passage sur les prises"],"make.epochs.other":["{n} passes over the takes","{n} passages sur les prises"],"make.needs":["Needs {needed}: {missing} more to record.","Il faut {needed}\xA0: encore {missing} \xE0 enregistrer."],"make.sentence":["The face repeats","Le visage r\xE9p\xE8te"],"make.sound":["Sound","Son"],"make.stop":["Stop","Arr\xEAter"],"make.resume":["Go on","Reprendre"],"make.delete":["Delete","Supprimer"],"make.delete.sure":["Delete the training {name} for good? What it has learned so far is lost.","Supprimer d\xE9finitivement l\u2019entra\xEEnement {name}\xA0? Ce qu\u2019il a appris jusqu\u2019ici est perdu."],"make.left.title":["Trainings that can go on","Entra\xEEnements \xE0 reprendre"],"make.left":["{done} of {total} passes","{done} passages sur {total}"],"make.corpus.one":["There are no takes, but a corpus that the command line made, with {n} utterance.","Il n\u2019y a pas de prises, mais un corpus fait par la ligne de commande, avec {n} \xE9nonc\xE9."],"make.corpus.other":["There are no takes, but a corpus that the command line made, with {n} utterances.","Il n\u2019y a pas de prises, mais un corpus fait par la ligne de commande, avec {n} \xE9nonc\xE9s."],"make.next":["Let it speak","La faire parler"],"making.adapt":["Adapting: {name}","Adaptation\xA0: {name}"],"making.train":["Training: {name}","Entra\xEEnement\xA0: {name}"],"curve.waiting":["The curve appears with the first results.","La courbe appara\xEEt avec les premiers r\xE9sultats."],"curve.adapt":["Error in takes it has not seen, in mm, after so many steps of learning. It keeps the number of steps with the least error, so far {best}.","Erreur dans des prises jamais vues, en mm, apr\xE8s tant de pas d\u2019apprentissage. Le nombre de pas o\xF9 l\u2019erreur est la plus faible est gard\xE9, pour l\u2019instant {best}."],"curve.train":["Error in mm\xB2 after {last} of {total} passes over the takes. The lower, the closer to you.","Erreur en mm\xB2 apr\xE8s {last} passages sur {total}. Plus elle est basse, plus c\u2019est vous."],"curve.label":["Error, from {from} to {to}","Erreur, de {from} \xE0 {to}"],"curve.train.name":["takes it learns from","prises apprises"],"curve.validation.name":["takes it has not seen","prises jamais vues"],"voices.title":["Voices","Voix"],"voices.included":["Included with labial","Fournie avec labial"],"voices.adapted.one":["{base}, adapted to {length} in {n} take","{base}, adapt\xE9e \xE0 {length} en {n} prise"],"voices.adapted.other":["{base}, adapted to {length} in {n} takes","{base}, adapt\xE9e \xE0 {length} en {n} prises"],"voices.trained.one":["Trained on {length} in {n} take","Entra\xEEn\xE9e sur {length} en {n} prise"],"voices.trained.other":["Trained on {length} in {n} takes","Entra\xEEn\xE9e sur {length} en {n} prises"],"voices.compare":["Compare {name}","Comparer {name}"],"voices.save":["Save","Enregistrer"],"voices.delete":["Delete","Supprimer"],"voices.delete.sure":["Delete the voice {name} for good?","Supprimer d\xE9finitivement la voix {name}\u202F?"],"score.rmse_mm":["error","erreur"],"score.mean_face_mm":["of a still face","d\u2019un visage immobile"],"score.aperture_r":["opening, correlation","ouverture, corr\xE9lation"],"compare.title":["Side by side","C\xF4te \xE0 c\xF4te"],"compare.sentence":["Sentence","Phrase"],"compare.play":["Play both","Lire les deux"],"compare.working":["Both are learning the sentence \u2026","Les deux apprennent la phrase\xA0\u2026"],"sentence.sample":["People buy big maps, but you and I look up at the moon.","Un beau papillon bleu vole vers ma fen\xEAtre ouverte."],"speak.step":["Speak","Parler"],"speak.title":["Let it speak","Faites-la parler"],"speak.text":["What shall the face say?","Que doit dire le visage\u202F?"],"speak.speak":["Speak","Parler"],"speak.record":["Say it yourself","Le dire vous-m\xEAme"],"speak.record.stop":["Stop listening","Arr\xEAter l\u2019\xE9coute"],"speak.listening":["Listening: say the sentence that is written above, or clear it and say anything.","J\u2019\xE9coute\xA0: dites la phrase \xE9crite ci-dessus, ou effacez-la et dites ce que vous voulez."],"speak.aligning":["Finding the sounds in your recording \u2026","Recherche des sons dans votre enregistrement\xA0\u2026"],"speak.working":["Speaking \u2026","Pr\xE9paration\xA0\u2026"],"speak.failed":["That could not be spoken.","Cela n\u2019a pas pu \xEAtre dit."],"speak.voice":["Face","Visage"],"speak.language":["Language","Langue"],"speak.speaker":["Speaker","Locuteur"],"speak.articulation":["Articulation","Articulation"],"speak.character":["Character","Personnage"],"speak.character.own":["The voice\u2019s own face","Le visage de la voix"],"speak.character.open":["A file \u2026","Un fichier\xA0\u2026"],"speak.character.hint":["Or drop a .glb or .vrm with face shapes on the page.","Ou d\xE9posez sur la page un .glb ou .vrm avec des formes du visage."],"speak.download":["Save","Enregistrer"],"speak.format":["Format","Format"],"speak.save":["Save","Enregistrer"],"speak.making":["Making the file \u2026","Cr\xE9ation du fichier\xA0\u2026"],"speak.file":["speech","parole"],"speak.key.play":["play","lire"],"speak.key.speak":["speak again","redire"],"editor.hint":["Drag the borders between sounds, or move them by arrow keys: the face follows.","D\xE9placez les limites entre les sons, \xE0 la souris ou aux fl\xE8ches\xA0: le visage suit."],"editor.phones":["Sounds and their borders","Sons et leurs limites"],"editor.phone":["Sound","Son"],"editor.phone.hint":["IPA, ARPABET in capitals, or sil for silence","API, ARPABET en capitales, ou sil pour un silence"],"editor.start":["from","de"],"editor.end":["to","\xE0"],"editor.border":["Border between {before} and {after}","Limite entre {before} et {after}"],"editor.seconds":["{seconds} seconds","{seconds} secondes"],"editor.silence":["silence","silence"],"editor.reset":["Undo corrections","Annuler les corrections"],"face.label":["Moving face {caption}. Arrow keys turn it.","Visage en mouvement {caption}. Les fl\xE8ches le tournent."],"face.none":["This browser cannot draw the face. Sound and sounds\u2019 times work.","Ce navigateur ne peut pas dessiner le visage. Le son et les temps fonctionnent."]};var Cd={en:"English",fr:"Fran\xE7ais"},Tg="labial-language",Id=Object.keys(Cd),Pa={...Sg,...wg,...bg},Zi=gM();function gM(){return[localStorage.getItem(Tg),...navigator.languages].map(t=>t?.slice(0,2).toLowerCase()).find(t=>Id.includes(t))??"en"}function La(){return Zi}function Eg(s){Zi=s,localStorage.setItem(Tg,s)}function V(s,e={}){let t="n"in e?`${s}.${new Intl.PluralRules(Zi).select(e.n)==="one"?"one":"other"}`:s,n=Pa[t]??Pa[s];if(!n)throw new Error(`no text '${s}'`);return n[Id.indexOf(Zi)].replace(/\{(\w+)\}/g,(r,o)=>String(e[o]))}function io(s){let e=Id.indexOf(s.slice(0,2).toLowerCase());return Pa["sentence.sample"][Math.max(0,e)]}function an(s){return s==null?"":typeof s=="string"?s:s[Zi]??s.en??""}function so({error:s,code:e,values:t={}}){if(e&&`refused.${e}`in Pa)return V(`refused.${e}`,t);let n=an(s);return n&&Zi!=="en"&&typeof s=="string"?V("error.other",{error:n}):n}function Ag({format:s,description:e}){return`format.${s}`in Pa?V(`format.${s}`):e}function Pd(s){document.documentElement.lang=Zi;for(let e of s.querySelectorAll("[data-word]"))e.textContent=V(e.dataset.word);for(let e of s.querySelectorAll("[data-label]"))e.setAttribute("aria-label",V(e.dataset.label)),e.matches("button")&&(e.title=V(e.dataset.label));for(let e of s.querySelectorAll("[data-placeholder]"))e.placeholder=V(e.dataset.placeholder)}function kt(s,e=0){let t={minimumFractionDigits:e,maximumFractionDigits:e};return s.toLocaleString(Zi,t)}function dn(s){if(s<59.5)return V("duration.seconds",{seconds:kt(Math.round(s))});let e=Math.floor(Math.round(s)/60),t=Math.round(s)%60,n={minutes:e,seconds:String(t).padStart(2,"0")};return V(t?"duration.minutes":"duration.whole",n)}function Na(s,e){try{let t=new Intl.DisplayNames([Zi],{type:"language"}).of(s);return t&&t!==s?t:e??s}catch{return e??s}}var _M="studio/api/",Rg="labial-token",Cg=507,Ua=class extends Error{constructor(e,t,n={}){super(e),this.status=t,this.detail=n}};function Pg(){return new URLSearchParams(location.hash.slice(1)).has("token")}function Ld(){let s=new URLSearchParams(location.hash.slice(1)).get("token");return s!==null&&(sessionStorage.setItem(Rg,s),history.replaceState(null,"",location.pathname)),sessionStorage.getItem(Rg)}var Ji,ji,dr,Da,Tl=class{constructor(e){U(this,dr);U(this,Ji);U(this,ji,new Map);B(this,Ji,e)}get token(){return p(this,Ji)}async ask(e,{method:t="GET",json:n,body:i=n===void 0?void 0:JSON.stringify(n),type:r}={}){let o=p(this,Ji)===null?{}:{Authorization:`Bearer ${p(this,Ji)}`},a=r??(n===void 0?void 0:"application/json");a&&(o["Content-Type"]=a);let c;try{c=await fetch(Ig(e),{method:t,headers:o,body:i})}catch{throw new Ua(V("error.gone"),0)}if(c.ok)return c;let l=await c.json().catch(()=>({}));throw c.status===Cg?new Ua(V("error.full"),Cg,l):new Ua(so(l)||V("error.status",{status:c.status}),c.status,l)}async get(e){return(await this.ask(e)).json()}post(e,t){return A(this,dr,Da).call(this,e,{method:"POST",json:t??{}})}patch(e,t){return A(this,dr,Da).call(this,e,{method:"PATCH",json:t})}delete(e){return A(this,dr,Da).call(this,e,{method:"DELETE"})}send(e,t,n="application/octet-stream"){return A(this,dr,Da).call(this,e,{method:"POST",body:t,type:n})}async media(e){return URL.createObjectURL(await(await this.ask(e)).blob())}picture(e){if(!p(this,ji).has(e)){let t=this.media(e);t.catch(()=>p(this,ji).delete(e)),p(this,ji).set(e,t)}return p(this,ji).get(e)}async forgetPicture(e){let t=p(this,ji).get(e);p(this,ji).delete(e),t&&URL.revokeObjectURL(await t.catch(()=>""))}socket(e){let t=new URL(Ig(e),location.href);return t.protocol=t.protocol.replace("http","ws"),p(this,Ji)!==null&&t.searchParams.set("token",p(this,Ji)),new WebSocket(t)}};Ji=new WeakMap,ji=new WeakMap,dr=new WeakSet,Da=async function(e,t){let i=await(await this.ask(e,t)).text();return i?JSON.parse(i):null};function At(s,e=""){return`takes/${encodeURIComponent(s)}${e}`}function Ig(s){return s.startsWith("/")?s.slice(1):_M+s}var Lg={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1},Ng={width:{ideal:1280},height:{ideal:720},frameRate:{ideal:30}},Dg="labial-devices",fr,Wt,Og,Fg,Nd,El,ro,Al=class extends EventTarget{constructor(){super();U(this,Wt);Ke(this,"stream",null);Ke(this,"problem",null);Ke(this,"devices",{cameras:[],microphones:[]});U(this,fr,0);navigator.mediaDevices?.addEventListener("devicechange",()=>A(this,Wt,Nd).call(this))}get chosen(){return JSON.parse(localStorage.getItem(Dg)??"{}")}async choose(t,n){localStorage.setItem(Dg,JSON.stringify({...this.chosen,[t]:n})),await this.open()}async isAllowed(){try{let t=["camera","microphone"].map(n=>navigator.permissions.query({name:n}));return(await Promise.all(t)).every(({state:n})=>n==="granted")}catch{return!1}}async openIfAllowed(){!this.stream&&await this.isAllowed()&&await this.open()}async open(){let t=B(this,fr,p(this,fr)+1);if(A(this,Wt,El).call(this),!navigator.mediaDevices)return A(this,Wt,ro).call(this,null,"insecure");try{let n=await A(this,Wt,Og).call(this);if(t!==p(this,fr))return Ug(n);for(let i of n.getTracks())i.addEventListener("ended",()=>A(this,Wt,Fg).call(this,n));A(this,Wt,ro).call(this,n,null),await A(this,Wt,Nd).call(this)}catch(n){t===p(this,fr)&&A(this,Wt,ro).call(this,null,xM(n))}}close(){B(this,fr,p(this,fr)+1),A(this,Wt,El).call(this),A(this,Wt,ro).call(this,null,null)}};fr=new WeakMap,Wt=new WeakSet,Og=async function(){let{camera:t,microphone:n}=this.chosen,i=(r,o)=>o?{...r,deviceId:{exact:o}}:r;try{let r={video:i(Ng,t),audio:i(Lg,n)};return await navigator.mediaDevices.getUserMedia(r)}catch(r){if(!["OverconstrainedError","NotFoundError"].includes(r.name)||!(t||n))throw r;return navigator.mediaDevices.getUserMedia({video:Ng,audio:Lg})}},Fg=function(t){t===this.stream&&(A(this,Wt,El).call(this),A(this,Wt,ro).call(this,null,"gone"))},Nd=async function(){let t=await navigator.mediaDevices?.enumerateDevices()??[],n=i=>t.filter(r=>r.kind===i&&r.deviceId);if(this.devices={cameras:n("videoinput"),microphones:n("audioinput")},this.problem==="gone"&&this.devices.cameras.length&&this.devices.microphones.length)return this.open();this.dispatchEvent(new CustomEvent("change"))},El=function(){this.stream&&Ug(this.stream),this.stream=null},ro=function(t,n){this.stream=t,this.problem=n,this.dispatchEvent(new CustomEvent("change"))};function Ug(s){for(let e of s.getTracks())e.stop()}function xM({name:s}){return{NotAllowedError:"refused",SecurityError:"refused",NotFoundError:"missing"}[s]??"busy"}var D=(s,e=document)=>e.querySelector(s),kg=(s,e=document)=>[...e.querySelectorAll(s)];function se(s,e={},...t){let[n,...i]=s.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" "));for(let[o,a]of Object.entries(e))a===null||a===!1||a===void 0||(o.startsWith("on")?r.addEventListener(o.slice(2),a):o in r&&!o.startsWith("aria")?r[o]=a:r.setAttribute(o,a===!0?"":String(a)));return r.append(...t.filter(o=>o!==null&&o!==!1)),r}var yM="http://www.w3.org/2000/svg";function vi(s,e={},...t){let n=document.createElementNS(yM,s);for(let[i,r]of Object.entries(e))n.setAttribute(i,String(r));return n.append(...t),n}var vM={good:"M5 12.5l4.5 4.5L19 7.5",doubtful:"M12 6v8M12 17.6v.4",bad:"M7 7l10 10M17 7L7 17",left:"M7 12h10",play:"M8 5.5v13l11-6.5z",pause:"M8 5v14M16 5v14"};function Oa(s){let e=vi("svg",{viewBox:"0 0 24 24","aria-hidden":"true",class:`icon ${s}`});return e.append(vi("path",{d:vM[s]})),e}function we(s,e){s.textContent!==e&&(s.textContent=e)}function yn(s,e,t,n,i){let r=new Map([...s.children].map(c=>[c.dataset.key,c])),o=e.map(c=>{let l=t(c),h=r.get(l)??n(c);return h.dataset.key=l,i(h,c),h}),a=new Set(o);for(let c of r.values())a.has(c)||c.remove();o.forEach((c,l)=>{s.children[l]!==c&&s.insertBefore(c,s.children[l]??null)})}function Cn(s,e,t){let n=JSON.stringify(e);s.dataset.shown!==n&&(s.dataset.shown=n,s.replaceChildren(...e.map(([i,r])=>se("option",{value:i},r)))),s.value!==t&&(s.value=t)}var oo,pr,fn,Dd,zg,Gg,Hg,Vg,Ud,Rl=class extends EventTarget{constructor(t){super();U(this,fn);Ke(this,"state",null);Ke(this,"online",!1);Ke(this,"refused",!1);U(this,oo);U(this,pr,500);B(this,oo,t),A(this,fn,Dd).call(this)}take(t){return this.state.takes.find(n=>n.id===t)}get takes(){return this.state.takes.filter(({status:t})=>t!=="recording").toReversed()}task(...t){let n=this.state.tasks.filter(({kind:i})=>t.includes(i));return n.find(ks)??n.at(-1)??null}};oo=new WeakMap,pr=new WeakMap,fn=new WeakSet,Dd=function(){let t=p(this,oo).socket("events");t.addEventListener("message",({data:n})=>A(this,fn,zg).call(this,JSON.parse(n))),t.addEventListener("close",({code:n})=>A(this,fn,Hg).call(this,n))},zg=function(t){if(t.type==="state"){let{type:n,...i}=t;this.state=i,B(this,pr,500),A(this,fn,Ud).call(this,!0,!1)}else if(this.state)A(this,fn,Gg).call(this,t);else return;this.dispatchEvent(new CustomEvent("change",{detail:t}))},Gg=function(t){let{state:n}=this;switch(t.type){case"take":n.takes=Bg(n.takes,t.take);break;case"removed":n.takes=n.takes.filter(({id:i})=>i!==t.take),n.tasks=n.tasks.filter(({id:i})=>i!==t.task);break;case"task":n.tasks=Bg(n.tasks,t.task);break;default:t.type in n&&(n[t.type]=t[t.type])}},Hg=async function(t){let n=t===4401||await A(this,fn,Vg).call(this);A(this,fn,Ud).call(this,!1,n),!n&&(setTimeout(()=>A(this,fn,Dd).call(this),p(this,pr)),B(this,pr,Math.min(p(this,pr)*1.5,4e3)))},Vg=async function(){try{await p(this,oo).ask("state")}catch({status:t}){return t===401}return!1},Ud=function(t,n){this.online===t&&this.refused===n||(Object.assign(this,{online:t,refused:n}),this.dispatchEvent(new CustomEvent("connection")))};function ks({status:s}){return["waiting","running","stopping"].includes(s)}function Bg(s,e){let t=s.findIndex(({id:n})=>n===e.id);return t<0?[...s,e]:s.with(t,e)}var MM=["good","doubtful","bad","left"];function Cl(s,e){let t=JSON.stringify([e?.id,e?.status,e?.faults,V("take.good",{length:""})]);if(s.dataset.shown===t)return;if(s.dataset.shown=t,s.dataset.status=e?.status??"",!e)return s.replaceChildren();let n=se("b",{},V(`take.${e.status}`,{length:dn(e.duration_s)})),i=e.faults.map(({text:r})=>se("span",{},an(r)));s.replaceChildren(Od(e.status),se("p",{},n,...i))}function Od(s){return se(`span.badge.${s}`,{},MM.includes(s)?Oa(s):se("i.spinner"))}var ao,Fa,ka,co,Wg,Xg,Il=class{constructor(e,t){U(this,co);U(this,ao);U(this,Fa);U(this,ka,new WeakMap);B(this,ao,e),B(this,Fa,t)}render(e){yn(p(this,Fa),e,({id:t})=>t,t=>A(this,co,Wg).call(this,t),(t,n)=>A(this,co,Xg).call(this,t,n))}};ao=new WeakMap,Fa=new WeakMap,ka=new WeakMap,co=new WeakSet,Wg=function({id:e}){return se("li",{},se("button",{type:"button",onclick:()=>p(this,ao).player.open(e)},se("span.thumb",{},se("img",{alt:""})),se("span.text"),se("span.said")))},Xg=function(e,t){let[n,i]=p(this,ka).get(e)??[];if(n===t&&i===La())return;p(this,ka).set(e,[t,La()]),e.className=t.kept?t.status:`${t.status} left-out`,we(D(".text",e),t.text||V("take.wordless"));let r=t.kept?t.faults.map(({text:o})=>an(o)).join(" "):V("take.left");D(".said",e).replaceChildren(Od(t.kept?t.status:"left"),r||V(`take.${t.status}`,{length:dn(t.duration_s)})),Fd(p(this,ao).api,D("img",e),t)};var Pl=new WeakMap,qg=new IntersectionObserver(s=>{for(let{target:e,isIntersecting:t}of s)t&&(qg.unobserve(e),Pl.get(e)?.(),Pl.delete(e))},{rootMargin:"50%"});function Fd(s,e,{id:t,thumbnail:n}){!n||e.src||Pl.has(e)||(Pl.set(e,()=>s.picture(At(t,"/thumbnail")).then(i=>e.src=i,()=>{})),qg.observe(e))}function Yg(s,e){if(!e)return s.replaceChildren();s.firstChild||s.append(se("div.task",{},se("p"),se("progress",{max:1}))),we(D("p",s),kd(e)),Bd(D("progress",s),e)}function kd({status:s,error:e,error_code:t,left_s:n}){return s==="failed"?V("task.failed",{error:so({error:e,code:t})}):s==="running"&&n!==null&&n!==void 0?V("task.left",{left:dn(n)}):V(`task.${s}`)}function Bd(s,{status:e,done:t,total:n}){s.hidden=e==="failed",n>0?s.value=t/n:s.removeAttribute("value")}var Qn,Mi,Kg,$g,Zg,Jg,Ll=class{constructor(e){U(this,Mi);U(this,Qn);B(this,Qn,e),D("#check-button").addEventListener("click",()=>A(this,Mi,Jg).call(this))}keys(){return{Enter:{words:V("check.next"),act:()=>p(this,Qn).go("make")}}}render(){let{state:e}=p(this,Qn),{check:t,takes:n,project:i}=e.state,r=n.length||i.utterances,o=e.task("check","corpus"),a=o!==null&&ks(o),c=A(this,Mi,Kg).call(this,t,n);we(D("#check-lead"),a?V("check.busy"):bM(t,c,r));let l=D("#check-button");we(l,V(t?"check.again":"check.start")),l.hidden=a||!r||t!==null&&!t.stale,D("#check-next").hidden=!r||!l.hidden||a,Yg(D("#check-progress"),a||o?.status==="failed"?o:null);let h=t?.notes??[];yn(D("#check-notes"),h,u=>an(u),()=>se("li"),(u,d)=>we(u,an(d))),yn(D("#findings"),c,({take:u})=>u.id,u=>A(this,Mi,$g).call(this,u),(u,d)=>A(this,Mi,Zg).call(this,u,d))}};Qn=new WeakMap,Mi=new WeakSet,Kg=function(e,t){let n=new Map(e?.findings.map(i=>[i.take,i]));return t.length?t.filter(({status:i})=>i!=="recording").map(i=>{let r=n.get(i.id),o=i.status==="good"?[]:i.faults.map(({text:c})=>an(c));i.status==="bad"&&o.push(V("check.unused"));let a=[...o,...(r?.texts??[]).map(an)];return{take:i,texts:[...new Set(a)]}}).filter(({texts:i,take:r})=>i.length||!r.kept):[...n.values()].map(SM)},$g=function({take:{id:e}}){let t=()=>p(this,Qn).player.open(e),n=i=>()=>p(this,Qn).attempt(()=>p(this,Qn).api.patch(At(e),{kept:i}));return se("li",{},se("button.thumb",{type:"button",onclick:t},se("img",{alt:""})),se("div",{},se("p.text"),se("ul.texts")),se("div.choice",{role:"group"},se("button.keep",{type:"button",onclick:n(!0)}),se("button.leave",{type:"button",onclick:n(!1)})))},Zg=function(e,{take:t,texts:n}){let i=JSON.stringify([t,n,V("take.keep")]);if(e.dataset.shown===i)return;e.dataset.shown=i;let r=t.text||V("take.wordless");e.classList.toggle("left-out",!t.kept),we(D(".text",e),r),D(".texts",e).replaceChildren(...n.map(a=>se("li",{},a)));for(let a of[".thumb",".choice"])D(a,e).hidden=t.named;D(".thumb",e).setAttribute("aria-label",V("take.play",{text:r})),D(".choice",e).setAttribute("aria-label",r);let o=[[".keep",V("take.keep"),t.kept],[".leave",V("take.leave"),!t.kept]];for(let[a,c,l]of o)we(D(a,e),c),D(a,e).setAttribute("aria-pressed",String(l));Fd(p(this,Qn).api,D("img",e),t)},Jg=function(){p(this,Qn).attempt(()=>p(this,Qn).api.post("check"))};function SM({take:s,texts:e}){return{take:{id:s,text:s,kept:!0,named:!0,thumbnail:!1},texts:e.map(an)}}function bM(s,e,t){return t?s?s.stale?V("check.stale"):e.length?V("check.found",{n:e.length}):V("check.fine"):V("check.lead"):V("check.nothing")}var jg=["setup","record","check","make","speak"],zd={" ":"keys.space",ArrowLeft:"\u2190",ArrowRight:"\u2192",Escape:"Esc",Enter:"\u21B5"},wM="input:not([type=range]):not([type=checkbox]), textarea, select";function Qg(s){document.addEventListener("keydown",e=>{if(e.ctrlKey||e.metaKey||e.altKey||e.isComposing||!s.step||e.target.closest("dialog[open]")||D("dialog[open]")||e.target.matches(wM)||e.key===" "&&e.target.matches("button, summary, input")||e.key==="Enter"&&e.target.matches("button, summary, a")||e.key.startsWith("Arrow")&&e.target.matches("[role=slider], input, .face canvas"))return;let t=e.key.length===1?e.key.toLowerCase():e.key,n=s.steps[s.step].keys?.()[t];n?(e.preventDefault(),e.repeat||n.act(e)):jg[Number(t)-1]&&s.go(jg[Number(t)-1])})}function e0({steps:s,step:e}){let t=Object.entries(s[e].keys?.()??{}).filter(([,{words:o}])=>o),n=D("#hints"),i=JSON.stringify(t.map(([o,{words:a}])=>[o,a]));if(n.dataset.shown===i)return;n.dataset.shown=i;let r=o=>zd[o]?.startsWith("keys.")?V(zd[o]):zd[o]??o.toUpperCase();n.replaceChildren(...t.flatMap(([o,{words:a}])=>[se("kbd",{},r(o)),se("span",{},a)]),se("kbd",{},"1 \u2013 5"),se("span",{},V("keys.steps")))}var Ba,lo,za,Si,Qi,mr,ai,Gd,t0,Nl,Dl=class{constructor(e,t,n){U(this,ai);Ke(this,"edges",[]);Ke(this,"pauseMs",0);U(this,Ba);U(this,lo);U(this,za);U(this,Si,null);U(this,Qi,document.createElement("canvas"));U(this,mr,!1);B(this,Ba,e),B(this,lo,t),B(this,za,n),A(this,ai,Gd).call(this)}close(){B(this,mr,!0),p(this,Si)?.close()}};Ba=new WeakMap,lo=new WeakMap,za=new WeakMap,Si=new WeakMap,Qi=new WeakMap,mr=new WeakMap,ai=new WeakSet,Gd=function(){p(this,mr)||(B(this,Si,p(this,Ba).socket("camera")),p(this,Si).addEventListener("open",()=>A(this,ai,Nl).call(this)),p(this,Si).addEventListener("message",({data:e})=>A(this,ai,t0).call(this,JSON.parse(e))),p(this,Si).addEventListener("close",()=>setTimeout(()=>A(this,ai,Gd).call(this),1500)))},t0=function(e){e.edges&&(this.edges=e.edges),!(e.edges||p(this,mr))&&(e.faults&&p(this,za).call(this,e),setTimeout(()=>A(this,ai,Nl).call(this),e.faults?this.pauseMs:1500))},Nl=async function(){let{videoWidth:e,videoHeight:t}=p(this,lo),n=()=>!p(this,mr)&&p(this,Si).readyState===WebSocket.OPEN;if(!n())return;if(!e||document.hidden){setTimeout(()=>A(this,ai,Nl).call(this),200);return}let i=Math.min(1,640/Math.max(e,t));p(this,Qi).width=Math.round(e*i),p(this,Qi).height=Math.round(t*i),p(this,Qi).getContext("2d").drawImage(p(this,lo),0,0,p(this,Qi).width,p(this,Qi).height);let r=await new Promise(o=>p(this,Qi).toBlob(o,"image/jpeg",.7));r&&n()&&p(this,Si).send(r)};var ho,Ha,Va,es,Wa,Xa,ei,Ga,Hd,n0,Ul=class{constructor(e,t){U(this,ei);Ke(this,"value",null);U(this,ho);U(this,Ha);U(this,Va,0);U(this,es,null);U(this,Wa,0);U(this,Xa);B(this,ho,e),B(this,Ha,t),t.stats||A(this,ei,Hd).call(this),B(this,Xa,setInterval(()=>A(this,ei,n0).call(this),500))}close(){clearInterval(p(this,Xa)),p(this,ho).cancelVideoFrameCallback?.(p(this,Wa))}};ho=new WeakMap,Ha=new WeakMap,Va=new WeakMap,es=new WeakMap,Wa=new WeakMap,Xa=new WeakMap,ei=new WeakSet,Ga=function(){return p(this,Ha).stats?.totalFrames??p(this,Va)},Hd=function(){B(this,Wa,p(this,ho).requestVideoFrameCallback?.((e,{presentedFrames:t})=>{B(this,Va,t),A(this,ei,Hd).call(this)}))},n0=function(){let e=performance.now();document.hidden||!p(this,ei,Ga)?B(this,es,null):p(this,es)??B(this,es,{now:e,count:p(this,ei,Ga)});let t=p(this,es)?(e-p(this,es).now)/1e3:0;t<2||(this.value=(p(this,ei,Ga)-p(this,es).count)/t,B(this,es,{now:e,count:p(this,ei,Ga)}))};function TM(s){let e=Math.min(window.devicePixelRatio,2),t=Math.round(s.clientWidth*e),n=Math.round(s.clientHeight*e);(s.width!==t||s.height!==n)&&Object.assign(s,{width:t,height:n});let i=s.getContext("2d");return i.clearRect(0,0,t,n),{pen:i,width:t,height:n,density:e}}function uo(s,e,t,{line:n=1,dot:i=0,colour:r="#fff"}={}){let{pen:o,width:a,height:c,density:l}=TM(s);if(e){o.strokeStyle=o.fillStyle=r,o.lineWidth=n*l,o.lineCap=o.lineJoin="round",o.beginPath();for(let[h,u]of t)!e[h]||!e[u]||(o.moveTo(e[h][0]*a,e[h][1]*c),o.lineTo(e[u][0]*a,e[u][1]*c));if(o.stroke(),!!i){o.beginPath();for(let[h,u]of e)o.moveTo(h*a+i*l,u*c),o.arc(h*a,u*c,i*l,0,2*Math.PI);o.fill()}}}var bi,fo,qa,Bs,Ya,Ka,po,r0,o0,Ol=class{constructor(e,t){U(this,po);Ke(this,"sound",{level:0,peak:0,fault:null});U(this,bi);U(this,fo);U(this,qa,new Float32Array(4096));U(this,Bs,[]);U(this,Ya,-1/0);U(this,Ka);B(this,bi,new AudioContext),B(this,fo,new AnalyserNode(p(this,bi),{fftSize:4096})),p(this,bi).createMediaStreamSource(e).connect(p(this,fo)),B(this,Ka,setInterval(()=>{p(this,bi).state==="suspended"?p(this,bi).resume().catch(()=>{}):t(A(this,po,r0).call(this))},50))}close(){clearInterval(p(this,Ka)),p(this,bi).close()}};bi=new WeakMap,fo=new WeakMap,qa=new WeakMap,Bs=new WeakMap,Ya=new WeakMap,Ka=new WeakMap,po=new WeakSet,r0=function(){p(this,fo).getFloatTimeDomainData(p(this,qa));let e=0,t=0,n=0;for(let o of p(this,qa))e=Math.max(e,Math.abs(o)),t+=o*o,n+=Math.abs(o)>=.985;let i=i0(Math.sqrt(t/4096)),r=performance.now()/1e3;return 1e3*n/p(this,bi).sampleRate>1&&B(this,Ya,r),p(this,Bs).push(i),p(this,Bs).length>5*1e3/50&&p(this,Bs).shift(),this.sound={level:s0(i),peak:s0(i0(e)),fault:A(this,po,o0).call(this,r)},this.sound},o0=function(e){if(e-p(this,Ya)<2)return"clipped";if(p(this,Bs).length<5*500/50)return null;let t=[...p(this,Bs)].sort((n,i)=>n-i);return t.at(-1)<-55?"silent":t[Math.floor(t.length/10)]>-42?"noisy":null};function i0(s){return 20*Math.log10(Math.max(s,1e-6))}function s0(s){return Math.max(0,Math.min(1,1-s/-70))}var EM=24.5,AM=600,RM={line:.7,colour:"rgb(255 255 255 / 55%)"},mo,$a,ts,go,gr,_r,ns,vn,Vd,c0,l0,h0,u0,d0,Fl=class extends EventTarget{constructor(t,n){super();U(this,vn);U(this,mo);U(this,$a);U(this,ts,null);U(this,go,null);U(this,gr,null);U(this,_r,null);U(this,ns,null);B(this,mo,t),B(this,$a,n),this.video=se("video",{muted:!0,playsInline:!0,autoplay:!0,tabIndex:-1}),this.mesh=se("canvas",{"aria-hidden":"true"}),this.level=se("div.level",{"aria-hidden":"true"},se("i.now"),se("i.peak")),this.curtain=se("div.curtain");let i=se("div.picture",{},this.video,this.mesh,se("span.recording-mark"),this.curtain);this.element=se("div.live",{},i,this.level),this.video.addEventListener("resize",()=>A(this,vn,h0).call(this)),t.addEventListener("change",()=>A(this,vn,Vd).call(this)),A(this,vn,Vd).call(this)}moveTo(t){this.element.parentElement!==t&&t.append(this.element),p(this,mo).stream&&this.video.play().catch(()=>{})}get hasLooked(){return p(this,_r)!==null}get hasHeard(){return p(this,ns)!==null}get frameRate(){return p(this,gr)?.value??null}get faults(){let t=[...p(this,_r)?.faults??[]];return this.frameRate!==null&&this.frameRate<EM&&t.push(a0("rate")),p(this,ns)?.fault&&t.push(a0(p(this,ns).fault)),t}set recording(t){this.element.classList.toggle("recording",t),p(this,ts)&&(p(this,ts).pauseMs=t?AM:0)}};mo=new WeakMap,$a=new WeakMap,ts=new WeakMap,go=new WeakMap,gr=new WeakMap,_r=new WeakMap,ns=new WeakMap,vn=new WeakSet,Vd=function(){let{stream:t,problem:n}=p(this,mo);this.video.srcObject!==t&&(A(this,vn,l0).call(this),this.video.srcObject=t,t&&A(this,vn,c0).call(this,t)),this.element.dataset.state=t?"on":n??"off"},c0=function(t){this.video.play().catch(()=>{}),B(this,ts,new Dl(p(this,$a),this.video,n=>A(this,vn,u0).call(this,n))),B(this,gr,new Ul(this.video,t.getVideoTracks()[0])),t.getAudioTracks().length&&B(this,go,new Ol(t,n=>A(this,vn,d0).call(this,n)))},l0=function(){for(let t of[p(this,ts),p(this,go),p(this,gr)])t?.close();B(this,ts,B(this,go,B(this,gr,B(this,_r,B(this,ns,null))))),uo(this.mesh,null,[])},h0=function(){let{videoWidth:t,videoHeight:n}=this.video;t&&this.element.style.setProperty("--aspect",t/n)},u0=function(t){B(this,_r,t),uo(this.mesh,t.points,p(this,ts).edges,RM),this.dispatchEvent(new CustomEvent("faults"))},d0=function(t){let n=p(this,ns)?.fault!==t.fault;B(this,ns,t),D(".now",this.level).style.setProperty("--share",t.level.toFixed(3)),D(".peak",this.level).style.setProperty("--share",t.peak.toFixed(3)),this.level.classList.toggle("clipped",t.fault==="clipped"),n&&this.dispatchEvent(new CustomEvent("faults"))};function a0(s){return{kind:s,text:V(`fault.${s}`)}}function f0(s){return Uint8Array.from(atob(s),e=>e.charCodeAt(0))}function Za(s){return new Float32Array(f0(s).buffer)}function p0(s){return new Int16Array(f0(s).buffer)}function kl(s,e){let t=new DataView(new ArrayBuffer(44)),n=(i,r)=>[...r].forEach((o,a)=>t.setUint8(i+a,o.charCodeAt(0)));return n(0,"RIFF"),t.setUint32(4,36+s.byteLength,!0),n(8,"WAVEfmt "),t.setUint32(16,16,!0),t.setUint16(20,1,!0),t.setUint16(22,1,!0),t.setUint32(24,e,!0),t.setUint32(28,2*e,!0),t.setUint16(32,2,!0),t.setUint16(34,16,!0),n(36,"data"),t.setUint32(40,s.byteLength,!0),new Blob([t,s],{type:"audio/wav"})}async function Bl(s,{text:e,language:t,speaker:n}){return zl(await s.post("phones",{text:e,language:t||null,speaker:n||null}))}async function m0(s,e,{text:t,language:n}){let i=new FormData;i.append("sound",e,"recording"),t&&i.append("text",t),n&&i.append("language",n);let r=await s.ask("phones",{method:"POST",body:i});return zl(await r.json())}function zl({phones:s,words:e,sound_b64:t,rate:n}){let i=t?p0(t):null;return{phones:s,words:e??[],sound:i&&kl(i,n),duration:Math.max(s.at(-1)?.end??0,i?i.length/n:0)}}async function Gl(s,{voice:e,phones:t,articulation:n=1,rig:i=null}){return Xd(await s.post("frames",{voice:e,phones:t.map(Wd),articulation:n,rig:i}))}function Wd({label:s,start:e,end:t}){return{label:s,duration:t-e}}function Xd({fps:s,names:e,sensors:t,shape:n,values_b64:i}){let r=e??t;return{fps:s,names:r,shape:n??[r.length,3],values:Za(i)}}var In,Ja,g0,qd,_0,Hl=class{constructor(e,t,n){U(this,In);this.duration=e,this.audio=t,this.onChange=n,this.playing=!1,this.loop=!1,this.rate=1,this.held=0,this.mark=null,t&&(t.preservesPitch=!0,t.addEventListener("ended",()=>this.playing&&A(this,In,Ja).call(this,this.audio.duration)),t.addEventListener("error",()=>A(this,In,qd).call(this)),t.addEventListener("pause",()=>A(this,In,_0).call(this)),t.addEventListener("seeked",()=>this.onChange()))}get time(){if(!this.playing)return this.held;let e=this.mark?this.mark.time+(performance.now()-this.mark.clock)/1e3*this.rate:this.audio.currentTime;return Math.min(e,this.duration)}tick(){!this.playing||this.time<this.duration-.001||(this.loop?(this.playing=!1,this.seek(0),this.play()):(this.pause(),this.held=this.duration,this.onChange()))}play(){if(this.playing)return;this.held>=this.duration-.001&&this.seek(0);let e=this.audio?this.audio.duration:0;this.playing=!0,!this.audio||this.held>=e-.001?A(this,In,Ja).call(this,this.held):(this.mark=null,this.audio.playbackRate=this.rate,this.audio.play().catch(t=>A(this,In,g0).call(this,t))),this.onChange()}pause(){this.playing&&(this.held=this.time,this.playing=!1,this.audio?.pause(),this.onChange())}toggle(){this.playing?this.pause():this.play()}seek(e){let t=this.playing;if(t&&this.pause(),this.held=Math.max(0,Math.min(e,this.duration)),this.audio){let n=Number.isFinite(this.audio.duration)?this.audio.duration:1/0;this.audio.currentTime=Math.min(this.held,n)}t&&this.held<this.duration&&this.play(),this.onChange()}setRate(e){this.mark&&A(this,In,Ja).call(this,this.time,e),this.rate=e,this.audio&&(this.audio.playbackRate=e),this.onChange()}};In=new WeakSet,Ja=function(e,t=this.rate){this.mark={time:e,clock:performance.now()},this.rate=t},g0=function(e){e.name!=="AbortError"&&(e.name==="NotAllowedError"?(this.playing=!1,this.onChange()):A(this,In,qd).call(this))},qd=function(){let e=this.playing&&!this.mark?this.held:this.time;this.audio=null,this.playing&&A(this,In,Ja).call(this,e),this.onChange()},_0=function(){!this.playing||this.mark||this.audio.ended||!this.audio.paused||(this.held=this.audio.currentTime,this.playing=!1,this.onChange())};var is,xr,ja,Qa,ec,Yd,zs=class extends EventTarget{constructor(...t){super();U(this,ec);Ke(this,"faces");Ke(this,"player",null);Ke(this,"onDraw",()=>{});U(this,is,null);U(this,xr,null);U(this,ja,!1);U(this,Qa,0);this.faces=t}load(t){A(this,ec,Yd).call(this),B(this,is,t.sound&&URL.createObjectURL(t.sound)),B(this,xr,p(this,is)&&new Audio(p(this,is))),this.muted=p(this,ja),this.player=new Hl(t.duration,p(this,xr),()=>{this.dispatchEvent(new CustomEvent("change")),this.refresh()}),this.refresh()}set muted(t){B(this,ja,t),p(this,xr)&&(p(this,xr).muted=t)}get playing(){return this.player?.playing??!1}play(){this.player?.pause(),this.player?.seek(0),this.player?.play()}toggle(){this.player?.toggle()}pause(){this.player?.pause()}refresh(){p(this,Qa)||B(this,Qa,requestAnimationFrame(()=>{if(B(this,Qa,0),!this.player)return;this.player.tick();let{time:t}=this.player;for(let n of this.faces)n.draw(t);this.onDraw(t),this.player.playing&&this.refresh()}))}dispose(){A(this,ec,Yd).call(this);for(let t of this.faces)t.dispose();this.faces=[]}};is=new WeakMap,xr=new WeakMap,ja=new WeakMap,Qa=new WeakMap,ec=new WeakSet,Yd=function(){this.player?.pause(),this.player=null,p(this,is)&&URL.revokeObjectURL(p(this,is)),B(this,is,null)};function x0(s,e,t){let n=Math.min(Math.max(s*e,0),t-1),i=Math.floor(n);return{before:i,after:Math.min(i+1,t-1),share:n-i}}function y0(s,e,t,n,i){let{before:r,after:o,share:a}=x0(t,n,e),c=i.length,l=[Math.max(r-1,0),r,o,Math.min(o+1,e-1)],[h,u,d,f]=l.map(S=>S*c),_=((2-a)*a-1)*a*.5,y=((3*a-5)*a*a+2)*.5,g=((4-3*a)*a+1)*a*.5,m=(a-1)*a*a*.5;for(let S=0;S<c;S++)i[S]=_*s[h+S]+y*s[u+S]+g*s[d+S]+m*s[f+S]}function v0(s,e,t,n,i){let{before:r,after:o,share:a}=x0(t,n,e),[c,l]=[r*i.length,o*i.length];for(let h=0;h<i.length;h++)i[h]=s[c+h]*(1-a)+s[l+h]*a}function M0(s){return{points:s.points,triangles:Uint32Array.from(s.triangles),outerLip:s.outer_lip,innerLip:s.inner_lip,weights:IM(s.weights),bias:CM(s.bias),eyes:s.eyes,brows:s.brows}}function S0(s){return Uint8Array.from(atob(s),e=>e.charCodeAt(0))}function CM(s){return new Float32Array(S0(s).buffer)}function IM({scale:s,data:e}){return Float32Array.from(new Int16Array(S0(e).buffer),t=>t*s)}function Kd(s,e){let t=0,n=s.length;for(;t<n;){let o=t+n>>1;s[o].start<=e+1e-6?t=o+1:n=o}let i=t-1;if(i<0)return-1;let r=i===s.length-1;return e<s[i].end||r&&e<=s[i].end+.05?i:-1}/**
 * @license
 * Copyright 2010-2026 Three.js Authors
 * SPDX-License-Identifier: MIT
 */var js={LEFT:0,MIDDLE:1,RIGHT:2,ROTATE:0,DOLLY:1,PAN:2},Qs={ROTATE:0,PAN:1,DOLLY_PAN:2,DOLLY_ROTATE:3},l_=0,Lf=1,h_=2;var kc=1,u_=2,Yo=3,Pi=0,wn=1,si=2,Pr=0,Ko=1,Nf=2,Df=3,Uf=4,d_=5;var Lr=100,f_=101,p_=102,m_=103,g_=104,__=200,x_=201,y_=202,v_=203,Of=204,Ff=205,M_=206,S_=207,b_=208,w_=209,T_=210,E_=211,A_=212,R_=213,C_=214,gh=0,_h=1,xh=2,Lo=3,yh=4,vh=5,Mh=6,Sh=7,kf=0,I_=1,P_=2,Li=0,Bf=1,zf=2,Gf=3,Hf=4,Vf=5,Wf=6,Bc=7,vf="attached",L_="detached",Xf=300,Nr=301,$o=302,Gh=303,Hh=304,Ei=1e3,ni=1001,No=1002,Nt=1003,Vh=1004;var Dr=1005;var Dt=1006,Zo=1007;var Dn=1008;var Un=1009,qf=1010,Yf=1011,Jo=1012,Wh=1013,di=1014,qn=1015,fi=1016,Xh=1017,qh=1018,Ur=1020,Kf=35902,$f=35899,Zf=1021,Jf=1022,On=1023,us=1026,ws=1027,Yh=1028,Kh=1029,er=1030,$h=1031;var Zh=1033,zc=33776,Gc=33777,Hc=33778,Vc=33779,Jh=35840,jh=35841,Qh=35842,eu=35843,tu=36196,nu=37492,iu=37496,su=37488,ru=37489,Wc=37490,ou=37491,au=37808,cu=37809,lu=37810,hu=37811,uu=37812,du=37813,fu=37814,pu=37815,mu=37816,gu=37817,_u=37818,xu=37819,yu=37820,vu=37821,Mu=36492,Su=36494,bu=36495,wu=36283,Tu=36284,Xc=36285,Eu=36286;var wr=2300,Tr=2301,ph=2302,Mf=2303,Sf=2400,bf=2401,wf=2402,N_=2500;var jf=0,qc=1,jo=2,D_=3200;var Au=0,U_=1,Ts="",Lt="srgb",Sn="srgb-linear",dc="linear",ut="srgb";var mh=7680;var O_=519,F_=512,k_=513,B_=514,Qf=515,z_=516,G_=517,ep=518,tp=519,np=35044,Yc=35048;var ip="300 es",ii=2e3,Do=2001;function PM(s){for(let e=s.length-1;e>=0;--e)if(s[e]>=65535)return!0;return!1}function LM(s){return ArrayBuffer.isView(s)&&!(s instanceof DataView)}function Uo(s){return document.createElementNS("http://www.w3.org/1999/xhtml",s)}function H_(){let s=Uo("canvas");return s.style.display="block",s}var b0={},Oo=null;function fc(...s){let e="THREE."+s.shift();Oo?Oo("log",e,...s):console.log(e,...s)}function V_(s){let e=s[0];if(typeof e=="string"&&e.startsWith("TSL:")){let t=s[1];t&&t.isStackTrace?s[0]+=" "+t.getLocation():s[1]='Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.'}return s}function Ne(...s){s=V_(s);let e="THREE."+s.shift();if(Oo)Oo("warn",e,...s);else{let t=s[0];t&&t.isStackTrace?console.warn(t.getError(e)):console.warn(e,...s)}}function ze(...s){s=V_(s);let e="THREE."+s.shift();if(Oo)Oo("error",e,...s);else{let t=s[0];t&&t.isStackTrace?console.error(t.getError(e)):console.error(e,...s)}}function br(...s){let e=s.join(" ");e in b0||(b0[e]=!0,Ne(...s))}function W_(s,e,t){return new Promise(function(n,i){function r(){switch(s.clientWaitSync(e,s.SYNC_FLUSH_COMMANDS_BIT,0)){case s.WAIT_FAILED:i();break;case s.TIMEOUT_EXPIRED:setTimeout(r,t);break;default:n()}}setTimeout(r,t)})}var X_={[gh]:gh,[xh]:Mh,[yh]:yh,[Lo]:vh,[_h]:_h,[Mh]:xh,[Sh]:Sh,[vh]:Lo},ui=class{addEventListener(e,t){this._listeners===void 0&&(this._listeners={});let n=this._listeners;n[e]===void 0&&(n[e]=[]),n[e].indexOf(t)===-1&&n[e].push(t)}hasEventListener(e,t){let n=this._listeners;return n===void 0?!1:n[e]!==void 0&&n[e].indexOf(t)!==-1}removeEventListener(e,t){let n=this._listeners;if(n===void 0)return;let i=n[e];if(i!==void 0){let r=i.indexOf(t);r!==-1&&i.splice(r,1)}}dispatchEvent(e){let t=this._listeners;if(t===void 0)return;let n=t[e.type];if(n!==void 0){e.target=this;let i=n.slice(0);for(let r=0,o=i.length;r<o;r++)i[r].call(this,e);e.target=null}}},pn=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"],w0=1234567,hc=Math.PI/180,Er=180/Math.PI;function Ni(){let s=Math.random()*4294967295|0,e=Math.random()*4294967295|0,t=Math.random()*4294967295|0,n=Math.random()*4294967295|0;return(pn[s&255]+pn[s>>8&255]+pn[s>>16&255]+pn[s>>24&255]+"-"+pn[e&255]+pn[e>>8&255]+"-"+pn[e>>16&15|64]+pn[e>>24&255]+"-"+pn[t&63|128]+pn[t>>8&255]+"-"+pn[t>>16&255]+pn[t>>24&255]+pn[n&255]+pn[n>>8&255]+pn[n>>16&255]+pn[n>>24&255]).toLowerCase()}function Qe(s,e,t){return Math.max(e,Math.min(t,s))}function sp(s,e){return(s%e+e)%e}function NM(s,e,t,n,i){return n+(s-e)*(i-n)/(t-e)}function DM(s,e,t){return s!==e?(t-s)/(e-s):0}function uc(s,e,t){return(1-t)*s+t*e}function UM(s,e,t,n){return uc(s,e,1-Math.exp(-t*n))}function OM(s,e=1){return e-Math.abs(sp(s,e*2)-e)}function FM(s,e,t){return s<=e?0:s>=t?1:(s=(s-e)/(t-e),s*s*(3-2*s))}function kM(s,e,t){return s<=e?0:s>=t?1:(s=(s-e)/(t-e),s*s*s*(s*(s*6-15)+10))}function BM(s,e){return s+Math.floor(Math.random()*(e-s+1))}function zM(s,e){return s+Math.random()*(e-s)}function GM(s){return s*(.5-Math.random())}function HM(s){s!==void 0&&(w0=s);let e=w0+=1831565813;return e=Math.imul(e^e>>>15,e|1),e^=e+Math.imul(e^e>>>7,e|61),((e^e>>>14)>>>0)/4294967296}function VM(s){return s*hc}function WM(s){return s*Er}function XM(s){return s>0&&Number.isInteger(s)&&2**Math.round(Math.log2(s))===s}function qM(s){return Math.pow(2,Math.ceil(Math.log(s)/Math.LN2))}function rp(s){return Math.pow(2,Math.floor(Math.log(s)/Math.LN2))}function YM(s,e,t,n,i){let r=Math.cos,o=Math.sin,a=r(t/2),c=o(t/2),l=r((e+n)/2),h=o((e+n)/2),u=r((e-n)/2),d=o((e-n)/2),f=r((n-e)/2),_=o((n-e)/2);switch(i){case"XYX":s.set(a*h,c*u,c*d,a*l);break;case"YZY":s.set(c*d,a*h,c*u,a*l);break;case"ZXZ":s.set(c*u,c*d,a*h,a*l);break;case"XZX":s.set(a*h,c*_,c*f,a*l);break;case"YXY":s.set(c*f,a*h,c*_,a*l);break;case"ZYZ":s.set(c*_,c*f,a*h,a*l);break;default:Ne("MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+i)}}function Ru(s){switch(s.constructor){case Uint32Array:return 4294967295;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 2147483647;case Int16Array:return 32767;case Int8Array:return 127;default:return}}function op(s,e){if(e.constructor===Float32Array)return s;let t=Ru(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.max(s/t,-1)}function ap(s,e){if(e.constructor===Float32Array)return s;let t=Ru(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.round(s*t)}var Es={DEG2RAD:hc,RAD2DEG:Er,generateUUID:Ni,clamp:Qe,euclideanModulo:sp,mapLinear:NM,inverseLerp:DM,lerp:uc,damp:UM,pingpong:OM,smoothstep:FM,smootherstep:kM,randInt:BM,randFloat:zM,randFloatSpread:GM,seededRandom:HM,degToRad:VM,radToDeg:WM,isPowerOfTwo:XM,ceilPowerOfTwo:qM,floorPowerOfTwo:rp,setQuaternionFromProperEuler:YM,normalize:ap,denormalize:op},dp=class dp{constructor(e=0,t=0){this.x=e,this.y=t}get width(){return this.x}set width(e){this.x=e}get height(){return this.y}set height(e){this.y=e}set(e,t){return this.x=e,this.y=t,this}setScalar(e){return this.x=e,this.y=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;default:throw new Error("THREE.Vector2: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;default:throw new Error("THREE.Vector2: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y)}copy(e){return this.x=e.x,this.y=e.y,this}add(e){return this.x+=e.x,this.y+=e.y,this}addScalar(e){return this.x+=e,this.y+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this}subScalar(e){return this.x-=e,this.y-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this}multiply(e){return this.x*=e.x,this.y*=e.y,this}multiplyScalar(e){return this.x*=e,this.y*=e,this}divide(e){return this.x/=e.x,this.y/=e.y,this}divideScalar(e){return this.multiplyScalar(1/e)}applyMatrix3(e){let t=this.x,n=this.y,i=e.elements;return this.x=i[0]*t+i[3]*n+i[6],this.y=i[1]*t+i[4]*n+i[7],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this}clamp(e,t){return this.x=Qe(this.x,e.x,t.x),this.y=Qe(this.y,e.y,t.y),this}clampScalar(e,t){return this.x=Qe(this.x,e,t),this.y=Qe(this.y,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Qe(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(e){return this.x*e.x+this.y*e.y}cross(e){return this.x*e.y-this.y*e.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(Qe(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y;return t*t+n*n}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this}equals(e){return e.x===this.x&&e.y===this.y}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this}rotateAround(e,t){let n=Math.cos(t),i=Math.sin(t),r=this.x-e.x,o=this.y-e.y;return this.x=r*n-o*i+e.x,this.y=r*i+o*n+e.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}};dp.prototype.isVector2=!0;var ke=dp,cn=class{constructor(e=0,t=0,n=0,i=1){this.isQuaternion=!0,this._x=e,this._y=t,this._z=n,this._w=i}static slerpFlat(e,t,n,i,r,o,a){let c=n[i+0],l=n[i+1],h=n[i+2],u=n[i+3],d=r[o+0],f=r[o+1],_=r[o+2],y=r[o+3];if(u!==y||c!==d||l!==f||h!==_){let g=c*d+l*f+h*_+u*y;g<0&&(d=-d,f=-f,_=-_,y=-y,g=-g);let m=1-a;if(g<.9995){let S=Math.acos(g),T=Math.sin(S);m=Math.sin(m*S)/T,a=Math.sin(a*S)/T,c=c*m+d*a,l=l*m+f*a,h=h*m+_*a,u=u*m+y*a}else{c=c*m+d*a,l=l*m+f*a,h=h*m+_*a,u=u*m+y*a;let S=1/Math.sqrt(c*c+l*l+h*h+u*u);c*=S,l*=S,h*=S,u*=S}}e[t]=c,e[t+1]=l,e[t+2]=h,e[t+3]=u}static multiplyQuaternionsFlat(e,t,n,i,r,o){let a=n[i],c=n[i+1],l=n[i+2],h=n[i+3],u=r[o],d=r[o+1],f=r[o+2],_=r[o+3];return e[t]=a*_+h*u+c*f-l*d,e[t+1]=c*_+h*d+l*u-a*f,e[t+2]=l*_+h*f+a*d-c*u,e[t+3]=h*_-a*u-c*d-l*f,e}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get w(){return this._w}set w(e){this._w=e,this._onChangeCallback()}set(e,t,n,i){return this._x=e,this._y=t,this._z=n,this._w=i,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(e){return this._x=e.x,this._y=e.y,this._z=e.z,this._w=e.w,this._onChangeCallback(),this}setFromEuler(e,t=!0){let n=e._x,i=e._y,r=e._z,o=e._order,a=Math.cos,c=Math.sin,l=a(n/2),h=a(i/2),u=a(r/2),d=c(n/2),f=c(i/2),_=c(r/2);switch(o){case"XYZ":this._x=d*h*u+l*f*_,this._y=l*f*u-d*h*_,this._z=l*h*_+d*f*u,this._w=l*h*u-d*f*_;break;case"YXZ":this._x=d*h*u+l*f*_,this._y=l*f*u-d*h*_,this._z=l*h*_-d*f*u,this._w=l*h*u+d*f*_;break;case"ZXY":this._x=d*h*u-l*f*_,this._y=l*f*u+d*h*_,this._z=l*h*_+d*f*u,this._w=l*h*u-d*f*_;break;case"ZYX":this._x=d*h*u-l*f*_,this._y=l*f*u+d*h*_,this._z=l*h*_-d*f*u,this._w=l*h*u+d*f*_;break;case"YZX":this._x=d*h*u+l*f*_,this._y=l*f*u+d*h*_,this._z=l*h*_-d*f*u,this._w=l*h*u-d*f*_;break;case"XZY":this._x=d*h*u-l*f*_,this._y=l*f*u-d*h*_,this._z=l*h*_+d*f*u,this._w=l*h*u+d*f*_;break;default:Ne("Quaternion: .setFromEuler() encountered an unknown order: "+o)}return t===!0&&this._onChangeCallback(),this}setFromAxisAngle(e,t){let n=t/2,i=Math.sin(n);return this._x=e.x*i,this._y=e.y*i,this._z=e.z*i,this._w=Math.cos(n),this._onChangeCallback(),this}setFromRotationMatrix(e){let t=e.elements,n=t[0],i=t[4],r=t[8],o=t[1],a=t[5],c=t[9],l=t[2],h=t[6],u=t[10],d=n+a+u;if(d>0){let f=.5/Math.sqrt(d+1);this._w=.25/f,this._x=(h-c)*f,this._y=(r-l)*f,this._z=(o-i)*f}else if(n>a&&n>u){let f=2*Math.sqrt(1+n-a-u);this._w=(h-c)/f,this._x=.25*f,this._y=(i+o)/f,this._z=(r+l)/f}else if(a>u){let f=2*Math.sqrt(1+a-n-u);this._w=(r-l)/f,this._x=(i+o)/f,this._y=.25*f,this._z=(c+h)/f}else{let f=2*Math.sqrt(1+u-n-a);this._w=(o-i)/f,this._x=(r+l)/f,this._y=(c+h)/f,this._z=.25*f}return this._onChangeCallback(),this}setFromUnitVectors(e,t){let n=e.dot(t)+1;return n<1e-8?(n=0,Math.abs(e.x)>Math.abs(e.z)?(this._x=-e.y,this._y=e.x,this._z=0,this._w=n):(this._x=0,this._y=-e.z,this._z=e.y,this._w=n)):(this._x=e.y*t.z-e.z*t.y,this._y=e.z*t.x-e.x*t.z,this._z=e.x*t.y-e.y*t.x,this._w=n),this.normalize()}angleTo(e){return 2*Math.acos(Math.abs(Qe(this.dot(e),-1,1)))}rotateTowards(e,t){let n=this.angleTo(e);if(n===0)return this;let i=Math.min(1,t/n);return this.slerp(e,i),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(e){return this._x*e._x+this._y*e._y+this._z*e._z+this._w*e._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let e=this.length();return e===0?(this._x=0,this._y=0,this._z=0,this._w=1):(e=1/e,this._x=this._x*e,this._y=this._y*e,this._z=this._z*e,this._w=this._w*e),this._onChangeCallback(),this}multiply(e){return this.multiplyQuaternions(this,e)}premultiply(e){return this.multiplyQuaternions(e,this)}multiplyQuaternions(e,t){let n=e._x,i=e._y,r=e._z,o=e._w,a=t._x,c=t._y,l=t._z,h=t._w;return this._x=n*h+o*a+i*l-r*c,this._y=i*h+o*c+r*a-n*l,this._z=r*h+o*l+n*c-i*a,this._w=o*h-n*a-i*c-r*l,this._onChangeCallback(),this}slerp(e,t){let n=e._x,i=e._y,r=e._z,o=e._w,a=this.dot(e);a<0&&(n=-n,i=-i,r=-r,o=-o,a=-a);let c=1-t;if(a<.9995){let l=Math.acos(a),h=Math.sin(l);c=Math.sin(c*l)/h,t=Math.sin(t*l)/h,this._x=this._x*c+n*t,this._y=this._y*c+i*t,this._z=this._z*c+r*t,this._w=this._w*c+o*t,this._onChangeCallback()}else this._x=this._x*c+n*t,this._y=this._y*c+i*t,this._z=this._z*c+r*t,this._w=this._w*c+o*t,this.normalize();return this}slerpQuaternions(e,t,n){return this.copy(e).slerp(t,n)}random(){let e=2*Math.PI*Math.random(),t=2*Math.PI*Math.random(),n=Math.random(),i=Math.sqrt(1-n),r=Math.sqrt(n);return this.set(i*Math.sin(e),i*Math.cos(e),r*Math.sin(t),r*Math.cos(t))}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._w===this._w}fromArray(e,t=0){return this._x=e[t],this._y=e[t+1],this._z=e[t+2],this._w=e[t+3],this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._w,e}fromBufferAttribute(e,t){return this._x=e.getX(t),this._y=e.getY(t),this._z=e.getZ(t),this._w=e.getW(t),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},fp=class fp{constructor(e=0,t=0,n=0){this.x=e,this.y=t,this.z=n}set(e,t,n){return n===void 0&&(n=this.z),this.x=e,this.y=t,this.z=n,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;default:throw new Error("THREE.Vector3: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("THREE.Vector3: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this}multiplyVectors(e,t){return this.x=e.x*t.x,this.y=e.y*t.y,this.z=e.z*t.z,this}applyEuler(e){return this.applyQuaternion(T0.setFromEuler(e))}applyAxisAngle(e,t){return this.applyQuaternion(T0.setFromAxisAngle(e,t))}applyMatrix3(e){let t=this.x,n=this.y,i=this.z,r=e.elements;return this.x=r[0]*t+r[3]*n+r[6]*i,this.y=r[1]*t+r[4]*n+r[7]*i,this.z=r[2]*t+r[5]*n+r[8]*i,this}applyNormalMatrix(e){return this.applyMatrix3(e).normalize()}applyMatrix4(e){let t=this.x,n=this.y,i=this.z,r=e.elements,o=1/(r[3]*t+r[7]*n+r[11]*i+r[15]);return this.x=(r[0]*t+r[4]*n+r[8]*i+r[12])*o,this.y=(r[1]*t+r[5]*n+r[9]*i+r[13])*o,this.z=(r[2]*t+r[6]*n+r[10]*i+r[14])*o,this}applyQuaternion(e){let t=this.x,n=this.y,i=this.z,r=e.x,o=e.y,a=e.z,c=e.w,l=2*(o*i-a*n),h=2*(a*t-r*i),u=2*(r*n-o*t);return this.x=t+c*l+o*u-a*h,this.y=n+c*h+a*l-r*u,this.z=i+c*u+r*h-o*l,this}project(e){return this.applyMatrix4(e.matrixWorldInverse).applyMatrix4(e.projectionMatrix)}unproject(e){return this.applyMatrix4(e.projectionMatrixInverse).applyMatrix4(e.matrixWorld)}transformDirection(e){let t=this.x,n=this.y,i=this.z,r=e.elements;return this.x=r[0]*t+r[4]*n+r[8]*i,this.y=r[1]*t+r[5]*n+r[9]*i,this.z=r[2]*t+r[6]*n+r[10]*i,this.normalize()}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this}divideScalar(e){return this.multiplyScalar(1/e)}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this}clamp(e,t){return this.x=Qe(this.x,e.x,t.x),this.y=Qe(this.y,e.y,t.y),this.z=Qe(this.z,e.z,t.z),this}clampScalar(e,t){return this.x=Qe(this.x,e,t),this.y=Qe(this.y,e,t),this.z=Qe(this.z,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Qe(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this}cross(e){return this.crossVectors(this,e)}crossVectors(e,t){let n=e.x,i=e.y,r=e.z,o=t.x,a=t.y,c=t.z;return this.x=i*c-r*a,this.y=r*o-n*c,this.z=n*a-i*o,this}projectOnVector(e){let t=e.lengthSq();if(t===0)return this.set(0,0,0);let n=e.dot(this)/t;return this.copy(e).multiplyScalar(n)}projectOnPlane(e){return $d.copy(this).projectOnVector(e),this.sub($d)}reflect(e){return this.sub($d.copy(e).multiplyScalar(2*this.dot(e)))}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(Qe(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y,i=this.z-e.z;return t*t+n*n+i*i}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)+Math.abs(this.z-e.z)}setFromSpherical(e){return this.setFromSphericalCoords(e.radius,e.phi,e.theta)}setFromSphericalCoords(e,t,n){let i=Math.sin(t)*e;return this.x=i*Math.sin(n),this.y=Math.cos(t)*e,this.z=i*Math.cos(n),this}setFromCylindrical(e){return this.setFromCylindricalCoords(e.radius,e.theta,e.y)}setFromCylindricalCoords(e,t,n){return this.x=e*Math.sin(t),this.y=n,this.z=e*Math.cos(t),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this}setFromMatrixScale(e){let t=this.setFromMatrixColumn(e,0).length(),n=this.setFromMatrixColumn(e,1).length(),i=this.setFromMatrixColumn(e,2).length();return this.x=t,this.y=n,this.z=i,this}setFromMatrixColumn(e,t){return this.fromArray(e.elements,t*4)}setFromMatrix3Column(e,t){return this.fromArray(e.elements,t*3)}setFromEuler(e){return this.x=e._x,this.y=e._y,this.z=e._z,this}setFromColor(e){return this.x=e.r,this.y=e.g,this.z=e.b,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let e=Math.random()*Math.PI*2,t=Math.random()*2-1,n=Math.sqrt(1-t*t);return this.x=n*Math.cos(e),this.y=t,this.z=n*Math.sin(e),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}};fp.prototype.isVector3=!0;var F=fp,$d=new F,T0=new cn,pp=class pp{constructor(e,t,n,i,r,o,a,c,l){this.elements=[1,0,0,0,1,0,0,0,1],e!==void 0&&this.set(e,t,n,i,r,o,a,c,l)}set(e,t,n,i,r,o,a,c,l){let h=this.elements;return h[0]=e,h[1]=i,h[2]=a,h[3]=t,h[4]=r,h[5]=c,h[6]=n,h[7]=o,h[8]=l,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],this}extractBasis(e,t,n){return e.setFromMatrix3Column(this,0),t.setFromMatrix3Column(this,1),n.setFromMatrix3Column(this,2),this}setFromMatrix4(e){let t=e.elements;return this.set(t[0],t[4],t[8],t[1],t[5],t[9],t[2],t[6],t[10]),this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,i=t.elements,r=this.elements,o=n[0],a=n[3],c=n[6],l=n[1],h=n[4],u=n[7],d=n[2],f=n[5],_=n[8],y=i[0],g=i[3],m=i[6],S=i[1],T=i[4],b=i[7],C=i[2],R=i[5],x=i[8];return r[0]=o*y+a*S+c*C,r[3]=o*g+a*T+c*R,r[6]=o*m+a*b+c*x,r[1]=l*y+h*S+u*C,r[4]=l*g+h*T+u*R,r[7]=l*m+h*b+u*x,r[2]=d*y+f*S+_*C,r[5]=d*g+f*T+_*R,r[8]=d*m+f*b+_*x,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[3]*=e,t[6]*=e,t[1]*=e,t[4]*=e,t[7]*=e,t[2]*=e,t[5]*=e,t[8]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[1],i=e[2],r=e[3],o=e[4],a=e[5],c=e[6],l=e[7],h=e[8];return t*o*h-t*a*l-n*r*h+n*a*c+i*r*l-i*o*c}invert(){let e=this.elements,t=e[0],n=e[1],i=e[2],r=e[3],o=e[4],a=e[5],c=e[6],l=e[7],h=e[8],u=h*o-a*l,d=a*c-h*r,f=l*r-o*c,_=t*u+n*d+i*f;if(_===0)return this.set(0,0,0,0,0,0,0,0,0);let y=1/_;return e[0]=u*y,e[1]=(i*l-h*n)*y,e[2]=(a*n-i*o)*y,e[3]=d*y,e[4]=(h*t-i*c)*y,e[5]=(i*r-a*t)*y,e[6]=f*y,e[7]=(n*c-l*t)*y,e[8]=(o*t-n*r)*y,this}transpose(){let e,t=this.elements;return e=t[1],t[1]=t[3],t[3]=e,e=t[2],t[2]=t[6],t[6]=e,e=t[5],t[5]=t[7],t[7]=e,this}getNormalMatrix(e){return this.setFromMatrix4(e).invert().transpose()}transposeIntoArray(e){let t=this.elements;return e[0]=t[0],e[1]=t[3],e[2]=t[6],e[3]=t[1],e[4]=t[4],e[5]=t[7],e[6]=t[2],e[7]=t[5],e[8]=t[8],this}setUvTransform(e,t,n,i,r,o,a){let c=Math.cos(r),l=Math.sin(r);return this.set(n*c,n*l,-n*(c*o+l*a)+o+e,-i*l,i*c,-i*(-l*o+c*a)+a+t,0,0,1),this}scale(e,t){return br("Matrix3: .scale() is deprecated. Use .makeScale() instead."),this.premultiply(Zd.makeScale(e,t)),this}rotate(e){return br("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."),this.premultiply(Zd.makeRotation(-e)),this}translate(e,t){return br("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."),this.premultiply(Zd.makeTranslation(e,t)),this}makeTranslation(e,t){return e.isVector2?this.set(1,0,e.x,0,1,e.y,0,0,1):this.set(1,0,e,0,1,t,0,0,1),this}makeRotation(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,n,t,0,0,0,1),this}makeScale(e,t){return this.set(e,0,0,0,t,0,0,0,1),this}equals(e){let t=this.elements,n=e.elements;for(let i=0;i<9;i++)if(t[i]!==n[i])return!1;return!0}fromArray(e,t=0){for(let n=0;n<9;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e}clone(){return new this.constructor().fromArray(this.elements)}};pp.prototype.isMatrix3=!0;var He=pp,Zd=new He,E0=new He().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),A0=new He().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function KM(){let s={enabled:!0,workingColorSpace:Sn,spaces:{},convert:function(i,r,o){return this.enabled===!1||r===o||!r||!o||(this.spaces[r].transfer===ut&&(i.r=hs(i.r),i.g=hs(i.g),i.b=hs(i.b)),this.spaces[r].primaries!==this.spaces[o].primaries&&(i.applyMatrix3(this.spaces[r].toXYZ),i.applyMatrix3(this.spaces[o].fromXYZ)),this.spaces[o].transfer===ut&&(i.r=Po(i.r),i.g=Po(i.g),i.b=Po(i.b))),i},workingToColorSpace:function(i,r){return this.convert(i,this.workingColorSpace,r)},colorSpaceToWorking:function(i,r){return this.convert(i,r,this.workingColorSpace)},getPrimaries:function(i){return this.spaces[i].primaries},getTransfer:function(i){return i===Ts?dc:this.spaces[i].transfer},getToneMappingMode:function(i){return this.spaces[i].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(i,r=this.workingColorSpace){return i.fromArray(this.spaces[r].luminanceCoefficients)},define:function(i){Object.assign(this.spaces,i)},_getMatrix:function(i,r,o){return i.copy(this.spaces[o].fromXYZ).multiply(this.spaces[r].toXYZ)},_getDrawingBufferColorSpace:function(i){return this.spaces[i].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(i=this.workingColorSpace){return this.spaces[i].workingColorSpaceConfig.unpackColorSpace}},e=[.64,.33,.3,.6,.15,.06],t=[.2126,.7152,.0722],n=[.3127,.329];return s.define({[Sn]:{primaries:e,whitePoint:n,transfer:dc,toXYZ:E0,fromXYZ:A0,luminanceCoefficients:t,workingColorSpaceConfig:{unpackColorSpace:Lt},outputColorSpaceConfig:{drawingBufferColorSpace:Lt}},[Lt]:{primaries:e,whitePoint:n,transfer:ut,toXYZ:E0,fromXYZ:A0,luminanceCoefficients:t,outputColorSpaceConfig:{drawingBufferColorSpace:Lt}}}),s}var je=KM();function hs(s){return s<.04045?s*.0773993808:Math.pow(s*.9478672986+.0521327014,2.4)}function Po(s){return s<.0031308?s*12.92:1.055*Math.pow(s,.41666)-.055}var _o,bh=class{static getDataURL(e,t="image/png"){if(/^data:/i.test(e.src)||typeof HTMLCanvasElement>"u")return e.src;let n;if(e instanceof HTMLCanvasElement)n=e;else{_o===void 0&&(_o=Uo("canvas")),_o.width=e.width,_o.height=e.height;let i=_o.getContext("2d");e instanceof ImageData?i.putImageData(e,0,0):i.drawImage(e,0,0,e.width,e.height),n=_o}return n.toDataURL(t)}static sRGBToLinear(e){if(typeof HTMLImageElement<"u"&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&e instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&e instanceof ImageBitmap){let t=Uo("canvas");t.width=e.width,t.height=e.height;let n=t.getContext("2d");n.drawImage(e,0,0,e.width,e.height);let i=n.getImageData(0,0,e.width,e.height),r=i.data;for(let o=0;o<r.length;o++)r[o]=hs(r[o]/255)*255;return n.putImageData(i,0,0),t}else if(e.data){let t=e.data.slice(0);for(let n=0;n<t.length;n++)t instanceof Uint8Array||t instanceof Uint8ClampedArray?t[n]=Math.floor(hs(t[n]/255)*255):t[n]=hs(t[n]);return{data:t,width:e.width,height:e.height}}else return Ne("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),e}},$M=0,Fo=class{constructor(e=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:$M++}),this.uuid=Ni(),this.data=e,this.dataReady=!0,this.version=0}getSize(e){let t=this.data;return typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement?e.set(t.videoWidth,t.videoHeight,0):typeof VideoFrame<"u"&&t instanceof VideoFrame?e.set(t.displayWidth,t.displayHeight,0):t!==null?e.set(t.width||0,t.height||0,t.depth||0):e.set(0,0,0),e}set needsUpdate(e){e===!0&&this.version++}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.images[this.uuid]!==void 0)return e.images[this.uuid];let n={uuid:this.uuid,url:""},i=this.data;if(i!==null){let r;if(Array.isArray(i)){r=[];for(let o=0,a=i.length;o<a;o++)i[o].isDataTexture?r.push(Jd(i[o].image)):r.push(Jd(i[o]))}else r=Jd(i);n.url=r}return t||(e.images[this.uuid]=n),n}};function Jd(s){return typeof HTMLImageElement<"u"&&s instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&s instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&s instanceof ImageBitmap?bh.getDataURL(s):s.data?{data:Array.from(s.data),width:s.width,height:s.height,type:s.data.constructor.name}:(Ne("Texture: Unable to serialize Texture."),{})}var ZM=0,jd=new F,Yt=class s extends ui{constructor(e=s.DEFAULT_IMAGE,t=s.DEFAULT_MAPPING,n=ni,i=ni,r=Dt,o=Dn,a=On,c=Un,l=s.DEFAULT_ANISOTROPY,h=Ts){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:ZM++}),this.uuid=Ni(),this.name="",this.source=new Fo(e),this.mipmaps=[],this.mapping=t,this.channel=0,this.wrapS=n,this.wrapT=i,this.magFilter=r,this.minFilter=o,this.anisotropy=l,this.format=a,this.internalFormat=null,this.type=c,this.offset=new ke(0,0),this.repeat=new ke(1,1),this.center=new ke(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new He,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=h,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(e&&e.depth&&e.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize(jd).x}get height(){return this.source.getSize(jd).y}get depth(){return this.source.getSize(jd).z}get image(){return this.source.data}set image(e){this.source.data=e}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(e){return this.name=e.name,this.source=e.source,this.mipmaps=e.mipmaps.slice(0),this.mapping=e.mapping,this.channel=e.channel,this.wrapS=e.wrapS,this.wrapT=e.wrapT,this.magFilter=e.magFilter,this.minFilter=e.minFilter,this.anisotropy=e.anisotropy,this.format=e.format,this.internalFormat=e.internalFormat,this.type=e.type,this.normalized=e.normalized,this.offset.copy(e.offset),this.repeat.copy(e.repeat),this.center.copy(e.center),this.rotation=e.rotation,this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrix.copy(e.matrix),this.generateMipmaps=e.generateMipmaps,this.mipmapsAutoUpdate=e.mipmapsAutoUpdate,this.premultiplyAlpha=e.premultiplyAlpha,this.flipY=e.flipY,this.unpackAlignment=e.unpackAlignment,this.colorSpace=e.colorSpace,this.renderTarget=e.renderTarget,this.isRenderTargetTexture=e.isRenderTargetTexture,this.isPMREMTexture=e.isPMREMTexture,this.isArrayTexture=e.isArrayTexture,this.userData=JSON.parse(JSON.stringify(e.userData)),this.needsUpdate=!0,this}setValues(e){for(let t in e){let n=e[t];if(n===void 0){Ne(`Texture.setValues(): parameter '${t}' has value of undefined.`);continue}let i=this[t];if(i===void 0){Ne(`Texture.setValues(): property '${t}' does not exist.`);continue}i&&n&&i.isVector2&&n.isVector2||i&&n&&i.isVector3&&n.isVector3||i&&n&&i.isMatrix3&&n.isMatrix3?i.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.textures[this.uuid]!==void 0)return e.textures[this.uuid];let n={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(e).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(n.userData=this.userData),t||(e.textures[this.uuid]=n),n}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(e){if(this.mapping!==Xf)return e;if(e.applyMatrix3(this.matrix),e.x<0||e.x>1)switch(this.wrapS){case Ei:e.x=e.x-Math.floor(e.x);break;case ni:e.x=e.x<0?0:1;break;case No:Math.abs(Math.floor(e.x)%2)===1?e.x=Math.ceil(e.x)-e.x:e.x=e.x-Math.floor(e.x);break}if(e.y<0||e.y>1)switch(this.wrapT){case Ei:e.y=e.y-Math.floor(e.y);break;case ni:e.y=e.y<0?0:1;break;case No:Math.abs(Math.floor(e.y)%2)===1?e.y=Math.ceil(e.y)-e.y:e.y=e.y-Math.floor(e.y);break}return this.flipY&&(e.y=1-e.y),e}set needsUpdate(e){e===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(e){e===!0&&this.pmremVersion++}};Yt.DEFAULT_IMAGE=null;Yt.DEFAULT_MAPPING=Xf;Yt.DEFAULT_ANISOTROPY=1;var mp=class mp{constructor(e=0,t=0,n=0,i=1){this.x=e,this.y=t,this.z=n,this.w=i}get width(){return this.z}set width(e){this.z=e}get height(){return this.w}set height(e){this.w=e}set(e,t,n,i){return this.x=e,this.y=t,this.z=n,this.w=i,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this.w=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setW(e){return this.w=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;case 3:this.w=t;break;default:throw new Error("THREE.Vector4: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("THREE.Vector4: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this.w=e.w!==void 0?e.w:1,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this.w+=e.w,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this.w+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this.w=e.w+t.w,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this.w+=e.w*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this.w-=e.w,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this.w-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this.w=e.w-t.w,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this.w*=e.w,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this.w*=e,this}applyMatrix4(e){let t=this.x,n=this.y,i=this.z,r=this.w,o=e.elements;return this.x=o[0]*t+o[4]*n+o[8]*i+o[12]*r,this.y=o[1]*t+o[5]*n+o[9]*i+o[13]*r,this.z=o[2]*t+o[6]*n+o[10]*i+o[14]*r,this.w=o[3]*t+o[7]*n+o[11]*i+o[15]*r,this}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this.w/=e.w,this}divideScalar(e){return this.multiplyScalar(1/e)}setAxisAngleFromQuaternion(e){this.w=2*Math.acos(e.w);let t=Math.sqrt(1-e.w*e.w);return t<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=e.x/t,this.y=e.y/t,this.z=e.z/t),this}setAxisAngleFromRotationMatrix(e){let t,n,i,r,c=e.elements,l=c[0],h=c[4],u=c[8],d=c[1],f=c[5],_=c[9],y=c[2],g=c[6],m=c[10];if(Math.abs(h-d)<.01&&Math.abs(u-y)<.01&&Math.abs(_-g)<.01){if(Math.abs(h+d)<.1&&Math.abs(u+y)<.1&&Math.abs(_+g)<.1&&Math.abs(l+f+m-3)<.1)return this.set(1,0,0,0),this;t=Math.PI;let T=(l+1)/2,b=(f+1)/2,C=(m+1)/2,R=(h+d)/4,x=(u+y)/4,w=(_+g)/4;return T>b&&T>C?T<.01?(n=0,i=.707106781,r=.707106781):(n=Math.sqrt(T),i=R/n,r=x/n):b>C?b<.01?(n=.707106781,i=0,r=.707106781):(i=Math.sqrt(b),n=R/i,r=w/i):C<.01?(n=.707106781,i=.707106781,r=0):(r=Math.sqrt(C),n=x/r,i=w/r),this.set(n,i,r,t),this}let S=Math.sqrt((g-_)*(g-_)+(u-y)*(u-y)+(d-h)*(d-h));return Math.abs(S)<.001&&(S=1),this.x=(g-_)/S,this.y=(u-y)/S,this.z=(d-h)/S,this.w=Math.acos((l+f+m-1)/2),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this.w=t[15],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this.w=Math.min(this.w,e.w),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this.w=Math.max(this.w,e.w),this}clamp(e,t){return this.x=Qe(this.x,e.x,t.x),this.y=Qe(this.y,e.y,t.y),this.z=Qe(this.z,e.z,t.z),this.w=Qe(this.w,e.w,t.w),this}clampScalar(e,t){return this.x=Qe(this.x,e,t),this.y=Qe(this.y,e,t),this.z=Qe(this.z,e,t),this.w=Qe(this.w,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Qe(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z+this.w*e.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this.w+=(e.w-this.w)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this.w=e.w+(t.w-e.w)*n,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z&&e.w===this.w}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this.w=e[t+3],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e[t+3]=this.w,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this.w=e.getW(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}};mp.prototype.isVector4=!0;var pt=mp,wh=class extends ui{constructor(e=1,t=1,n={}){super(),n=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:Dt,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},n),this.isRenderTarget=!0,this.width=e,this.height=t,this.depth=n.depth,this.scissor=new pt(0,0,e,t),this.scissorTest=!1,this.viewport=new pt(0,0,e,t),this.textures=[];let i=n.count;for(let r=0;r<i;r++)this.textures[r]=new Yt({width:e,height:t,depth:n.depth}),this.textures[r].isRenderTargetTexture=!0,this.textures[r].renderTarget=this;this._setTextureOptions(n),this.depthBuffer=n.depthBuffer,this.stencilBuffer=n.stencilBuffer,this.resolveColorBuffer=n.resolveColorBuffer,this.resolveDepthBuffer=n.resolveDepthBuffer,this.resolveStencilBuffer=n.resolveStencilBuffer,this.storeMultisampledColorBuffer=n.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=n.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=n.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=n.depthTexture,this.samples=n.samples,this.multiview=n.multiview,this.useArrayDepthTexture=n.useArrayDepthTexture}_setTextureOptions(e={}){let t={minFilter:Dt,generateMipmaps:!1,flipY:!1,internalFormat:null};e.mapping!==void 0&&(t.mapping=e.mapping),e.wrapS!==void 0&&(t.wrapS=e.wrapS),e.wrapT!==void 0&&(t.wrapT=e.wrapT),e.wrapR!==void 0&&(t.wrapR=e.wrapR),e.magFilter!==void 0&&(t.magFilter=e.magFilter),e.minFilter!==void 0&&(t.minFilter=e.minFilter),e.format!==void 0&&(t.format=e.format),e.type!==void 0&&(t.type=e.type),e.anisotropy!==void 0&&(t.anisotropy=e.anisotropy),e.colorSpace!==void 0&&(t.colorSpace=e.colorSpace),e.flipY!==void 0&&(t.flipY=e.flipY),e.generateMipmaps!==void 0&&(t.generateMipmaps=e.generateMipmaps),e.mipmapsAutoUpdate!==void 0&&(t.mipmapsAutoUpdate=e.mipmapsAutoUpdate),e.internalFormat!==void 0&&(t.internalFormat=e.internalFormat);for(let n=0;n<this.textures.length;n++)this.textures[n].setValues(t)}get texture(){return this.textures[0]}set texture(e){this.textures[0]=e}set depthTexture(e){this._depthTexture!==null&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),e!==null&&e.renderTarget===null&&(e.renderTarget=this),this._depthTexture=e}get depthTexture(){return this._depthTexture}setSize(e,t,n=1){if(this.width!==e||this.height!==t||this.depth!==n){this.width=e,this.height=t,this.depth=n;for(let i=0,r=this.textures.length;i<r;i++)this.textures[i].image.width=e,this.textures[i].image.height=t,this.textures[i].image.depth=n,this.textures[i].isData3DTexture!==!0&&(this.textures[i].isArrayTexture=this.textures[i].image.depth>1);this.dispose()}this.viewport.set(0,0,e,t),this.scissor.set(0,0,e,t)}clone(){return new this.constructor().copy(this)}copy(e){this.width=e.width,this.height=e.height,this.depth=e.depth,this.scissor.copy(e.scissor),this.scissorTest=e.scissorTest,this.viewport.copy(e.viewport),this.textures.length=0;for(let t=0,n=e.textures.length;t<n;t++){this.textures[t]=e.textures[t].clone(),this.textures[t].isRenderTargetTexture=!0,this.textures[t].renderTarget=this;let i=Object.assign({},e.textures[t].image);this.textures[t].source=new Fo(i)}if(this.depthBuffer=e.depthBuffer,this.stencilBuffer=e.stencilBuffer,this.resolveColorBuffer=e.resolveColorBuffer,this.resolveDepthBuffer=e.resolveDepthBuffer,this.resolveStencilBuffer=e.resolveStencilBuffer,this.storeMultisampledColorBuffer=e.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=e.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=e.storeMultisampledStencilBuffer,e.depthTexture!==null)if(e.depthTexture.renderTarget===e){let t=e.depthTexture.clone();t.renderTarget=null,this.depthTexture=t}else this.depthTexture=e.depthTexture;else this.depthTexture=null;return this.samples=e.samples,this.multiview=e.multiview,this.useArrayDepthTexture=e.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:"dispose"})}},Wn=class extends wh{constructor(e=1,t=1,n={}){super(e,t,n),this.isWebGLRenderTarget=!0}},pc=class extends Yt{constructor(e=null,t=1,n=1,i=1){super(null),this.isDataArrayTexture=!0,this.image={data:e,width:t,height:n,depth:i},this.magFilter=Nt,this.minFilter=Nt,this.wrapR=ni,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}addLayerUpdate(e){this.layerUpdates.add(e)}clearLayerUpdates(){this.layerUpdates.clear()}};var Th=class extends Yt{constructor(e=null,t=1,n=1,i=1){super(null),this.isData3DTexture=!0,this.image={data:e,width:t,height:n,depth:i},this.magFilter=Nt,this.minFilter=Nt,this.wrapR=ni,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}};var zh=class zh{constructor(e,t,n,i,r,o,a,c,l,h,u,d,f,_,y,g){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],e!==void 0&&this.set(e,t,n,i,r,o,a,c,l,h,u,d,f,_,y,g)}set(e,t,n,i,r,o,a,c,l,h,u,d,f,_,y,g){let m=this.elements;return m[0]=e,m[4]=t,m[8]=n,m[12]=i,m[1]=r,m[5]=o,m[9]=a,m[13]=c,m[2]=l,m[6]=h,m[10]=u,m[14]=d,m[3]=f,m[7]=_,m[11]=y,m[15]=g,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new zh().fromArray(this.elements)}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],t[9]=n[9],t[10]=n[10],t[11]=n[11],t[12]=n[12],t[13]=n[13],t[14]=n[14],t[15]=n[15],this}copyPosition(e){let t=this.elements,n=e.elements;return t[12]=n[12],t[13]=n[13],t[14]=n[14],this}setFromMatrix3(e){let t=e.elements;return this.set(t[0],t[3],t[6],0,t[1],t[4],t[7],0,t[2],t[5],t[8],0,0,0,0,1),this}extractBasis(e,t,n){return this.determinantAffine()===0?(e.set(1,0,0),t.set(0,1,0),n.set(0,0,1),this):(e.setFromMatrixColumn(this,0),t.setFromMatrixColumn(this,1),n.setFromMatrixColumn(this,2),this)}makeBasis(e,t,n){return this.set(e.x,t.x,n.x,0,e.y,t.y,n.y,0,e.z,t.z,n.z,0,0,0,0,1),this}extractRotation(e){if(e.determinantAffine()===0)return this.identity();let t=this.elements,n=e.elements,i=1/xo.setFromMatrixColumn(e,0).length(),r=1/xo.setFromMatrixColumn(e,1).length(),o=1/xo.setFromMatrixColumn(e,2).length();return t[0]=n[0]*i,t[1]=n[1]*i,t[2]=n[2]*i,t[3]=0,t[4]=n[4]*r,t[5]=n[5]*r,t[6]=n[6]*r,t[7]=0,t[8]=n[8]*o,t[9]=n[9]*o,t[10]=n[10]*o,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromEuler(e){let t=this.elements,n=e.x,i=e.y,r=e.z,o=Math.cos(n),a=Math.sin(n),c=Math.cos(i),l=Math.sin(i),h=Math.cos(r),u=Math.sin(r);if(e.order==="XYZ"){let d=o*h,f=o*u,_=a*h,y=a*u;t[0]=c*h,t[4]=-c*u,t[8]=l,t[1]=f+_*l,t[5]=d-y*l,t[9]=-a*c,t[2]=y-d*l,t[6]=_+f*l,t[10]=o*c}else if(e.order==="YXZ"){let d=c*h,f=c*u,_=l*h,y=l*u;t[0]=d+y*a,t[4]=_*a-f,t[8]=o*l,t[1]=o*u,t[5]=o*h,t[9]=-a,t[2]=f*a-_,t[6]=y+d*a,t[10]=o*c}else if(e.order==="ZXY"){let d=c*h,f=c*u,_=l*h,y=l*u;t[0]=d-y*a,t[4]=-o*u,t[8]=_+f*a,t[1]=f+_*a,t[5]=o*h,t[9]=y-d*a,t[2]=-o*l,t[6]=a,t[10]=o*c}else if(e.order==="ZYX"){let d=o*h,f=o*u,_=a*h,y=a*u;t[0]=c*h,t[4]=_*l-f,t[8]=d*l+y,t[1]=c*u,t[5]=y*l+d,t[9]=f*l-_,t[2]=-l,t[6]=a*c,t[10]=o*c}else if(e.order==="YZX"){let d=o*c,f=o*l,_=a*c,y=a*l;t[0]=c*h,t[4]=y-d*u,t[8]=_*u+f,t[1]=u,t[5]=o*h,t[9]=-a*h,t[2]=-l*h,t[6]=f*u+_,t[10]=d-y*u}else if(e.order==="XZY"){let d=o*c,f=o*l,_=a*c,y=a*l;t[0]=c*h,t[4]=-u,t[8]=l*h,t[1]=d*u+y,t[5]=o*h,t[9]=f*u-_,t[2]=_*u-f,t[6]=a*h,t[10]=y*u+d}return t[3]=0,t[7]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromQuaternion(e){return this.compose(JM,e,jM)}lookAt(e,t,n){let i=this.elements;return Gn.subVectors(e,t),Gn.lengthSq()===0&&(Gn.z=1),Gn.normalize(),Gs.crossVectors(n,Gn),Gs.lengthSq()===0&&(Math.abs(n.z)===1?Gn.x+=1e-4:Gn.z+=1e-4,Gn.normalize(),Gs.crossVectors(n,Gn)),Gs.normalize(),Vl.crossVectors(Gn,Gs),i[0]=Gs.x,i[4]=Vl.x,i[8]=Gn.x,i[1]=Gs.y,i[5]=Vl.y,i[9]=Gn.y,i[2]=Gs.z,i[6]=Vl.z,i[10]=Gn.z,this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,i=t.elements,r=this.elements,o=n[0],a=n[4],c=n[8],l=n[12],h=n[1],u=n[5],d=n[9],f=n[13],_=n[2],y=n[6],g=n[10],m=n[14],S=n[3],T=n[7],b=n[11],C=n[15],R=i[0],x=i[4],w=i[8],G=i[12],N=i[1],k=i[5],q=i[9],j=i[13],L=i[2],Z=i[6],ne=i[10],Y=i[14],ce=i[3],$=i[7],re=i[11],oe=i[15];return r[0]=o*R+a*N+c*L+l*ce,r[4]=o*x+a*k+c*Z+l*$,r[8]=o*w+a*q+c*ne+l*re,r[12]=o*G+a*j+c*Y+l*oe,r[1]=h*R+u*N+d*L+f*ce,r[5]=h*x+u*k+d*Z+f*$,r[9]=h*w+u*q+d*ne+f*re,r[13]=h*G+u*j+d*Y+f*oe,r[2]=_*R+y*N+g*L+m*ce,r[6]=_*x+y*k+g*Z+m*$,r[10]=_*w+y*q+g*ne+m*re,r[14]=_*G+y*j+g*Y+m*oe,r[3]=S*R+T*N+b*L+C*ce,r[7]=S*x+T*k+b*Z+C*$,r[11]=S*w+T*q+b*ne+C*re,r[15]=S*G+T*j+b*Y+C*oe,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[4]*=e,t[8]*=e,t[12]*=e,t[1]*=e,t[5]*=e,t[9]*=e,t[13]*=e,t[2]*=e,t[6]*=e,t[10]*=e,t[14]*=e,t[3]*=e,t[7]*=e,t[11]*=e,t[15]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[4],i=e[8],r=e[12],o=e[1],a=e[5],c=e[9],l=e[13],h=e[2],u=e[6],d=e[10],f=e[14],_=e[3],y=e[7],g=e[11],m=e[15],S=c*f-l*d,T=a*f-l*u,b=a*d-c*u,C=o*f-l*h,R=o*d-c*h,x=o*u-a*h;return t*(y*S-g*T+m*b)-n*(_*S-g*C+m*R)+i*(_*T-y*C+m*x)-r*(_*b-y*R+g*x)}determinantAffine(){let e=this.elements,t=e[0],n=e[4],i=e[8],r=e[1],o=e[5],a=e[9],c=e[2],l=e[6],h=e[10];return t*(o*h-a*l)-n*(r*h-a*c)+i*(r*l-o*c)}transpose(){let e=this.elements,t;return t=e[1],e[1]=e[4],e[4]=t,t=e[2],e[2]=e[8],e[8]=t,t=e[6],e[6]=e[9],e[9]=t,t=e[3],e[3]=e[12],e[12]=t,t=e[7],e[7]=e[13],e[13]=t,t=e[11],e[11]=e[14],e[14]=t,this}setPosition(e,t,n){let i=this.elements;return e.isVector3?(i[12]=e.x,i[13]=e.y,i[14]=e.z):(i[12]=e,i[13]=t,i[14]=n),this}invert(){let e=this.elements,t=e[0],n=e[1],i=e[2],r=e[3],o=e[4],a=e[5],c=e[6],l=e[7],h=e[8],u=e[9],d=e[10],f=e[11],_=e[12],y=e[13],g=e[14],m=e[15],S=t*a-n*o,T=t*c-i*o,b=t*l-r*o,C=n*c-i*a,R=n*l-r*a,x=i*l-r*c,w=h*y-u*_,G=h*g-d*_,N=h*m-f*_,k=u*g-d*y,q=u*m-f*y,j=d*m-f*g,L=S*j-T*q+b*k+C*N-R*G+x*w;if(L===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let Z=1/L;return e[0]=(a*j-c*q+l*k)*Z,e[1]=(i*q-n*j-r*k)*Z,e[2]=(y*x-g*R+m*C)*Z,e[3]=(d*R-u*x-f*C)*Z,e[4]=(c*N-o*j-l*G)*Z,e[5]=(t*j-i*N+r*G)*Z,e[6]=(g*b-_*x-m*T)*Z,e[7]=(h*x-d*b+f*T)*Z,e[8]=(o*q-a*N+l*w)*Z,e[9]=(n*N-t*q-r*w)*Z,e[10]=(_*R-y*b+m*S)*Z,e[11]=(u*b-h*R-f*S)*Z,e[12]=(a*G-o*k-c*w)*Z,e[13]=(t*k-n*G+i*w)*Z,e[14]=(y*T-_*C-g*S)*Z,e[15]=(h*C-u*T+d*S)*Z,this}scale(e){let t=this.elements,n=e.x,i=e.y,r=e.z;return t[0]*=n,t[4]*=i,t[8]*=r,t[1]*=n,t[5]*=i,t[9]*=r,t[2]*=n,t[6]*=i,t[10]*=r,t[3]*=n,t[7]*=i,t[11]*=r,this}getMaxScaleOnAxis(){let e=this.elements,t=e[0]*e[0]+e[1]*e[1]+e[2]*e[2],n=e[4]*e[4]+e[5]*e[5]+e[6]*e[6],i=e[8]*e[8]+e[9]*e[9]+e[10]*e[10];return Math.sqrt(Math.max(t,n,i))}makeTranslation(e,t,n){return e.isVector3?this.set(1,0,0,e.x,0,1,0,e.y,0,0,1,e.z,0,0,0,1):this.set(1,0,0,e,0,1,0,t,0,0,1,n,0,0,0,1),this}makeRotationX(e){let t=Math.cos(e),n=Math.sin(e);return this.set(1,0,0,0,0,t,-n,0,0,n,t,0,0,0,0,1),this}makeRotationY(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,0,n,0,0,1,0,0,-n,0,t,0,0,0,0,1),this}makeRotationZ(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,0,n,t,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(e,t){let n=Math.cos(t),i=Math.sin(t),r=1-n,o=e.x,a=e.y,c=e.z,l=r*o,h=r*a;return this.set(l*o+n,l*a-i*c,l*c+i*a,0,l*a+i*c,h*a+n,h*c-i*o,0,l*c-i*a,h*c+i*o,r*c*c+n,0,0,0,0,1),this}makeScale(e,t,n){return this.set(e,0,0,0,0,t,0,0,0,0,n,0,0,0,0,1),this}makeShear(e,t,n,i,r,o){return this.set(1,n,r,0,e,1,o,0,t,i,1,0,0,0,0,1),this}compose(e,t,n){let i=this.elements,r=t._x,o=t._y,a=t._z,c=t._w,l=r+r,h=o+o,u=a+a,d=r*l,f=r*h,_=r*u,y=o*h,g=o*u,m=a*u,S=c*l,T=c*h,b=c*u,C=n.x,R=n.y,x=n.z;return i[0]=(1-(y+m))*C,i[1]=(f+b)*C,i[2]=(_-T)*C,i[3]=0,i[4]=(f-b)*R,i[5]=(1-(d+m))*R,i[6]=(g+S)*R,i[7]=0,i[8]=(_+T)*x,i[9]=(g-S)*x,i[10]=(1-(d+y))*x,i[11]=0,i[12]=e.x,i[13]=e.y,i[14]=e.z,i[15]=1,this}decompose(e,t,n){let i=this.elements;e.x=i[12],e.y=i[13],e.z=i[14];let r=this.determinantAffine();if(r===0)return n.set(1,1,1),t.identity(),this;let o=xo.set(i[0],i[1],i[2]).length(),a=xo.set(i[4],i[5],i[6]).length(),c=xo.set(i[8],i[9],i[10]).length();r<0&&(o=-o),ci.copy(this);let l=1/o,h=1/a,u=1/c;return ci.elements[0]*=l,ci.elements[1]*=l,ci.elements[2]*=l,ci.elements[4]*=h,ci.elements[5]*=h,ci.elements[6]*=h,ci.elements[8]*=u,ci.elements[9]*=u,ci.elements[10]*=u,t.setFromRotationMatrix(ci),n.x=o,n.y=a,n.z=c,this}makePerspective(e,t,n,i,r,o,a=ii,c=!1){let l=this.elements,h=2*r/(t-e),u=2*r/(n-i),d=(t+e)/(t-e),f=(n+i)/(n-i),_,y;if(c)_=r/(o-r),y=o*r/(o-r);else if(a===ii)_=-(o+r)/(o-r),y=-2*o*r/(o-r);else if(a===Do)_=-o/(o-r),y=-o*r/(o-r);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+a);return l[0]=h,l[4]=0,l[8]=d,l[12]=0,l[1]=0,l[5]=u,l[9]=f,l[13]=0,l[2]=0,l[6]=0,l[10]=_,l[14]=y,l[3]=0,l[7]=0,l[11]=-1,l[15]=0,this}makeOrthographic(e,t,n,i,r,o,a=ii,c=!1){let l=this.elements,h=2/(t-e),u=2/(n-i),d=-(t+e)/(t-e),f=-(n+i)/(n-i),_,y;if(c)_=1/(o-r),y=o/(o-r);else if(a===ii)_=-2/(o-r),y=-(o+r)/(o-r);else if(a===Do)_=-1/(o-r),y=-r/(o-r);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+a);return l[0]=h,l[4]=0,l[8]=0,l[12]=d,l[1]=0,l[5]=u,l[9]=0,l[13]=f,l[2]=0,l[6]=0,l[10]=_,l[14]=y,l[3]=0,l[7]=0,l[11]=0,l[15]=1,this}equals(e){let t=this.elements,n=e.elements;for(let i=0;i<16;i++)if(t[i]!==n[i])return!1;return!0}fromArray(e,t=0){for(let n=0;n<16;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e[t+9]=n[9],e[t+10]=n[10],e[t+11]=n[11],e[t+12]=n[12],e[t+13]=n[13],e[t+14]=n[14],e[t+15]=n[15],e}};zh.prototype.isMatrix4=!0;var Ge=zh,xo=new F,ci=new Ge,JM=new F(0,0,0),jM=new F(1,1,1),Gs=new F,Vl=new F,Gn=new F,R0=new Ge,C0=new cn,ds=class s{constructor(e=0,t=0,n=0,i=s.DEFAULT_ORDER){this.isEuler=!0,this._x=e,this._y=t,this._z=n,this._order=i}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get order(){return this._order}set order(e){this._order=e,this._onChangeCallback()}set(e,t,n,i=this._order){return this._x=e,this._y=t,this._z=n,this._order=i,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(e){return this._x=e._x,this._y=e._y,this._z=e._z,this._order=e._order,this._onChangeCallback(),this}setFromRotationMatrix(e,t=this._order,n=!0){let i=e.elements,r=i[0],o=i[4],a=i[8],c=i[1],l=i[5],h=i[9],u=i[2],d=i[6],f=i[10];switch(t){case"XYZ":this._y=Math.asin(Qe(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(-h,f),this._z=Math.atan2(-o,r)):(this._x=Math.atan2(d,l),this._z=0);break;case"YXZ":this._x=Math.asin(-Qe(h,-1,1)),Math.abs(h)<.9999999?(this._y=Math.atan2(a,f),this._z=Math.atan2(c,l)):(this._y=Math.atan2(-u,r),this._z=0);break;case"ZXY":this._x=Math.asin(Qe(d,-1,1)),Math.abs(d)<.9999999?(this._y=Math.atan2(-u,f),this._z=Math.atan2(-o,l)):(this._y=0,this._z=Math.atan2(c,r));break;case"ZYX":this._y=Math.asin(-Qe(u,-1,1)),Math.abs(u)<.9999999?(this._x=Math.atan2(d,f),this._z=Math.atan2(c,r)):(this._x=0,this._z=Math.atan2(-o,l));break;case"YZX":this._z=Math.asin(Qe(c,-1,1)),Math.abs(c)<.9999999?(this._x=Math.atan2(-h,l),this._y=Math.atan2(-u,r)):(this._x=0,this._y=Math.atan2(a,f));break;case"XZY":this._z=Math.asin(-Qe(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(d,l),this._y=Math.atan2(a,r)):(this._x=Math.atan2(-h,f),this._y=0);break;default:Ne("Euler: .setFromRotationMatrix() encountered an unknown order: "+t)}return this._order=t,n===!0&&this._onChangeCallback(),this}setFromQuaternion(e,t,n){return R0.makeRotationFromQuaternion(e),this.setFromRotationMatrix(R0,t,n)}setFromVector3(e,t=this._order){return this.set(e.x,e.y,e.z,t)}reorder(e){return C0.setFromEuler(this),this.setFromQuaternion(C0,e)}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._order===this._order}fromArray(e){return this._x=e[0],this._y=e[1],this._z=e[2],e[3]!==void 0&&(this._order=e[3]),this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._order,e}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};ds.DEFAULT_ORDER="XYZ";var mc=class{constructor(){this.mask=1}set(e){this.mask=(1<<e|0)>>>0}enable(e){this.mask|=1<<e|0}enableAll(){this.mask=-1}toggle(e){this.mask^=1<<e|0}disable(e){this.mask&=~(1<<e|0)}disableAll(){this.mask=0}test(e){return(this.mask&e.mask)!==0}isEnabled(e){return(this.mask&(1<<e|0))!==0}},QM=0,I0=new F,yo=new cn,ss=new Ge,Wl=new F,tc=new F,eS=new F,tS=new cn,P0=new F(1,0,0),L0=new F(0,1,0),N0=new F(0,0,1),D0={type:"added"},nS={type:"removed"},vo={type:"childadded",child:null},Qd={type:"childremoved",child:null},Mt=class s extends ui{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:QM++}),this.uuid=Ni(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=s.DEFAULT_UP.clone();let e=new F,t=new ds,n=new cn,i=new F(1,1,1);function r(){n.setFromEuler(t,!1)}function o(){t.setFromQuaternion(n,void 0,!1)}t._onChange(r),n._onChange(o),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:e},rotation:{configurable:!0,enumerable:!0,value:t},quaternion:{configurable:!0,enumerable:!0,value:n},scale:{configurable:!0,enumerable:!0,value:i},modelViewMatrix:{value:new Ge},normalMatrix:{value:new He}}),this.matrix=new Ge,this.matrixWorld=new Ge,this.matrixAutoUpdate=s.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=s.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new mc,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(e){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(e),this.matrix.decompose(this.position,this.quaternion,this.scale),this.pivot!==null&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(e){return this.quaternion.premultiply(e),this}setRotationFromAxisAngle(e,t){this.quaternion.setFromAxisAngle(e,t)}setRotationFromEuler(e){this.quaternion.setFromEuler(e,!0)}setRotationFromMatrix(e){this.quaternion.setFromRotationMatrix(e)}setRotationFromQuaternion(e){this.quaternion.copy(e)}rotateOnAxis(e,t){return yo.setFromAxisAngle(e,t),this.quaternion.multiply(yo),this}rotateOnWorldAxis(e,t){return yo.setFromAxisAngle(e,t),this.quaternion.premultiply(yo),this}rotateX(e){return this.rotateOnAxis(P0,e)}rotateY(e){return this.rotateOnAxis(L0,e)}rotateZ(e){return this.rotateOnAxis(N0,e)}translateOnAxis(e,t){return I0.copy(e).applyQuaternion(this.quaternion),this.position.add(I0.multiplyScalar(t)),this}translateX(e){return this.translateOnAxis(P0,e)}translateY(e){return this.translateOnAxis(L0,e)}translateZ(e){return this.translateOnAxis(N0,e)}localToWorld(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(this.matrixWorld)}worldToLocal(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(ss.copy(this.matrixWorld).invert())}lookAt(e,t,n){e.isVector3?Wl.copy(e):Wl.set(e,t,n);let i=this.parent;this.updateWorldMatrix(!0,!1),tc.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?ss.lookAt(tc,Wl,this.up):ss.lookAt(Wl,tc,this.up),this.quaternion.setFromRotationMatrix(ss),i&&(ss.extractRotation(i.matrixWorld),yo.setFromRotationMatrix(ss),this.quaternion.premultiply(yo.invert()))}add(e){if(arguments.length>1){for(let t=0;t<arguments.length;t++)this.add(arguments[t]);return this}return e===this?(ze("Object3D.add: object can't be added as a child of itself.",e),this):(e&&e.isObject3D?(e.removeFromParent(),e.parent=this,this.children.push(e),e.dispatchEvent(D0),vo.child=e,this.dispatchEvent(vo),vo.child=null):ze("Object3D.add: object not an instance of THREE.Object3D.",e),this)}remove(e){if(arguments.length>1){for(let n=0;n<arguments.length;n++)this.remove(arguments[n]);return this}let t=this.children.indexOf(e);return t!==-1&&(e.parent=null,this.children.splice(t,1),e.dispatchEvent(nS),Qd.child=e,this.dispatchEvent(Qd),Qd.child=null),this}removeFromParent(){let e=this.parent;return e!==null&&e.remove(this),this}clear(){return this.remove(...this.children)}attach(e){return this.updateWorldMatrix(!0,!1),ss.copy(this.matrixWorld).invert(),e.parent!==null&&(e.parent.updateWorldMatrix(!0,!1),ss.multiply(e.parent.matrixWorld)),e.applyMatrix4(ss),e.removeFromParent(),e.parent=this,this.children.push(e),e.updateWorldMatrix(!1,!0),e.dispatchEvent(D0),vo.child=e,this.dispatchEvent(vo),vo.child=null,this}getObjectById(e){return this.getObjectByProperty("id",e)}getObjectByName(e){return this.getObjectByProperty("name",e)}getObjectByProperty(e,t){if(this[e]===t)return this;for(let n=0,i=this.children.length;n<i;n++){let o=this.children[n].getObjectByProperty(e,t);if(o!==void 0)return o}}getObjectsByProperty(e,t,n=[]){this[e]===t&&n.push(this);let i=this.children;for(let r=0,o=i.length;r<o;r++)i[r].getObjectsByProperty(e,t,n);return n}getWorldPosition(e){return this.updateWorldMatrix(!0,!1),e.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(tc,e,eS),e}getWorldScale(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(tc,tS,e),e}getWorldDirection(e){this.updateWorldMatrix(!0,!1);let t=this.matrixWorld.elements;return e.set(t[8],t[9],t[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(e){e(this);let t=this.children;for(let n=0,i=t.length;n<i;n++)t[n].traverse(e)}traverseVisible(e){if(this.visible===!1)return;e(this);let t=this.children;for(let n=0,i=t.length;n<i;n++)t[n].traverseVisible(e)}traverseAncestors(e){let t=this.parent;t!==null&&(e(t),t.traverseAncestors(e))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let e=this.pivot;if(e!==null){let t=e.x,n=e.y,i=e.z,r=this.matrix.elements;r[12]+=t-r[0]*t-r[4]*n-r[8]*i,r[13]+=n-r[1]*t-r[5]*n-r[9]*i,r[14]+=i-r[2]*t-r[6]*n-r[10]*i}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(e){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||e)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,e=!0);let t=this.children;for(let n=0,i=t.length;n<i;n++)t[n].updateMatrixWorld(e)}updateWorldMatrix(e,t,n=!1){let i=this.parent;if(e===!0&&i!==null&&i.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||n)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,n=!0),t===!0){let r=this.children;for(let o=0,a=r.length;o<a;o++)r[o].updateWorldMatrix(!1,!0,n)}}toJSON(e){let t=e===void 0||typeof e=="string",n={};t&&(e={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},n.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});let i={};i.uuid=this.uuid,i.type=this.type,i.name=this.name,i.castShadow=this.castShadow,i.receiveShadow=this.receiveShadow,i.visible=this.visible,i.frustumCulled=this.frustumCulled,i.renderOrder=this.renderOrder,i.static=this.static,i.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(i.userData=this.userData),i.layers=this.layers.mask,i.matrix=this.matrix.toArray(),i.up=this.up.toArray(),this.pivot!==null&&(i.pivot=this.pivot.toArray()),this.morphTargetDictionary!==void 0&&(i.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),this.morphTargetInfluences!==void 0&&(i.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(i.type="InstancedMesh",i.count=this.count,i.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(i.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(i.type="BatchedMesh",i.perObjectFrustumCulled=this.perObjectFrustumCulled,i.sortObjects=this.sortObjects,i.drawRanges=this._drawRanges,i.reservedRanges=this._reservedRanges,i.geometryInfo=this._geometryInfo.map(a=>({...a,boundingBox:a.boundingBox?a.boundingBox.toJSON():void 0,boundingSphere:a.boundingSphere?a.boundingSphere.toJSON():void 0})),i.instanceInfo=this._instanceInfo.map(a=>({...a})),i.availableInstanceIds=this._availableInstanceIds.slice(),i.availableGeometryIds=this._availableGeometryIds.slice(),i.nextIndexStart=this._nextIndexStart,i.nextVertexStart=this._nextVertexStart,i.geometryCount=this._geometryCount,i.maxInstanceCount=this._maxInstanceCount,i.maxVertexCount=this._maxVertexCount,i.maxIndexCount=this._maxIndexCount,i.geometryInitialized=this._geometryInitialized,i.matricesTexture=this._matricesTexture.toJSON(e),i.indirectTexture=this._indirectTexture.toJSON(e),this._colorsTexture!==null&&(i.colorsTexture=this._colorsTexture.toJSON(e)),this.boundingSphere!==null&&(i.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(i.boundingBox=this.boundingBox.toJSON()));function r(a,c){return a[c.uuid]===void 0&&(a[c.uuid]=c.toJSON(e)),c.uuid}if(this.isScene)this.background&&(this.background.isColor?i.background=this.background.toJSON():this.background.isTexture&&(i.background=this.background.toJSON(e).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(i.environment=this.environment.toJSON(e).uuid);else if(this.isMesh||this.isLine||this.isPoints){i.geometry=r(e.geometries,this.geometry);let a=this.geometry.parameters;if(a!==void 0&&a.shapes!==void 0){let c=a.shapes;if(Array.isArray(c))for(let l=0,h=c.length;l<h;l++){let u=c[l];r(e.shapes,u)}else r(e.shapes,c)}}if(this.isSkinnedMesh&&(i.bindMode=this.bindMode,i.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(r(e.skeletons,this.skeleton),i.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){let a=[];for(let c=0,l=this.material.length;c<l;c++)a.push(r(e.materials,this.material[c]));i.material=a}else i.material=r(e.materials,this.material);if(this.children.length>0){i.children=[];for(let a=0;a<this.children.length;a++)i.children.push(this.children[a].toJSON(e).object)}if(this.animations.length>0){i.animations=[];for(let a=0;a<this.animations.length;a++){let c=this.animations[a];i.animations.push(r(e.animations,c))}}if(t){let a=o(e.geometries),c=o(e.materials),l=o(e.textures),h=o(e.images),u=o(e.shapes),d=o(e.skeletons),f=o(e.animations),_=o(e.nodes);a.length>0&&(n.geometries=a),c.length>0&&(n.materials=c),l.length>0&&(n.textures=l),h.length>0&&(n.images=h),u.length>0&&(n.shapes=u),d.length>0&&(n.skeletons=d),f.length>0&&(n.animations=f),_.length>0&&(n.nodes=_)}return n.object=i,n;function o(a){let c=[];for(let l in a){let h=a[l];delete h.metadata,c.push(h)}return c}}clone(e){return new this.constructor().copy(this,e)}copy(e,t=!0){if(this.name=e.name,this.up.copy(e.up),this.position.copy(e.position),this.rotation.order=e.rotation.order,this.quaternion.copy(e.quaternion),this.scale.copy(e.scale),this.pivot=e.pivot!==null?e.pivot.clone():null,this.matrix.copy(e.matrix),this.matrixWorld.copy(e.matrixWorld),this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrixWorldAutoUpdate=e.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=e.matrixWorldNeedsUpdate,this.layers.mask=e.layers.mask,this.visible=e.visible,this.castShadow=e.castShadow,this.receiveShadow=e.receiveShadow,this.frustumCulled=e.frustumCulled,this.renderOrder=e.renderOrder,this.static=e.static,this.animations=e.animations.slice(),this.userData=JSON.parse(JSON.stringify(e.userData)),t===!0)for(let n=0;n<e.children.length;n++){let i=e.children[n];this.add(i.clone())}return this}dispose(){this.dispatchEvent({type:"dispose"})}};Mt.DEFAULT_UP=new F(0,1,0);Mt.DEFAULT_MATRIX_AUTO_UPDATE=!0;Mt.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var qt=class extends Mt{constructor(){super(),this.isGroup=!0,this.type="Group"}},iS={type:"move"},ko=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new qt,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new qt,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new F,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new F),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new qt,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new F,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new F,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(e){return this._targetRay!==null&&this._targetRay.dispatchEvent(e),this._grip!==null&&this._grip.dispatchEvent(e),this._hand!==null&&this._hand.dispatchEvent(e),this}connect(e){if(e&&e.hand){let t=this._hand;if(t)for(let n of e.hand.values())this._getHandJoint(t,n)}return this.dispatchEvent({type:"connected",data:e}),this}disconnect(e){return this.dispatchEvent({type:"disconnected",data:e}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(e,t,n){let i=null,r=null,o=null,a=this._targetRay,c=this._grip,l=this._hand;if(e&&t.session.visibilityState!=="visible-blurred"){if(l&&e.hand){o=!0;for(let y of e.hand.values()){let g=t.getJointPose(y,n),m=this._getHandJoint(l,y);g!==null&&(m.matrix.fromArray(g.transform.matrix),m.matrix.decompose(m.position,m.quaternion,m.scale),m.matrixWorldNeedsUpdate=!0,m.jointRadius=g.radius),m.visible=g!==null}let h=l.joints["index-finger-tip"],u=l.joints["thumb-tip"],d=h.position.distanceTo(u.position),f=.02,_=.005;l.inputState.pinching&&d>f+_?(l.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:e.handedness,target:this})):!l.inputState.pinching&&d<=f-_&&(l.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:e.handedness,target:this}))}else c!==null&&e.gripSpace&&(r=t.getPose(e.gripSpace,n),r!==null&&(c.matrix.fromArray(r.transform.matrix),c.matrix.decompose(c.position,c.quaternion,c.scale),c.matrixWorldNeedsUpdate=!0,r.linearVelocity?(c.hasLinearVelocity=!0,c.linearVelocity.copy(r.linearVelocity)):c.hasLinearVelocity=!1,r.angularVelocity?(c.hasAngularVelocity=!0,c.angularVelocity.copy(r.angularVelocity)):c.hasAngularVelocity=!1,c.eventsEnabled&&c.dispatchEvent({type:"gripUpdated",data:e,target:this})));a!==null&&(i=t.getPose(e.targetRaySpace,n),i===null&&r!==null&&(i=r),i!==null&&(a.matrix.fromArray(i.transform.matrix),a.matrix.decompose(a.position,a.quaternion,a.scale),a.matrixWorldNeedsUpdate=!0,i.linearVelocity?(a.hasLinearVelocity=!0,a.linearVelocity.copy(i.linearVelocity)):a.hasLinearVelocity=!1,i.angularVelocity?(a.hasAngularVelocity=!0,a.angularVelocity.copy(i.angularVelocity)):a.hasAngularVelocity=!1,this.dispatchEvent(iS)))}return a!==null&&(a.visible=i!==null),c!==null&&(c.visible=r!==null),l!==null&&(l.visible=o!==null),this}_getHandJoint(e,t){if(e.joints[t.jointName]===void 0){let n=new qt;n.matrixAutoUpdate=!1,n.visible=!1,e.joints[t.jointName]=n,e.add(n)}return e.joints[t.jointName]}},q_={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},Hs={h:0,s:0,l:0},Xl={h:0,s:0,l:0};function ef(s,e,t){return t<0&&(t+=1),t>1&&(t-=1),t<1/6?s+(e-s)*6*t:t<1/2?e:t<2/3?s+(e-s)*6*(2/3-t):s}var Ie=class{constructor(e,t,n){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(e,t,n)}set(e,t,n){if(t===void 0&&n===void 0){let i=e;i&&i.isColor?this.copy(i):typeof i=="number"?this.setHex(i):typeof i=="string"&&this.setStyle(i)}else this.setRGB(e,t,n);return this}setScalar(e){return this.r=e,this.g=e,this.b=e,this}setHex(e,t=Lt){return e=Math.floor(e),this.r=(e>>16&255)/255,this.g=(e>>8&255)/255,this.b=(e&255)/255,je.colorSpaceToWorking(this,t),this}setRGB(e,t,n,i=je.workingColorSpace){return this.r=e,this.g=t,this.b=n,je.colorSpaceToWorking(this,i),this}setHSL(e,t,n,i=je.workingColorSpace){if(e=sp(e,1),t=Qe(t,0,1),n=Qe(n,0,1),t===0)this.r=this.g=this.b=n;else{let r=n<=.5?n*(1+t):n+t-n*t,o=2*n-r;this.r=ef(o,r,e+1/3),this.g=ef(o,r,e),this.b=ef(o,r,e-1/3)}return je.colorSpaceToWorking(this,i),this}setStyle(e,t=Lt){function n(r){r!==void 0&&parseFloat(r)<1&&Ne("Color: Alpha component of "+e+" will be ignored.")}let i;if(i=/^(\w+)\(([^\)]*)\)/.exec(e)){let r,o=i[1],a=i[2];switch(o){case"rgb":case"rgba":if(r=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(r[4]),this.setRGB(Math.min(255,parseInt(r[1],10))/255,Math.min(255,parseInt(r[2],10))/255,Math.min(255,parseInt(r[3],10))/255,t);if(r=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(r[4]),this.setRGB(Math.min(100,parseFloat(r[1]))/100,Math.min(100,parseFloat(r[2]))/100,Math.min(100,parseFloat(r[3]))/100,t);break;case"hsl":case"hsla":if(r=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(r[4]),this.setHSL(parseFloat(r[1])/360,parseFloat(r[2])/100,parseFloat(r[3])/100,t);break;default:Ne("Color: Unknown color model "+e)}}else if(i=/^\#([A-Fa-f\d]+)$/.exec(e)){let r=i[1],o=r.length;if(o===3)return this.setRGB(parseInt(r.charAt(0),16)/15,parseInt(r.charAt(1),16)/15,parseInt(r.charAt(2),16)/15,t);if(o===6)return this.setHex(parseInt(r,16),t);Ne("Color: Invalid hex color "+e)}else if(e&&e.length>0)return this.setColorName(e,t);return this}setColorName(e,t=Lt){let n=q_[e.toLowerCase()];return n!==void 0?this.setHex(n,t):Ne("Color: Unknown color "+e),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(e){return this.r=e.r,this.g=e.g,this.b=e.b,this}copySRGBToLinear(e){return this.r=hs(e.r),this.g=hs(e.g),this.b=hs(e.b),this}copyLinearToSRGB(e){return this.r=Po(e.r),this.g=Po(e.g),this.b=Po(e.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(e=Lt){return je.workingToColorSpace(mn.copy(this),e),Math.round(Qe(mn.r*255,0,255))*65536+Math.round(Qe(mn.g*255,0,255))*256+Math.round(Qe(mn.b*255,0,255))}getHexString(e=Lt){return("000000"+this.getHex(e).toString(16)).slice(-6)}getHSL(e,t=je.workingColorSpace){je.workingToColorSpace(mn.copy(this),t);let n=mn.r,i=mn.g,r=mn.b,o=Math.max(n,i,r),a=Math.min(n,i,r),c,l,h=(a+o)/2;if(a===o)c=0,l=0;else{let u=o-a;switch(l=h<=.5?u/(o+a):u/(2-o-a),o){case n:c=(i-r)/u+(i<r?6:0);break;case i:c=(r-n)/u+2;break;case r:c=(n-i)/u+4;break}c/=6}return e.h=c,e.s=l,e.l=h,e}getRGB(e,t=je.workingColorSpace){return je.workingToColorSpace(mn.copy(this),t),e.r=mn.r,e.g=mn.g,e.b=mn.b,e}getStyle(e=Lt){je.workingToColorSpace(mn.copy(this),e);let t=mn.r,n=mn.g,i=mn.b;return e!==Lt?`color(${e} ${t.toFixed(3)} ${n.toFixed(3)} ${i.toFixed(3)})`:`rgb(${Math.round(t*255)},${Math.round(n*255)},${Math.round(i*255)})`}offsetHSL(e,t,n){return this.getHSL(Hs),this.setHSL(Hs.h+e,Hs.s+t,Hs.l+n)}add(e){return this.r+=e.r,this.g+=e.g,this.b+=e.b,this}addColors(e,t){return this.r=e.r+t.r,this.g=e.g+t.g,this.b=e.b+t.b,this}addScalar(e){return this.r+=e,this.g+=e,this.b+=e,this}sub(e){return this.r=Math.max(0,this.r-e.r),this.g=Math.max(0,this.g-e.g),this.b=Math.max(0,this.b-e.b),this}multiply(e){return this.r*=e.r,this.g*=e.g,this.b*=e.b,this}multiplyScalar(e){return this.r*=e,this.g*=e,this.b*=e,this}lerp(e,t){return this.r+=(e.r-this.r)*t,this.g+=(e.g-this.g)*t,this.b+=(e.b-this.b)*t,this}lerpColors(e,t,n){return this.r=e.r+(t.r-e.r)*n,this.g=e.g+(t.g-e.g)*n,this.b=e.b+(t.b-e.b)*n,this}lerpHSL(e,t){this.getHSL(Hs),e.getHSL(Xl);let n=uc(Hs.h,Xl.h,t),i=uc(Hs.s,Xl.s,t),r=uc(Hs.l,Xl.l,t);return this.setHSL(n,i,r),this}setFromVector3(e){return this.r=e.x,this.g=e.y,this.b=e.z,this}applyMatrix3(e){let t=this.r,n=this.g,i=this.b,r=e.elements;return this.r=r[0]*t+r[3]*n+r[6]*i,this.g=r[1]*t+r[4]*n+r[7]*i,this.b=r[2]*t+r[5]*n+r[8]*i,this}equals(e){return e.r===this.r&&e.g===this.g&&e.b===this.b}fromArray(e,t=0){return this.r=e[t],this.g=e[t+1],this.b=e[t+2],this}toArray(e=[],t=0){return e[t]=this.r,e[t+1]=this.g,e[t+2]=this.b,e}fromBufferAttribute(e,t){return this.r=e.getX(t),this.g=e.getY(t),this.b=e.getZ(t),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},mn=new Ie;Ie.NAMES=q_;var gc=class extends Mt{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new ds,this.environmentIntensity=1,this.environmentRotation=new ds,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(e,t){return super.copy(e,t),this.background=e.background!==null?e.background.clone():null,this.environment=e.environment!==null?e.environment.clone():null,this.fog=e.fog!==null?e.fog.clone():null,this.backgroundBlurriness=e.backgroundBlurriness,this.backgroundIntensity=e.backgroundIntensity,this.backgroundRotation.copy(e.backgroundRotation),this.environmentIntensity=e.environmentIntensity,this.environmentRotation.copy(e.environmentRotation),this.overrideMaterial=e.overrideMaterial!==null?e.overrideMaterial.clone():null,this.matrixAutoUpdate=e.matrixAutoUpdate,this}toJSON(e){let t=super.toJSON(e);return this.fog!==null&&(t.object.fog=this.fog.toJSON()),t.object.backgroundBlurriness=this.backgroundBlurriness,t.object.backgroundIntensity=this.backgroundIntensity,t.object.backgroundRotation=this.backgroundRotation.toArray(),t.object.environmentIntensity=this.environmentIntensity,t.object.environmentRotation=this.environmentRotation.toArray(),t}},li=new F,rs=new F,tf=new F,os=new F,Mo=new F,So=new F,U0=new F,nf=new F,sf=new F,rf=new F,of=new pt,af=new pt,cf=new pt,Ys=class s{constructor(e=new F,t=new F,n=new F){this.a=e,this.b=t,this.c=n}static getNormal(e,t,n,i){i.subVectors(n,t),li.subVectors(e,t),i.cross(li);let r=i.lengthSq();return r>0?i.multiplyScalar(1/Math.sqrt(r)):i.set(0,0,0)}static getBarycoord(e,t,n,i,r){li.subVectors(i,t),rs.subVectors(n,t),tf.subVectors(e,t);let o=li.dot(li),a=li.dot(rs),c=li.dot(tf),l=rs.dot(rs),h=rs.dot(tf),u=o*l-a*a;if(u===0)return r.set(0,0,0),null;let d=1/u,f=(l*c-a*h)*d,_=(o*h-a*c)*d;return r.set(1-f-_,_,f)}static containsPoint(e,t,n,i){return this.getBarycoord(e,t,n,i,os)===null?!1:os.x>=0&&os.y>=0&&os.x+os.y<=1}static getInterpolation(e,t,n,i,r,o,a,c){return this.getBarycoord(e,t,n,i,os)===null?(c.x=0,c.y=0,"z"in c&&(c.z=0),"w"in c&&(c.w=0),null):(c.setScalar(0),c.addScaledVector(r,os.x),c.addScaledVector(o,os.y),c.addScaledVector(a,os.z),c)}static getInterpolatedAttribute(e,t,n,i,r,o){return of.setScalar(0),af.setScalar(0),cf.setScalar(0),of.fromBufferAttribute(e,t),af.fromBufferAttribute(e,n),cf.fromBufferAttribute(e,i),o.setScalar(0),o.addScaledVector(of,r.x),o.addScaledVector(af,r.y),o.addScaledVector(cf,r.z),o}static isFrontFacing(e,t,n,i){return li.subVectors(n,t),rs.subVectors(e,t),li.cross(rs).dot(i)<0}set(e,t,n){return this.a.copy(e),this.b.copy(t),this.c.copy(n),this}setFromPointsAndIndices(e,t,n,i){return this.a.copy(e[t]),this.b.copy(e[n]),this.c.copy(e[i]),this}setFromAttributeAndIndices(e,t,n,i){return this.a.fromBufferAttribute(e,t),this.b.fromBufferAttribute(e,n),this.c.fromBufferAttribute(e,i),this}clone(){return new this.constructor().copy(this)}copy(e){return this.a.copy(e.a),this.b.copy(e.b),this.c.copy(e.c),this}getArea(){return li.subVectors(this.c,this.b),rs.subVectors(this.a,this.b),li.cross(rs).length()*.5}getMidpoint(e){return e.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(e){return s.getNormal(this.a,this.b,this.c,e)}getPlane(e){return e.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(e,t){return s.getBarycoord(e,this.a,this.b,this.c,t)}getInterpolation(e,t,n,i,r){return s.getInterpolation(e,this.a,this.b,this.c,t,n,i,r)}containsPoint(e){return s.containsPoint(e,this.a,this.b,this.c)}isFrontFacing(e){return s.isFrontFacing(this.a,this.b,this.c,e)}intersectsBox(e){return e.intersectsTriangle(this)}closestPointToPoint(e,t){let n=this.a,i=this.b,r=this.c,o,a;Mo.subVectors(i,n),So.subVectors(r,n),nf.subVectors(e,n);let c=Mo.dot(nf),l=So.dot(nf);if(c<=0&&l<=0)return t.copy(n);sf.subVectors(e,i);let h=Mo.dot(sf),u=So.dot(sf);if(h>=0&&u<=h)return t.copy(i);let d=c*u-h*l;if(d<=0&&c>=0&&h<=0&&c-h>0)return o=c/(c-h),t.copy(n).addScaledVector(Mo,o);rf.subVectors(e,r);let f=Mo.dot(rf),_=So.dot(rf);if(_>=0&&f<=_)return t.copy(r);let y=f*l-c*_;if(y<=0&&l>=0&&_<=0)return a=l/(l-_),t.copy(n).addScaledVector(So,a);let g=h*_-f*u;if(g<=0&&u-h>=0&&f-_>=0)return U0.subVectors(r,i),a=(u-h)/(u-h+(f-_)),t.copy(i).addScaledVector(U0,a);let m=1/(g+y+d);return o=y*m,a=d*m,t.copy(n).addScaledVector(Mo,o).addScaledVector(So,a)}equals(e){return e.a.equals(this.a)&&e.b.equals(this.b)&&e.c.equals(this.c)}},Xn=class{constructor(e=new F(1/0,1/0,1/0),t=new F(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=e,this.max=t}set(e,t){return this.min.copy(e),this.max.copy(t),this}setFromArray(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t+=3)this.expandByPoint(hi.fromArray(e,t));return this}setFromBufferAttribute(e){this.makeEmpty();for(let t=0,n=e.count;t<n;t++)this.expandByPoint(hi.fromBufferAttribute(e,t));return this}setFromPoints(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t++)this.expandByPoint(e[t]);return this}setFromCenterAndSize(e,t){let n=hi.copy(t).multiplyScalar(.5);return this.min.copy(e).sub(n),this.max.copy(e).add(n),this}setFromObject(e,t=!1){return this.makeEmpty(),this.expandByObject(e,t)}clone(){return new this.constructor().copy(this)}copy(e){return this.min.copy(e.min),this.max.copy(e.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(e){return this.isEmpty()?e.set(0,0,0):e.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(e){return this.isEmpty()?e.set(0,0,0):e.subVectors(this.max,this.min)}expandByPoint(e){return this.min.min(e),this.max.max(e),this}expandByVector(e){return this.min.sub(e),this.max.add(e),this}expandByScalar(e){return this.min.addScalar(-e),this.max.addScalar(e),this}expandByObject(e,t=!1){e.updateWorldMatrix(!1,!1);let n=e.geometry;if(n!==void 0){let r=n.getAttribute("position");if(t===!0&&r!==void 0&&e.isInstancedMesh!==!0&&e.isBatchedMesh!==!0)for(let o=0,a=r.count;o<a;o++)e.isMesh===!0?e.getVertexPosition(o,hi):hi.fromBufferAttribute(r,o),hi.applyMatrix4(e.matrixWorld),this.expandByPoint(hi);else e.boundingBox!==void 0?(e.boundingBox===null&&e.computeBoundingBox(),ql.copy(e.boundingBox)):(n.boundingBox===null&&n.computeBoundingBox(),ql.copy(n.boundingBox)),ql.applyMatrix4(e.matrixWorld),this.union(ql)}let i=e.children;for(let r=0,o=i.length;r<o;r++)this.expandByObject(i[r],t);return this}containsPoint(e){return e.x>=this.min.x&&e.x<=this.max.x&&e.y>=this.min.y&&e.y<=this.max.y&&e.z>=this.min.z&&e.z<=this.max.z}containsBox(e){return this.min.x<=e.min.x&&e.max.x<=this.max.x&&this.min.y<=e.min.y&&e.max.y<=this.max.y&&this.min.z<=e.min.z&&e.max.z<=this.max.z}getParameter(e,t){return t.set((e.x-this.min.x)/(this.max.x-this.min.x),(e.y-this.min.y)/(this.max.y-this.min.y),(e.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(e){return e.max.x>=this.min.x&&e.min.x<=this.max.x&&e.max.y>=this.min.y&&e.min.y<=this.max.y&&e.max.z>=this.min.z&&e.min.z<=this.max.z}intersectsSphere(e){return this.clampPoint(e.center,hi),hi.distanceToSquared(e.center)<=e.radius*e.radius}intersectsPlane(e){let t,n;return e.normal.x>0?(t=e.normal.x*this.min.x,n=e.normal.x*this.max.x):(t=e.normal.x*this.max.x,n=e.normal.x*this.min.x),e.normal.y>0?(t+=e.normal.y*this.min.y,n+=e.normal.y*this.max.y):(t+=e.normal.y*this.max.y,n+=e.normal.y*this.min.y),e.normal.z>0?(t+=e.normal.z*this.min.z,n+=e.normal.z*this.max.z):(t+=e.normal.z*this.max.z,n+=e.normal.z*this.min.z),t<=-e.constant&&n>=-e.constant}intersectsTriangle(e){if(this.isEmpty())return!1;this.getCenter(nc),Yl.subVectors(this.max,nc),bo.subVectors(e.a,nc),wo.subVectors(e.b,nc),To.subVectors(e.c,nc),Vs.subVectors(wo,bo),Ws.subVectors(To,wo),yr.subVectors(bo,To);let t=[0,-Vs.z,Vs.y,0,-Ws.z,Ws.y,0,-yr.z,yr.y,Vs.z,0,-Vs.x,Ws.z,0,-Ws.x,yr.z,0,-yr.x,-Vs.y,Vs.x,0,-Ws.y,Ws.x,0,-yr.y,yr.x,0];return!lf(t,bo,wo,To,Yl)||(t=[1,0,0,0,1,0,0,0,1],!lf(t,bo,wo,To,Yl))?!1:(Kl.crossVectors(Vs,Ws),t=[Kl.x,Kl.y,Kl.z],lf(t,bo,wo,To,Yl))}clampPoint(e,t){return t.copy(e).clamp(this.min,this.max)}distanceToPoint(e){return this.clampPoint(e,hi).distanceTo(e)}getBoundingSphere(e){return this.isEmpty()?e.makeEmpty():(this.getCenter(e.center),e.radius=this.getSize(hi).length()*.5),e}intersect(e){return this.min.max(e.min),this.max.min(e.max),this.isEmpty()&&this.makeEmpty(),this}union(e){return this.min.min(e.min),this.max.max(e.max),this}applyMatrix4(e){return this.isEmpty()?this:(as[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(e),as[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(e),as[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(e),as[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(e),as[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(e),as[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(e),as[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(e),as[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(e),this.setFromPoints(as),this)}translate(e){return this.min.add(e),this.max.add(e),this}equals(e){return e.min.equals(this.min)&&e.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(e){return this.min.fromArray(e.min),this.max.fromArray(e.max),this}},as=[new F,new F,new F,new F,new F,new F,new F,new F],hi=new F,ql=new Xn,bo=new F,wo=new F,To=new F,Vs=new F,Ws=new F,yr=new F,nc=new F,Yl=new F,Kl=new F,vr=new F;function lf(s,e,t,n,i){for(let r=0,o=s.length-3;r<=o;r+=3){vr.fromArray(s,r);let a=i.x*Math.abs(vr.x)+i.y*Math.abs(vr.y)+i.z*Math.abs(vr.z),c=e.dot(vr),l=t.dot(vr),h=n.dot(vr);if(Math.max(-Math.max(c,l,h),Math.min(c,l,h))>a)return!1}return!0}var Bt=new F,$l=new ke,sS=0,lt=class extends ui{constructor(e,t,n=!1){if(super(),Array.isArray(e))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:sS++}),this.name="",this.array=e,this.itemSize=t,this.count=e!==void 0?e.length/t:0,this.normalized=n,this.usage=np,this.updateRanges=[],this.gpuType=qn,this.version=0,this._normalizationScale=e!==void 0?Ru(e):void 0}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.name=e.name,this.array=new e.array.constructor(e.array),this.itemSize=e.itemSize,this.count=e.count,this.normalized=e.normalized,this.usage=e.usage,this.gpuType=e.gpuType,this._normalizationScale=e._normalizationScale,this}copyAt(e,t,n){e*=this.itemSize,n*=t.itemSize;for(let i=0,r=this.itemSize;i<r;i++)this.array[e+i]=t.array[n+i];return this}copyArray(e){return this.array.set(e),this}applyMatrix3(e){if(this.itemSize===2)for(let t=0,n=this.count;t<n;t++)$l.fromBufferAttribute(this,t),$l.applyMatrix3(e),this.setXY(t,$l.x,$l.y);else if(this.itemSize===3)for(let t=0,n=this.count;t<n;t++)Bt.fromBufferAttribute(this,t),Bt.applyMatrix3(e),this.setXYZ(t,Bt.x,Bt.y,Bt.z);return this}applyMatrix4(e){for(let t=0,n=this.count;t<n;t++)Bt.fromBufferAttribute(this,t),Bt.applyMatrix4(e),this.setXYZ(t,Bt.x,Bt.y,Bt.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)Bt.fromBufferAttribute(this,t),Bt.applyNormalMatrix(e),this.setXYZ(t,Bt.x,Bt.y,Bt.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)Bt.fromBufferAttribute(this,t),Bt.transformDirection(e),this.setXYZ(t,Bt.x,Bt.y,Bt.z);return this}set(e,t=0){return this.array.set(e,t),this}getComponent(e,t){let n=this.array[e*this.itemSize+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.array[e*this.itemSize+t]=n,this}getX(e){let t=this.array[e*this.itemSize];return this.normalized&&(t=this._denormalize(t)),t}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize]=t,this}getY(e){let t=this.array[e*this.itemSize+1];return this.normalized&&(t=this._denormalize(t)),t}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+1]=t,this}getZ(e){let t=this.array[e*this.itemSize+2];return this.normalized&&(t=this._denormalize(t)),t}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+2]=t,this}getW(e){let t=this.array[e*this.itemSize+3];return this.normalized&&(t=this._denormalize(t)),t}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+3]=t,this}setXY(e,t,n){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.array[e+0]=t,this.array[e+1]=n,this}setXYZ(e,t,n,i){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),i=this._normalize(i)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=i,this}setXYZW(e,t,n,i,r){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),i=this._normalize(i),r=this._normalize(r)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=i,this.array[e+3]=r,this}onUpload(e){return this.onUploadCallback=e,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let e={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return e.name=this.name,e.usage=this.usage,e.gpuType=this.gpuType,e}dispose(){this.dispatchEvent({type:"dispose"})}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):op(e,this.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):ap(e,this.array)}};var _c=class extends lt{constructor(e,t,n){super(new Uint16Array(e),t,n)}};var xc=class extends lt{constructor(e,t,n){super(new Uint32Array(e),t,n)}};var tn=class extends lt{constructor(e,t,n){super(new Float32Array(e),t,n)}},rS=new Xn,ic=new F,hf=new F,Pn=class{constructor(e=new F,t=-1){this.isSphere=!0,this.center=e,this.radius=t}set(e,t){return this.center.copy(e),this.radius=t,this}setFromPoints(e,t){let n=this.center;t!==void 0?n.copy(t):rS.setFromPoints(e).getCenter(n);let i=0;for(let r=0,o=e.length;r<o;r++)i=Math.max(i,n.distanceToSquared(e[r]));return this.radius=Math.sqrt(i),this}copy(e){return this.center.copy(e.center),this.radius=e.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(e){return e.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(e){return e.distanceTo(this.center)-this.radius}intersectsSphere(e){let t=this.radius+e.radius;return e.center.distanceToSquared(this.center)<=t*t}intersectsBox(e){return e.intersectsSphere(this)}intersectsPlane(e){return Math.abs(e.distanceToPoint(this.center))<=this.radius}clampPoint(e,t){let n=this.center.distanceToSquared(e);return t.copy(e),n>this.radius*this.radius&&(t.sub(this.center).normalize(),t.multiplyScalar(this.radius).add(this.center)),t}getBoundingBox(e){return this.isEmpty()?(e.makeEmpty(),e):(e.set(this.center,this.center),e.expandByScalar(this.radius),e)}applyMatrix4(e){return this.center.applyMatrix4(e),this.radius=this.radius*e.getMaxScaleOnAxis(),this}translate(e){return this.center.add(e),this}expandByPoint(e){if(this.isEmpty())return this.center.copy(e),this.radius=0,this;ic.subVectors(e,this.center);let t=ic.lengthSq();if(t>this.radius*this.radius){let n=Math.sqrt(t),i=(n-this.radius)*.5;this.center.addScaledVector(ic,i/n),this.radius+=i}return this}union(e){return e.isEmpty()?this:this.isEmpty()?(this.copy(e),this):(this.center.equals(e.center)===!0?this.radius=Math.max(this.radius,e.radius):(hf.subVectors(e.center,this.center).setLength(e.radius),this.expandByPoint(ic.copy(e.center).add(hf)),this.expandByPoint(ic.copy(e.center).sub(hf))),this)}equals(e){return e.center.equals(this.center)&&e.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(e){return this.radius=e.radius,this.center.fromArray(e.center),this}},oS=0,ti=new Ge,uf=new Mt,Eo=new F,Hn=new Xn,sc=new Xn,en=new F,Rt=class s extends ui{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:oS++}),this.uuid=Ni(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(e){return Array.isArray(e)?this.index=new(PM(e)?xc:_c)(e,1):this.index=e,this}setIndirect(e,t=0){return this.indirect=e,this.indirectOffset=t,this}getIndirect(){return this.indirect}getAttribute(e){return this.attributes[e]}setAttribute(e,t){return this.attributes[e]=t,this}deleteAttribute(e){return delete this.attributes[e],this}hasAttribute(e){return this.attributes[e]!==void 0}addGroup(e,t,n=0){this.groups.push({start:e,count:t,materialIndex:n})}clearGroups(){this.groups=[]}setDrawRange(e,t){this.drawRange.start=e,this.drawRange.count=t}applyMatrix4(e){let t=this.attributes.position;t!==void 0&&(t.applyMatrix4(e),t.needsUpdate=!0);let n=this.attributes.normal;if(n!==void 0){let r=new He().getNormalMatrix(e);n.applyNormalMatrix(r),n.needsUpdate=!0}let i=this.attributes.tangent;return i!==void 0&&(i.transformDirection(e),i.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(e){return ti.makeRotationFromQuaternion(e),this.applyMatrix4(ti),this}rotateX(e){return ti.makeRotationX(e),this.applyMatrix4(ti),this}rotateY(e){return ti.makeRotationY(e),this.applyMatrix4(ti),this}rotateZ(e){return ti.makeRotationZ(e),this.applyMatrix4(ti),this}translate(e,t,n){return ti.makeTranslation(e,t,n),this.applyMatrix4(ti),this}scale(e,t,n){return ti.makeScale(e,t,n),this.applyMatrix4(ti),this}lookAt(e){return uf.lookAt(e),uf.updateMatrix(),this.applyMatrix4(uf.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(Eo).negate(),this.translate(Eo.x,Eo.y,Eo.z),this}setFromPoints(e){let t=this.getAttribute("position");if(t===void 0){let n=[];for(let i=0,r=e.length;i<r;i++){let o=e[i];n.push(o.x,o.y,o.z||0)}this.setAttribute("position",new tn(n,3))}else{let n=Math.min(e.length,t.count);for(let i=0;i<n;i++){let r=e[i];t.setXYZ(i,r.x,r.y,r.z||0)}e.length>t.count&&Ne("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),t.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new Xn);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){ze("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new F(-1/0,-1/0,-1/0),new F(1/0,1/0,1/0));return}if(e!==void 0){if(this.boundingBox.setFromBufferAttribute(e),t)for(let n=0,i=t.length;n<i;n++){let r=t[n];Hn.setFromBufferAttribute(r),this.morphTargetsRelative?(en.addVectors(this.boundingBox.min,Hn.min),this.boundingBox.expandByPoint(en),en.addVectors(this.boundingBox.max,Hn.max),this.boundingBox.expandByPoint(en)):(this.boundingBox.expandByPoint(Hn.min),this.boundingBox.expandByPoint(Hn.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&ze('BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new Pn);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){ze("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new F,1/0);return}if(e){let n=this.boundingSphere.center;if(Hn.setFromBufferAttribute(e),t)for(let r=0,o=t.length;r<o;r++){let a=t[r];sc.setFromBufferAttribute(a),this.morphTargetsRelative?(en.addVectors(Hn.min,sc.min),Hn.expandByPoint(en),en.addVectors(Hn.max,sc.max),Hn.expandByPoint(en)):(Hn.expandByPoint(sc.min),Hn.expandByPoint(sc.max))}Hn.getCenter(n);let i=0;for(let r=0,o=e.count;r<o;r++)en.fromBufferAttribute(e,r),i=Math.max(i,n.distanceToSquared(en));if(t)for(let r=0,o=t.length;r<o;r++){let a=t[r],c=this.morphTargetsRelative;for(let l=0,h=a.count;l<h;l++)en.fromBufferAttribute(a,l),c&&(Eo.fromBufferAttribute(e,l),en.add(Eo)),i=Math.max(i,n.distanceToSquared(en))}this.boundingSphere.radius=Math.sqrt(i),isNaN(this.boundingSphere.radius)&&ze('BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){let e=this.index,t=this.attributes;if(e===null||t.position===void 0||t.normal===void 0||t.uv===void 0){ze("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}let n=t.position,i=t.normal,r=t.uv,o=this.getAttribute("tangent");(o===void 0||o.count!==n.count)&&(o=new lt(new Float32Array(4*n.count),4),this.setAttribute("tangent",o));let a=[],c=[],l=new Uint8Array(n.count);for(let G=0;G<n.count;G++)a[G]=new F,c[G]=new F;let h=new F,u=new F,d=new F,f=new ke,_=new ke,y=new ke,g=new F,m=new F;function S(G,N,k){l[G]=l[N]=l[k]=1,h.fromBufferAttribute(n,G),u.fromBufferAttribute(n,N),d.fromBufferAttribute(n,k),f.fromBufferAttribute(r,G),_.fromBufferAttribute(r,N),y.fromBufferAttribute(r,k),u.sub(h),d.sub(h),_.sub(f),y.sub(f);let q=1/(_.x*y.y-y.x*_.y);isFinite(q)&&(g.copy(u).multiplyScalar(y.y).addScaledVector(d,-_.y).multiplyScalar(q),m.copy(d).multiplyScalar(_.x).addScaledVector(u,-y.x).multiplyScalar(q),a[G].add(g),a[N].add(g),a[k].add(g),c[G].add(m),c[N].add(m),c[k].add(m))}let T=this.groups;T.length===0&&(T=[{start:0,count:e.count}]);for(let G=0,N=T.length;G<N;++G){let k=T[G],q=k.start,j=k.count;for(let L=q,Z=q+j;L<Z;L+=3)S(e.getX(L+0),e.getX(L+1),e.getX(L+2))}let b=new F,C=new F,R=new F,x=new F;function w(G){R.fromBufferAttribute(i,G),x.copy(R);let N=a[G];b.copy(N),b.sub(R.multiplyScalar(R.dot(N))).normalize(),C.crossVectors(x,N);let q=C.dot(c[G])<0?-1:1;o.setXYZW(G,b.x,b.y,b.z,q)}for(let G=0,N=n.count;G<N;++G)l[G]&&w(G);this._transformed=!0}computeVertexNormals(){let e=this.index,t=this.getAttribute("position");if(t!==void 0){let n=this.getAttribute("normal");if(n===void 0||n.count!==t.count)n=new lt(new Float32Array(t.count*3),3),this.setAttribute("normal",n);else for(let d=0,f=n.count;d<f;d++)n.setXYZ(d,0,0,0);let i=new F,r=new F,o=new F,a=new F,c=new F,l=new F,h=new F,u=new F;if(e)for(let d=0,f=e.count;d<f;d+=3){let _=e.getX(d+0),y=e.getX(d+1),g=e.getX(d+2);i.fromBufferAttribute(t,_),r.fromBufferAttribute(t,y),o.fromBufferAttribute(t,g),h.subVectors(o,r),u.subVectors(i,r),h.cross(u),a.fromBufferAttribute(n,_),c.fromBufferAttribute(n,y),l.fromBufferAttribute(n,g),a.add(h),c.add(h),l.add(h),n.setXYZ(_,a.x,a.y,a.z),n.setXYZ(y,c.x,c.y,c.z),n.setXYZ(g,l.x,l.y,l.z)}else for(let d=0,f=t.count;d<f;d+=3)i.fromBufferAttribute(t,d+0),r.fromBufferAttribute(t,d+1),o.fromBufferAttribute(t,d+2),h.subVectors(o,r),u.subVectors(i,r),h.cross(u),n.setXYZ(d+0,h.x,h.y,h.z),n.setXYZ(d+1,h.x,h.y,h.z),n.setXYZ(d+2,h.x,h.y,h.z);this.normalizeNormals(),n.needsUpdate=!0}}normalizeNormals(){let e=this.attributes.normal;for(let t=0,n=e.count;t<n;t++)en.fromBufferAttribute(e,t),en.normalize(),e.setXYZ(t,en.x,en.y,en.z)}toNonIndexed(){function e(a,c){let l=a.array,h=a.itemSize,u=a.normalized,d=new l.constructor(c.length*h),f=0,_=0;for(let y=0,g=c.length;y<g;y++){a.isInterleavedBufferAttribute?f=c[y]*a.data.stride+a.offset:f=c[y]*h;for(let m=0;m<h;m++)d[_++]=l[f++]}return new lt(d,h,u)}if(this.index===null)return Ne("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;let t=new s,n=this.index.array,i=this.attributes;for(let a in i){let c=i[a],l=e(c,n);t.setAttribute(a,l)}let r=this.morphAttributes;for(let a in r){let c=[],l=r[a];for(let h=0,u=l.length;h<u;h++){let d=l[h],f=e(d,n);c.push(f)}t.morphAttributes[a]=c}t.morphTargetsRelative=this.morphTargetsRelative;let o=this.groups;for(let a=0,c=o.length;a<c;a++){let l=o[a];t.addGroup(l.start,l.count,l.materialIndex)}return t}toJSON(){let e={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(e.uuid=this.uuid,e.type=this.parameters!==void 0&&this._transformed===!0?"BufferGeometry":this.type,e.name=this.name,Object.keys(this.userData).length>0&&(e.userData=this.userData),this.parameters!==void 0&&this._transformed!==!0){let c=this.parameters;for(let l in c)c[l]!==void 0&&(e[l]=c[l]);return e}e.data={attributes:{}};let t=this.index;t!==null&&(e.data.index={type:t.array.constructor.name,array:Array.prototype.slice.call(t.array)});let n=this.attributes;for(let c in n){let l=n[c];e.data.attributes[c]=l.toJSON(e.data)}let i={},r=!1;for(let c in this.morphAttributes){let l=this.morphAttributes[c],h=[];for(let u=0,d=l.length;u<d;u++){let f=l[u];h.push(f.toJSON(e.data))}h.length>0&&(i[c]=h,r=!0)}r&&(e.data.morphAttributes=i,e.data.morphTargetsRelative=this.morphTargetsRelative);let o=this.groups;o.length>0&&(e.data.groups=JSON.parse(JSON.stringify(o)));let a=this.boundingSphere;return a!==null&&(e.data.boundingSphere=a.toJSON()),e}clone(){return new this.constructor().copy(this)}copy(e){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let t={};this.name=e.name;let n=e.index;n!==null&&this.setIndex(n.clone());let i=e.attributes;for(let l in i){let h=i[l];this.setAttribute(l,h.clone(t))}let r=e.morphAttributes;for(let l in r){let h=[],u=r[l];for(let d=0,f=u.length;d<f;d++)h.push(u[d].clone(t));this.morphAttributes[l]=h}this.morphTargetsRelative=e.morphTargetsRelative;let o=e.groups;for(let l=0,h=o.length;l<h;l++){let u=o[l];this.addGroup(u.start,u.count,u.materialIndex)}let a=e.boundingBox;a!==null&&(this.boundingBox=a.clone());let c=e.boundingSphere;return c!==null&&(this.boundingSphere=c.clone()),this.drawRange.start=e.drawRange.start,this.drawRange.count=e.drawRange.count,this.userData=e.userData,this._transformed=e._transformed,this}dispose(){this.dispatchEvent({type:"dispose"})}},Bo=class{constructor(e,t){this.isInterleavedBuffer=!0,this.array=e,this.stride=t,this.count=e!==void 0?e.length/t:0,this.usage=np,this.updateRanges=[],this.version=0,this.uuid=Ni()}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.array=new e.array.constructor(e.array),this.count=e.count,this.stride=e.stride,this.usage=e.usage,this}copyAt(e,t,n){e*=this.stride,n*=t.stride;for(let i=0,r=this.stride;i<r;i++)this.array[e+i]=t.array[n+i];return this}set(e,t=0){return this.array.set(e,t),this}clone(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=O0(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=this.array.slice(0).buffer);let n=new this.array.constructor(e.arrayBuffers[t]),i=new this.constructor(n,this.stride);return i.setUsage(this.usage),i}onUpload(e){return this.onUploadCallback=e,this}toJSON(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=O0(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=Array.from(new Uint32Array(this.array.slice(0).buffer)));let n={uuid:this.uuid,buffer:t,type:this.array.constructor.name,stride:this.stride};return n.usage=this.usage,n}};function O0(s){return s.buffer._uuid===void 0&&(s.buffer._uuid=Ni()),s.byteOffset===0&&s.byteLength===s.buffer.byteLength?s.buffer._uuid:s.buffer._uuid+":"+s.byteOffset+":"+s.byteLength}var Mn=new F,zo=class s{constructor(e,t,n,i=!1){this.isInterleavedBufferAttribute=!0,this.name="",this.data=e,this.itemSize=t,this.offset=n,this.normalized=i,this._normalizationScale=e!==void 0?Ru(e.array):void 0}get count(){return this.data.count}get array(){return this.data.array}set needsUpdate(e){this.data.needsUpdate=e}applyMatrix4(e){for(let t=0,n=this.data.count;t<n;t++)Mn.fromBufferAttribute(this,t),Mn.applyMatrix4(e),this.setXYZ(t,Mn.x,Mn.y,Mn.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)Mn.fromBufferAttribute(this,t),Mn.applyNormalMatrix(e),this.setXYZ(t,Mn.x,Mn.y,Mn.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)Mn.fromBufferAttribute(this,t),Mn.transformDirection(e),this.setXYZ(t,Mn.x,Mn.y,Mn.z);return this}getComponent(e,t){let n=this.array[e*this.data.stride+this.offset+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.data.array[e*this.data.stride+this.offset+t]=n,this}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset]=t,this}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+1]=t,this}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+2]=t,this}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+3]=t,this}getX(e){let t=this.data.array[e*this.data.stride+this.offset];return this.normalized&&(t=this._denormalize(t)),t}getY(e){let t=this.data.array[e*this.data.stride+this.offset+1];return this.normalized&&(t=this._denormalize(t)),t}getZ(e){let t=this.data.array[e*this.data.stride+this.offset+2];return this.normalized&&(t=this._denormalize(t)),t}getW(e){let t=this.data.array[e*this.data.stride+this.offset+3];return this.normalized&&(t=this._denormalize(t)),t}setXY(e,t,n){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.data.array[e+0]=t,this.data.array[e+1]=n,this}setXYZ(e,t,n,i){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),i=this._normalize(i)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=i,this}setXYZW(e,t,n,i,r){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),i=this._normalize(i),r=this._normalize(r)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=i,this.data.array[e+3]=r,this}clone(e){if(e===void 0){fc("InterleavedBufferAttribute.clone(): Cloning an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let i=n*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)t.push(this.data.array[i+r])}return new lt(new this.array.constructor(t),this.itemSize,this.normalized)}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.clone(e)),new s(e.interleavedBuffers[this.data.uuid],this.itemSize,this.offset,this.normalized)}toJSON(e){if(e===void 0){fc("InterleavedBufferAttribute.toJSON(): Serializing an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let i=n*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)t.push(this.data.array[i+r])}return{itemSize:this.itemSize,type:this.array.constructor.name,array:t,normalized:this.normalized}}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.toJSON(e)),{isInterleavedBufferAttribute:!0,itemSize:this.itemSize,data:this.data.uuid,offset:this.offset,normalized:this.normalized}}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):op(e,this.data.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):ap(e,this.data.array)}},df=new F,aS=new F,cS=new He,Vn=class{constructor(e=new F(1,0,0),t=0){this.isPlane=!0,this.normal=e,this.constant=t}set(e,t){return this.normal.copy(e),this.constant=t,this}setComponents(e,t,n,i){return this.normal.set(e,t,n),this.constant=i,this}setFromNormalAndCoplanarPoint(e,t){return this.normal.copy(e),this.constant=-t.dot(this.normal),this}setFromCoplanarPoints(e,t,n){let i=df.subVectors(n,t).cross(aS.subVectors(e,t)).normalize();return this.setFromNormalAndCoplanarPoint(i,e),this}copy(e){return this.normal.copy(e.normal),this.constant=e.constant,this}normalize(){let e=1/this.normal.length();return this.normal.multiplyScalar(e),this.constant*=e,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(e){return this.normal.dot(e)+this.constant}distanceToSphere(e){return this.distanceToPoint(e.center)-e.radius}projectPoint(e,t){return t.copy(e).addScaledVector(this.normal,-this.distanceToPoint(e))}intersectLine(e,t,n=!0){let i=e.delta(df),r=this.normal.dot(i);if(r===0)return this.distanceToPoint(e.start)===0?t.copy(e.start):null;let o=-(e.start.dot(this.normal)+this.constant)/r;return n===!0&&(o<0||o>1)?null:t.copy(e.start).addScaledVector(i,o)}intersectsLine(e){let t=this.distanceToPoint(e.start),n=this.distanceToPoint(e.end);return t<0&&n>0||n<0&&t>0}intersectsBox(e){return e.intersectsPlane(this)}intersectsSphere(e){return e.intersectsPlane(this)}coplanarPoint(e){return e.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(e,t){let n=t||cS.getNormalMatrix(e),i=this.coplanarPoint(df).applyMatrix4(e),r=this.normal.applyMatrix3(n).normalize();return this.constant=-i.dot(r),this}translate(e){return this.constant-=e.dot(this.normal),this}equals(e){return e.normal.equals(this.normal)&&e.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(e){return this.normal.fromArray(e.normal),this.constant=e.constant,this}},lS=0,Ln=class extends ui{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:lS++}),this.uuid=Ni(),this.name="",this.type="Material",this.blending=Ko,this.side=Pi,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=Of,this.blendDst=Ff,this.blendEquation=Lr,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Ie(0,0,0),this.blendAlpha=0,this.depthFunc=Lo,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=O_,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=mh,this.stencilZFail=mh,this.stencilZPass=mh,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(e){this._alphaTest>0!=e>0&&this.version++,this._alphaTest=e}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(e){if(e!==void 0)for(let t in e){let n=e[t];if(n===void 0){Ne(`Material: parameter '${t}' has value of undefined.`);continue}let i=this[t];if(i===void 0){Ne(`Material: '${t}' is not a property of THREE.${this.type}.`);continue}i&&i.isColor?i.set(n):i&&i.isVector2&&n&&n.isVector2||i&&i.isEuler&&n&&n.isEuler||i&&i.isVector3&&n&&n.isVector3?i.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";t&&(e={textures:{},images:{}});let n={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};n.uuid=this.uuid,n.type=this.type,n.blending=this.blending,n.side=this.side,n.shadowSide=this.shadowSide,n.vertexColors=this.vertexColors,n.opacity=this.opacity,n.transparent=this.transparent,n.blendSrc=this.blendSrc,n.blendDst=this.blendDst,n.blendEquation=this.blendEquation,n.blendSrcAlpha=this.blendSrcAlpha,n.blendDstAlpha=this.blendDstAlpha,n.blendEquationAlpha=this.blendEquationAlpha,n.blendColor=this.blendColor.getHex(),n.blendAlpha=this.blendAlpha,n.depthFunc=this.depthFunc,n.depthTest=this.depthTest,n.depthWrite=this.depthWrite,n.colorWrite=this.colorWrite,n.clipIntersection=this.clipIntersection,n.clipShadows=this.clipShadows,n.stencilWriteMask=this.stencilWriteMask,n.stencilFunc=this.stencilFunc,n.stencilRef=this.stencilRef,n.stencilFuncMask=this.stencilFuncMask,n.stencilFail=this.stencilFail,n.stencilZFail=this.stencilZFail,n.stencilZPass=this.stencilZPass,n.stencilWrite=this.stencilWrite,n.polygonOffset=this.polygonOffset,n.polygonOffsetFactor=this.polygonOffsetFactor,n.polygonOffsetUnits=this.polygonOffsetUnits,n.dithering=this.dithering,n.alphaTest=this.alphaTest,n.alphaHash=this.alphaHash,n.alphaToCoverage=this.alphaToCoverage,n.premultipliedAlpha=this.premultipliedAlpha,n.forceSinglePass=this.forceSinglePass,n.allowOverride=this.allowOverride,n.visible=this.visible,n.toneMapped=this.toneMapped,n.name=this.name,this.color&&this.color.isColor&&(n.color=this.color.getHex()),this.roughness!==void 0&&(n.roughness=this.roughness),this.metalness!==void 0&&(n.metalness=this.metalness),this.sheen!==void 0&&(n.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(n.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(n.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(n.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&(n.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(n.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(n.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(n.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(n.shininess=this.shininess),this.clearcoat!==void 0&&(n.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(n.clearcoatRoughness=this.clearcoatRoughness),this.diffuseRoughness!==void 0&&(n.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(n.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(e).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(n.clearcoatMap=this.clearcoatMap.toJSON(e).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(n.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(e).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(n.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(e).uuid,n.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(n.sheenColorMap=this.sheenColorMap.toJSON(e).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(n.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(e).uuid),this.dispersion!==void 0&&(n.dispersion=this.dispersion),this.retroreflectivity!==void 0&&(n.retroreflectivity=this.retroreflectivity),this.iridescence!==void 0&&(n.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(n.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessMinimum!==void 0&&(n.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),this.iridescenceThicknessMaximum!==void 0&&(n.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(n.iridescenceMap=this.iridescenceMap.toJSON(e).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(n.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(e).uuid),this.anisotropy!==void 0&&(n.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(n.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(n.anisotropyMap=this.anisotropyMap.toJSON(e).uuid),this.map&&this.map.isTexture&&(n.map=this.map.toJSON(e).uuid),this.matcap&&this.matcap.isTexture&&(n.matcap=this.matcap.toJSON(e).uuid),this.alphaMap&&this.alphaMap.isTexture&&(n.alphaMap=this.alphaMap.toJSON(e).uuid),this.lightMap&&this.lightMap.isTexture&&(n.lightMap=this.lightMap.toJSON(e).uuid,n.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(n.aoMap=this.aoMap.toJSON(e).uuid,n.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(n.bumpMap=this.bumpMap.toJSON(e).uuid,n.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(n.normalMap=this.normalMap.toJSON(e).uuid,n.normalMapType=this.normalMapType,n.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(n.displacementMap=this.displacementMap.toJSON(e).uuid,n.displacementScale=this.displacementScale,n.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(n.roughnessMap=this.roughnessMap.toJSON(e).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(n.metalnessMap=this.metalnessMap.toJSON(e).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(n.emissiveMap=this.emissiveMap.toJSON(e).uuid),this.specularMap&&this.specularMap.isTexture&&(n.specularMap=this.specularMap.toJSON(e).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(n.specularIntensityMap=this.specularIntensityMap.toJSON(e).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(n.specularColorMap=this.specularColorMap.toJSON(e).uuid),this.envMap&&this.envMap.isTexture&&(n.envMap=this.envMap.toJSON(e).uuid,this.combine!==void 0&&(n.combine=this.combine)),this.envMapRotation!==void 0&&(n.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(n.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(n.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(n.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(n.gradientMap=this.gradientMap.toJSON(e).uuid),this.transmission!==void 0&&(n.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(n.transmissionMap=this.transmissionMap.toJSON(e).uuid),this.thickness!==void 0&&(n.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(n.thicknessMap=this.thicknessMap.toJSON(e).uuid),this.attenuationDistance!==void 0&&(n.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(n.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(n.size=this.size),this.sizeAttenuation!==void 0&&(n.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(n.clippingPlanes=this.clippingPlanes.map(r=>r.toJSON())),this.rotation!==void 0&&(n.rotation=this.rotation),this.depthPacking!==void 0&&(n.depthPacking=this.depthPacking),this.linewidth!==void 0&&(n.linewidth=this.linewidth),this.linecap!==void 0&&(n.linecap=this.linecap),this.linejoin!==void 0&&(n.linejoin=this.linejoin),this.dashSize!==void 0&&(n.dashSize=this.dashSize),this.gapSize!==void 0&&(n.gapSize=this.gapSize),this.scale!==void 0&&(n.scale=this.scale),this.wireframe!==void 0&&(n.wireframe=this.wireframe),this.wireframeLinewidth!==void 0&&(n.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!==void 0&&(n.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!==void 0&&(n.wireframeLinejoin=this.wireframeLinejoin),this.flatShading!==void 0&&(n.flatShading=this.flatShading),this.fog!==void 0&&(n.fog=this.fog),Object.keys(this.userData).length>0&&(n.userData=this.userData);function i(r){let o=[];for(let a in r){let c=r[a];delete c.metadata,o.push(c)}return o}if(t){let r=i(e.textures),o=i(e.images);r.length>0&&(n.textures=r),o.length>0&&(n.images=o)}return n}fromJSON(e,t){if(e.uuid!==void 0&&(this.uuid=e.uuid),e.name!==void 0&&(this.name=e.name),e.color!==void 0&&this.color!==void 0&&this.color.setHex(e.color),e.roughness!==void 0&&(this.roughness=e.roughness),e.metalness!==void 0&&(this.metalness=e.metalness),e.sheen!==void 0&&(this.sheen=e.sheen),e.sheenColor!==void 0&&(this.sheenColor=new Ie().setHex(e.sheenColor)),e.sheenRoughness!==void 0&&(this.sheenRoughness=e.sheenRoughness),e.emissive!==void 0&&this.emissive!==void 0&&this.emissive.setHex(e.emissive),e.specular!==void 0&&this.specular!==void 0&&this.specular.setHex(e.specular),e.specularIntensity!==void 0&&(this.specularIntensity=e.specularIntensity),e.specularColor!==void 0&&this.specularColor!==void 0&&this.specularColor.setHex(e.specularColor),e.shininess!==void 0&&(this.shininess=e.shininess),e.clearcoat!==void 0&&(this.clearcoat=e.clearcoat),e.clearcoatRoughness!==void 0&&(this.clearcoatRoughness=e.clearcoatRoughness),e.diffuseRoughness!==void 0&&(this.diffuseRoughness=e.diffuseRoughness),e.dispersion!==void 0&&(this.dispersion=e.dispersion),e.retroreflectivity!==void 0&&(this.retroreflectivity=e.retroreflectivity),e.iridescence!==void 0&&(this.iridescence=e.iridescence),e.iridescenceIOR!==void 0&&(this.iridescenceIOR=e.iridescenceIOR),e.iridescenceThicknessMinimum!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessMinimum),e.iridescenceThicknessMaximum!==void 0&&(this.iridescenceThicknessMaximum=e.iridescenceThicknessMaximum),e.iridescenceThicknessRange!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=e.iridescenceThicknessRange[1]),e.transmission!==void 0&&(this.transmission=e.transmission),e.thickness!==void 0&&(this.thickness=e.thickness),e.attenuationDistance!==void 0&&(this.attenuationDistance=e.attenuationDistance),e.attenuationColor!==void 0&&this.attenuationColor!==void 0&&this.attenuationColor.setHex(e.attenuationColor),e.anisotropy!==void 0&&(this.anisotropy=e.anisotropy),e.anisotropyRotation!==void 0&&(this.anisotropyRotation=e.anisotropyRotation),e.fog!==void 0&&(this.fog=e.fog),e.flatShading!==void 0&&(this.flatShading=e.flatShading),e.blending!==void 0&&(this.blending=e.blending),e.combine!==void 0&&(this.combine=e.combine),e.side!==void 0&&(this.side=e.side),e.shadowSide!==void 0&&(this.shadowSide=e.shadowSide),e.opacity!==void 0&&(this.opacity=e.opacity),e.transparent!==void 0&&(this.transparent=e.transparent),e.alphaTest!==void 0&&(this.alphaTest=e.alphaTest),e.alphaHash!==void 0&&(this.alphaHash=e.alphaHash),e.depthFunc!==void 0&&(this.depthFunc=e.depthFunc),e.depthTest!==void 0&&(this.depthTest=e.depthTest),e.depthWrite!==void 0&&(this.depthWrite=e.depthWrite),e.colorWrite!==void 0&&(this.colorWrite=e.colorWrite),e.clippingPlanes!==void 0&&(this.clippingPlanes=e.clippingPlanes.map(n=>new Vn().fromJSON(n))),e.clipIntersection!==void 0&&(this.clipIntersection=e.clipIntersection),e.clipShadows!==void 0&&(this.clipShadows=e.clipShadows),e.depthPacking!==void 0&&(this.depthPacking=e.depthPacking),e.blendSrc!==void 0&&(this.blendSrc=e.blendSrc),e.blendDst!==void 0&&(this.blendDst=e.blendDst),e.blendEquation!==void 0&&(this.blendEquation=e.blendEquation),e.blendSrcAlpha!==void 0&&(this.blendSrcAlpha=e.blendSrcAlpha),e.blendDstAlpha!==void 0&&(this.blendDstAlpha=e.blendDstAlpha),e.blendEquationAlpha!==void 0&&(this.blendEquationAlpha=e.blendEquationAlpha),e.blendColor!==void 0&&this.blendColor!==void 0&&this.blendColor.setHex(e.blendColor),e.blendAlpha!==void 0&&(this.blendAlpha=e.blendAlpha),e.stencilWriteMask!==void 0&&(this.stencilWriteMask=e.stencilWriteMask),e.stencilFunc!==void 0&&(this.stencilFunc=e.stencilFunc),e.stencilRef!==void 0&&(this.stencilRef=e.stencilRef),e.stencilFuncMask!==void 0&&(this.stencilFuncMask=e.stencilFuncMask),e.stencilFail!==void 0&&(this.stencilFail=e.stencilFail),e.stencilZFail!==void 0&&(this.stencilZFail=e.stencilZFail),e.stencilZPass!==void 0&&(this.stencilZPass=e.stencilZPass),e.stencilWrite!==void 0&&(this.stencilWrite=e.stencilWrite),e.wireframe!==void 0&&(this.wireframe=e.wireframe),e.wireframeLinewidth!==void 0&&(this.wireframeLinewidth=e.wireframeLinewidth),e.wireframeLinecap!==void 0&&(this.wireframeLinecap=e.wireframeLinecap),e.wireframeLinejoin!==void 0&&(this.wireframeLinejoin=e.wireframeLinejoin),e.rotation!==void 0&&(this.rotation=e.rotation),e.linewidth!==void 0&&(this.linewidth=e.linewidth),e.linecap!==void 0&&(this.linecap=e.linecap),e.linejoin!==void 0&&(this.linejoin=e.linejoin),e.dashSize!==void 0&&(this.dashSize=e.dashSize),e.gapSize!==void 0&&(this.gapSize=e.gapSize),e.scale!==void 0&&(this.scale=e.scale),e.polygonOffset!==void 0&&(this.polygonOffset=e.polygonOffset),e.polygonOffsetFactor!==void 0&&(this.polygonOffsetFactor=e.polygonOffsetFactor),e.polygonOffsetUnits!==void 0&&(this.polygonOffsetUnits=e.polygonOffsetUnits),e.dithering!==void 0&&(this.dithering=e.dithering),e.alphaToCoverage!==void 0&&(this.alphaToCoverage=e.alphaToCoverage),e.premultipliedAlpha!==void 0&&(this.premultipliedAlpha=e.premultipliedAlpha),e.forceSinglePass!==void 0&&(this.forceSinglePass=e.forceSinglePass),e.allowOverride!==void 0&&(this.allowOverride=e.allowOverride),e.visible!==void 0&&(this.visible=e.visible),e.toneMapped!==void 0&&(this.toneMapped=e.toneMapped),e.userData!==void 0&&(this.userData=e.userData),e.vertexColors!==void 0&&(typeof e.vertexColors=="number"?this.vertexColors=e.vertexColors>0:this.vertexColors=e.vertexColors),e.size!==void 0&&(this.size=e.size),e.sizeAttenuation!==void 0&&(this.sizeAttenuation=e.sizeAttenuation),e.map!==void 0&&(this.map=t[e.map]||null),e.matcap!==void 0&&(this.matcap=t[e.matcap]||null),e.alphaMap!==void 0&&(this.alphaMap=t[e.alphaMap]||null),e.bumpMap!==void 0&&(this.bumpMap=t[e.bumpMap]||null),e.bumpScale!==void 0&&(this.bumpScale=e.bumpScale),e.normalMap!==void 0&&(this.normalMap=t[e.normalMap]||null),e.normalMapType!==void 0&&(this.normalMapType=e.normalMapType),e.normalScale!==void 0){let n=e.normalScale;Array.isArray(n)===!1&&(n=[n,n]),this.normalScale=new ke().fromArray(n)}return e.displacementMap!==void 0&&(this.displacementMap=t[e.displacementMap]||null),e.displacementScale!==void 0&&(this.displacementScale=e.displacementScale),e.displacementBias!==void 0&&(this.displacementBias=e.displacementBias),e.roughnessMap!==void 0&&(this.roughnessMap=t[e.roughnessMap]||null),e.metalnessMap!==void 0&&(this.metalnessMap=t[e.metalnessMap]||null),e.emissiveMap!==void 0&&(this.emissiveMap=t[e.emissiveMap]||null),e.emissiveIntensity!==void 0&&(this.emissiveIntensity=e.emissiveIntensity),e.specularMap!==void 0&&(this.specularMap=t[e.specularMap]||null),e.specularIntensityMap!==void 0&&(this.specularIntensityMap=t[e.specularIntensityMap]||null),e.specularColorMap!==void 0&&(this.specularColorMap=t[e.specularColorMap]||null),e.envMap!==void 0&&(this.envMap=t[e.envMap]||null),e.envMapRotation!==void 0&&this.envMapRotation.fromArray(e.envMapRotation),e.envMapIntensity!==void 0&&(this.envMapIntensity=e.envMapIntensity),e.reflectivity!==void 0&&(this.reflectivity=e.reflectivity),e.refractionRatio!==void 0&&(this.refractionRatio=e.refractionRatio),e.lightMap!==void 0&&(this.lightMap=t[e.lightMap]||null),e.lightMapIntensity!==void 0&&(this.lightMapIntensity=e.lightMapIntensity),e.aoMap!==void 0&&(this.aoMap=t[e.aoMap]||null),e.aoMapIntensity!==void 0&&(this.aoMapIntensity=e.aoMapIntensity),e.gradientMap!==void 0&&(this.gradientMap=t[e.gradientMap]||null),e.clearcoatMap!==void 0&&(this.clearcoatMap=t[e.clearcoatMap]||null),e.clearcoatRoughnessMap!==void 0&&(this.clearcoatRoughnessMap=t[e.clearcoatRoughnessMap]||null),e.clearcoatNormalMap!==void 0&&(this.clearcoatNormalMap=t[e.clearcoatNormalMap]||null),e.clearcoatNormalScale!==void 0&&(this.clearcoatNormalScale=new ke().fromArray(e.clearcoatNormalScale)),e.diffuseRoughnessMap!==void 0&&(this.diffuseRoughnessMap=t[e.diffuseRoughnessMap]||null),e.iridescenceMap!==void 0&&(this.iridescenceMap=t[e.iridescenceMap]||null),e.iridescenceThicknessMap!==void 0&&(this.iridescenceThicknessMap=t[e.iridescenceThicknessMap]||null),e.transmissionMap!==void 0&&(this.transmissionMap=t[e.transmissionMap]||null),e.thicknessMap!==void 0&&(this.thicknessMap=t[e.thicknessMap]||null),e.anisotropyMap!==void 0&&(this.anisotropyMap=t[e.anisotropyMap]||null),e.sheenColorMap!==void 0&&(this.sheenColorMap=t[e.sheenColorMap]||null),e.sheenRoughnessMap!==void 0&&(this.sheenRoughnessMap=t[e.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(e){this.name=e.name,this.blending=e.blending,this.side=e.side,this.vertexColors=e.vertexColors,this.opacity=e.opacity,this.transparent=e.transparent,this.blendSrc=e.blendSrc,this.blendDst=e.blendDst,this.blendEquation=e.blendEquation,this.blendSrcAlpha=e.blendSrcAlpha,this.blendDstAlpha=e.blendDstAlpha,this.blendEquationAlpha=e.blendEquationAlpha,this.blendColor.copy(e.blendColor),this.blendAlpha=e.blendAlpha,this.depthFunc=e.depthFunc,this.depthTest=e.depthTest,this.depthWrite=e.depthWrite,this.stencilWriteMask=e.stencilWriteMask,this.stencilFunc=e.stencilFunc,this.stencilRef=e.stencilRef,this.stencilFuncMask=e.stencilFuncMask,this.stencilFail=e.stencilFail,this.stencilZFail=e.stencilZFail,this.stencilZPass=e.stencilZPass,this.stencilWrite=e.stencilWrite;let t=e.clippingPlanes,n=null;if(t!==null){let i=t.length;n=new Array(i);for(let r=0;r!==i;++r)n[r]=t[r].clone()}return this.clippingPlanes=n,this.clipIntersection=e.clipIntersection,this.clipShadows=e.clipShadows,this.shadowSide=e.shadowSide,this.colorWrite=e.colorWrite,this.precision=e.precision,this.polygonOffset=e.polygonOffset,this.polygonOffsetFactor=e.polygonOffsetFactor,this.polygonOffsetUnits=e.polygonOffsetUnits,this.dithering=e.dithering,this.alphaTest=e.alphaTest,this.alphaHash=e.alphaHash,this.alphaToCoverage=e.alphaToCoverage,this.premultipliedAlpha=e.premultipliedAlpha,this.forceSinglePass=e.forceSinglePass,this.allowOverride=e.allowOverride,this.visible=e.visible,this.toneMapped=e.toneMapped,this.userData=JSON.parse(JSON.stringify(e.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(e){e===!0&&this.version++}};var cs=new F,ff=new F,Zl=new F,Jl=new F,fs=class{constructor(e=new F,t=new F(0,0,-1)){this.origin=e,this.direction=t}set(e,t){return this.origin.copy(e),this.direction.copy(t),this}copy(e){return this.origin.copy(e.origin),this.direction.copy(e.direction),this}at(e,t){return t.copy(this.origin).addScaledVector(this.direction,e)}lookAt(e){return this.direction.copy(e).sub(this.origin).normalize(),this}recast(e){return this.origin.copy(this.at(e,cs)),this}closestPointToPoint(e,t){t.subVectors(e,this.origin);let n=t.dot(this.direction);return n<0?t.copy(this.origin):t.copy(this.origin).addScaledVector(this.direction,n)}distanceToPoint(e){return Math.sqrt(this.distanceSqToPoint(e))}distanceSqToPoint(e){let t=cs.subVectors(e,this.origin).dot(this.direction);return t<0?this.origin.distanceToSquared(e):(cs.copy(this.origin).addScaledVector(this.direction,t),cs.distanceToSquared(e))}distanceSqToSegment(e,t,n,i){ff.copy(e).add(t).multiplyScalar(.5),Zl.copy(t).sub(e).normalize(),Jl.copy(this.origin).sub(ff);let r=e.distanceTo(t)*.5,o=-this.direction.dot(Zl),a=Jl.dot(this.direction),c=-Jl.dot(Zl),l=Jl.lengthSq(),h=Math.abs(1-o*o),u,d,f,_;if(h>0)if(u=o*c-a,d=o*a-c,_=r*h,u>=0)if(d>=-_)if(d<=_){let y=1/h;u*=y,d*=y,f=u*(u+o*d+2*a)+d*(o*u+d+2*c)+l}else d=r,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*c)+l;else d=-r,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*c)+l;else d<=-_?(u=Math.max(0,-(-o*r+a)),d=u>0?-r:Math.min(Math.max(-r,-c),r),f=-u*u+d*(d+2*c)+l):d<=_?(u=0,d=Math.min(Math.max(-r,-c),r),f=d*(d+2*c)+l):(u=Math.max(0,-(o*r+a)),d=u>0?r:Math.min(Math.max(-r,-c),r),f=-u*u+d*(d+2*c)+l);else d=o>0?-r:r,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*c)+l;return n&&n.copy(this.origin).addScaledVector(this.direction,u),i&&i.copy(ff).addScaledVector(Zl,d),f}intersectSphere(e,t){if(e.radius<0)return null;cs.subVectors(e.center,this.origin);let n=cs.dot(this.direction),i=cs.dot(cs)-n*n,r=e.radius*e.radius;if(i>r)return null;let o=Math.sqrt(r-i),a=n-o,c=n+o;return c<0?null:a<0?this.at(c,t):this.at(a,t)}intersectsSphere(e){return e.radius<0?!1:this.distanceSqToPoint(e.center)<=e.radius*e.radius}distanceToPlane(e){let t=e.normal.dot(this.direction);if(t===0)return e.distanceToPoint(this.origin)===0?0:null;let n=-(this.origin.dot(e.normal)+e.constant)/t;return n>=0?n:null}intersectPlane(e,t){let n=this.distanceToPlane(e);return n===null?null:this.at(n,t)}intersectsPlane(e){let t=e.distanceToPoint(this.origin);return t===0||e.normal.dot(this.direction)*t<0}intersectBox(e,t){let n,i,r,o,a,c,l=1/this.direction.x,h=1/this.direction.y,u=1/this.direction.z,d=this.origin;return l>=0?(n=(e.min.x-d.x)*l,i=(e.max.x-d.x)*l):(n=(e.max.x-d.x)*l,i=(e.min.x-d.x)*l),h>=0?(r=(e.min.y-d.y)*h,o=(e.max.y-d.y)*h):(r=(e.max.y-d.y)*h,o=(e.min.y-d.y)*h),n>o||r>i||((r>n||isNaN(n))&&(n=r),(o<i||isNaN(i))&&(i=o),u>=0?(a=(e.min.z-d.z)*u,c=(e.max.z-d.z)*u):(a=(e.max.z-d.z)*u,c=(e.min.z-d.z)*u),n>c||a>i)||((a>n||n!==n)&&(n=a),(c<i||i!==i)&&(i=c),i<0)?null:this.at(n>=0?n:i,t)}intersectsBox(e){return this.intersectBox(e,cs)!==null}intersectTriangle(e,t,n,i,r){let o=this.origin,a=this.direction,c=a.x,l=a.y,h=a.z,u=e.x-o.x,d=e.y-o.y,f=e.z-o.z,_=t.x-o.x,y=t.y-o.y,g=t.z-o.z,m=n.x-o.x,S=n.y-o.y,T=n.z-o.z,b=Math.abs(c),C=Math.abs(l),R=Math.abs(h),x,w,G,N,k,q,j,L,Z,ne,Y,ce;if(b>=C&&b>=R?(G=c,q=u,Z=_,ce=m,c>=0?(x=l,w=h,N=d,k=f,j=y,L=g,ne=S,Y=T):(x=h,w=l,N=f,k=d,j=g,L=y,ne=T,Y=S)):C>=R?(G=l,q=d,Z=y,ce=S,l>=0?(x=h,w=c,N=f,k=u,j=g,L=_,ne=T,Y=m):(x=c,w=h,N=u,k=f,j=_,L=g,ne=m,Y=T)):(G=h,q=f,Z=g,ce=T,h>=0?(x=c,w=l,N=u,k=d,j=_,L=y,ne=m,Y=S):(x=l,w=c,N=d,k=u,j=y,L=_,ne=S,Y=m)),G===0)return null;let $=x/G,re=w/G,oe=1/G,Pe=N-$*q,We=k-re*q,ee=j-$*Z,Me=L-re*Z,Ee=ne-$*ce,Oe=Y-re*ce,Se=Ee*Me-Oe*ee,qe=Pe*Oe-We*Ee,Ot=ee*We-Me*Pe;if(i){if(Se<0||qe<0||Ot<0)return null}else if((Se<0||qe<0||Ot<0)&&(Se>0||qe>0||Ot>0))return null;let Be=Se+qe+Ot;if(Be===0)return null;let dt=oe*(Se*q+qe*Z+Ot*ce);return(Be>0?dt<0:dt>0)?null:this.at(dt/Be,r)}applyMatrix4(e){return this.origin.applyMatrix4(e),this.direction.transformDirection(e),this}equals(e){return e.origin.equals(this.origin)&&e.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},Ai=class extends Ln{constructor(e){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new Ie(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new ds,this.combine=kf,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.fog=e.fog,this}},F0=new Ge,Mr=new fs,jl=new Pn,k0=new F,Ql=new F,eh=new F,th=new F,pf=new F,nh=new F,B0=new F,ih=new F,Ut=class extends Mt{constructor(e=new Rt,t=new Ai){super(),this.isMesh=!0,this.type="Mesh",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let i=t[n[0]];if(i!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=i.length;r<o;r++){let a=i[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}getVertexPosition(e,t){let n=this.geometry,i=n.attributes.position,r=n.morphAttributes.position,o=n.morphTargetsRelative;t.fromBufferAttribute(i,e);let a=this.morphTargetInfluences;if(r&&a){nh.set(0,0,0);for(let c=0,l=r.length;c<l;c++){let h=a[c],u=r[c];h!==0&&(pf.fromBufferAttribute(u,e),o?nh.addScaledVector(pf,h):nh.addScaledVector(pf.sub(t),h))}t.add(nh)}return t}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,i=this.material,r=this.matrixWorld;i!==void 0&&(n.boundingSphere===null&&n.computeBoundingSphere(),jl.copy(n.boundingSphere),jl.applyMatrix4(r),Mr.copy(e.ray).recast(e.near),!(jl.containsPoint(Mr.origin)===!1&&(Mr.intersectSphere(jl,k0)===null||Mr.origin.distanceToSquared(k0)>(e.far-e.near)**2))&&(F0.copy(r).invert(),Mr.copy(e.ray).applyMatrix4(F0),!(n.boundingBox!==null&&Mr.intersectsBox(n.boundingBox)===!1)&&this._computeIntersections(e,t,Mr)))}_computeIntersections(e,t,n){let i,r=this.geometry,o=this.material,a=r.index,c=r.attributes.position,l=r.attributes.uv,h=r.attributes.uv1,u=r.attributes.normal,d=r.groups,f=r.drawRange;if(a!==null)if(Array.isArray(o))for(let _=0,y=d.length;_<y;_++){let g=d[_],m=o[g.materialIndex],S=Math.max(g.start,f.start),T=Math.min(a.count,Math.min(g.start+g.count,f.start+f.count));for(let b=S,C=T;b<C;b+=3){let R=a.getX(b),x=a.getX(b+1),w=a.getX(b+2);i=sh(this,m,e,n,l,h,u,R,x,w),i&&(i.faceIndex=Math.floor(b/3),i.face.materialIndex=g.materialIndex,t.push(i))}}else{let _=Math.max(0,f.start),y=Math.min(a.count,f.start+f.count);for(let g=_,m=y;g<m;g+=3){let S=a.getX(g),T=a.getX(g+1),b=a.getX(g+2);i=sh(this,o,e,n,l,h,u,S,T,b),i&&(i.faceIndex=Math.floor(g/3),t.push(i))}}else if(c!==void 0)if(Array.isArray(o))for(let _=0,y=d.length;_<y;_++){let g=d[_],m=o[g.materialIndex],S=Math.max(g.start,f.start),T=Math.min(c.count,Math.min(g.start+g.count,f.start+f.count));for(let b=S,C=T;b<C;b+=3){let R=b,x=b+1,w=b+2;i=sh(this,m,e,n,l,h,u,R,x,w),i&&(i.faceIndex=Math.floor(b/3),i.face.materialIndex=g.materialIndex,t.push(i))}}else{let _=Math.max(0,f.start),y=Math.min(c.count,f.start+f.count);for(let g=_,m=y;g<m;g+=3){let S=g,T=g+1,b=g+2;i=sh(this,o,e,n,l,h,u,S,T,b),i&&(i.faceIndex=Math.floor(g/3),t.push(i))}}}};function hS(s,e,t,n,i,r,o,a){let c;if(e.side===wn?c=n.intersectTriangle(o,r,i,!0,a):c=n.intersectTriangle(i,r,o,e.side===Pi,a),c===null)return null;ih.copy(a),ih.applyMatrix4(s.matrixWorld);let l=t.ray.origin.distanceTo(ih);return l<t.near||l>t.far?null:{distance:l,point:ih.clone(),object:s}}function sh(s,e,t,n,i,r,o,a,c,l){s.getVertexPosition(a,Ql),s.getVertexPosition(c,eh),s.getVertexPosition(l,th);let h=hS(s,e,t,n,Ql,eh,th,B0);if(h){let u=new F;Ys.getBarycoord(B0,Ql,eh,th,u),i&&(h.uv=Ys.getInterpolatedAttribute(i,a,c,l,u,new ke)),r&&(h.uv1=Ys.getInterpolatedAttribute(r,a,c,l,u,new ke)),o&&(h.normal=Ys.getInterpolatedAttribute(o,a,c,l,u,new F),h.normal.dot(n.direction)>0&&h.normal.multiplyScalar(-1));let d={a,b:c,c:l,normal:new F,materialIndex:0};Ys.getNormal(Ql,eh,th,d.normal),h.face=d,h.barycoord=u}return h}var rc=new pt,z0=new pt,G0=new pt,uS=new pt,H0=new Ge,rh=new F,mf=new Pn,V0=new Ge,gf=new fs,yc=class extends Ut{constructor(e,t){super(e,t),this.isSkinnedMesh=!0,this.type="SkinnedMesh",this.bindMode=vf,this.bindMatrix=new Ge,this.bindMatrixInverse=new Ge,this.boundingBox=null,this.boundingSphere=null}computeBoundingBox(){let e=this.geometry;this.boundingBox===null&&(this.boundingBox=new Xn),this.boundingBox.makeEmpty();let t=e.getAttribute("position");for(let n=0;n<t.count;n++)this.getVertexPosition(n,rh),this.boundingBox.expandByPoint(rh)}computeBoundingSphere(){let e=this.geometry;this.boundingSphere===null&&(this.boundingSphere=new Pn),this.boundingSphere.makeEmpty();let t=e.getAttribute("position");for(let n=0;n<t.count;n++)this.getVertexPosition(n,rh),this.boundingSphere.expandByPoint(rh)}copy(e,t){return super.copy(e,t),this.bindMode=e.bindMode,this.bindMatrix.copy(e.bindMatrix),this.bindMatrixInverse.copy(e.bindMatrixInverse),this.skeleton=e.skeleton,this.boundingBox=e.boundingBox!==null?e.boundingBox.clone():null,this.boundingSphere=e.boundingSphere!==null?e.boundingSphere.clone():null,this}raycast(e,t){let n=this.material,i=this.matrixWorld;n!==void 0&&(this.boundingSphere===null&&this.computeBoundingSphere(),mf.copy(this.boundingSphere),mf.applyMatrix4(i),e.ray.intersectsSphere(mf)!==!1&&(V0.copy(i).invert(),gf.copy(e.ray).applyMatrix4(V0),!(this.boundingBox!==null&&gf.intersectsBox(this.boundingBox)===!1)&&this._computeIntersections(e,t,gf)))}getVertexPosition(e,t){return super.getVertexPosition(e,t),this.applyBoneTransform(e,t),t}bind(e,t){this.skeleton=e,t===void 0&&(this.updateMatrixWorld(!0),this.skeleton.calculateInverses(),t=this.matrixWorld),this.bindMatrix.copy(t),this.bindMatrixInverse.copy(t).invert()}pose(){this.skeleton.pose()}normalizeSkinWeights(){let e=new pt,t=this.geometry.attributes.skinWeight;for(let n=0,i=t.count;n<i;n++){e.fromBufferAttribute(t,n);let r=1/e.manhattanLength();r!==1/0?e.multiplyScalar(r):e.set(1,0,0,0),t.setXYZW(n,e.x,e.y,e.z,e.w)}}updateMatrixWorld(e){super.updateMatrixWorld(e),this.bindMode===vf?this.bindMatrixInverse.copy(this.matrixWorld).invert():this.bindMode===L_?this.bindMatrixInverse.copy(this.bindMatrix).invert():Ne("SkinnedMesh: Unrecognized bindMode: "+this.bindMode)}applyBoneTransform(e,t){let n=this.skeleton,i=this.geometry;z0.fromBufferAttribute(i.attributes.skinIndex,e),G0.fromBufferAttribute(i.attributes.skinWeight,e),t.isVector4?(rc.copy(t),t.set(0,0,0,0)):(rc.set(t.x,t.y,t.z,1),t.set(0,0,0)),rc.applyMatrix4(this.bindMatrix);for(let r=0;r<4;r++){let o=G0.getComponent(r);if(o!==0){let a=z0.getComponent(r);H0.multiplyMatrices(n.bones[a].matrixWorld,n.boneInverses[a]),t.addScaledVector(uS.copy(rc).applyMatrix4(H0),o)}}return t.isVector4&&(t.w=rc.w),t.applyMatrix4(this.bindMatrixInverse)}},Go=class extends Mt{constructor(){super(),this.isBone=!0,this.type="Bone"}},Ks=class extends Yt{constructor(e=null,t=1,n=1,i,r,o,a,c,l=Nt,h=Nt,u,d){super(null,o,a,c,l,h,i,r,u,d),this.isDataTexture=!0,this.image={data:e,width:t,height:n},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}},W0=new Ge,dS=new Ge,vc=class s{constructor(e=[],t=[]){this.uuid=Ni(),this.bones=e.slice(0),this.boneInverses=t,this.boneMatrices=null,this.previousBoneMatrices=null,this.boneTexture=null,this.previousBoneTexture=null,this.init()}init(){let e=this.bones,t=this.boneInverses;if(this.boneMatrices=new Float32Array(e.length*16),t.length===0)this.calculateInverses();else if(e.length!==t.length){Ne("Skeleton: Number of inverse bone matrices does not match amount of bones."),this.boneInverses=[];for(let n=0,i=this.bones.length;n<i;n++)this.boneInverses.push(new Ge)}}calculateInverses(){this.boneInverses.length=0;for(let e=0,t=this.bones.length;e<t;e++){let n=new Ge;this.bones[e]&&n.copy(this.bones[e].matrixWorld).invert(),this.boneInverses.push(n)}}pose(){for(let e=0,t=this.bones.length;e<t;e++){let n=this.bones[e];n&&n.matrixWorld.copy(this.boneInverses[e]).invert()}for(let e=0,t=this.bones.length;e<t;e++){let n=this.bones[e];n&&(n.parent&&n.parent.isBone?(n.matrix.copy(n.parent.matrixWorld).invert(),n.matrix.multiply(n.matrixWorld)):n.matrix.copy(n.matrixWorld),n.matrix.decompose(n.position,n.quaternion,n.scale))}}update(){let e=this.bones,t=this.boneInverses,n=this.boneMatrices,i=this.boneTexture;for(let r=0,o=e.length;r<o;r++){let a=e[r]?e[r].matrixWorld:dS;W0.multiplyMatrices(a,t[r]),W0.toArray(n,r*16)}i!==null&&(i.needsUpdate=!0)}clone(){return new s(this.bones,this.boneInverses)}computeBoneTexture(){let e=Math.sqrt(this.bones.length*4);e=Math.ceil(e/4)*4,e=Math.max(e,4);let t=new Float32Array(e*e*4);t.set(this.boneMatrices);let n=new Ks(t,e,e,On,qn);return n.needsUpdate=!0,this.boneMatrices=t,this.boneTexture=n,this}getBoneByName(e){for(let t=0,n=this.bones.length;t<n;t++){let i=this.bones[t];if(i.name===e)return i}}dispose(){this.boneTexture!==null&&(this.boneTexture.dispose(),this.boneTexture=null),this.previousBoneTexture!==null&&(this.previousBoneTexture.dispose(),this.previousBoneTexture=null)}fromJSON(e,t){this.uuid=e.uuid;for(let n=0,i=e.bones.length;n<i;n++){let r=e.bones[n],o=t[r];o===void 0&&(Ne("Skeleton: No bone found with UUID:",r),o=new Go),this.bones.push(o),this.boneInverses.push(new Ge().fromArray(e.boneInverses[n]))}return this.init(),this}toJSON(){let e={metadata:{version:4.7,type:"Skeleton",generator:"Skeleton.toJSON"},bones:[],boneInverses:[]};e.uuid=this.uuid;let t=this.bones,n=this.boneInverses;for(let i=0,r=t.length;i<r;i++){let o=t[i];e.bones.push(o.uuid);let a=n[i];e.boneInverses.push(a.toArray())}return e}},ps=class extends lt{constructor(e,t,n,i=1){super(e,t,n),this.isInstancedBufferAttribute=!0,this.meshPerAttribute=i}copy(e){return super.copy(e),this.meshPerAttribute=e.meshPerAttribute,this}toJSON(){let e=super.toJSON();return e.meshPerAttribute=this.meshPerAttribute,e.isInstancedBufferAttribute=!0,e}},Ao=new Ge,X0=new Ge,oh=[],q0=new Xn,fS=new Ge,oc=new Ut,ac=new Pn,Ar=class extends Ut{constructor(e,t,n){super(e,t),this.isInstancedMesh=!0,this.instanceMatrix=new ps(new Float32Array(n*16),16),this.instanceColor=null,this.morphTexture=null,this.count=n,this.boundingBox=null,this.boundingSphere=null;for(let i=0;i<n;i++)this.setMatrixAt(i,fS)}computeBoundingBox(){let e=this.geometry,t=this.count;this.boundingBox===null&&(this.boundingBox=new Xn),e.boundingBox===null&&e.computeBoundingBox(),this.boundingBox.makeEmpty();for(let n=0;n<t;n++)this.getMatrixAt(n,Ao),q0.copy(e.boundingBox).applyMatrix4(Ao),this.boundingBox.union(q0)}computeBoundingSphere(){let e=this.geometry,t=this.count;this.boundingSphere===null&&(this.boundingSphere=new Pn),e.boundingSphere===null&&e.computeBoundingSphere(),this.boundingSphere.makeEmpty();for(let n=0;n<t;n++)this.getMatrixAt(n,Ao),ac.copy(e.boundingSphere).applyMatrix4(Ao),this.boundingSphere.union(ac)}copy(e,t){return super.copy(e,t),this.instanceMatrix.copy(e.instanceMatrix),this.morphTexture=e.morphTexture!==null?e.morphTexture.clone():null,this.instanceColor=e.instanceColor!==null?e.instanceColor.clone():null,this.count=e.count,this.boundingBox=e.boundingBox!==null?e.boundingBox.clone():null,this.boundingSphere=e.boundingSphere!==null?e.boundingSphere.clone():null,this}getColorAt(e,t){return this.instanceColor===null?t.setRGB(1,1,1):t.fromArray(this.instanceColor.array,e*3)}getMatrixAt(e,t){return t.fromArray(this.instanceMatrix.array,e*16)}getMorphAt(e,t){let n=t.morphTargetInfluences,i=this.morphTexture.source.data.data,r=n.length+1,o=e*r+1;for(let a=0;a<n.length;a++)n[a]=i[o+a]}raycast(e,t){let n=this.matrixWorld,i=this.count;if(oc.geometry=this.geometry,oc.material=this.material,oc.material!==void 0&&(this.boundingSphere===null&&this.computeBoundingSphere(),ac.copy(this.boundingSphere),ac.applyMatrix4(n),e.ray.intersectsSphere(ac)!==!1))for(let r=0;r<i;r++){this.getMatrixAt(r,Ao),X0.multiplyMatrices(n,Ao),oc.matrixWorld=X0,oc.raycast(e,oh);for(let o=0,a=oh.length;o<a;o++){let c=oh[o];c.instanceId=r,c.object=this,t.push(c)}oh.length=0}}setColorAt(e,t){return this.instanceColor===null&&(this.instanceColor=new ps(new Float32Array(this.instanceMatrix.count*3).fill(1),3)),t.toArray(this.instanceColor.array,e*3),this}setMatrixAt(e,t){return t.toArray(this.instanceMatrix.array,e*16),this}setMorphAt(e,t){let n=t.morphTargetInfluences,i=n.length+1;this.morphTexture===null&&(this.morphTexture=new Ks(new Float32Array(i*this.count),i,this.count,Yh,qn));let r=this.morphTexture.source.data.data,o=0;for(let l=0;l<n.length;l++)o+=n[l];let a=this.geometry.morphTargetsRelative?1:1-o,c=i*e;return r[c]=a,r.set(n,c+1),this}updateMorphTargets(){}dispose(){super.dispose(),this.instanceMatrix.dispose(),this.instanceColor!==null&&this.instanceColor.dispose(),this.morphTexture!==null&&(this.morphTexture.dispose(),this.morphTexture=null)}},Sr=new Pn,pS=new ke(.5,.5),ah=new F,$s=class{constructor(e=new Vn,t=new Vn,n=new Vn,i=new Vn,r=new Vn,o=new Vn){this.planes=[e,t,n,i,r,o]}set(e,t,n,i,r,o){let a=this.planes;return a[0].copy(e),a[1].copy(t),a[2].copy(n),a[3].copy(i),a[4].copy(r),a[5].copy(o),this}copy(e){let t=this.planes;for(let n=0;n<6;n++)t[n].copy(e.planes[n]);return this}setFromProjectionMatrix(e,t=ii,n=!1){let i=this.planes,r=e.elements,o=r[0],a=r[1],c=r[2],l=r[3],h=r[4],u=r[5],d=r[6],f=r[7],_=r[8],y=r[9],g=r[10],m=r[11],S=r[12],T=r[13],b=r[14],C=r[15];if(i[0].setComponents(l-o,f-h,m-_,C-S).normalize(),i[1].setComponents(l+o,f+h,m+_,C+S).normalize(),i[2].setComponents(l+a,f+u,m+y,C+T).normalize(),i[3].setComponents(l-a,f-u,m-y,C-T).normalize(),n)i[4].setComponents(c,d,g,b).normalize(),i[5].setComponents(l-c,f-d,m-g,C-b).normalize();else if(i[4].setComponents(l-c,f-d,m-g,C-b).normalize(),t===ii)i[5].setComponents(l+c,f+d,m+g,C+b).normalize();else if(t===Do)i[5].setComponents(c,d,g,b).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+t);return this}intersectsObject(e){if(e.boundingSphere!==void 0)e.boundingSphere===null&&e.computeBoundingSphere(),Sr.copy(e.boundingSphere).applyMatrix4(e.matrixWorld);else{let t=e.geometry;t.boundingSphere===null&&t.computeBoundingSphere(),Sr.copy(t.boundingSphere).applyMatrix4(e.matrixWorld)}return this.intersectsSphere(Sr)}intersectsSprite(e){Sr.center.set(0,0,0);let t=pS.distanceTo(e.center);return Sr.radius=.7071067811865476+t,Sr.applyMatrix4(e.matrixWorld),this.intersectsSphere(Sr)}intersectsSphere(e){let t=this.planes,n=e.center,i=-e.radius;for(let r=0;r<6;r++)if(t[r].distanceToPoint(n)<i)return!1;return!0}intersectsBox(e){let t=this.planes;for(let n=0;n<6;n++){let i=t[n];if(ah.x=i.normal.x>0?e.max.x:e.min.x,ah.y=i.normal.y>0?e.max.y:e.min.y,ah.z=i.normal.z>0?e.max.z:e.min.z,i.distanceToPoint(ah)<0)return!1}return!0}containsPoint(e){let t=this.planes;for(let n=0;n<6;n++)if(t[n].distanceToPoint(e)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}},Y0=new Ge,Eh=class s{constructor(){this.coordinateSystem=ii,this._frustums=[],this._count=0}setFromArrayCamera(e){let t=e.cameras,n=this._frustums;for(let i=0;i<t.length;i++){let r=t[i];Y0.multiplyMatrices(r.projectionMatrix,r.matrixWorldInverse),n[i]===void 0&&(n[i]=new $s),n[i].setFromProjectionMatrix(Y0,r.coordinateSystem,r.reversedDepth)}return this._count=t.length,this}getFrustum(e){return this._frustums[e]}intersectsObject(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsObject(e))return!0;return!1}intersectsSprite(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSprite(e))return!0;return!1}intersectsSphere(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSphere(e))return!0;return!1}intersectsBox(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsBox(e))return!0;return!1}containsPoint(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].containsPoint(e))return!0;return!1}copy(e){this.coordinateSystem=e.coordinateSystem;let t=this._frustums,n=e._frustums;for(let i=0;i<e._count;i++)t[i]===void 0&&(t[i]=new $s),t[i].copy(n[i]);return this._count=e._count,this}clone(){return new s().copy(this)}};var Zs=class extends Ln{constructor(e){super(),this.isLineBasicMaterial=!0,this.type="LineBasicMaterial",this.color=new Ie(16777215),this.map=null,this.linewidth=1,this.linecap="round",this.linejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.linewidth=e.linewidth,this.linecap=e.linecap,this.linejoin=e.linejoin,this.fog=e.fog,this}},Ah=new F,Rh=new F,K0=new Ge,cc=new fs,ch=new Pn,_f=new F,$0=new F,ms=class extends Mt{constructor(e=new Rt,t=new Zs){super(),this.isLine=!0,this.type="Line",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[0];for(let i=1,r=t.count;i<r;i++)Ah.fromBufferAttribute(t,i-1),Rh.fromBufferAttribute(t,i),n[i]=n[i-1],n[i]+=Ah.distanceTo(Rh);e.setAttribute("lineDistance",new tn(n,1))}else Ne("Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,i=this.matrixWorld,r=e.params.Line.threshold,o=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),ch.copy(n.boundingSphere),ch.applyMatrix4(i),ch.radius+=r,e.ray.intersectsSphere(ch)===!1)return;K0.copy(i).invert(),cc.copy(e.ray).applyMatrix4(K0);let a=r/((this.scale.x+this.scale.y+this.scale.z)/3),c=a*a,l=this.isLineSegments?2:1,h=n.index,d=n.attributes.position;if(h!==null){let f=Math.max(0,o.start),_=Math.min(h.count,o.start+o.count);for(let y=f,g=_-1;y<g;y+=l){let m=h.getX(y),S=h.getX(y+1),T=lh(this,e,cc,c,m,S,y);T&&t.push(T)}if(this.isLineLoop){let y=h.getX(_-1),g=h.getX(f),m=lh(this,e,cc,c,y,g,_-1);m&&t.push(m)}}else{let f=Math.max(0,o.start),_=Math.min(d.count,o.start+o.count);for(let y=f,g=_-1;y<g;y+=l){let m=lh(this,e,cc,c,y,y+1,y);m&&t.push(m)}if(this.isLineLoop){let y=lh(this,e,cc,c,_-1,f,_-1);y&&t.push(y)}}}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let i=t[n[0]];if(i!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=i.length;r<o;r++){let a=i[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}};function lh(s,e,t,n,i,r,o){let a=s.geometry.attributes.position;if(Ah.fromBufferAttribute(a,i),Rh.fromBufferAttribute(a,r),t.distanceSqToSegment(Ah,Rh,_f,$0)>n)return;_f.applyMatrix4(s.matrixWorld);let l=e.ray.origin.distanceTo(_f);if(!(l<e.near||l>e.far))return{distance:l,point:$0.clone().applyMatrix4(s.matrixWorld),index:o,face:null,faceIndex:null,barycoord:null,object:s}}var Z0=new F,J0=new F,Mc=class extends ms{constructor(e,t){super(e,t),this.isLineSegments=!0,this.type="LineSegments"}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[];for(let i=0,r=t.count;i<r;i+=2)Z0.fromBufferAttribute(t,i),J0.fromBufferAttribute(t,i+1),n[i]=i===0?0:n[i-1],n[i+1]=n[i]+Z0.distanceTo(J0);e.setAttribute("lineDistance",new tn(n,1))}else Ne("LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}},Sc=class extends ms{constructor(e,t){super(e,t),this.isLineLoop=!0,this.type="LineLoop"}},Ho=class extends Ln{constructor(e){super(),this.isPointsMaterial=!0,this.type="PointsMaterial",this.color=new Ie(16777215),this.map=null,this.alphaMap=null,this.size=1,this.sizeAttenuation=!0,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.alphaMap=e.alphaMap,this.size=e.size,this.sizeAttenuation=e.sizeAttenuation,this.fog=e.fog,this}},j0=new Ge,Tf=new fs,hh=new Pn,uh=new F,bc=class extends Mt{constructor(e=new Rt,t=new Ho){super(),this.isPoints=!0,this.type="Points",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,i=this.matrixWorld,r=e.params.Points.threshold,o=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),hh.copy(n.boundingSphere),hh.applyMatrix4(i),hh.radius+=r,e.ray.intersectsSphere(hh)===!1)return;j0.copy(i).invert(),Tf.copy(e.ray).applyMatrix4(j0);let a=r/((this.scale.x+this.scale.y+this.scale.z)/3),c=a*a,l=n.index,u=n.attributes.position;if(l!==null){let d=Math.max(0,o.start),f=Math.min(l.count,o.start+o.count);for(let _=d,y=f;_<y;_++){let g=l.getX(_);uh.fromBufferAttribute(u,g),Q0(uh,g,c,i,e,t,this)}}else{let d=Math.max(0,o.start),f=Math.min(u.count,o.start+o.count);for(let _=d,y=f;_<y;_++)uh.fromBufferAttribute(u,_),Q0(uh,_,c,i,e,t,this)}}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let i=t[n[0]];if(i!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=i.length;r<o;r++){let a=i[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}};function Q0(s,e,t,n,i,r,o){let a=Tf.distanceSqToPoint(s);if(a<t){let c=new F;Tf.closestPointToPoint(s,c),c.applyMatrix4(n);let l=i.ray.origin.distanceTo(c);if(l<i.near||l>i.far)return;r.push({distance:l,distanceToRay:Math.sqrt(a),point:c,index:e,face:null,faceIndex:null,barycoord:null,object:o})}}var wc=class extends Yt{constructor(e=[],t=Nr,n,i,r,o,a,c,l,h){super(e,t,n,i,r,o,a,c,l,h),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(e){this.image=e}},Tc=class extends Yt{constructor(e,t,n,i,r,o,a,c,l){super(e,t,n,i,r,o,a,c,l),this.isCanvasTexture=!0,this.needsUpdate=!0}};var gs=class extends Yt{constructor(e,t,n=di,i,r,o,a=Nt,c=Nt,l,h=us,u=1){if(h!==us&&h!==ws)throw new Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");let d={width:e,height:t,depth:u};super(d,i,r,o,a,c,h,n,l),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(e){return super.copy(e),this.source=new Fo(Object.assign({},e.image)),this.compareFunction=e.compareFunction,this}toJSON(e){let t=super.toJSON(e);return t.compareFunction=this.compareFunction,t}},Ec=class extends gs{constructor(e,t=di,n=Nr,i,r,o=Nt,a=Nt,c,l=us){let h={width:e,height:e,depth:1},u=[h,h,h,h,h,h];super(e,e,t,n,i,r,o,a,c,l),this.image=u,this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(e){this.image=e}},Ac=class extends Yt{constructor(e=null){super(),this.sourceTexture=e,this.isExternalTexture=!0}copy(e){return super.copy(e),this.sourceTexture=e.sourceTexture,this}},Vo=class s extends Rt{constructor(e=1,t=1,n=1,i=1,r=1,o=1){super(),this.type="BoxGeometry",this.parameters={width:e,height:t,depth:n,widthSegments:i,heightSegments:r,depthSegments:o};let a=this;i=Math.floor(i),r=Math.floor(r),o=Math.floor(o);let c=[],l=[],h=[],u=[],d=0,f=0;_("z","y","x",-1,-1,n,t,e,o,r,0),_("z","y","x",1,-1,n,t,-e,o,r,1),_("x","z","y",1,1,e,n,t,i,o,2),_("x","z","y",1,-1,e,n,-t,i,o,3),_("x","y","z",1,-1,e,t,n,i,r,4),_("x","y","z",-1,-1,e,t,-n,i,r,5),this.setIndex(c),this.setAttribute("position",new tn(l,3)),this.setAttribute("normal",new tn(h,3)),this.setAttribute("uv",new tn(u,2));function _(y,g,m,S,T,b,C,R,x,w,G){let N=b/x,k=C/w,q=b/2,j=C/2,L=R/2,Z=x+1,ne=w+1,Y=0,ce=0,$=new F;for(let re=0;re<ne;re++){let oe=re*k-j;for(let Pe=0;Pe<Z;Pe++){let We=Pe*N-q;$[y]=We*S,$[g]=oe*T,$[m]=L,l.push($.x,$.y,$.z),$[y]=0,$[g]=0,$[m]=R>0?1:-1,h.push($.x,$.y,$.z),u.push(Pe/x),u.push(1-re/w),Y+=1}}for(let re=0;re<w;re++)for(let oe=0;oe<x;oe++){let Pe=d+oe+Z*re,We=d+oe+Z*(re+1),ee=d+(oe+1)+Z*(re+1),Me=d+(oe+1)+Z*re;c.push(Pe,We,Me),c.push(We,ee,Me),ce+=6}a.addGroup(f,ce,G),f+=ce,d+=Y}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new s(e.width,e.height,e.depth,e.widthSegments,e.heightSegments,e.depthSegments)}};var Rc=class s extends Rt{constructor(e=1,t=1,n=1,i=1){super(),this.type="PlaneGeometry",this.parameters={width:e,height:t,widthSegments:n,heightSegments:i};let r=e/2,o=t/2,a=Math.floor(n),c=Math.floor(i),l=a+1,h=c+1,u=e/a,d=t/c,f=[],_=[],y=[],g=[];for(let m=0;m<h;m++){let S=m*d-o;for(let T=0;T<l;T++){let b=T*u-r;_.push(b,-S,0),y.push(0,0,1),g.push(T/a),g.push(1-m/c)}}for(let m=0;m<c;m++)for(let S=0;S<a;S++){let T=S+l*m,b=S+l*(m+1),C=S+1+l*(m+1),R=S+1+l*m;f.push(T,b,R),f.push(b,C,R)}this.setIndex(f),this.setAttribute("position",new tn(_,3)),this.setAttribute("normal",new tn(y,3)),this.setAttribute("uv",new tn(g,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new s(e.width,e.height,e.widthSegments,e.heightSegments)}};var Cc=class s extends Rt{constructor(e=1,t=32,n=16,i=0,r=Math.PI*2,o=0,a=Math.PI){super(),this.type="SphereGeometry",this.parameters={radius:e,widthSegments:t,heightSegments:n,phiStart:i,phiLength:r,thetaStart:o,thetaLength:a},t=Math.max(3,Math.floor(t)),n=Math.max(2,Math.floor(n));let c=Math.min(o+a,Math.PI),l=0,h=[],u=new F,d=new F,f=[],_=[],y=[],g=[];for(let m=0;m<=n;m++){let S=[],T=m/n,b=o+T*a,C=e*Math.cos(b),R=Math.sqrt(e*e-C*C),x=0;m===0&&o===0?x=.5/t:m===n&&c===Math.PI&&(x=-.5/t);for(let w=0;w<=t;w++){let G=w/t,N=i+G*r;u.x=-R*Math.cos(N),u.y=C,u.z=R*Math.sin(N),_.push(u.x,u.y,u.z),d.copy(u).normalize(),y.push(d.x,d.y,d.z),g.push(G+x,1-T),S.push(l++)}h.push(S)}for(let m=0;m<n;m++)for(let S=0;S<t;S++){let T=h[m][S+1],b=h[m][S],C=h[m+1][S],R=h[m+1][S+1];(m!==0||o>0)&&f.push(T,b,R),(m!==n-1||c<Math.PI)&&f.push(b,C,R)}this.setIndex(f),this.setAttribute("position",new tn(_,3)),this.setAttribute("normal",new tn(y,3)),this.setAttribute("uv",new tn(g,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new s(e.radius,e.widthSegments,e.heightSegments,e.phiStart,e.phiLength,e.thetaStart,e.thetaLength)}};function Or(s){let e={};for(let t in s){e[t]={};for(let n in s[t]){let i=s[t][n];if(e_(i))i.isRenderTargetTexture?(Ne("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),e[t][n]=null):e[t][n]=i.clone();else if(Array.isArray(i))if(e_(i[0])){let r=[];for(let o=0,a=i.length;o<a;o++)r[o]=i[o].clone();e[t][n]=r}else e[t][n]=i.slice();else e[t][n]=i}}return e}function gn(s){let e={};for(let t=0;t<s.length;t++){let n=Or(s[t]);for(let i in n)e[i]=n[i]}return e}function e_(s){return s&&(s.isColor||s.isMatrix3||s.isMatrix4||s.isVector2||s.isVector3||s.isVector4||s.isTexture||s.isQuaternion)}function mS(s){let e=[];for(let t=0;t<s.length;t++)e.push(s[t].clone());return e}function cp(s){let e=s.getRenderTarget();return e===null?s.outputColorSpace:e.isXRRenderTarget===!0?e.texture.colorSpace:je.workingColorSpace}var Y_={clone:Or,merge:gn},gS=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,_S=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,Ri=class extends Ln{constructor(e){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=gS,this.fragmentShader=_S,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,e!==void 0&&this.setValues(e)}copy(e){return super.copy(e),this.fragmentShader=e.fragmentShader,this.vertexShader=e.vertexShader,this.uniforms=Or(e.uniforms),this.uniformsGroups=mS(e.uniformsGroups),this.defines=Object.assign({},e.defines),this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.fog=e.fog,this.lights=e.lights,this.clipping=e.clipping,this.extensions=Object.assign({},e.extensions),this.glslVersion=e.glslVersion,this.defaultAttributeValues=Object.assign({},e.defaultAttributeValues),this.index0AttributeName=e.index0AttributeName,this.uniformsNeedUpdate=e.uniformsNeedUpdate,this}toJSON(e){let t=super.toJSON(e);t.glslVersion=this.glslVersion,t.uniforms={};for(let i in this.uniforms){let o=this.uniforms[i].value;o&&o.isTexture?t.uniforms[i]={type:"t",value:o.toJSON(e).uuid}:o&&o.isColor?t.uniforms[i]={type:"c",value:o.getHex()}:o&&o.isVector2?t.uniforms[i]={type:"v2",value:o.toArray()}:o&&o.isVector3?t.uniforms[i]={type:"v3",value:o.toArray()}:o&&o.isVector4?t.uniforms[i]={type:"v4",value:o.toArray()}:o&&o.isMatrix3?t.uniforms[i]={type:"m3",value:o.toArray()}:o&&o.isMatrix4?t.uniforms[i]={type:"m4",value:o.toArray()}:t.uniforms[i]={value:o}}Object.keys(this.defines).length>0&&(t.defines=this.defines),t.vertexShader=this.vertexShader,t.fragmentShader=this.fragmentShader,t.lights=this.lights,t.clipping=this.clipping;let n={};for(let i in this.extensions)this.extensions[i]===!0&&(n[i]=!0);return Object.keys(n).length>0&&(t.extensions=n),t}fromJSON(e,t){if(super.fromJSON(e,t),e.uniforms!==void 0)for(let n in e.uniforms){let i=e.uniforms[n];switch(this.uniforms[n]={},i.type){case"t":this.uniforms[n].value=t[i.value]||null;break;case"c":this.uniforms[n].value=new Ie().setHex(i.value);break;case"v2":this.uniforms[n].value=new ke().fromArray(i.value);break;case"v3":this.uniforms[n].value=new F().fromArray(i.value);break;case"v4":this.uniforms[n].value=new pt().fromArray(i.value);break;case"m3":this.uniforms[n].value=new He().fromArray(i.value);break;case"m4":this.uniforms[n].value=new Ge().fromArray(i.value);break;default:this.uniforms[n].value=i.value}}if(e.defines!==void 0&&(this.defines=e.defines),e.vertexShader!==void 0&&(this.vertexShader=e.vertexShader),e.fragmentShader!==void 0&&(this.fragmentShader=e.fragmentShader),e.glslVersion!==void 0&&(this.glslVersion=e.glslVersion),e.extensions!==void 0)for(let n in e.extensions)this.extensions[n]=e.extensions[n];return e.lights!==void 0&&(this.lights=e.lights),e.clipping!==void 0&&(this.clipping=e.clipping),this}},Ch=class extends Ri{constructor(e){super(e),this.isRawShaderMaterial=!0,this.type="RawShaderMaterial"}},ln=class extends Ln{constructor(e){super(),this.isMeshStandardMaterial=!0,this.type="MeshStandardMaterial",this.defines={STANDARD:""},this.color=new Ie(16777215),this.roughness=1,this.metalness=0,this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.emissive=new Ie(0),this.emissiveIntensity=1,this.emissiveMap=null,this.bumpMap=null,this.bumpScale=1,this.normalMap=null,this.normalMapType=Au,this.normalScale=new ke(1,1),this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.roughnessMap=null,this.metalnessMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new ds,this.envMapIntensity=1,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.flatShading=!1,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.defines={STANDARD:""},this.color.copy(e.color),this.roughness=e.roughness,this.metalness=e.metalness,this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.emissive.copy(e.emissive),this.emissiveMap=e.emissiveMap,this.emissiveIntensity=e.emissiveIntensity,this.bumpMap=e.bumpMap,this.bumpScale=e.bumpScale,this.normalMap=e.normalMap,this.normalMapType=e.normalMapType,this.normalScale.copy(e.normalScale),this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.roughnessMap=e.roughnessMap,this.metalnessMap=e.metalnessMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.envMapIntensity=e.envMapIntensity,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.flatShading=e.flatShading,this.fog=e.fog,this}},bn=class extends ln{constructor(e){super(),this.isMeshPhysicalMaterial=!0,this.defines={STANDARD:"",PHYSICAL:""},this.type="MeshPhysicalMaterial",this.anisotropyRotation=0,this.anisotropyMap=null,this.clearcoatMap=null,this.clearcoatRoughness=0,this.clearcoatRoughnessMap=null,this.clearcoatNormalScale=new ke(1,1),this.clearcoatNormalMap=null,this.diffuseRoughnessMap=null,this.ior=1.5,Object.defineProperty(this,"reflectivity",{get:function(){return Qe(2.5*(this.ior-1)/(this.ior+1),0,1)},set:function(t){this.ior=(1+.4*t)/(1-.4*t)}}),this.iridescenceMap=null,this.iridescenceIOR=1.3,this.iridescenceThicknessMinimum=100,this.iridescenceThicknessMaximum=400,this.iridescenceThicknessMap=null,this.sheenColor=new Ie(0),this.sheenColorMap=null,this.sheenRoughness=1,this.sheenRoughnessMap=null,this.transmissionMap=null,this.thickness=0,this.thicknessMap=null,this.attenuationDistance=1/0,this.attenuationColor=new Ie(1,1,1),this.specularIntensity=1,this.specularIntensityMap=null,this.specularColor=new Ie(1,1,1),this.specularColorMap=null,this._anisotropy=0,this._clearcoat=0,this._diffuseRoughness=0,this._dispersion=0,this._iridescence=0,this._retroreflectivity=0,this._sheen=0,this._transmission=0,this.setValues(e)}get anisotropy(){return this._anisotropy}set anisotropy(e){this._anisotropy>0!=e>0&&this.version++,this._anisotropy=e}get clearcoat(){return this._clearcoat}set clearcoat(e){this._clearcoat>0!=e>0&&this.version++,this._clearcoat=e}get diffuseRoughness(){return this._diffuseRoughness}set diffuseRoughness(e){this._diffuseRoughness>0!=e>0&&this.version++,this._diffuseRoughness=e}get iridescence(){return this._iridescence}set iridescence(e){this._iridescence>0!=e>0&&this.version++,this._iridescence=e}get dispersion(){return this._dispersion}set dispersion(e){this._dispersion>0!=e>0&&this.version++,this._dispersion=e}get retroreflectivity(){return this._retroreflectivity}set retroreflectivity(e){this._retroreflectivity>0!=e>0&&this.version++,this._retroreflectivity=e}get sheen(){return this._sheen}set sheen(e){this._sheen>0!=e>0&&this.version++,this._sheen=e}get transmission(){return this._transmission}set transmission(e){this._transmission>0!=e>0&&this.version++,this._transmission=e}get iridescenceThicknessRange(){return br('MeshPhysicalMaterial: The "iridescenceThicknessRange" property has been replaced by "iridescenceThicknessMinimum" and "iridescenceThicknessMaximum".'),[this.iridescenceThicknessMinimum,this.iridescenceThicknessMaximum]}set iridescenceThicknessRange(e){br('MeshPhysicalMaterial: The "iridescenceThicknessRange" property has been replaced by "iridescenceThicknessMinimum" and "iridescenceThicknessMaximum".'),this.iridescenceThicknessMinimum=e[0],this.iridescenceThicknessMaximum=e[1]}copy(e){return super.copy(e),this.defines={STANDARD:"",PHYSICAL:""},this.anisotropy=e.anisotropy,this.anisotropyRotation=e.anisotropyRotation,this.anisotropyMap=e.anisotropyMap,this.clearcoat=e.clearcoat,this.clearcoatMap=e.clearcoatMap,this.clearcoatRoughness=e.clearcoatRoughness,this.clearcoatRoughnessMap=e.clearcoatRoughnessMap,this.clearcoatNormalMap=e.clearcoatNormalMap,this.clearcoatNormalScale.copy(e.clearcoatNormalScale),this.diffuseRoughness=e.diffuseRoughness,this.diffuseRoughnessMap=e.diffuseRoughnessMap,this.dispersion=e.dispersion,this.ior=e.ior,this.iridescence=e.iridescence,this.iridescenceMap=e.iridescenceMap,this.iridescenceIOR=e.iridescenceIOR,this.iridescenceThicknessMinimum=e.iridescenceThicknessMinimum,this.iridescenceThicknessMaximum=e.iridescenceThicknessMaximum,this.iridescenceThicknessMap=e.iridescenceThicknessMap,this.retroreflectivity=e.retroreflectivity,this.sheen=e.sheen,this.sheenColor.copy(e.sheenColor),this.sheenColorMap=e.sheenColorMap,this.sheenRoughness=e.sheenRoughness,this.sheenRoughnessMap=e.sheenRoughnessMap,this.transmission=e.transmission,this.transmissionMap=e.transmissionMap,this.thickness=e.thickness,this.thicknessMap=e.thicknessMap,this.attenuationDistance=e.attenuationDistance,this.attenuationColor.copy(e.attenuationColor),this.specularIntensity=e.specularIntensity,this.specularIntensityMap=e.specularIntensityMap,this.specularColor.copy(e.specularColor),this.specularColorMap=e.specularColorMap,this}};var Ih=class extends Ln{constructor(e){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=D_,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(e)}copy(e){return super.copy(e),this.depthPacking=e.depthPacking,this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this}},Ph=class extends Ln{constructor(e){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(e)}copy(e){return super.copy(e),this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this}};function qs(s,e){return!s||s.constructor===e?s:typeof e.BYTES_PER_ELEMENT=="number"?new e(s):Array.prototype.slice.call(s)}function lc(s){return s!==void 0&&s.inTangents!==void 0&&s.outTangents!==void 0}function xS(s){function e(i,r){return s[i]-s[r]}let t=s.length,n=new Array(t);for(let i=0;i!==t;++i)n[i]=i;return n.sort(e),n}function t_(s,e,t){let n=s.length,i=new s.constructor(n);for(let r=0,o=0;o!==n;++r){let a=t[r]*e;for(let c=0;c!==e;++c)i[o++]=s[a+c]}return i}function yS(s,e,t,n){let i=1,r=s[0];for(;r!==void 0&&r[n]===void 0;)r=s[i++];if(r===void 0)return;let o=r[n];if(o!==void 0)if(Array.isArray(o))do o=r[n],o!==void 0&&(e.push(r.time),t.push(...o)),r=s[i++];while(r!==void 0);else if(o.toArray!==void 0)do o=r[n],o!==void 0&&(e.push(r.time),o.toArray(t,t.length)),r=s[i++];while(r!==void 0);else do o=r[n],o!==void 0&&(e.push(r.time),t.push(o)),r=s[i++];while(r!==void 0)}var Ci=class{constructor(e,t,n,i){this.parameterPositions=e,this._cachedIndex=0,this.resultBuffer=i!==void 0?i:new t.constructor(n),this.sampleValues=t,this.valueSize=n,this.settings=null,this.DefaultSettings_={}}evaluate(e){let t=this.parameterPositions,n=this._cachedIndex,i=t[n],r=t[n-1];n:{e:{let o;t:{i:if(!(e<i)){for(let a=n+2;;){if(i===void 0){if(e<r)break i;return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}if(n===a)break;if(r=i,i=t[++n],e<i)break e}o=t.length;break t}if(!(e>=r)){let a=t[1];e<a&&(n=2,r=a);for(let c=n-2;;){if(r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(n===c)break;if(i=r,r=t[--n-1],e>=r)break e}o=n,n=0;break t}break n}for(;n<o;){let a=n+o>>>1;e<t[a]?o=a:n=a+1}if(i=t[n],r=t[n-1],r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(i===void 0)return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}this._cachedIndex=n,this.intervalChanged_(n,r,i)}return this.interpolate_(n,r,e,i)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(e){let t=this.resultBuffer,n=this.sampleValues,i=this.valueSize,r=e*i;for(let o=0;o!==i;++o)t[o]=n[r+o];return t}interpolate_(){throw new Error("THREE.Interpolant: Call to abstract method.")}intervalChanged_(){}},Lh=class extends Ci{constructor(e,t,n,i){super(e,t,n,i),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:Sf,endingEnd:Sf}}intervalChanged_(e,t,n){let i=this.parameterPositions,r=e-2,o=e+1,a=i[r],c=i[o];if(a===void 0)switch(this.getSettings_().endingStart){case bf:r=e,a=2*t-n;break;case wf:r=i.length-2,a=t+i[r]-i[r+1];break;default:r=e,a=n}if(c===void 0)switch(this.getSettings_().endingEnd){case bf:o=e,c=2*n-t;break;case wf:o=1,c=n+i[1]-i[0];break;default:o=e-1,c=t}let l=(n-t)*.5,h=this.valueSize;this._weightPrev=l/(t-a),this._weightNext=l/(c-n),this._offsetPrev=r*h,this._offsetNext=o*h}interpolate_(e,t,n,i){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,c=e*a,l=c-a,h=this._offsetPrev,u=this._offsetNext,d=this._weightPrev,f=this._weightNext,_=(n-t)/(i-t),y=_*_,g=y*_,m=-d*g+2*d*y-d*_,S=(1+d)*g+(-1.5-2*d)*y+(-.5+d)*_+1,T=(-1-f)*g+(1.5+f)*y+.5*_,b=f*g-f*y;for(let C=0;C!==a;++C)r[C]=m*o[h+C]+S*o[l+C]+T*o[c+C]+b*o[u+C];return r}},Nh=class extends Ci{constructor(e,t,n,i){super(e,t,n,i)}interpolate_(e,t,n,i){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,c=e*a,l=c-a,h=(n-t)/(i-t),u=1-h;for(let d=0;d!==a;++d)r[d]=o[l+d]*u+o[c+d]*h;return r}},Dh=class extends Ci{constructor(e,t,n,i){super(e,t,n,i)}interpolate_(e){return this.copySampleValue_(e-1)}},Uh=class extends Ci{interpolate_(e,t,n,i){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,c=e*a,l=c-a,h=this.inTangents,u=this.outTangents;if(!h||!u){let _=(n-t)/(i-t),y=1-_;for(let g=0;g!==a;++g)r[g]=o[l+g]*y+o[c+g]*_;return r}let d=a*2,f=e-1;for(let _=0;_!==a;++_){let y=o[l+_],g=o[c+_],m=f*d+_*2,S=u[m],T=u[m+1],b=e*d+_*2,C=h[b],R=h[b+1],x=MS(n,t,S,C,i);r[_]=K_(x,y,T,R,g)}return r}};function K_(s,e,t,n,i){let r=1-s;return r*r*r*e+3*r*r*s*t+3*r*s*s*n+s*s*s*i}function vS(s,e,t,n,i){let r=1-s;return 3*r*r*(t-e)+6*r*s*(n-t)+3*s*s*(i-n)}function MS(s,e,t,n,i){let r=(s-e)/(i-e);for(let o=0;o<8;o++){let a=K_(r,e,t,n,i)-s;if(Math.abs(a)<1e-10)break;let c=vS(r,e,t,n,i);if(Math.abs(c)<1e-10)break;r=Math.max(0,Math.min(1,r-a/c))}return r}var Nn=class{constructor(e,t,n,i){if(e===void 0)throw new Error("THREE.KeyframeTrack: track name is undefined");if(t===void 0||t.length===0)throw new Error("THREE.KeyframeTrack: no keyframes in track named "+e);this.name=e,this.times=qs(t,this.TimeBufferType),this.values=qs(n,this.ValueBufferType),this.setInterpolation(i||this.DefaultInterpolation)}static toJSON(e){let t=e.constructor,n;if(t.toJSON!==this.toJSON)n=t.toJSON(e);else{n={name:e.name,times:qs(e.times,Array),values:qs(e.values,Array)};let i=e.getInterpolation();i!==e.DefaultInterpolation&&(n.interpolation=i),lc(e.settings)&&(n.settings={inTangents:qs(e.settings.inTangents,Array),outTangents:qs(e.settings.outTangents,Array)})}return n.type=e.ValueTypeName,n}InterpolantFactoryMethodDiscrete(e){return new Dh(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodLinear(e){return new Nh(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodSmooth(e){return new Lh(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodBezier(e){let t=new Uh(this.times,this.values,this.getValueSize(),e);return this.settings&&(t.inTangents=this.settings.inTangents,t.outTangents=this.settings.outTangents),t}setInterpolation(e){let t;switch(e){case wr:t=this.InterpolantFactoryMethodDiscrete;break;case Tr:t=this.InterpolantFactoryMethodLinear;break;case ph:t=this.InterpolantFactoryMethodSmooth;break;case Mf:t=this.InterpolantFactoryMethodBezier;break}if(t===void 0){let n="unsupported interpolation for "+this.ValueTypeName+" keyframe track named "+this.name;if(this.createInterpolant===void 0)if(e!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw new Error(n);return Ne("KeyframeTrack:",n),this}return this.createInterpolant=t,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return wr;case this.InterpolantFactoryMethodLinear:return Tr;case this.InterpolantFactoryMethodSmooth:return ph;case this.InterpolantFactoryMethodBezier:return Mf}}getValueSize(){return this.values.length/this.times.length}shift(e){if(e!==0){let t=this.times;for(let n=0,i=t.length;n!==i;++n)t[n]+=e;lc(this.settings)&&(n_(this.settings.inTangents,e),n_(this.settings.outTangents,e))}return this}scale(e){if(e!==1){let t=this.times;for(let n=0,i=t.length;n!==i;++n)t[n]*=e;lc(this.settings)&&(i_(this.settings.inTangents,e),i_(this.settings.outTangents,e))}return this}trim(e,t){let n=this.times,i=n.length,r=0,o=i-1;for(;r!==i&&n[r]<e;)++r;for(;o!==-1&&n[o]>t;)--o;if(++o,r!==0||o!==i){r>=o&&(o=Math.max(o,1),r=o-1);let a=this.getValueSize();this.times=n.slice(r,o),this.values=this.values.slice(r*a,o*a)}return this}validate(){let e=!0,t=this.getValueSize();t-Math.floor(t)!==0&&(ze("KeyframeTrack: Invalid value size in track.",this),e=!1);let n=this.times,i=this.values,r=n.length;r===0&&(ze("KeyframeTrack: Track is empty.",this),e=!1);let o=null;for(let a=0;a!==r;a++){let c=n[a];if(typeof c=="number"&&isNaN(c)){ze("KeyframeTrack: Time is not a valid number.",this,a,c),e=!1;break}if(o!==null&&o>c){ze("KeyframeTrack: Out of order keys.",this,a,c,o),e=!1;break}o=c}if(i!==void 0&&LM(i))for(let a=0,c=i.length;a!==c;++a){let l=i[a];if(isNaN(l)){ze("KeyframeTrack: Value is not a valid number.",this,a,l),e=!1;break}}return e}optimize(){let e=this.times.slice(),t=this.values.slice(),n=this.getValueSize(),i=this.getInterpolation()===ph,r=e.length-1,o=1;for(let a=1;a<r;++a){let c=!1,l=e[a],h=e[a+1];if(l!==h&&(a!==1||l!==e[0]))if(i)c=!0;else{let u=a*n,d=u-n,f=u+n;for(let _=0;_!==n;++_){let y=t[u+_];if(y!==t[d+_]||y!==t[f+_]){c=!0;break}}}if(c){if(a!==o){e[o]=e[a];let u=a*n,d=o*n;for(let f=0;f!==n;++f)t[d+f]=t[u+f]}++o}}if(r>0){e[o]=e[r];for(let a=r*n,c=o*n,l=0;l!==n;++l)t[c+l]=t[a+l];++o}return o!==e.length?(this.times=e.slice(0,o),this.values=t.slice(0,o*n)):(this.times=e,this.values=t),this}clone(){let e=this.times.slice(),t=this.values.slice(),n=this.constructor,i=new n(this.name,e,t);return i.createInterpolant=this.createInterpolant,lc(this.settings)&&(i.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),i}};function n_(s,e){for(let t=0,n=s.length;t!==n;t+=2)s[t]+=e}function i_(s,e){for(let t=0,n=s.length;t!==n;t+=2)s[t]*=e}Nn.prototype.ValueTypeName="";Nn.prototype.TimeBufferType=Float32Array;Nn.prototype.ValueBufferType=Float32Array;Nn.prototype.DefaultInterpolation=Tr;var _s=class extends Nn{constructor(e,t,n){super(e,t,n)}};_s.prototype.ValueTypeName="bool";_s.prototype.ValueBufferType=Array;_s.prototype.DefaultInterpolation=wr;_s.prototype.InterpolantFactoryMethodLinear=void 0;_s.prototype.InterpolantFactoryMethodSmooth=void 0;var Ic=class extends Nn{constructor(e,t,n,i){super(e,t,n,i)}};Ic.prototype.ValueTypeName="color";var xs=class extends Nn{constructor(e,t,n,i){super(e,t,n,i)}};xs.prototype.ValueTypeName="number";var Oh=class extends Ci{constructor(e,t,n,i){super(e,t,n,i)}interpolate_(e,t,n,i){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,c=(n-t)/(i-t),l=e*a;for(let h=l+a;l!==h;l+=4)cn.slerpFlat(r,0,o,l-a,o,l,c);return r}},ys=class extends Nn{constructor(e,t,n,i){super(e,t,n,i)}InterpolantFactoryMethodLinear(e){return new Oh(this.times,this.values,this.getValueSize(),e)}};ys.prototype.ValueTypeName="quaternion";ys.prototype.InterpolantFactoryMethodSmooth=void 0;var vs=class extends Nn{constructor(e,t,n){super(e,t,n)}};vs.prototype.ValueTypeName="string";vs.prototype.ValueBufferType=Array;vs.prototype.DefaultInterpolation=wr;vs.prototype.InterpolantFactoryMethodLinear=void 0;vs.prototype.InterpolantFactoryMethodSmooth=void 0;var Js=class extends Nn{constructor(e,t,n,i){super(e,t,n,i)}};Js.prototype.ValueTypeName="vector";var Pc=class{constructor(e="",t=-1,n=[],i=N_){this.name=e,this.tracks=n,this.duration=t,this.blendMode=i,this.uuid=Ni(),this.userData={},this.duration<0&&this.resetDuration()}static parse(e){let t=[],n=e.tracks,i=1/(e.fps||1);for(let o=0,a=n.length;o!==a;++o)t.push(bS(n[o]).scale(i));let r=new this(e.name,e.duration,t,e.blendMode);return r.uuid=e.uuid,r.userData=JSON.parse(e.userData||"{}"),r}static toJSON(e){let t=[],n=e.tracks,i={name:e.name,duration:e.duration,tracks:t,uuid:e.uuid,blendMode:e.blendMode,userData:JSON.stringify(e.userData)};for(let r=0,o=n.length;r!==o;++r)t.push(Nn.toJSON(n[r]));return i}static CreateFromMorphTargetSequence(e,t,n,i){let r=t.length,o=[];for(let a=0;a<r;a++){let c=[],l=[];c.push((a+r-1)%r,a,(a+1)%r),l.push(0,1,0);let h=xS(c);c=t_(c,1,h),l=t_(l,1,h),!i&&c[0]===0&&(c.push(r),l.push(l[0])),o.push(new xs(".morphTargetInfluences["+t[a].name+"]",c,l).scale(1/n))}return new this(e,-1,o)}static findByName(e,t){let n=e;if(!Array.isArray(e)){let i=e;n=i.geometry&&i.geometry.animations||i.animations}for(let i=0;i<n.length;i++)if(n[i].name===t)return n[i];return null}static CreateClipsFromMorphTargetSequences(e,t,n){let i={},r=/^([\w-]*?)([\d]+)$/;for(let a=0,c=e.length;a<c;a++){let l=e[a],h=l.name.match(r);if(h&&h.length>1){let u=h[1],d=i[u];d||(i[u]=d=[]),d.push(l)}}let o=[];for(let a in i)o.push(this.CreateFromMorphTargetSequence(a,i[a],t,n));return o}resetDuration(){let e=this.tracks,t=0;for(let n=0,i=e.length;n!==i;++n){let r=this.tracks[n];t=Math.max(t,r.times[r.times.length-1])}return this.duration=t,this}trim(){for(let e=0;e<this.tracks.length;e++)this.tracks[e].trim(0,this.duration);return this}validate(){let e=!0;for(let t=0;t<this.tracks.length;t++)e=e&&this.tracks[t].validate();return e}optimize(){for(let e=0;e<this.tracks.length;e++)this.tracks[e].optimize();return this}clone(){let e=[];for(let n=0;n<this.tracks.length;n++)e.push(this.tracks[n].clone());let t=new this.constructor(this.name,this.duration,e,this.blendMode);return t.userData=JSON.parse(JSON.stringify(this.userData)),t}toJSON(){return this.constructor.toJSON(this)}};function SS(s){switch(s.toLowerCase()){case"scalar":case"double":case"float":case"number":case"integer":return xs;case"vector":case"vector2":case"vector3":case"vector4":return Js;case"color":return Ic;case"quaternion":return ys;case"bool":case"boolean":return _s;case"string":return vs}throw new Error("THREE.KeyframeTrack: Unsupported typeName: "+s)}function bS(s){if(s.type===void 0)throw new Error("THREE.KeyframeTrack: track type undefined, can not parse");let e=SS(s.type);if(s.times===void 0){let n=[],i=[];yS(s.keys,n,i,"value"),s.times=n,s.values=i}let t;return e.parse!==void 0?t=e.parse(s):t=new e(s.name,s.times,s.values,s.interpolation),lc(s.settings)&&(t.settings={inTangents:qs(s.settings.inTangents,Float32Array),outTangents:qs(s.settings.outTangents,Float32Array)}),t}var Ti={enabled:!1,files:{},add:function(s,e){this.enabled!==!1&&(s_(s)||(this.files[s]=e))},get:function(s){if(this.enabled!==!1&&!s_(s))return this.files[s]},remove:function(s){delete this.files[s]},clear:function(){this.files={}}};function s_(s){try{let e=s.slice(s.indexOf(":")+1);return new URL(e).protocol==="blob:"}catch{return!1}}var Fh=class{constructor(e,t,n){let i=this,r=!1,o=0,a=0,c,l=[];this.onStart=void 0,this.onLoad=e,this.onProgress=t,this.onError=n,this._abortController=null,this.itemStart=function(h){a++,r===!1&&i.onStart!==void 0&&i.onStart(h,o,a),r=!0},this.itemEnd=function(h){o++,i.onProgress!==void 0&&i.onProgress(h,o,a),o===a&&(r=!1,i.onLoad!==void 0&&i.onLoad())},this.itemError=function(h){i.onError!==void 0&&i.onError(h)},this.resolveURL=function(h){return h=h.normalize("NFC"),c?c(h):h},this.setURLModifier=function(h){return c=h,this},this.addHandler=function(h,u){return l.push(h,u),this},this.removeHandler=function(h){let u=l.indexOf(h);return u!==-1&&l.splice(u,2),this},this.getHandler=function(h){for(let u=0,d=l.length;u<d;u+=2){let f=l[u],_=l[u+1];if(f.global&&(f.lastIndex=0),f.test(h))return _}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||(this._abortController=new AbortController),this._abortController}},$_=new Fh,Ii=class{constructor(e){this.manager=e!==void 0?e:$_,this.crossOrigin="anonymous",this.withCredentials=!1,this.path="",this.resourcePath="",this.requestHeader={},this.priority="auto",this.cache="default",typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}load(){}loadAsync(e,t){let n=this;return new Promise(function(i,r){n.load(e,i,t,r)})}parse(){}setCrossOrigin(e){return this.crossOrigin=e,this}setWithCredentials(e){return this.withCredentials=e,this}setPath(e){return this.path=e,this}setResourcePath(e){return this.resourcePath=e,this}setRequestHeader(e){return this.requestHeader=e,this}setPriority(e){return this.priority=e,this}setCache(e){return this.cache=e,this}abort(){return this}};Ii.DEFAULT_MATERIAL_NAME="__DEFAULT";var ls={},Ef=class extends Error{constructor(e,t){super(e),this.response=t}},Wo=class extends Ii{constructor(e){super(e),this.mimeType="",this.responseType="",this._abortController=new AbortController}load(e,t,n,i){e===void 0&&(e=""),this.path!==void 0&&(e=this.path+e),e=this.manager.resolveURL(e);let r=Ti.get(`file:${e}`);if(r!==void 0){this.manager.itemStart(e),setTimeout(()=>{t&&t(r),this.manager.itemEnd(e)},0);return}if(ls[e]!==void 0){ls[e].push({onLoad:t,onProgress:n,onError:i});return}ls[e]=[],ls[e].push({onLoad:t,onProgress:n,onError:i});let o=new Request(e,{headers:new Headers(this.requestHeader),credentials:this.withCredentials?"include":"same-origin",priority:this.priority,cache:this.cache,signal:typeof AbortSignal.any=="function"?AbortSignal.any([this._abortController.signal,this.manager.abortController.signal]):this._abortController.signal}),a=this.mimeType,c=this.responseType;fetch(o).then(l=>{if(l.status===200||l.status===0){if(l.status===0&&Ne("FileLoader: HTTP Status 0 received."),typeof ReadableStream>"u"||l.body===void 0||l.body.getReader===void 0)return l;let h=ls[e],u=l.body.getReader(),d=l.headers.get("X-File-Size")||l.headers.get("Content-Length"),f=d?parseInt(d):0,_=f!==0,y=0,g=new ReadableStream({start(m){S();function S(){u.read().then(({done:T,value:b})=>{if(T)m.close();else{y+=b.byteLength;let C=new ProgressEvent("progress",{lengthComputable:_,loaded:y,total:f});for(let R=0,x=h.length;R<x;R++){let w=h[R];w.onProgress&&w.onProgress(C)}m.enqueue(b),S()}},T=>{m.error(T)})}}});return new Response(g)}else throw new Ef(`fetch for "${l.url}" responded with ${l.status}: ${l.statusText}`,l)}).then(l=>{switch(c){case"arraybuffer":return l.arrayBuffer();case"blob":return l.blob();case"document":return l.text().then(h=>new DOMParser().parseFromString(h,a));case"json":return l.json();default:if(a==="")return l.text();{let u=/charset="?([^;"\s]*)"?/i.exec(a),d=u&&u[1]?u[1].toLowerCase():void 0,f=new TextDecoder(d);return l.arrayBuffer().then(_=>f.decode(_))}}}).then(l=>{Ti.add(`file:${e}`,l);let h=ls[e];delete ls[e];for(let u=0,d=h.length;u<d;u++){let f=h[u];f.onLoad&&f.onLoad(l)}}).catch(l=>{let h=ls[e];if(h===void 0)throw this.manager.itemError(e),l;delete ls[e];for(let u=0,d=h.length;u<d;u++){let f=h[u];f.onError&&f.onError(l)}this.manager.itemError(e)}).finally(()=>{this.manager.itemEnd(e)}),this.manager.itemStart(e)}setResponseType(e){return this.responseType=e,this}setMimeType(e){return this.mimeType=e,this}abort(){return this._abortController.abort(),this._abortController=new AbortController,this}};var Ro=new WeakMap,kh=class extends Ii{constructor(e){super(e)}load(e,t,n,i){this.path!==void 0&&(e=this.path+e),e=this.manager.resolveURL(e);let r=this,o=Ti.get(`image:${e}`);if(o!==void 0){if(o.complete===!0)r.manager.itemStart(e),setTimeout(function(){t&&t(o),r.manager.itemEnd(e)},0);else{let u=Ro.get(o);u===void 0&&(u=[],Ro.set(o,u)),u.push({onLoad:t,onError:i})}return o}let a=Uo("img");function c(){h(),t&&t(this);let u=Ro.get(this)||[];for(let d=0;d<u.length;d++){let f=u[d];f.onLoad&&f.onLoad(this)}Ro.delete(this),r.manager.itemEnd(e)}function l(u){h(),i&&i(u),Ti.remove(`image:${e}`);let d=Ro.get(this)||[];for(let f=0;f<d.length;f++){let _=d[f];_.onError&&_.onError(u)}Ro.delete(this),r.manager.itemError(e),r.manager.itemEnd(e)}function h(){a.removeEventListener("load",c,!1),a.removeEventListener("error",l,!1)}return a.addEventListener("load",c,!1),a.addEventListener("error",l,!1),e.slice(0,5)!=="data:"&&this.crossOrigin!==void 0&&(a.crossOrigin=this.crossOrigin),Ti.add(`image:${e}`,a),r.manager.itemStart(e),a.fetchPriority=this.priority,a.src=e,a}};var Rr=class extends Ii{constructor(e){super(e)}load(e,t,n,i){let r=new Yt,o=new kh(this.manager);return o.setPriority(this.priority),o.setCache(this.cache),o.setCrossOrigin(this.crossOrigin),o.setPath(this.path),o.load(e,function(a){r.image=a,r.needsUpdate=!0,t!==void 0&&t(r)},n,i),r}},Cr=class extends Mt{static registerNode(e){this.prototype._lightNode=e}constructor(e,t=1){super(),this.isLight=!0,this.type="Light",this.color=new Ie(e),this.intensity=t}copy(e,t){return super.copy(e,t),this.color.copy(e.color),this.intensity=e.intensity,this}toJSON(e){let t=super.toJSON(e);return t.object.color=this.color.getHex(),t.object.intensity=this.intensity,t}},Lc=class extends Cr{constructor(e,t,n){super(e,n),this.isHemisphereLight=!0,this.type="HemisphereLight",this.position.copy(Mt.DEFAULT_UP),this.updateMatrix(),this.groundColor=new Ie(t)}copy(e,t){return super.copy(e,t),this.groundColor.copy(e.groundColor),this}toJSON(e){let t=super.toJSON(e);return t.object.groundColor=this.groundColor.getHex(),t}},xf=new Ge,r_=new F,o_=new F,Xo=class{constructor(e){this.camera=e,this.intensity=1,this.bias=0,this.biasNode=null,this.normalBias=0,this.radius=1,this.blurSamples=8,this.mapSize=new ke(512,512),this.mapType=Un,this.map=null,this.mapPass=null,this.matrix=new Ge,this.autoUpdate=!0,this.needsUpdate=!1,this._frustum=new $s,this._frameExtents=new ke(1,1),this._viewportCount=1,this._viewports=[new pt(0,0,1,1)]}getViewportCount(){return this._viewportCount}getCamera(){return this.camera}getFrustum(){return this._frustum}updateMatrices(e){let t=this.camera;r_.setFromMatrixPosition(e.matrixWorld),t.position.copy(r_),o_.setFromMatrixPosition(e.target.matrixWorld),t.lookAt(o_),t.updateMatrixWorld(),this._updateMatrix(t,this.matrix,this._frustum)}_updateMatrix(e,t,n,i){xf.multiplyMatrices(e.projectionMatrix,e.matrixWorldInverse),n.setFromProjectionMatrix(xf,e.coordinateSystem,e.reversedDepth);let r=this._frameExtents,o=i?i.z/r.x:1,a=i?i.w/r.y:1,c=i?i.x/r.x:0,l=i?i.y/r.y:0;e.coordinateSystem===Do||e.reversedDepth?t.set(.5*o,0,0,.5*o+c,0,.5*a,0,.5*a+l,0,0,1,0,0,0,0,1):t.set(.5*o,0,0,.5*o+c,0,.5*a,0,.5*a+l,0,0,.5,.5,0,0,0,1),t.multiply(xf)}getViewport(e){return this._viewports[e]}getFrameExtents(){return this._frameExtents}dispose(){this.map&&this.map.dispose(),this.mapPass&&this.mapPass.dispose()}copy(e){return this.camera=e.camera.clone(),this.intensity=e.intensity,this.bias=e.bias,this.radius=e.radius,this.autoUpdate=e.autoUpdate,this.needsUpdate=e.needsUpdate,this.normalBias=e.normalBias,this.blurSamples=e.blurSamples,this.mapSize.copy(e.mapSize),this.mapType=e.mapType,this.biasNode=e.biasNode,this}clone(){return new this.constructor().copy(this)}toJSON(){let e={};return e.intensity=this.intensity,e.bias=this.bias,e.normalBias=this.normalBias,e.radius=this.radius,e.blurSamples=this.blurSamples,e.mapSize=this.mapSize.toArray(),e.mapType=this.mapType,e.camera=this.camera.toJSON(!1).object,delete e.camera.matrix,e}},dh=new F,fh=new cn,wi=new F,Nc=class extends Mt{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new Ge,this.projectionMatrix=new Ge,this.projectionMatrixInverse=new Ge,this.coordinateSystem=ii,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(e,t){return super.copy(e,t),this.matrixWorldInverse.copy(e.matrixWorldInverse),this.projectionMatrix.copy(e.projectionMatrix),this.projectionMatrixInverse.copy(e.projectionMatrixInverse),this.coordinateSystem=e.coordinateSystem,this}getWorldDirection(e){return super.getWorldDirection(e).negate()}updateMatrixWorld(e){super.updateMatrixWorld(e),this.matrixWorld.decompose(dh,fh,wi),wi.x===1&&wi.y===1&&wi.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(dh,fh,wi.set(1,1,1)).invert()}updateWorldMatrix(e,t,n=!1){super.updateWorldMatrix(e,t,n),this.matrixWorld.decompose(dh,fh,wi),wi.x===1&&wi.y===1&&wi.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(dh,fh,wi.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},Xs=new F,a_=new ke,c_=new ke,Xt=class extends Nc{constructor(e=50,t=1,n=.1,i=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=e,this.zoom=1,this.near=n,this.far=i,this.focus=10,this.aspect=t,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.fov=e.fov,this.zoom=e.zoom,this.near=e.near,this.far=e.far,this.focus=e.focus,this.aspect=e.aspect,this.view=e.view===null?null:Object.assign({},e.view),this.filmGauge=e.filmGauge,this.filmOffset=e.filmOffset,this}setFocalLength(e){let t=.5*this.getFilmHeight()/e;this.fov=Er*2*Math.atan(t),this.updateProjectionMatrix()}getFocalLength(){let e=Math.tan(hc*.5*this.fov);return .5*this.getFilmHeight()/e}getEffectiveFOV(){return Er*2*Math.atan(Math.tan(hc*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(e,t,n){Xs.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),t.set(Xs.x,Xs.y).multiplyScalar(-e/Xs.z),Xs.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),n.set(Xs.x,Xs.y).multiplyScalar(-e/Xs.z)}getViewSize(e,t){return this.getViewBounds(e,a_,c_),t.subVectors(c_,a_)}setViewOffset(e,t,n,i,r,o){this.aspect=e/t,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=i,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=this.near,t=e*Math.tan(hc*.5*this.fov)/this.zoom,n=2*t,i=this.aspect*n,r=-.5*i,o=this.view;if(this.view!==null&&this.view.enabled){let c=o.fullWidth,l=o.fullHeight;r+=o.offsetX*i/c,t-=o.offsetY*n/l,i*=o.width/c,n*=o.height/l}let a=this.filmOffset;a!==0&&(r+=e*a/this.getFilmWidth()),this.projectionMatrix.makePerspective(r,r+i,t,t-n,e,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.fov=this.fov,t.object.zoom=this.zoom,t.object.near=this.near,t.object.far=this.far,t.object.focus=this.focus,t.object.aspect=this.aspect,this.view!==null&&(t.object.view=Object.assign({},this.view)),t.object.filmGauge=this.filmGauge,t.object.filmOffset=this.filmOffset,t}},Af=class extends Xo{constructor(){super(new Xt(50,1,.5,500)),this.isSpotLightShadow=!0,this.focus=1,this.aspect=1}updateMatrices(e){let t=this.camera,n=Er*2*e.angle*this.focus,i=this.mapSize.width/this.mapSize.height*this.aspect,r=e.distance||t.far;(n!==t.fov||i!==t.aspect||r!==t.far)&&(t.fov=n,t.aspect=i,t.far=r,t.updateProjectionMatrix()),super.updateMatrices(e)}copy(e){return super.copy(e),this.focus=e.focus,this.aspect=e.aspect,this}toJSON(){let e=super.toJSON();return e.focus=this.focus,e.aspect=this.aspect,e}},Dc=class extends Cr{constructor(e,t,n=0,i=Math.PI/3,r=0,o=2){super(e,t),this.isSpotLight=!0,this.type="SpotLight",this.position.copy(Mt.DEFAULT_UP),this.updateMatrix(),this.target=new Mt,this.distance=n,this.angle=i,this.penumbra=r,this.decay=o,this.map=null,this.shadow=new Af}get power(){return this.intensity*Math.PI}set power(e){this.intensity=e/Math.PI}dispose(){super.dispose(),this.shadow.dispose()}copy(e,t){return super.copy(e,t),this.distance=e.distance,this.angle=e.angle,this.penumbra=e.penumbra,this.decay=e.decay,this.target=e.target.clone(),this.map=e.map,this.shadow=e.shadow.clone(),this}toJSON(e){let t=super.toJSON(e);return t.object.distance=this.distance,t.object.angle=this.angle,t.object.decay=this.decay,t.object.penumbra=this.penumbra,t.object.target=this.target.uuid,this.map&&this.map.isTexture&&(t.object.map=this.map.toJSON(e).uuid),t.object.shadow=this.shadow.toJSON(),t}},Rf=class extends Xo{constructor(){super(new Xt(90,1,.5,500)),this.isPointLightShadow=!0}},Uc=class extends Cr{constructor(e,t,n=0,i=2){super(e,t),this.isPointLight=!0,this.type="PointLight",this.distance=n,this.decay=i,this.shadow=new Rf}get power(){return this.intensity*4*Math.PI}set power(e){this.intensity=e/(4*Math.PI)}dispose(){super.dispose(),this.shadow.dispose()}copy(e,t){return super.copy(e,t),this.distance=e.distance,this.decay=e.decay,this.shadow=e.shadow.clone(),this}toJSON(e){let t=super.toJSON(e);return t.object.distance=this.distance,t.object.decay=this.decay,t.object.shadow=this.shadow.toJSON(),t}},Ir=class extends Nc{constructor(e=-1,t=1,n=1,i=-1,r=.1,o=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=e,this.right=t,this.top=n,this.bottom=i,this.near=r,this.far=o,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.left=e.left,this.right=e.right,this.top=e.top,this.bottom=e.bottom,this.near=e.near,this.far=e.far,this.zoom=e.zoom,this.view=e.view===null?null:Object.assign({},e.view),this}setViewOffset(e,t,n,i,r,o){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=i,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=(this.right-this.left)/(2*this.zoom),t=(this.top-this.bottom)/(2*this.zoom),n=(this.right+this.left)/2,i=(this.top+this.bottom)/2,r=n-e,o=n+e,a=i+t,c=i-t;if(this.view!==null&&this.view.enabled){let l=(this.right-this.left)/this.view.fullWidth/this.zoom,h=(this.top-this.bottom)/this.view.fullHeight/this.zoom;r+=l*this.view.offsetX,o=r+l*this.view.width,a-=h*this.view.offsetY,c=a-h*this.view.height}this.projectionMatrix.makeOrthographic(r,o,a,c,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.zoom=this.zoom,t.object.left=this.left,t.object.right=this.right,t.object.top=this.top,t.object.bottom=this.bottom,t.object.near=this.near,t.object.far=this.far,this.view!==null&&(t.object.view=Object.assign({},this.view)),t}},Cf=class extends Xo{constructor(){super(new Ir(-5,5,5,-5,.5,500)),this.isDirectionalLightShadow=!0}},Ms=class extends Cr{constructor(e,t){super(e,t),this.isDirectionalLight=!0,this.type="DirectionalLight",this.position.copy(Mt.DEFAULT_UP),this.updateMatrix(),this.target=new Mt,this.shadow=new Cf}dispose(){super.dispose(),this.shadow.dispose()}copy(e){return super.copy(e),this.target=e.target.clone(),this.shadow=e.shadow.clone(),this}toJSON(e){let t=super.toJSON(e);return t.object.shadow=this.shadow.toJSON(),t.object.target=this.target.uuid,t}};var Ss=class{static extractUrlBase(e){let t=e.lastIndexOf("/");return t===-1?"./":e.slice(0,t+1)}static resolveURL(e,t){return typeof e!="string"||e===""?"":(/^https?:\/\//i.test(t)&&/^\//.test(e)&&(t=t.replace(/(^https?:\/\/[^\/]+).*/i,"$1")),/^(https?:)?\/\//i.test(e)||/^data:.*,.*$/i.test(e)||/^blob:.*$/i.test(e)?e:t+e)}};var yf=new WeakMap,Oc=class extends Ii{constructor(e){super(e),this.isImageBitmapLoader=!0,typeof createImageBitmap>"u"&&Ne("ImageBitmapLoader: createImageBitmap() not supported."),typeof fetch>"u"&&Ne("ImageBitmapLoader: fetch() not supported."),this.options={premultiplyAlpha:"none"},this._abortController=new AbortController}setOptions(e){return this.options=e,this}load(e,t,n,i){e===void 0&&(e=""),this.path!==void 0&&(e=this.path+e),e=this.manager.resolveURL(e);let r=this,o=Ti.get(`image-bitmap:${e}`);if(o!==void 0){if(r.manager.itemStart(e),o.then){o.then(l=>{yf.has(o)===!0?(i&&i(yf.get(o)),r.manager.itemError(e),r.manager.itemEnd(e)):(t&&t(l),r.manager.itemEnd(e))});return}setTimeout(function(){t&&t(o),r.manager.itemEnd(e)},0);return}let a={};a.credentials=this.withCredentials||this.crossOrigin!=="anonymous"?"include":"same-origin",a.headers=this.requestHeader,a.priority=this.priority,a.cache=this.cache,a.signal=typeof AbortSignal.any=="function"?AbortSignal.any([this._abortController.signal,this.manager.abortController.signal]):this._abortController.signal;let c=fetch(e,a).then(function(l){return l.blob()}).then(function(l){return createImageBitmap(l,Object.assign({},r.options,{colorSpaceConversion:"none"}))}).then(function(l){return Ti.add(`image-bitmap:${e}`,l),t&&t(l),r.manager.itemEnd(e),l}).catch(function(l){i&&i(l),yf.set(c,l),Ti.remove(`image-bitmap:${e}`),r.manager.itemError(e),r.manager.itemEnd(e)});Ti.add(`image-bitmap:${e}`,c),r.manager.itemStart(e)}abort(){return this._abortController.abort(),this._abortController=new AbortController,this}};var Co=-90,Io=1,qo=class extends Mt{constructor(e,t,n){super(),this.type="CubeCamera",this.renderTarget=n,this.coordinateSystem=null,this.activeMipmapLevel=0;let i=new Xt(Co,Io,e,t);i.layers=this.layers,this.add(i);let r=new Xt(Co,Io,e,t);r.layers=this.layers,this.add(r);let o=new Xt(Co,Io,e,t);o.layers=this.layers,this.add(o);let a=new Xt(Co,Io,e,t);a.layers=this.layers,this.add(a);let c=new Xt(Co,Io,e,t);c.layers=this.layers,this.add(c);let l=new Xt(Co,Io,e,t);l.layers=this.layers,this.add(l)}updateCoordinateSystem(){let e=this.coordinateSystem,t=this.children.concat(),[n,i,r,o,a,c]=t;for(let l of t)this.remove(l);if(e===ii)n.up.set(0,1,0),n.lookAt(1,0,0),i.up.set(0,1,0),i.lookAt(-1,0,0),r.up.set(0,0,-1),r.lookAt(0,1,0),o.up.set(0,0,1),o.lookAt(0,-1,0),a.up.set(0,1,0),a.lookAt(0,0,1),c.up.set(0,1,0),c.lookAt(0,0,-1);else if(e===Do)n.up.set(0,-1,0),n.lookAt(-1,0,0),i.up.set(0,-1,0),i.lookAt(1,0,0),r.up.set(0,0,1),r.lookAt(0,1,0),o.up.set(0,0,-1),o.lookAt(0,-1,0),a.up.set(0,-1,0),a.lookAt(0,0,1),c.up.set(0,-1,0),c.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+e);for(let l of t)this.add(l),l.updateMatrixWorld()}update(e,t){this.parent===null&&this.updateMatrixWorld();let{renderTarget:n,activeMipmapLevel:i}=this;this.coordinateSystem!==e.coordinateSystem&&(this.coordinateSystem=e.coordinateSystem,this.updateCoordinateSystem());let[r,o,a,c,l,h]=this.children,u=e.getRenderTarget(),d=e.getActiveCubeFace(),f=e.getActiveMipmapLevel(),_=e.xr.enabled;e.xr.enabled=!1;let y=n.texture.mipmapsAutoUpdate;n.texture.mipmapsAutoUpdate=!1;let g=!1;e.isWebGLRenderer===!0?g=e.state.buffers.depth.getReversed():g=e.reversedDepthBuffer,e.setRenderTarget(n,0,i),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,r),e.setRenderTarget(n,1,i),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,o),e.setRenderTarget(n,2,i),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,a),e.setRenderTarget(n,3,i),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,c),e.setRenderTarget(n,4,i),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,l),n.texture.mipmapsAutoUpdate=y,e.setRenderTarget(n,5,i),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,h),e.setRenderTarget(u,d,f),e.xr.enabled=_,n.texture.needsPMREMUpdate=!0}},Bh=class extends Xt{constructor(e=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=e,this.perCameraFrustumCulled=!1}};var lp="\\[\\]\\.:\\/",wS=new RegExp("["+lp+"]","g"),hp="[^"+lp+"]",TS="[^"+lp.replace("\\.","")+"]",ES=/((?:WC+[\/:])*)/.source.replace("WC",hp),AS=/(WCOD+)?/.source.replace("WCOD",TS),RS=/(?:\.(WC+)(?:\[(.+)\])?)?/.source.replace("WC",hp),CS=/\.(WC+)(?:\[(.+)\])?/.source.replace("WC",hp),IS=new RegExp("^"+ES+AS+RS+CS+"$"),PS=["material","materials","bones","map"],If=class{constructor(e,t,n){let i=n||_t.parseTrackName(t);this._targetGroup=e,this._bindings=e.subscribe_(t,i)}getValue(e,t){this.bind();let n=this._targetGroup.nCachedObjects_,i=this._bindings[n];i!==void 0&&i.getValue(e,t)}setValue(e,t){let n=this._bindings;for(let i=this._targetGroup.nCachedObjects_,r=n.length;i!==r;++i)n[i].setValue(e,t)}bind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].bind()}unbind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].unbind()}},_t=class s{constructor(e,t,n){this.path=t,this.parsedPath=n||s.parseTrackName(t),this.node=s.findNode(e,this.parsedPath.nodeName),this.rootNode=e,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(e,t,n){return e&&e.isAnimationObjectGroup?new s.Composite(e,t,n):new s(e,t,n)}static sanitizeNodeName(e){return e.replace(/\s/g,"_").replace(wS,"")}static parseTrackName(e){let t=IS.exec(e);if(t===null)throw new Error("THREE.PropertyBinding: Cannot parse trackName: "+e);let n={nodeName:t[2],objectName:t[3],objectIndex:t[4],propertyName:t[5],propertyIndex:t[6]},i=n.nodeName&&n.nodeName.lastIndexOf(".");if(i!==void 0&&i!==-1){let r=n.nodeName.substring(i+1);PS.indexOf(r)!==-1&&(n.nodeName=n.nodeName.substring(0,i),n.objectName=r)}if(n.propertyName===null||n.propertyName.length===0)throw new Error("THREE.PropertyBinding: can not parse propertyName from trackName: "+e);return n}static findNode(e,t){if(t===void 0||t===""||t==="."||t===-1||t===e.name||t===e.uuid)return e;if(e.skeleton){let n=e.skeleton.getBoneByName(t);if(n!==void 0)return n}if(e.children){let n=function(r){for(let o=0;o<r.length;o++){let a=r[o];if(a.name===t||a.uuid===t)return a;let c=n(a.children);if(c)return c}return null},i=n(e.children);if(i)return i}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(e,t){e[t]=this.targetObject[this.propertyName]}_getValue_array(e,t){let n=this.resolvedProperty;for(let i=0,r=n.length;i!==r;++i)e[t++]=n[i]}_getValue_arrayElement(e,t){e[t]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(e,t){this.resolvedProperty.toArray(e,t)}_setValue_direct(e,t){this.targetObject[this.propertyName]=e[t]}_setValue_direct_setNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(e,t){let n=this.resolvedProperty;for(let i=0,r=n.length;i!==r;++i)n[i]=e[t++]}_setValue_array_setNeedsUpdate(e,t){let n=this.resolvedProperty;for(let i=0,r=n.length;i!==r;++i)n[i]=e[t++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(e,t){let n=this.resolvedProperty;for(let i=0,r=n.length;i!==r;++i)n[i]=e[t++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(e,t){this.resolvedProperty[this.propertyIndex]=e[t]}_setValue_arrayElement_setNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(e,t){this.resolvedProperty.fromArray(e,t)}_setValue_fromArray_setNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(e,t){this.bind(),this.getValue(e,t)}_setValue_unbound(e,t){this.bind(),this.setValue(e,t)}bind(){let e=this.node,t=this.parsedPath,n=t.objectName,i=t.propertyName,r=t.propertyIndex;if(e||(e=s.findNode(this.rootNode,t.nodeName),this.node=e),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!e){Ne("PropertyBinding: No target node found for track: "+this.path+".");return}if(n){let l=t.objectIndex;switch(n){case"materials":if(!e.material){ze("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.materials){ze("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.",this);return}e=e.material.materials;break;case"bones":if(!e.skeleton){ze("PropertyBinding: Can not bind to bones as node does not have a skeleton.",this);return}e=e.skeleton.bones;for(let h=0;h<e.length;h++)if(e[h].name===l){l=h;break}break;case"map":if("map"in e){e=e.map;break}if(!e.material){ze("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.map){ze("PropertyBinding: Can not bind to material.map as node.material does not have a map.",this);return}e=e.material.map;break;default:if(e[n]===void 0){ze("PropertyBinding: Can not bind to objectName of node undefined.",this);return}e=e[n]}if(l!==void 0){if(e[l]===void 0){ze("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.",this,e);return}e=e[l]}}let o=e[i];if(o===void 0){let l=t.nodeName;ze("PropertyBinding: Trying to update property for track: "+l+"."+i+" but it wasn't found.",e);return}let a=this.Versioning.None;this.targetObject=e,e.isMaterial===!0?a=this.Versioning.NeedsUpdate:e.isObject3D===!0&&(a=this.Versioning.MatrixWorldNeedsUpdate);let c=this.BindingType.Direct;if(r!==void 0){if(i==="morphTargetInfluences"){if(!e.geometry){ze("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.",this);return}if(!e.geometry.morphAttributes){ze("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.",this);return}e.morphTargetDictionary[r]!==void 0&&(r=e.morphTargetDictionary[r])}c=this.BindingType.ArrayElement,this.resolvedProperty=o,this.propertyIndex=r}else o.fromArray!==void 0&&o.toArray!==void 0?(c=this.BindingType.HasFromToArray,this.resolvedProperty=o):Array.isArray(o)?(c=this.BindingType.EntireArray,this.resolvedProperty=o):this.propertyName=i;this.getValue=this.GetterByBindingType[c],this.setValue=this.SetterByBindingTypeAndVersioning[c][a]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};_t.Composite=If;_t.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3};_t.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2};_t.prototype.GetterByBindingType=[_t.prototype._getValue_direct,_t.prototype._getValue_array,_t.prototype._getValue_arrayElement,_t.prototype._getValue_toArray];_t.prototype.SetterByBindingTypeAndVersioning=[[_t.prototype._setValue_direct,_t.prototype._setValue_direct_setNeedsUpdate,_t.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[_t.prototype._setValue_array,_t.prototype._setValue_array_setNeedsUpdate,_t.prototype._setValue_array_setMatrixWorldNeedsUpdate],[_t.prototype._setValue_arrayElement,_t.prototype._setValue_arrayElement_setNeedsUpdate,_t.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[_t.prototype._setValue_fromArray,_t.prototype._setValue_fromArray_setNeedsUpdate,_t.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var xI=new Float32Array(1);var bs=class{constructor(e=1,t=0,n=0){this.radius=e,this.phi=t,this.theta=n}set(e,t,n){return this.radius=e,this.phi=t,this.theta=n,this}copy(e){return this.radius=e.radius,this.phi=e.phi,this.theta=e.theta,this}makeSafe(){return this.phi=Qe(this.phi,1e-6,Math.PI-1e-6),this}setFromVector3(e){return this.setFromCartesianCoords(e.x,e.y,e.z)}setFromCartesianCoords(e,t,n){return this.radius=Math.sqrt(e*e+t*t+n*n),this.radius===0?(this.theta=0,this.phi=0):(this.theta=Math.atan2(e,n),this.phi=Math.acos(Qe(t/this.radius,-1,1))),this}clone(){return new this.constructor().copy(this)}};var gp=class gp{constructor(e,t,n,i){this.elements=[1,0,0,1],e!==void 0&&this.set(e,t,n,i)}identity(){return this.set(1,0,0,1),this}fromArray(e,t=0){for(let n=0;n<4;n++)this.elements[n]=e[n+t];return this}set(e,t,n,i){let r=this.elements;return r[0]=e,r[2]=t,r[1]=n,r[3]=i,this}};gp.prototype.isMatrix2=!0;var Pf=gp;var Fc=class extends ui{constructor(e,t=null){super(),this.object=e,this.domElement=t,this.enabled=!0,this.state=-1,this.keys={},this.mouseButtons={LEFT:null,MIDDLE:null,RIGHT:null},this.touches={ONE:null,TWO:null}}connect(e){this.domElement!==null&&this.disconnect(),this.domElement=e}disconnect(){}dispose(){}update(){}};function up(s,e,t,n){let i=LS(n);switch(t){case Zf:return s*e;case Yh:return s*e/i.components*i.byteLength;case Kh:return s*e/i.components*i.byteLength;case er:return s*e*2/i.components*i.byteLength;case $h:return s*e*2/i.components*i.byteLength;case Jf:return s*e*3/i.components*i.byteLength;case On:return s*e*4/i.components*i.byteLength;case Zh:return s*e*4/i.components*i.byteLength;case zc:case Gc:return Math.floor((s+3)/4)*Math.floor((e+3)/4)*8;case Hc:case Vc:return Math.floor((s+3)/4)*Math.floor((e+3)/4)*16;case jh:case eu:return Math.max(s,16)*Math.max(e,8)/4;case Jh:case Qh:return Math.max(s,8)*Math.max(e,8)/2;case tu:case nu:case su:case ru:return Math.floor((s+3)/4)*Math.floor((e+3)/4)*8;case iu:case Wc:case ou:return Math.floor((s+3)/4)*Math.floor((e+3)/4)*16;case au:return Math.floor((s+3)/4)*Math.floor((e+3)/4)*16;case cu:return Math.floor((s+4)/5)*Math.floor((e+3)/4)*16;case lu:return Math.floor((s+4)/5)*Math.floor((e+4)/5)*16;case hu:return Math.floor((s+5)/6)*Math.floor((e+4)/5)*16;case uu:return Math.floor((s+5)/6)*Math.floor((e+5)/6)*16;case du:return Math.floor((s+7)/8)*Math.floor((e+4)/5)*16;case fu:return Math.floor((s+7)/8)*Math.floor((e+5)/6)*16;case pu:return Math.floor((s+7)/8)*Math.floor((e+7)/8)*16;case mu:return Math.floor((s+9)/10)*Math.floor((e+4)/5)*16;case gu:return Math.floor((s+9)/10)*Math.floor((e+5)/6)*16;case _u:return Math.floor((s+9)/10)*Math.floor((e+7)/8)*16;case xu:return Math.floor((s+9)/10)*Math.floor((e+9)/10)*16;case yu:return Math.floor((s+11)/12)*Math.floor((e+9)/10)*16;case vu:return Math.floor((s+11)/12)*Math.floor((e+11)/12)*16;case Mu:case Su:case bu:return Math.ceil(s/4)*Math.ceil(e/4)*16;case wu:case Tu:return Math.ceil(s/4)*Math.ceil(e/4)*8;case Xc:case Eu:return Math.ceil(s/4)*Math.ceil(e/4)*16}throw new Error(`Unable to determine texture byte length for ${t} format.`)}function LS(s){switch(s){case Un:case qf:return{byteLength:1,components:1};case Jo:case Yf:case fi:return{byteLength:2,components:1};case Xh:case qh:return{byteLength:2,components:4};case di:case Wh:case qn:return{byteLength:4,components:1};case Kf:case $f:return{byteLength:4,components:3}}throw new Error(`THREE.TextureUtils: Unknown texture type ${s}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:"187"}}));typeof window<"u"&&(window.__THREE__?Ne("WARNING: Multiple instances of Three.js being imported."):window.__THREE__="187");/**
 * @license
 * Copyright 2010-2026 Three.js Authors
 * SPDX-License-Identifier: MIT
 */function _x(){let s=null,e=!1,t=null,n=null;function i(r,o){n=s.requestAnimationFrame(i),t(r,o)}return{start:function(){e!==!0&&t!==null&&s!==null&&(n=s.requestAnimationFrame(i),e=!0)},stop:function(){s!==null&&s.cancelAnimationFrame(n),e=!1},setAnimationLoop:function(r){t=r},setContext:function(r){s=r}}}function DS(s){let e=new WeakMap;function t(a,c){let l=a.array,h=a.usage,u=l.byteLength,d=s.createBuffer();s.bindBuffer(c,d),s.bufferData(c,l,h),a.onUploadCallback();let f;if(l instanceof Float32Array)f=s.FLOAT;else if(typeof Float16Array<"u"&&l instanceof Float16Array)f=s.HALF_FLOAT;else if(l instanceof Uint16Array)a.isFloat16BufferAttribute?f=s.HALF_FLOAT:f=s.UNSIGNED_SHORT;else if(l instanceof Int16Array)f=s.SHORT;else if(l instanceof Uint32Array)f=s.UNSIGNED_INT;else if(l instanceof Int32Array)f=s.INT;else if(l instanceof Int8Array)f=s.BYTE;else if(l instanceof Uint8Array)f=s.UNSIGNED_BYTE;else if(l instanceof Uint8ClampedArray)f=s.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+l);return{buffer:d,type:f,bytesPerElement:l.BYTES_PER_ELEMENT,version:a.version,size:u}}function n(a,c,l){let h=c.array,u=c.updateRanges;if(s.bindBuffer(l,a),u.length===0)s.bufferSubData(l,0,h);else{u.sort((f,_)=>f.start-_.start);let d=0;for(let f=1;f<u.length;f++){let _=u[d],y=u[f];y.start<=_.start+_.count+1?_.count=Math.max(_.count,y.start+y.count-_.start):(++d,u[d]=y)}u.length=d+1;for(let f=0,_=u.length;f<_;f++){let y=u[f];s.bufferSubData(l,y.start*h.BYTES_PER_ELEMENT,h,y.start,y.count)}c.clearUpdateRanges()}c.onUploadCallback()}function i(a){return a.isInterleavedBufferAttribute&&(a=a.data),e.get(a)}function r(a){a.isInterleavedBufferAttribute&&(a=a.data);let c=e.get(a);c&&(s.deleteBuffer(c.buffer),e.delete(a))}function o(a,c){if(a.isInterleavedBufferAttribute&&(a=a.data),a.isGLBufferAttribute){let h=e.get(a);(!h||h.version<a.version)&&e.set(a,{buffer:a.buffer,type:a.type,bytesPerElement:a.elementSize,version:a.version});return}let l=e.get(a);if(l===void 0)e.set(a,t(a,c));else if(l.version<a.version){if(l.size!==a.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");n(l.buffer,a,c),l.version=a.version}}return{get:i,remove:r,update:o}}var US=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,OS=`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,FS=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,kS=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,BS=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,zS=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,GS=`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,HS=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,VS=`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec4 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );
	}
#endif`,WS=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,XS=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,qS=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,YS=`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,KS=`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,$S=`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,ZS=`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,JS=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,jS=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,QS=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,eb=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,tb=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,nb=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,ib=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec4( 1.0 );
#endif
#ifdef USE_COLOR_ALPHA
	vColor *= color;
#elif defined( USE_COLOR )
	vColor.rgb *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.rgb *= instanceColor.rgb;
#endif
#ifdef USE_BATCHING_COLOR
	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );
#endif`,sb=`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
#define inverseTransformDirection transformDirectionByInverseViewMatrix
vec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {
	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );
}
vec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {
	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,rb=`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
#endif`,ob=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,ab=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,cb=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,lb=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,hb="gl_FragColor = linearToOutputTexel( gl_FragColor );",ub=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,db=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );
		#ifdef ENVMAP_BLENDING_MULTIPLY
			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_MIX )
			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_ADD )
			outgoingLight += envColor.xyz * specularStrength * reflectivity;
		#endif
	#endif
#endif`,fb=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,pb=`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,mb=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,gb=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,_b=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,xb=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,yb=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,vb=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,Mb=`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,Sb=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,bb=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,wb=`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,Tb=`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_SUN_LIGHTS > 0
	struct SunLight {
		vec3 direction;
		vec3 color;
	};
	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];
	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {
		light.color = sunLight.color;
		light.direction = sunLight.direction;
		light.visible = true;
	}
#endif
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif
#include <lightprobes_pars_fragment>`,Eb=`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );
			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_RETROREFLECTION
		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );
				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );
				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );
				return envMapColor.rgb * envMapIntensity;
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
		#ifdef USE_RETROREFLECTION
			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
				#ifdef ENVMAP_TYPE_PMREM
					vec3 bentNormal = cross( bitangent, viewDir );
					bentNormal = normalize( cross( bentNormal, bitangent ) );
					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
					return getIBLRetroRadiance( viewDir, bentNormal, roughness );
				#else
					return vec3( 0.0 );
				#endif
			}
		#endif
	#endif
#endif`,Ab=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,Rb=`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,Cb=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,Ib=`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,Pb=`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );
material.metalness = metalnessFactor;
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.045 );
material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef USE_DIFFUSE_ROUGHNESS
	float diffuseRoughnessFactor = diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;
	#endif
	material.diffuseRoughness = saturate( diffuseRoughnessFactor );
#endif
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = vec3( 0.04 );
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_RETROREFLECTION
	material.retroreflectivity = retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,Lb=`uniform sampler2D dfgLUT;
struct PhysicalMaterial {
	vec3 diffuseColor;
	vec3 diffuseContribution;
	vec3 specularColor;
	vec3 specularColorBlended;
	float roughness;
	float metalness;
	float specularF90;
	float dispersion;
	vec2 dfg;
	vec3 multiScatteringCompensation;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float diffuseRoughness;
	#endif
	#ifdef USE_RETROREFLECTION
		float retroreflectivity;
	#endif
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0Dielectric;
		vec3 iridescenceF0Metallic;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
#ifdef USE_DIFFUSE_ROUGHNESS
	const float EON_EPSILON = 1e-7;
	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {
		float muComp = 1.0 - mu;
		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );
		return A * ( 1.0 + roughness * gOverPi );
	}
	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float s = dot( lightDir, viewDir ) - dotNL * dotNV;
		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );
		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI
			* max( EON_EPSILON, 1.0 - albedoV )
			* max( EON_EPSILON, 1.0 - albedoL )
			/ max( EON_EPSILON, 1.0 - averageAlbedo );
		return singleScatter + multiScatter;
	}
	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return rho;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );
	}
#endif
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		return 0.5 / max( gv + gl, EPSILON );
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = max( material.clearcoatRoughness, 0.045 );
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColorBlended;
	float f90 = material.specularF90;
	float roughness = max( material.roughness, 0.045 );
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float alphaT = max( material.alphaT, alpha );
		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float rInv = 1.0 / ( roughness + 0.1 );
	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;
	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;
	float DG = exp( a * dotNV + b );
	return saturate( DG );
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
		#ifdef USE_CLEARCOAT
			vec3 Ncc = geometryClearcoatNormal;
			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );
			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );
			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );
			mat3 mInvClearcoat = mat3(
				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),
				vec3(             0, 1,             0 ),
				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )
			);
			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;
			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );
		#endif
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
 
 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
 
 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );
 
 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );
 
 		irradiance *= sheenEnergyComp;
 
 	#endif
	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	#ifdef USE_RETROREFLECTION
		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );
		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );
		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );
	#endif
	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;
	vec3 halfDir = normalize( directLight.direction + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );
	#ifdef USE_RETROREFLECTION
		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );
		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );
		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );
		F = mix( F, retroF, saturate( material.retroreflectivity ) );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );
	#else
		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );
	#endif
	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );
		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );
	#else
		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );
	#endif
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		diffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectDiffuse += diffuse;
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;
 	#endif
	vec3 singleScatteringDielectric = vec3( 0.0 );
	vec3 multiScatteringDielectric = vec3( 0.0 );
	vec3 singleScatteringMetallic = vec3( 0.0 );
	vec3 multiScatteringMetallic = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );
	#endif
	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );
	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );
	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );
	#else
		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );
	#endif
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	vec3 indirectSpecular = radiance * singleScattering;
	indirectSpecular += multiScattering * cosineWeightedIrradiance;
	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		indirectSpecular *= sheenEnergyComp;
		indirectDiffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectSpecular += indirectSpecular;
	reflectedLight.indirectDiffuse += indirectDiffuse;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,Nb=`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );
		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );
		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );
		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );
	}
#endif
#ifdef STANDARD
	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );
	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;
	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )
		float EssMs = material.dfg.x + material.dfg.y;
		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );
	#endif
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )
	SunLight sunLight;
	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {
		sunLight = sunLights[ i ];
		getSunLightInfo( sunLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )
		sunLightShadow = sunLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_LIGHT_PROBE_GRIDS > 0
		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;
		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
		int probeGrid = - 1;
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;
		}
		#pragma unroll_loop_end
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,Db=`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )
		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
			iblIrradiance += getIBLIrradiance( geometryNormal );
		#endif
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_RETROREFLECTION
		#ifdef USE_ANISOTROPY
			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
		#else
			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );
		#endif
		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );
	#endif
	radiance += iblRadiance;
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,Ub=`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,Ob=`#if NUM_LIGHT_PROBE_GRIDS > 0
uniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];
bool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {
	vec3 spacing = ( probesMax - probesMin ) / probesResolution;
	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;
	vec3 margin = spacing * 0.01;
	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );
}
vec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {
	vec3 res = probesResolution;
	vec3 gridRange = probesMax - probesMin;
	vec3 probeSpacing = gridRange / res;
	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;
	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );
	float nz          = res.z;
	float paddedSlices = nz + 2.0;
	float atlasDepth  = 7.0 * paddedSlices;
	float uvZBase     = uvw.z * nz + 1.0;
	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );
	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );
	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );
	vec3 c0 = s0.xyz;
	vec3 c1 = vec3( s0.w, s1.xy );
	vec3 c2 = vec3( s1.zw, s2.x );
	vec3 c3 = s2.yzw;
	vec3 c4 = s3.xyz;
	vec3 c5 = vec3( s3.w, s4.xy );
	vec3 c6 = vec3( s4.zw, s5.x );
	vec3 c7 = s5.yzw;
	vec3 c8 = s6.xyz;
	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;
	vec3 result = c0 * 0.886227;
	result += c1 * 2.0 * 0.511664 * y;
	result += c2 * 2.0 * 0.511664 * z;
	result += c3 * 2.0 * 0.511664 * x;
	result += c4 * 2.0 * 0.429043 * x * y;
	result += c5 * 2.0 * 0.429043 * y * z;
	result += c6 * ( 0.743125 * z * z - 0.247708 );
	result += c7 * 2.0 * 0.429043 * x * z;
	result += c8 * 0.429043 * ( x * x - y * y );
	return max( result, vec3( 0.0 ) );
}
#endif`,Fb=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,kb=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,Bb=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,zb=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,Gb=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,Hb=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,Vb=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,Wb=`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,Xb=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,qb=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,Yb=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,Kb=`#if defined( USE_MORPHCOLORS )
	#if defined( USE_COLOR_ALPHA )
		vColor *= morphTargetBaseInfluence;
	#elif defined( USE_COLOR )
		vColor.rgb *= morphTargetBaseInfluence;
	#endif
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,$b=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,Zb=`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,Jb=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,jb=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#ifdef DOUBLE_SIDED
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#ifdef DOUBLE_SIDED
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,Qb=`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#if defined( USE_PACKED_NORMALMAP )
		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );
	#endif
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,ew=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,tw=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,nw=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,iw=`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,sw=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,rw=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,ow=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,aw=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,cw=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,lw=`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	#ifdef USE_REVERSED_DEPTH_BUFFER
	
		return depth * ( far - near ) - far;
	#else
		return depth * ( near - far ) - near;
	#endif
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	
	#ifdef USE_REVERSED_DEPTH_BUFFER
		return ( near * far ) / ( ( near - far ) * depth - near );
	#else
		return ( near * far ) / ( ( far - near ) * depth - far );
	#endif
}`,hw=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,uw=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,dw=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,fw=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,pw=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,mw=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,gw=`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		#define SUN_LIGHT_CASCADES 2
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#else
			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#endif
		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
		struct SunLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#else
			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#endif
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#else
			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#endif
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#elif defined( SHADOWMAP_TYPE_BASIC )
			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#endif
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float interleavedGradientNoise( vec2 position ) {
			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );
		}
		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {
			const float goldenAngle = 2.399963229728653;
			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );
			float theta = float( sampleIndex ) * goldenAngle + phi;
			return vec2( cos( theta ), sin( theta ) ) * r;
		}
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
				vec2 radius = shadowRadius * texelSize;
				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
				shadow = (
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )
				) * 0.2;
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#elif defined( SHADOWMAP_TYPE_VSM )
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;
				float mean = distribution.x;
				float variance = distribution.y * distribution.y;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					float hard_shadow = step( mean, shadowCoord.z );
				#else
					float hard_shadow = step( shadowCoord.z, mean );
				#endif
				
				if ( hard_shadow == 1.0 ) {
					shadow = 1.0;
				} else {
					variance = max( variance, 0.0000001 );
					float d = shadowCoord.z - mean;
					float p_max = variance / ( variance + d * d );
					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );
					shadow = max( hard_shadow, p_max );
				}
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#else
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				float depth = texture2D( shadowMap, shadowCoord.xy ).r;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					shadow = step( depth, shadowCoord.z );
				#else
					shadow = step( shadowCoord.z, depth );
				#endif
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#endif
	#if NUM_SUN_LIGHT_SHADOWS > 0
		float getSunShadow(
			#if defined( SHADOWMAP_TYPE_PCF )
				sampler2DShadow shadowMap,
			#else
				sampler2D shadowMap,
			#endif
			SunLightShadow sunLightShadow,
			int shadowIndex
		) {
			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );
			float viewDepth = vSunShadowWorldPosition.w;
			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;
			float shadow = 1.0;
			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {
				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];
				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {
					float cascadeShadow = getShadow(
						shadowMap,
						sunLightShadow.shadowMapSize,
						sunLightShadow.shadowIntensity,
						sunLightShadow.shadowBias,
						sunLightShadow.shadowRadius,
						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition
					);
					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );
				}
			}
			return shadow;
		}
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	#if defined( SHADOWMAP_TYPE_PCF )
	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 bd3D = normalize( lightToPosition );
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float lightDistance = length( lightToPosition );
			float depthRange = shadowCameraFar - shadowCameraNear;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				float depthA = - shadowCameraNear / depthRange - shadowBias;
				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#else
				float depthA = shadowCameraFar / depthRange + shadowBias;
				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#endif
			float texelSize = shadowRadius / shadowMapSize.x;
			vec3 absDir = abs( bd3D );
			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );
			tangent = normalize( cross( bd3D, tangent ) );
			vec3 bitangent = cross( bd3D, tangent );
			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
			shadow = 0.0;
			for ( int i = 0; i < 5; i ++ ) {
				vec2 offset = vogelDiskSample( i, 5, phi );
				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;
				vec3 absDirection = abs( direction );
				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );
				shadow += texture( shadowMap, vec4( direction, dp ) );
			}
			shadow *= 0.2;
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#elif defined( SHADOWMAP_TYPE_BASIC )
	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );
			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			float depth = textureCube( shadowMap, bd3D ).r;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				depth = 1.0 - depth;
			#endif
			shadow = step( dp, depth );
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#endif
	#endif
#endif`,_w=`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,xw=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	#ifdef HAS_NORMAL
		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
	#else
		vec3 shadowWorldNormal = vec3( 0.0 );
	#endif
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_SUN_LIGHT_SHADOWS > 0
		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );
		vSunShadowWorldNormal = shadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,yw=`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {
		sunLight = sunLightShadows[ i ];
		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,vw=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,Mw=`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,Sw=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,bw=`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,ww=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,Tw=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,Ew=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,Aw=`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,Rw=`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,Cw=`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,Iw=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,Pw=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	uniform mat3 diffuseRoughnessMapTransform;
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,Lw=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,Nw=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,Dw=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,Uw=`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Ow=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,Fw=`uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <envmap_common_pars_fragment>
void main() {
	#ifdef ENVMAP_TYPE_PMREM
		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );
	#else
		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,kw=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,Bw=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,zw=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,Gw=`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,Hw=`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,Vw=`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );
}`,Ww=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,Xw=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,qw=`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,Yw=`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,Kw=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,$w=`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Zw=`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,Jw=`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,jw=`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,Qw=`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,eT=`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,tT=`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,nT=`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,iT=`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,sT=`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,rT=`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DIFFUSE_ROUGHNESS
	uniform float diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		uniform sampler2D diffuseRoughnessMap;
	#endif
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_RETROREFLECTION
	uniform float retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
 
		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;
 
 	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,oT=`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,aT=`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,cT=`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,lT=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,hT=`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,uT=`uniform vec3 color;
uniform float opacity;
#include <common>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,dT=`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,fT=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`,Ze={alphahash_fragment:US,alphahash_pars_fragment:OS,alphamap_fragment:FS,alphamap_pars_fragment:kS,alphatest_fragment:BS,alphatest_pars_fragment:zS,aomap_fragment:GS,aomap_pars_fragment:HS,batching_pars_vertex:VS,batching_vertex:WS,begin_vertex:XS,beginnormal_vertex:qS,bsdfs:YS,iridescence_fragment:KS,bumpmap_pars_fragment:$S,clipping_planes_fragment:ZS,clipping_planes_pars_fragment:JS,clipping_planes_pars_vertex:jS,clipping_planes_vertex:QS,color_fragment:eb,color_pars_fragment:tb,color_pars_vertex:nb,color_vertex:ib,common:sb,defaultnormal_vertex:rb,displacementmap_pars_vertex:ob,displacementmap_vertex:ab,emissivemap_fragment:cb,emissivemap_pars_fragment:lb,colorspace_fragment:hb,colorspace_pars_fragment:ub,envmap_fragment:db,envmap_common_pars_fragment:fb,envmap_pars_fragment:pb,envmap_pars_vertex:mb,envmap_physical_pars_fragment:Eb,envmap_vertex:gb,fog_vertex:_b,fog_pars_vertex:xb,fog_fragment:yb,fog_pars_fragment:vb,gradientmap_pars_fragment:Mb,lightmap_pars_fragment:Sb,lights_lambert_fragment:bb,lights_lambert_pars_fragment:wb,lights_pars_begin:Tb,lights_toon_fragment:Ab,lights_toon_pars_fragment:Rb,lights_phong_fragment:Cb,lights_phong_pars_fragment:Ib,lights_physical_fragment:Pb,lights_physical_pars_fragment:Lb,lights_fragment_begin:Nb,lights_fragment_maps:Db,lights_fragment_end:Ub,lightprobes_pars_fragment:Ob,logdepthbuf_fragment:Fb,logdepthbuf_pars_fragment:kb,logdepthbuf_pars_vertex:Bb,logdepthbuf_vertex:zb,map_fragment:Gb,map_pars_fragment:Hb,map_particle_fragment:Vb,map_particle_pars_fragment:Wb,metalnessmap_fragment:Xb,metalnessmap_pars_fragment:qb,morphinstance_vertex:Yb,morphcolor_vertex:Kb,morphnormal_vertex:$b,morphtarget_pars_vertex:Zb,morphtarget_vertex:Jb,normal_fragment_begin:jb,normal_fragment_maps:Qb,normal_pars_fragment:ew,normal_pars_vertex:tw,normal_vertex:nw,normalmap_pars_fragment:iw,clearcoat_normal_fragment_begin:sw,clearcoat_normal_fragment_maps:rw,clearcoat_pars_fragment:ow,iridescence_pars_fragment:aw,opaque_fragment:cw,packing:lw,premultiplied_alpha_fragment:hw,project_vertex:uw,dithering_fragment:dw,dithering_pars_fragment:fw,roughnessmap_fragment:pw,roughnessmap_pars_fragment:mw,shadowmap_pars_fragment:gw,shadowmap_pars_vertex:_w,shadowmap_vertex:xw,shadowmask_pars_fragment:yw,skinbase_vertex:vw,skinning_pars_vertex:Mw,skinning_vertex:Sw,skinnormal_vertex:bw,specularmap_fragment:ww,specularmap_pars_fragment:Tw,tonemapping_fragment:Ew,tonemapping_pars_fragment:Aw,transmission_fragment:Rw,transmission_pars_fragment:Cw,uv_pars_fragment:Iw,uv_pars_vertex:Pw,uv_vertex:Lw,worldpos_vertex:Nw,background_vert:Dw,background_frag:Uw,backgroundCube_vert:Ow,backgroundCube_frag:Fw,cube_vert:kw,cube_frag:Bw,depth_vert:zw,depth_frag:Gw,distance_vert:Hw,distance_frag:Vw,equirect_vert:Ww,equirect_frag:Xw,linedashed_vert:qw,linedashed_frag:Yw,meshbasic_vert:Kw,meshbasic_frag:$w,meshlambert_vert:Zw,meshlambert_frag:Jw,meshmatcap_vert:jw,meshmatcap_frag:Qw,meshnormal_vert:eT,meshnormal_frag:tT,meshphong_vert:nT,meshphong_frag:iT,meshphysical_vert:sT,meshphysical_frag:rT,meshtoon_vert:oT,meshtoon_frag:aT,points_vert:cT,points_frag:lT,shadow_vert:hT,shadow_frag:uT,sprite_vert:dT,sprite_frag:fT},ve={common:{diffuse:{value:new Ie(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new He},alphaMap:{value:null},alphaMapTransform:{value:new He},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new He}},envmap:{envMap:{value:null},envMapRotation:{value:new He},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new He}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new He}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new He},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new He},normalScale:{value:new ke(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new He},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new He}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new He}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new He}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Ie(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new Ie(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new He},alphaTest:{value:0},uvTransform:{value:new He}},sprite:{diffuse:{value:new Ie(16777215)},opacity:{value:1},center:{value:new ke(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new He},alphaMap:{value:null},alphaMapTransform:{value:new He},alphaTest:{value:0}}},Ui={basic:{uniforms:gn([ve.common,ve.specularmap,ve.envmap,ve.aomap,ve.lightmap,ve.fog]),vertexShader:Ze.meshbasic_vert,fragmentShader:Ze.meshbasic_frag},lambert:{uniforms:gn([ve.common,ve.specularmap,ve.envmap,ve.aomap,ve.lightmap,ve.emissivemap,ve.bumpmap,ve.normalmap,ve.displacementmap,ve.fog,ve.lights,{emissive:{value:new Ie(0)},envMapIntensity:{value:1}}]),vertexShader:Ze.meshlambert_vert,fragmentShader:Ze.meshlambert_frag},phong:{uniforms:gn([ve.common,ve.specularmap,ve.envmap,ve.aomap,ve.lightmap,ve.emissivemap,ve.bumpmap,ve.normalmap,ve.displacementmap,ve.fog,ve.lights,{emissive:{value:new Ie(0)},specular:{value:new Ie(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:Ze.meshphong_vert,fragmentShader:Ze.meshphong_frag},standard:{uniforms:gn([ve.common,ve.envmap,ve.aomap,ve.lightmap,ve.emissivemap,ve.bumpmap,ve.normalmap,ve.displacementmap,ve.roughnessmap,ve.metalnessmap,ve.fog,ve.lights,{emissive:{value:new Ie(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:Ze.meshphysical_vert,fragmentShader:Ze.meshphysical_frag},toon:{uniforms:gn([ve.common,ve.aomap,ve.lightmap,ve.emissivemap,ve.bumpmap,ve.normalmap,ve.displacementmap,ve.gradientmap,ve.fog,ve.lights,{emissive:{value:new Ie(0)}}]),vertexShader:Ze.meshtoon_vert,fragmentShader:Ze.meshtoon_frag},matcap:{uniforms:gn([ve.common,ve.bumpmap,ve.normalmap,ve.displacementmap,ve.fog,{matcap:{value:null}}]),vertexShader:Ze.meshmatcap_vert,fragmentShader:Ze.meshmatcap_frag},points:{uniforms:gn([ve.points,ve.fog]),vertexShader:Ze.points_vert,fragmentShader:Ze.points_frag},dashed:{uniforms:gn([ve.common,ve.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:Ze.linedashed_vert,fragmentShader:Ze.linedashed_frag},depth:{uniforms:gn([ve.common,ve.displacementmap]),vertexShader:Ze.depth_vert,fragmentShader:Ze.depth_frag},normal:{uniforms:gn([ve.common,ve.bumpmap,ve.normalmap,ve.displacementmap,{opacity:{value:1}}]),vertexShader:Ze.meshnormal_vert,fragmentShader:Ze.meshnormal_frag},sprite:{uniforms:gn([ve.sprite,ve.fog]),vertexShader:Ze.sprite_vert,fragmentShader:Ze.sprite_frag},background:{uniforms:{uvTransform:{value:new He},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:Ze.background_vert,fragmentShader:Ze.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new He}},vertexShader:Ze.backgroundCube_vert,fragmentShader:Ze.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:Ze.cube_vert,fragmentShader:Ze.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:Ze.equirect_vert,fragmentShader:Ze.equirect_frag},distance:{uniforms:gn([ve.common,ve.displacementmap,{referencePosition:{value:new F},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:Ze.distance_vert,fragmentShader:Ze.distance_frag},shadow:{uniforms:gn([ve.lights,ve.fog,{color:{value:new Ie(0)},opacity:{value:1}}]),vertexShader:Ze.shadow_vert,fragmentShader:Ze.shadow_frag}};Ui.physical={uniforms:gn([Ui.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new He},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new He},clearcoatNormalScale:{value:new ke(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new He},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new He},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new He},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new He},sheen:{value:0},sheenColor:{value:new Ie(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new He},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new He},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new He},transmissionSamplerSize:{value:new ke},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new He},attenuationDistance:{value:0},attenuationColor:{value:new Ie(0)},specularColor:{value:new Ie(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new He},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new He},anisotropyVector:{value:new ke},anisotropyMap:{value:null},anisotropyMapTransform:{value:new He}}]),vertexShader:Ze.meshphysical_vert,fragmentShader:Ze.meshphysical_frag};var Cu={r:0,b:0,g:0},pT=new Ge,xx=new He;xx.set(-1,0,0,0,1,0,0,0,1);function mT(s,e,t,n,i,r){let o=new Ie(0),a=i===!0?0:1,c,l,h=null,u=0,d=null;function f(S){let T=S.isScene===!0?S.background:null;if(T&&T.isTexture){let b=S.backgroundBlurriness>0;T=e.get(T,b)}return T}function _(S){let T=!1,b=f(S);b===null?g(o,a):b&&b.isColor&&(g(b,1),T=!0);let C=s.xr.getEnvironmentBlendMode();C==="additive"?t.buffers.color.setClear(0,0,0,1,r):C==="alpha-blend"&&t.buffers.color.setClear(0,0,0,0,r),(s.autoClear||T)&&(t.buffers.depth.setTest(!0),t.buffers.depth.setMask(!0),t.buffers.color.setMask(!0),s.clear(s.autoClearColor,s.autoClearDepth,s.autoClearStencil))}function y(S,T){let b=f(T);b&&b.isCubeTexture?(l===void 0&&(l=new Ut(new Vo(1,1,1),new Ri({name:"BackgroundCubeMaterial",uniforms:Or(Ui.backgroundCube.uniforms),vertexShader:Ui.backgroundCube.vertexShader,fragmentShader:Ui.backgroundCube.fragmentShader,side:wn,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),l.geometry.deleteAttribute("normal"),l.geometry.deleteAttribute("uv"),l.onBeforeRender=function(C,R,x){this.matrixWorld.copyPosition(x.matrixWorld)},Object.defineProperty(l.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),n.update(l)),l.material.uniforms.envMap.value=b,l.material.uniforms.backgroundBlurriness.value=T.backgroundBlurriness,l.material.uniforms.backgroundIntensity.value=T.backgroundIntensity,l.material.uniforms.backgroundRotation.value.setFromMatrix4(pT.makeRotationFromEuler(T.backgroundRotation)).transpose(),b.isRenderTargetTexture===!1&&l.material.uniforms.backgroundRotation.value.premultiply(xx),l.material.toneMapped=je.getTransfer(b.colorSpace)!==ut,(h!==b||u!==b.version||d!==s.toneMapping)&&(l.material.needsUpdate=!0,h=b,u=b.version,d=s.toneMapping),l.layers.enableAll(),S.unshift(l,l.geometry,l.material,0,0,null)):b&&b.isTexture&&(c===void 0&&(c=new Ut(new Rc(2,2),new Ri({name:"BackgroundMaterial",uniforms:Or(Ui.background.uniforms),vertexShader:Ui.background.vertexShader,fragmentShader:Ui.background.fragmentShader,side:Pi,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),Object.defineProperty(c.material,"map",{get:function(){return this.uniforms.t2D.value}}),n.update(c)),c.material.uniforms.t2D.value=b,c.material.uniforms.backgroundIntensity.value=T.backgroundIntensity,c.material.toneMapped=je.getTransfer(b.colorSpace)!==ut,b.matrixAutoUpdate===!0&&b.updateMatrix(),c.material.uniforms.uvTransform.value.copy(b.matrix),(h!==b||u!==b.version||d!==s.toneMapping)&&(c.material.needsUpdate=!0,h=b,u=b.version,d=s.toneMapping),c.layers.enableAll(),S.unshift(c,c.geometry,c.material,0,0,null))}function g(S,T){S.getRGB(Cu,cp(s)),t.buffers.color.setClear(Cu.r,Cu.g,Cu.b,T,r)}function m(){l!==void 0&&(l.geometry.dispose(),l.material.dispose(),l=void 0),c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0)}return{getClearColor:function(){return o},setClearColor:function(S,T=1){o.set(S),a=T,g(o,a)},getClearAlpha:function(){return a},setClearAlpha:function(S){a=S,g(o,a)},render:_,addToRenderList:y,dispose:m}}function gT(s,e){let t=s.getParameter(s.MAX_VERTEX_ATTRIBS),n={},i=d(null),r=i,o=!1;function a(k,q,j,L,Z){let ne=!1,Y=u(k,L,j,q);r!==Y&&(r=Y,l(r.object)),ne=f(k,L,j,Z),ne&&_(k,L,j,Z),Z!==null&&e.update(Z,s.ELEMENT_ARRAY_BUFFER),(ne||o)&&(o=!1,b(k,q,j,L),Z!==null&&s.bindBuffer(s.ELEMENT_ARRAY_BUFFER,e.get(Z).buffer))}function c(){return s.createVertexArray()}function l(k){return s.bindVertexArray(k)}function h(k){return s.deleteVertexArray(k)}function u(k,q,j,L){let Z=L.wireframe===!0,ne=n[q.id];ne===void 0&&(ne={},n[q.id]=ne);let Y=k.isInstancedMesh===!0?k.id:0,ce=ne[Y];ce===void 0&&(ce={},ne[Y]=ce);let $=ce[j.id];$===void 0&&($={},ce[j.id]=$);let re=$[Z];return re===void 0&&(re=d(c()),$[Z]=re),re}function d(k){let q=[],j=[],L=[];for(let Z=0;Z<t;Z++)q[Z]=0,j[Z]=0,L[Z]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:q,enabledAttributes:j,attributeDivisors:L,object:k,attributes:{},index:null}}function f(k,q,j,L){let Z=r.attributes,ne=q.attributes,Y=0,ce=j.getAttributes();for(let $ in ce)if(ce[$].location>=0){let oe=Z[$],Pe=ne[$];if(Pe===void 0&&($==="instanceMatrix"&&k.instanceMatrix&&(Pe=k.instanceMatrix),$==="instanceColor"&&k.instanceColor&&(Pe=k.instanceColor)),oe===void 0||oe.attribute!==Pe||Pe&&oe.data!==Pe.data)return!0;Y++}return r.attributesNum!==Y||r.index!==L}function _(k,q,j,L){let Z={},ne=q.attributes,Y=0,ce=j.getAttributes();for(let $ in ce)if(ce[$].location>=0){let oe=ne[$];oe===void 0&&($==="instanceMatrix"&&k.instanceMatrix&&(oe=k.instanceMatrix),$==="instanceColor"&&k.instanceColor&&(oe=k.instanceColor));let Pe={};Pe.attribute=oe,oe&&oe.data&&(Pe.data=oe.data),Z[$]=Pe,Y++}r.attributes=Z,r.attributesNum=Y,r.index=L}function y(){let k=r.newAttributes;for(let q=0,j=k.length;q<j;q++)k[q]=0}function g(k){m(k,0)}function m(k,q){let j=r.newAttributes,L=r.enabledAttributes,Z=r.attributeDivisors;j[k]=1,L[k]===0&&(s.enableVertexAttribArray(k),L[k]=1),Z[k]!==q&&(s.vertexAttribDivisor(k,q),Z[k]=q)}function S(){let k=r.newAttributes,q=r.enabledAttributes;for(let j=0,L=q.length;j<L;j++)q[j]!==k[j]&&(s.disableVertexAttribArray(j),q[j]=0)}function T(k,q,j,L,Z,ne,Y){Y===!0?s.vertexAttribIPointer(k,q,j,Z,ne):s.vertexAttribPointer(k,q,j,L,Z,ne)}function b(k,q,j,L){y();let Z=L.attributes,ne=j.getAttributes(),Y=q.defaultAttributeValues;for(let ce in ne){let $=ne[ce];if($.location>=0){let re=Z[ce];if(re===void 0&&(ce==="instanceMatrix"&&k.instanceMatrix&&(re=k.instanceMatrix),ce==="instanceColor"&&k.instanceColor&&(re=k.instanceColor)),re!==void 0){let oe=re.normalized,Pe=re.itemSize,We=e.get(re);if(We===void 0)continue;let ee=We.buffer,Me=We.type,Ee=We.bytesPerElement,Oe=Me===s.INT||Me===s.UNSIGNED_INT||re.gpuType===Wh;if(re.isInterleavedBufferAttribute){let Se=re.data,qe=Se.isInterleavedBuffer===!0?Se.stride:Se.itemSize,Ot=re.offset;if(Se.isInstancedInterleavedBuffer||Se.isInstancedBufferAttribute){for(let Be=0;Be<$.locationSize;Be++)m($.location+Be,Se.meshPerAttribute);k.isInstancedMesh!==!0&&L._maxInstanceCount===void 0&&(L._maxInstanceCount=Se.meshPerAttribute*Se.count)}else for(let Be=0;Be<$.locationSize;Be++)g($.location+Be);s.bindBuffer(s.ARRAY_BUFFER,ee);for(let Be=0;Be<$.locationSize;Be++)T($.location+Be,Pe/$.locationSize,Me,oe,qe*Ee,(Ot+Pe/$.locationSize*Be)*Ee,Oe)}else{if(re.isInstancedBufferAttribute){for(let Se=0;Se<$.locationSize;Se++)m($.location+Se,re.meshPerAttribute);k.isInstancedMesh!==!0&&L._maxInstanceCount===void 0&&(L._maxInstanceCount=re.meshPerAttribute*re.count)}else for(let Se=0;Se<$.locationSize;Se++)g($.location+Se);s.bindBuffer(s.ARRAY_BUFFER,ee);for(let Se=0;Se<$.locationSize;Se++)T($.location+Se,Pe/$.locationSize,Me,oe,Pe*Ee,Pe/$.locationSize*Se*Ee,Oe)}}else if(Y!==void 0){let oe=Y[ce];if(oe!==void 0)switch(oe.length){case 2:s.vertexAttrib2fv($.location,oe);break;case 3:s.vertexAttrib3fv($.location,oe);break;case 4:s.vertexAttrib4fv($.location,oe);break;default:s.vertexAttrib1fv($.location,oe)}}}}S()}function C(){G();for(let k in n){let q=n[k];for(let j in q){let L=q[j];for(let Z in L){let ne=L[Z];for(let Y in ne)h(ne[Y].object),delete ne[Y];delete L[Z]}}delete n[k]}}function R(k){if(n[k.id]===void 0)return;let q=n[k.id];for(let j in q){let L=q[j];for(let Z in L){let ne=L[Z];for(let Y in ne)h(ne[Y].object),delete ne[Y];delete L[Z]}}delete n[k.id]}function x(k){for(let q in n){let j=n[q];for(let L in j){let Z=j[L];if(Z[k.id]===void 0)continue;let ne=Z[k.id];for(let Y in ne)h(ne[Y].object),delete ne[Y];delete Z[k.id]}}}function w(k){for(let q in n){let j=n[q],L=k.isInstancedMesh===!0?k.id:0,Z=j[L];if(Z!==void 0){for(let ne in Z){let Y=Z[ne];for(let ce in Y)h(Y[ce].object),delete Y[ce];delete Z[ne]}delete j[L],Object.keys(j).length===0&&delete n[q]}}}function G(){N(),o=!0,r!==i&&(r=i,l(r.object))}function N(){i.geometry=null,i.program=null,i.wireframe=!1}return{setup:a,reset:G,resetDefaultState:N,dispose:C,releaseStatesOfGeometry:R,releaseStatesOfObject:w,releaseStatesOfProgram:x,initAttributes:y,enableAttribute:g,disableUnusedAttributes:S}}function _T(s,e,t){let n;function i(c){n=c}function r(c,l){s.drawArrays(n,c,l),t.update(l,n,1)}function o(c,l,h){h!==0&&(s.drawArraysInstanced(n,c,l,h),t.update(l,n,h))}function a(c,l,h){if(h===0)return;e.get("WEBGL_multi_draw").multiDrawArraysWEBGL(n,c,0,l,0,h);let d=0;for(let f=0;f<h;f++)d+=l[f];t.update(d,n,1)}this.setMode=i,this.render=r,this.renderInstances=o,this.renderMultiDraw=a}function xT(s,e,t,n){let i;function r(){if(i!==void 0)return i;if(e.has("EXT_texture_filter_anisotropic")===!0){let x=e.get("EXT_texture_filter_anisotropic");i=s.getParameter(x.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else i=0;return i}function o(x){return!(x!==On&&n.convert(x)!==s.getParameter(s.IMPLEMENTATION_COLOR_READ_FORMAT))}function a(x){let w=x===fi&&(e.has("EXT_color_buffer_half_float")||e.has("EXT_color_buffer_float"));return!(x!==Un&&x!==qn&&!w&&n.convert(x)!==s.getParameter(s.IMPLEMENTATION_COLOR_READ_TYPE))}function c(x){if(x==="highp"){if(s.getShaderPrecisionFormat(s.VERTEX_SHADER,s.HIGH_FLOAT).precision>0&&s.getShaderPrecisionFormat(s.FRAGMENT_SHADER,s.HIGH_FLOAT).precision>0)return"highp";x="mediump"}return x==="mediump"&&s.getShaderPrecisionFormat(s.VERTEX_SHADER,s.MEDIUM_FLOAT).precision>0&&s.getShaderPrecisionFormat(s.FRAGMENT_SHADER,s.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let l=t.precision!==void 0?t.precision:"highp",h=c(l);h!==l&&(Ne("WebGLRenderer:",l,"not supported, using",h,"instead."),l=h);let u=t.reversedDepthBuffer===!0&&e.has("EXT_clip_control"),d=t.logarithmicDepthBuffer===!0&&u===!1;t.reversedDepthBuffer===!0&&u===!1&&Ne("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."),t.logarithmicDepthBuffer===!0&&u===!0&&Ne("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.");let f=s.getParameter(s.MAX_TEXTURE_IMAGE_UNITS),_=s.getParameter(s.MAX_VERTEX_TEXTURE_IMAGE_UNITS),y=s.getParameter(s.MAX_TEXTURE_SIZE),g=s.getParameter(s.MAX_CUBE_MAP_TEXTURE_SIZE),m=s.getParameter(s.MAX_VERTEX_ATTRIBS),S=s.getParameter(s.MAX_VERTEX_UNIFORM_VECTORS),T=s.getParameter(s.MAX_VARYING_VECTORS),b=s.getParameter(s.MAX_FRAGMENT_UNIFORM_VECTORS),C=s.getParameter(s.MAX_SAMPLES),R=s.getParameter(s.SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:r,getMaxPrecision:c,textureFormatReadable:o,textureTypeReadable:a,precision:l,logarithmicDepthBuffer:d,reversedDepthBuffer:u,maxTextures:f,maxVertexTextures:_,maxTextureSize:y,maxCubemapSize:g,maxAttributes:m,maxVertexUniforms:S,maxVaryings:T,maxFragmentUniforms:b,maxSamples:C,samples:R}}function yT(s){let e=this,t=null,n=0,i=!1,r=!1,o=new Vn,a=new He,c={value:null,needsUpdate:!1};this.uniform=c,this.numPlanes=0,this.numIntersection=0,this.init=function(u,d){let f=u.length!==0||d||n!==0||i;return i=d,n=u.length,f},this.beginShadows=function(){r=!0,h(null)},this.endShadows=function(){r=!1},this.setGlobalState=function(u,d){t=h(u,d,0)},this.setState=function(u,d,f){let _=u.clippingPlanes,y=u.clipIntersection,g=u.clipShadows,m=s.get(u);if(!i||_===null||_.length===0||r&&!g)r?h(null):l();else{let S=r?0:n,T=S*4,b=m.clippingState||null;c.value=b,b=h(_,d,T,f);for(let C=0;C!==T;++C)b[C]=t[C];m.clippingState=b,this.numIntersection=y?this.numPlanes:0,this.numPlanes+=S}};function l(){c.value!==t&&(c.value=t,c.needsUpdate=n>0),e.numPlanes=n,e.numIntersection=0}function h(u,d,f,_){let y=u!==null?u.length:0,g=null;if(y!==0){if(g=c.value,_!==!0||g===null){let m=f+y*4,S=d.matrixWorldInverse;a.getNormalMatrix(S),(g===null||g.length<m)&&(g=new Float32Array(m));for(let T=0,b=f;T!==y;++T,b+=4)o.copy(u[T]).applyMatrix4(S,a),o.normal.toArray(g,b),g[b+3]=o.constant}c.value=g,c.needsUpdate=!0}return e.numPlanes=y,e.numIntersection=0,g}}var Zc=class extends Wn{constructor(e=1,t={}){super(e,e,t),this.isWebGLCubeRenderTarget=!0;let n={width:e,height:e,depth:1},i=[n,n,n,n,n,n];this.texture=new wc(i),this._setTextureOptions(t),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(e,t){this.texture.type=t.type,this.texture.colorSpace=t.colorSpace,this.texture.generateMipmaps=t.generateMipmaps,this.texture.minFilter=t.minFilter,this.texture.magFilter=t.magFilter;let n={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},i=new Vo(5,5,5),r=new Ri({name:"CubemapFromEquirect",uniforms:Or(n.uniforms),vertexShader:n.vertexShader,fragmentShader:n.fragmentShader,side:wn,blending:Pr});r.uniforms.tEquirect.value=t;let o=new Ut(i,r),a=t.minFilter;return t.minFilter===Dn&&(t.minFilter=Dt),new qo(1,10,this).update(e,o),t.minFilter=a,o.geometry.dispose(),o.material.dispose(),this}clear(e,t=!0,n=!0,i=!0){let r=e.getRenderTarget();for(let o=0;o<6;o++)e.setRenderTarget(this,o),e.clear(t,n,i);e.setRenderTarget(r)}},Z_=256,vT=3,MT=20,yx=256,vx=16,ST=3,bT=new F,wT=new Ie,Pu=class s{constructor(e){this._renderer=e,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new qo(1,10,null),this._boxMesh=new Ut(new Vo(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(e,t=0,n=.1,i=100,r={}){let{size:o=256,position:a=bT}=r,c=this._renderer;this._setSize(o);let l=this._allocateTarget(),h=this._getSourceTarget(!0);t>0&&(h.texture.mipmapsAutoUpdate=!1);let u=c.autoClear,d=c.autoClearColor,f=c.autoClearDepth,_=c.autoClearStencil,y=e.background;c.autoClear=!0,c.autoClearColor=!0,c.autoClearDepth=!0,c.autoClearStencil=!0,y===null&&(e.background=c.getClearColor(wT));let g=new qo(n,i,h);return g.position.copy(a),g.update(c,e),c.autoClear=u,c.autoClearColor=d,c.autoClearDepth=f,c.autoClearStencil=_,e.background=y,t>0&&(h.texture.mipmapsAutoUpdate=!0,this._blur(l,t)),this._applyPMREM(l),l}fromEquirectangular(e,t=null){return this._fromTexture(e,t)}fromCubemap(e,t=null){return this._fromTexture(e,t)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=Q_(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=j_(),this._compileMaterial(this._equirectMaterial))}dispose(){this._sourceTarget!==null&&this._sourceTarget.dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose(),this._blurMaterial!==null&&this._blurMaterial.dispose(),this._ggxMaterial!==null&&this._ggxMaterial.dispose(),this._integrationMaterial!==null&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(e,t){return t>0?1-Math.sqrt(1-e/t):0}_setSize(e){this._cubeSize=Math.max(Z_,rp(e))}_fromTexture(e,t){e.mapping===Nr||e.mapping===$o?this._setSize(e.image.length===0?Z_:e.image[0].width||e.image[0].image.width):this._setSize(e.image.width/4);let n=t||this._allocateTarget();return this._textureToCubemap(e),this._applyPMREM(n),n}_allocateTarget(){let e=this._cubeSize,t=J_(e,!1,!1),n=Math.log2(e)-vT;for(let i=0;i<=n;i++)t.texture.mipmaps.push({width:e>>i,height:e>>i});return t.texture.name="PMREM",t.texture.isPMREMTexture=!0,t}_getSourceTarget(e=!1){let t=this._cubeSize,n=this._sourceTarget;return(n===null||n.width!==t||e&&n.depthBuffer===!1)&&(n!==null&&n.dispose(),this._sourceTarget=J_(t,!0,e)),this._sourceTarget}_compileMaterial(e){this._boxMesh.material=e,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(e,t,n){let i=this._boxMesh,r=this._cubeCamera;i.material=n,r.renderTarget=e,r.activeMipmapLevel=t;let o=e.width>>t;e.viewport.set(0,0,o,o),r.update(this._renderer,i),e.viewport.set(0,0,e.width,e.height)}_textureToCubemap(e){let t;e.mapping===Nr||e.mapping===$o?(this._cubemapMaterial===null&&(this._cubemapMaterial=Q_()),t=this._cubemapMaterial,t.uniforms.flipEnvMap.value=e.isRenderTargetTexture===!1?-1:1):(this._equirectMaterial===null&&(this._equirectMaterial=j_()),t=this._equirectMaterial),t.uniforms.envMap.value=e,this._renderCube(this._getSourceTarget(),0,t)}_applyPMREM(e){this._ggxMaterial===null&&(this._ggxMaterial=TT(),this._integrationMaterial=ET());let t=this._cubeSize,n=e.texture.mipmaps.length-1,i=this._ggxMaterial.uniforms;i.envMap.value=this._sourceTarget.texture;let r=this._integrationMaterial.uniforms;r.envMap.value=this._sourceTarget.texture,r.sourceLod.value=Math.log2(t/vx);for(let o=0;o<=n;o++){let a=s.lodToRoughness(o,n);if(o>n-ST)r.roughness.value=a,this._renderCube(e,o,this._integrationMaterial);else{let c=a>0?Math.log2(t)+.5*Math.log2(6/(yx*Math.pow(a,4)))+.5:0;i.roughness.value=a,i.lodBias.value=c,this._renderCube(e,o,this._ggxMaterial)}}}_blur(e,t){this._blurMaterial===null&&(this._blurMaterial=AT());let n=this._blurMaterial,i=n.uniforms,r=this._sourceTarget;i.sigma.value=Math.min(t,Math.PI)/Math.SQRT2,i.envMap.value=r.texture,this._renderCube(e,0,n),i.envMap.value=e.texture,this._renderCube(r,0,n)}};function J_(s,e,t){return new Zc(s,{minFilter:Dn,generateMipmaps:e,type:fi,colorSpace:Sn,depthBuffer:t})}function Jc(s,e,t){return new Ri({name:s,uniforms:e,vertexShader:Ze.cube_vert,fragmentShader:t,side:wn,blending:Pr,depthTest:!1,depthWrite:!1})}function TT(){return Jc("PMREMGGXConvolution",{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES ${yx}u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function ET(){return Jc("PMREMGGXIntegration",{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:vx}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float sourceLod;
		uniform int sourceSize;

		void main() {

			vec3 N = normalize( vWorldDirection );

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			float texelSize = 2.0 / float( sourceSize );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			// Pair opposite texels: only the one in N's hemisphere contributes.
			for ( int face = 0; face < 3; face ++ ) {

				for ( int y = 0; y < sourceSize; y ++ ) {

					for ( int x = 0; x < sourceSize; x ++ ) {

						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;
						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );

						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );
						float NdotL = dot( N, texelDirection );
						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;
						NdotL = abs( NdotL ) * invDistance;

						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors
						// in the GGX distribution and texel solid angle cancel when normalized.
						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;
						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );

						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;
						totalWeight += weight;

					}

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function AT(){return Jc("PMREMSphericalGaussianBlur",{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES ${MT}
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`)}function j_(){return Jc("PMREMEquirectangularToCubemap",{envMap:{value:null}},`

		varying vec3 vWorldDirection;

		uniform sampler2D envMap;

		#include <common>

		void main() {

			// Average four subpixel samples to preserve small, bright features.
			vec3 direction = normalize( vWorldDirection );
			vec3 dx = dFdx( direction ) * 0.25;
			vec3 dy = dFdy( direction ) * 0.25;

			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;
			gl_FragColor = vec4( color * 0.25, 1.0 );

		}
	`)}function Q_(){return Jc("PMREMCubemapToCubemap",{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function RT(s){let e=new WeakMap,t=new WeakMap,n=null;function i(d,f=!1){return d==null?null:f?o(d):r(d)}function r(d){if(d&&d.isTexture){let f=d.mapping;if(f===Gh||f===Hh)if(e.has(d)){let _=e.get(d).texture;return a(_,d.mapping)}else{let _=d.image;if(_&&_.height>0){let y=new Zc(_.height);return y.fromEquirectangularTexture(s,d),e.set(d,y),d.addEventListener("dispose",l),a(y.texture,d.mapping)}else return null}}return d}function o(d){if(d&&d.isTexture&&d.isPMREMTexture!==!0){let f=d.mapping,_=f===Gh||f===Hh,y=f===Nr||f===$o;if(_||y){let g=t.get(d),m=g!==void 0?g.texture.pmremVersion:0;if(d.isRenderTargetTexture&&d.pmremVersion!==m)return n===null&&(n=new Pu(s)),g=_?n.fromEquirectangular(d,g):n.fromCubemap(d,g),g.texture.pmremVersion=d.pmremVersion,t.set(d,g),g.texture;if(g!==void 0)return g.texture;{let S=d.image;return _&&S&&S.height>0||y&&S&&c(S)?(n===null&&(n=new Pu(s)),g=_?n.fromEquirectangular(d):n.fromCubemap(d),g.texture.pmremVersion=d.pmremVersion,t.set(d,g),d.addEventListener("dispose",h),g.texture):null}}}return d}function a(d,f){return f===Gh?d.mapping=Nr:f===Hh&&(d.mapping=$o),d}function c(d){let f=0,_=6;for(let y=0;y<_;y++)d[y]!==void 0&&f++;return f===_}function l(d){let f=d.target;f.removeEventListener("dispose",l);let _=e.get(f);_!==void 0&&(e.delete(f),_.dispose())}function h(d){let f=d.target;f.removeEventListener("dispose",h);let _=t.get(f);_!==void 0&&(t.delete(f),_.dispose())}function u(){e=new WeakMap,t=new WeakMap,n!==null&&(n.dispose(),n=null)}return{get:i,dispose:u}}function CT(s){let e={};function t(n){if(e[n]!==void 0)return e[n];let i=s.getExtension(n);return e[n]=i,i}return{has:function(n){return t(n)!==null},init:function(){t("EXT_color_buffer_float"),t("WEBGL_clip_cull_distance"),t("OES_texture_float_linear"),t("EXT_color_buffer_half_float"),t("WEBGL_multisampled_render_to_texture"),t("WEBGL_render_shared_exponent")},get:function(n){let i=t(n);return i===null&&br("WebGLRenderer: "+n+" extension not supported."),i}}}function IT(s,e,t,n){let i={},r=new WeakMap,o=new FinalizationRegistry(_=>delete i[_]);function a(_){c(_.target)}function c(_){_.index!==null&&e.remove(_.index);for(let g in _.attributes)e.remove(_.attributes[g]);_.removeEventListener("dispose",a),delete i[_.id],o.unregister(_);let y=r.get(_);y&&(e.remove(y),r.delete(_)),n.releaseStatesOfGeometry(_),_.isInstancedBufferGeometry===!0&&delete _._maxInstanceCount,t.memory.geometries--}function l(_,y){return i[y.id]!==void 0||(y.addEventListener("dispose",a),i[y.id]=new WeakRef(y),o.register(y,y.id,y),t.memory.geometries++),y}function h(_){let y=_.attributes;for(let g in y)e.update(y[g],s.ARRAY_BUFFER)}function u(_){let y=_.index,g=_.attributes.position,m=0;if(g===void 0)return;let S=y!==null?y.array.length:g.array.length/3-1,T=g.count>=65535?xc:_c,b=new T(Math.ceil(S/3)*6,1),C=b.array;if(y!==null){let x=y.array;m=y.version;for(let w=0,G=0;w<S;w+=3){let N=x[w+0],k=x[w+1],q=x[w+2];C[G++]=N,C[G++]=k,C[G++]=k,C[G++]=q,C[G++]=q,C[G++]=N}}else{m=g.version;for(let x=0,w=0;x<S;x+=3){let G=x+0,N=x+1,k=x+2;C[w++]=G,C[w++]=N,C[w++]=N,C[w++]=k,C[w++]=k,C[w++]=G}}b.version=m;let R=r.get(_);R&&e.remove(R),r.set(_,b)}function d(_){let y=r.get(_);if(y){let g=_.index;g!==null&&y.version<g.version&&u(_)}else u(_);return r.get(_)}function f(){for(let _ in i){let y=i[_].deref();y!==void 0&&c(y)}}return{get:l,update:h,getWireframeAttribute:d,dispose:f}}function PT(s,e,t){let n;function i(u){n=u}let r,o;function a(u){r=u.type,o=u.bytesPerElement}function c(u,d){s.drawElements(n,d,r,u*o),t.update(d,n,1)}function l(u,d,f){f!==0&&(s.drawElementsInstanced(n,d,r,u*o,f),t.update(d,n,f))}function h(u,d,f){if(f===0)return;e.get("WEBGL_multi_draw").multiDrawElementsWEBGL(n,d,0,r,u,0,f);let y=0;for(let g=0;g<f;g++)y+=d[g];t.update(y,n,1)}this.setMode=i,this.setIndex=a,this.render=c,this.renderInstances=l,this.renderMultiDraw=h}function LT(s){let e={geometries:0,textures:0},t={frame:0,calls:0,triangles:0,points:0,lines:0};function n(r,o,a){switch(t.calls++,o){case s.TRIANGLES:t.triangles+=a*(r/3);break;case s.LINES:t.lines+=a*(r/2);break;case s.LINE_STRIP:t.lines+=a*(r-1);break;case s.LINE_LOOP:t.lines+=a*r;break;case s.POINTS:t.points+=a*r;break;default:ze("WebGLInfo: Unknown draw mode:",o);break}}function i(){t.calls=0,t.triangles=0,t.points=0,t.lines=0}return{memory:e,render:t,programs:null,autoReset:!0,reset:i,update:n}}function NT(s,e,t){let n=new WeakMap,i=new pt;function r(o,a,c){let l=o.morphTargetInfluences,h=a.morphAttributes.position||a.morphAttributes.normal||a.morphAttributes.color,u=h!==void 0?h.length:0,d=n.get(a);if(d===void 0||d.count!==u){let G=function(){x.dispose(),n.delete(a),a.removeEventListener("dispose",G)};d!==void 0&&d.texture.dispose();let f=a.morphAttributes.position!==void 0,_=a.morphAttributes.normal!==void 0,y=a.morphAttributes.color!==void 0,g=a.morphAttributes.position||[],m=a.morphAttributes.normal||[],S=a.morphAttributes.color||[],T=0;f===!0&&(T=1),_===!0&&(T=2),y===!0&&(T=3);let b=a.attributes.position.count*T,C=1;b>e.maxTextureSize&&(C=Math.ceil(b/e.maxTextureSize),b=e.maxTextureSize);let R=new Float32Array(b*C*4*u),x=new pc(R,b,C,u);x.type=qn,x.needsUpdate=!0;let w=T*4;for(let N=0;N<u;N++){let k=g[N],q=m[N],j=S[N],L=b*C*4*N;for(let Z=0;Z<k.count;Z++){let ne=Z*w;f===!0&&(i.fromBufferAttribute(k,Z),R[L+ne+0]=i.x,R[L+ne+1]=i.y,R[L+ne+2]=i.z,R[L+ne+3]=0),_===!0&&(i.fromBufferAttribute(q,Z),R[L+ne+4]=i.x,R[L+ne+5]=i.y,R[L+ne+6]=i.z,R[L+ne+7]=0),y===!0&&(i.fromBufferAttribute(j,Z),R[L+ne+8]=i.x,R[L+ne+9]=i.y,R[L+ne+10]=i.z,R[L+ne+11]=j.itemSize===4?i.w:1)}}d={count:u,texture:x,size:new ke(b,C)},n.set(a,d),a.addEventListener("dispose",G)}if(o.isInstancedMesh===!0&&o.morphTexture!==null)c.getUniforms().setValue(s,"morphTexture",o.morphTexture,t);else{let f=0;for(let y=0;y<l.length;y++)f+=l[y];let _=a.morphTargetsRelative?1:1-f;c.getUniforms().setValue(s,"morphTargetBaseInfluence",_),c.getUniforms().setValue(s,"morphTargetInfluences",l)}c.getUniforms().setValue(s,"morphTargetsTexture",d.texture,t),c.getUniforms().setValue(s,"morphTargetsTextureSize",d.size)}return{update:r}}function DT(s,e,t,n,i){let r=new WeakMap;function o(l){let h=i.render.frame,u=l.geometry,d=e.get(l,u);if(r.get(d)!==h&&(e.update(d),r.set(d,h)),l.isInstancedMesh&&(l.hasEventListener("dispose",c)===!1&&l.addEventListener("dispose",c),r.get(l)!==h&&(t.update(l.instanceMatrix,s.ARRAY_BUFFER),l.instanceColor!==null&&t.update(l.instanceColor,s.ARRAY_BUFFER),r.set(l,h))),l.isSkinnedMesh){let f=l.skeleton;r.get(f)!==h&&(f.update(),r.set(f,h))}return d}function a(){r=new WeakMap}function c(l){let h=l.target;h.removeEventListener("dispose",c),n.releaseStatesOfObject(h),t.remove(h.instanceMatrix),h.instanceColor!==null&&t.remove(h.instanceColor)}return{update:o,dispose:a}}var UT={[Bf]:"LINEAR_TONE_MAPPING",[zf]:"REINHARD_TONE_MAPPING",[Gf]:"CINEON_TONE_MAPPING",[Hf]:"ACES_FILMIC_TONE_MAPPING",[Wf]:"AGX_TONE_MAPPING",[Bc]:"NEUTRAL_TONE_MAPPING",[Vf]:"CUSTOM_TONE_MAPPING"};function OT(s,e,t,n,i,r){let o=new Wn(e,t,{type:s,depthBuffer:i,stencilBuffer:r,samples:n?4:0,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),a=null,c=null,l=null,h=new Rt;h.setAttribute("position",new tn([-1,3,0,-1,-1,0,3,-1,0],3)),h.setAttribute("uv",new tn([0,2,0,0,2,0],2));let u=new Ch({uniforms:{tDiffuse:{value:null}},vertexShader:`
			precision highp float;

			uniform mat4 modelViewMatrix;
			uniform mat4 projectionMatrix;

			attribute vec3 position;
			attribute vec2 uv;

			varying vec2 vUv;

			void main() {
				vUv = uv;
				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
			}`,fragmentShader:`
			precision highp float;

			uniform sampler2D tDiffuse;

			varying vec2 vUv;

			#include <tonemapping_pars_fragment>
			#include <colorspace_pars_fragment>

			void main() {
				gl_FragColor = texture2D( tDiffuse, vUv );

				#ifdef LINEAR_TONE_MAPPING
					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );
				#elif defined( REINHARD_TONE_MAPPING )
					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );
				#elif defined( CINEON_TONE_MAPPING )
					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );
				#elif defined( ACES_FILMIC_TONE_MAPPING )
					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );
				#elif defined( AGX_TONE_MAPPING )
					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );
				#elif defined( NEUTRAL_TONE_MAPPING )
					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );
				#elif defined( CUSTOM_TONE_MAPPING )
					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );
				#endif

				#ifdef SRGB_TRANSFER
					gl_FragColor = sRGBTransferOETF( gl_FragColor );
				#endif
			}`,depthTest:!1,depthWrite:!1}),d=new Ut(h,u),f=new Ir(-1,1,1,-1,0,1),_=null,y=null,g=!1,m,S=null,T=[],b=!1;this.setSize=function(C,R){o.setSize(C,R),a!==null&&a.setSize(C,R),c!==null&&c.setSize(C,R);for(let x=0;x<T.length;x++){let w=T[x];w.setSize&&w.setSize(C,R)}},this.setEffects=function(C){T=C,b=T.length>0&&T[0].isRenderPass===!0;let R=o.width,x=o.height;T.length>0&&a===null&&(a=new Wn(R,x,{type:fi,depthBuffer:!1,stencilBuffer:!1}),c=new Wn(R,x,{type:fi,depthBuffer:!1,stencilBuffer:!1}));let w=i===!0&&T.some(G=>G.needsDepthTexture===!0);w!==(o.depthTexture!==null)&&(w===!0&&l===null&&(l=new gs(R,x),r===!0&&(l.format=ws,l.type=Ur)),o.dispose(),o.depthTexture=w?l:null,o.resolveDepthBuffer=w,o.storeMultisampledDepthBuffer=w);for(let G=0;G<T.length;G++){let N=T[G];N.setSize&&N.setSize(R,x),w&&N.needsDepthTexture===!0&&N.setDepthTexture&&N.setDepthTexture(l)}},this.begin=function(C,R){if(g||C.toneMapping===Li&&T.length===0)return!1;if(S=R,R!==null){let x=R.width,w=R.height;(o.width!==x||o.height!==w)&&this.setSize(x,w)}return b===!1&&C.setRenderTarget(o),m=C.toneMapping,C.toneMapping=Li,!0},this.hasRenderPass=function(){return b},this.end=function(C,R){C.toneMapping=m,g=!0;let x=o,w=a;for(let G=0;G<T.length;G++){let N=T[G];N.enabled!==!1&&(N.render(C,w,x,R),N.needsSwap!==!1&&(x=w,w=w===a?c:a))}if(_!==C.outputColorSpace||y!==C.toneMapping){_=C.outputColorSpace,y=C.toneMapping,u.defines={},je.getTransfer(_)===ut&&(u.defines.SRGB_TRANSFER="");let G=UT[y];G&&(u.defines[G]=""),u.needsUpdate=!0}u.uniforms.tDiffuse.value=x.texture,C.setRenderTarget(S),C.render(d,f),S=null,g=!1},this.isCompositing=function(){return g},this.dispose=function(){o.dispose(),a!==null&&a.dispose(),c!==null&&c.dispose(),h.dispose(),u.dispose()}}var Mx=new Yt,Sx=new gs(1,1),bx=new Ec(1),wx=new pc,Tx=new Th,Ex=new wc,ex=[],tx=[],nx=new Float32Array(16),ix=new Float32Array(9),sx=new Float32Array(4);function ea(s,e,t){let n=s[0];if(n<=0||n>0)return s;let i=e*t,r=ex[i];if(r===void 0&&(r=new Float32Array(i),ex[i]=r),e!==0){n.toArray(r,0);for(let o=1,a=0;o!==e;++o)a+=t,s[o].toArray(r,a)}return r}function Kt(s,e){if(s.length!==e.length)return!1;for(let t=0,n=s.length;t<n;t++)if(s[t]!==e[t])return!1;return!0}function $t(s,e){for(let t=0,n=e.length;t<n;t++)s[t]=e[t]}function Nu(s,e){let t=tx[e];t===void 0&&(t=new Int32Array(e),tx[e]=t);for(let n=0;n!==e;++n)t[n]=s.allocateTextureUnit();return t}function FT(s,e){let t=this.cache;t[0]!==e&&(s.uniform1f(this.addr,e),t[0]=e)}function kT(s,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(s.uniform2f(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(Kt(t,e))return;s.uniform2fv(this.addr,e),$t(t,e)}}function BT(s,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(s.uniform3f(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else if(e.r!==void 0)(t[0]!==e.r||t[1]!==e.g||t[2]!==e.b)&&(s.uniform3f(this.addr,e.r,e.g,e.b),t[0]=e.r,t[1]=e.g,t[2]=e.b);else{if(Kt(t,e))return;s.uniform3fv(this.addr,e),$t(t,e)}}function zT(s,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(s.uniform4f(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(Kt(t,e))return;s.uniform4fv(this.addr,e),$t(t,e)}}function GT(s,e){let t=this.cache,n=e.elements;if(n===void 0){if(Kt(t,e))return;s.uniformMatrix2fv(this.addr,!1,e),$t(t,e)}else{if(Kt(t,n))return;sx.set(n),s.uniformMatrix2fv(this.addr,!1,sx),$t(t,n)}}function HT(s,e){let t=this.cache,n=e.elements;if(n===void 0){if(Kt(t,e))return;s.uniformMatrix3fv(this.addr,!1,e),$t(t,e)}else{if(Kt(t,n))return;ix.set(n),s.uniformMatrix3fv(this.addr,!1,ix),$t(t,n)}}function VT(s,e){let t=this.cache,n=e.elements;if(n===void 0){if(Kt(t,e))return;s.uniformMatrix4fv(this.addr,!1,e),$t(t,e)}else{if(Kt(t,n))return;nx.set(n),s.uniformMatrix4fv(this.addr,!1,nx),$t(t,n)}}function WT(s,e){let t=this.cache;t[0]!==e&&(s.uniform1i(this.addr,e),t[0]=e)}function XT(s,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(s.uniform2i(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(Kt(t,e))return;s.uniform2iv(this.addr,e),$t(t,e)}}function qT(s,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(s.uniform3i(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(Kt(t,e))return;s.uniform3iv(this.addr,e),$t(t,e)}}function YT(s,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(s.uniform4i(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(Kt(t,e))return;s.uniform4iv(this.addr,e),$t(t,e)}}function KT(s,e){let t=this.cache;t[0]!==e&&(s.uniform1ui(this.addr,e),t[0]=e)}function $T(s,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(s.uniform2ui(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(Kt(t,e))return;s.uniform2uiv(this.addr,e),$t(t,e)}}function ZT(s,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(s.uniform3ui(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(Kt(t,e))return;s.uniform3uiv(this.addr,e),$t(t,e)}}function JT(s,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(s.uniform4ui(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(Kt(t,e))return;s.uniform4uiv(this.addr,e),$t(t,e)}}function Du(s){return s.version===0&&(s.compareFunction=tp,s.needsUpdate=!0),s}function jT(s,e,t){let n=this.cache,i=t.allocateTextureUnit();n[0]!==i&&(s.uniform1i(this.addr,i),n[0]=i);let r;this.type===s.SAMPLER_2D_SHADOW?r=Du(Sx):r=Mx,t.setTexture2D(e||r,i)}function QT(s,e,t){let n=this.cache,i=t.allocateTextureUnit();n[0]!==i&&(s.uniform1i(this.addr,i),n[0]=i),t.setTexture3D(e||Tx,i)}function eE(s,e,t){let n=this.cache,i=t.allocateTextureUnit();n[0]!==i&&(s.uniform1i(this.addr,i),n[0]=i);let r;this.type===s.SAMPLER_CUBE_SHADOW?r=Du(bx):r=Ex,t.setTextureCube(e||r,i)}function tE(s,e,t){let n=this.cache,i=t.allocateTextureUnit();n[0]!==i&&(s.uniform1i(this.addr,i),n[0]=i),t.setTexture2DArray(e||wx,i)}function nE(s){switch(s){case 5126:return FT;case 35664:return kT;case 35665:return BT;case 35666:return zT;case 35674:return GT;case 35675:return HT;case 35676:return VT;case 5124:case 35670:return WT;case 35667:case 35671:return XT;case 35668:case 35672:return qT;case 35669:case 35673:return YT;case 5125:return KT;case 36294:return $T;case 36295:return ZT;case 36296:return JT;case 35678:case 36198:case 36298:case 36306:case 35682:return jT;case 35679:case 36299:case 36307:return QT;case 35680:case 36300:case 36308:case 36293:return eE;case 36289:case 36303:case 36311:case 36292:return tE}}function iE(s,e){s.uniform1fv(this.addr,e)}function sE(s,e){let t=ea(e,this.size,2);s.uniform2fv(this.addr,t)}function rE(s,e){let t=ea(e,this.size,3);s.uniform3fv(this.addr,t)}function oE(s,e){let t=ea(e,this.size,4);s.uniform4fv(this.addr,t)}function aE(s,e){let t=ea(e,this.size,4);s.uniformMatrix2fv(this.addr,!1,t)}function cE(s,e){let t=ea(e,this.size,9);s.uniformMatrix3fv(this.addr,!1,t)}function lE(s,e){let t=ea(e,this.size,16);s.uniformMatrix4fv(this.addr,!1,t)}function hE(s,e){s.uniform1iv(this.addr,e)}function uE(s,e){s.uniform2iv(this.addr,e)}function dE(s,e){s.uniform3iv(this.addr,e)}function fE(s,e){s.uniform4iv(this.addr,e)}function pE(s,e){s.uniform1uiv(this.addr,e)}function mE(s,e){s.uniform2uiv(this.addr,e)}function gE(s,e){s.uniform3uiv(this.addr,e)}function _E(s,e){s.uniform4uiv(this.addr,e)}function xE(s,e,t){let n=this.cache,i=e.length,r=Nu(t,i);Kt(n,r)||(s.uniform1iv(this.addr,r),$t(n,r));let o;this.type===s.SAMPLER_2D_SHADOW?o=Du(Sx):o=Mx;for(let a=0;a!==i;++a)t.setTexture2D(e[a]||o,r[a])}function yE(s,e,t){let n=this.cache,i=e.length,r=Nu(t,i);Kt(n,r)||(s.uniform1iv(this.addr,r),$t(n,r));for(let o=0;o!==i;++o)t.setTexture3D(e[o]||Tx,r[o])}function vE(s,e,t){let n=this.cache,i=e.length,r=Nu(t,i);Kt(n,r)||(s.uniform1iv(this.addr,r),$t(n,r));let o;this.type===s.SAMPLER_CUBE_SHADOW?o=Du(bx):o=Ex;for(let a=0;a!==i;++a)t.setTextureCube(e[a]||o,r[a])}function ME(s,e,t){let n=this.cache,i=e.length,r=Nu(t,i);Kt(n,r)||(s.uniform1iv(this.addr,r),$t(n,r));for(let o=0;o!==i;++o)t.setTexture2DArray(e[o]||wx,r[o])}function SE(s){switch(s){case 5126:return iE;case 35664:return sE;case 35665:return rE;case 35666:return oE;case 35674:return aE;case 35675:return cE;case 35676:return lE;case 5124:case 35670:return hE;case 35667:case 35671:return uE;case 35668:case 35672:return dE;case 35669:case 35673:return fE;case 5125:return pE;case 36294:return mE;case 36295:return gE;case 36296:return _E;case 35678:case 36198:case 36298:case 36306:case 35682:return xE;case 35679:case 36299:case 36307:return yE;case 35680:case 36300:case 36308:case 36293:return vE;case 36289:case 36303:case 36311:case 36292:return ME}}var yp=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.setValue=nE(t.type)}},vp=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.size=t.size,this.setValue=SE(t.type)}},Mp=class{constructor(e){this.id=e,this.seq=[],this.map={}}setValue(e,t,n){let i=this.seq;for(let r=0,o=i.length;r!==o;++r){let a=i[r];a.setValue(e,t[a.id],n)}}},_p=/(\w+)(\])?(\[|\.)?/g;function rx(s,e){s.seq.push(e),s.map[e.id]=e}function bE(s,e,t){let n=s.name,i=n.length;for(_p.lastIndex=0;;){let r=_p.exec(n),o=_p.lastIndex,a=r[1],c=r[2]==="]",l=r[3];if(c&&(a=a|0),l===void 0||l==="["&&o+2===i){rx(t,l===void 0?new yp(a,s,e):new vp(a,s,e));break}else{let u=t.map[a];u===void 0&&(u=new Mp(a),rx(t,u)),t=u}}}var Qo=class{constructor(e,t){this.seq=[],this.map={};let n=e.getProgramParameter(t,e.ACTIVE_UNIFORMS);for(let o=0;o<n;++o){let a=e.getActiveUniform(t,o),c=e.getUniformLocation(t,a.name);bE(a,c,this)}let i=[],r=[];for(let o of this.seq)o.type===e.SAMPLER_2D_SHADOW||o.type===e.SAMPLER_CUBE_SHADOW||o.type===e.SAMPLER_2D_ARRAY_SHADOW?i.push(o):r.push(o);i.length>0&&(this.seq=i.concat(r))}setValue(e,t,n,i){let r=this.map[t];r!==void 0&&r.setValue(e,n,i)}setOptional(e,t,n){let i=t[n];i!==void 0&&this.setValue(e,n,i)}static upload(e,t,n,i){for(let r=0,o=t.length;r!==o;++r){let a=t[r],c=n[a.id];c.needsUpdate!==!1&&a.setValue(e,c.value,i)}}static seqWithValue(e,t){let n=[];for(let i=0,r=e.length;i!==r;++i){let o=e[i];o.id in t&&n.push(o)}return n}};function ox(s,e,t){let n=s.createShader(e);return s.shaderSource(n,t),s.compileShader(n),n}var wE=37297,TE=0;function EE(s,e){let t=s.split(`
`),n=[],i=Math.max(e-6,0),r=Math.min(e+6,t.length);for(let o=i;o<r;o++){let a=o+1;n.push(`${a===e?">":" "} ${a}: ${t[o]}`)}return n.join(`
`)}var ax=new He;function AE(s){je._getMatrix(ax,je.workingColorSpace,s);let e=`mat3( ${ax.elements.map(t=>t.toFixed(4))} )`;switch(je.getTransfer(s)){case dc:return[e,"LinearTransferOETF"];case ut:return[e,"sRGBTransferOETF"];default:return Ne("WebGLProgram: Unsupported color space: ",s),[e,"LinearTransferOETF"]}}function cx(s,e,t){let n=s.getShaderParameter(e,s.COMPILE_STATUS),r=(s.getShaderInfoLog(e)||"").trim();if(n&&r==="")return"";let o=/ERROR: 0:(\d+)/.exec(r);if(o){let a=parseInt(o[1]);return t.toUpperCase()+`

`+r+`

`+EE(s.getShaderSource(e),a)}else return r}function RE(s,e){let t=AE(e);return[`vec4 ${s}( vec4 value ) {`,`	return ${t[1]}( vec4( ${t[0]} * value.rgb, value.a ) );`,"}"].join(`
`)}var CE={[Bf]:"Linear",[zf]:"Reinhard",[Gf]:"Cineon",[Hf]:"ACESFilmic",[Wf]:"AgX",[Bc]:"Neutral",[Vf]:"Custom"};function IE(s,e){let t=CE[e];return t===void 0?(Ne("WebGLProgram: Unsupported toneMapping:",e),"vec3 "+s+"( vec3 color ) { return LinearToneMapping( color ); }"):"vec3 "+s+"( vec3 color ) { return "+t+"ToneMapping( color ); }"}var Iu=new F;function PE(){je.getLuminanceCoefficients(Iu);let s=Iu.x.toFixed(4),e=Iu.y.toFixed(4),t=Iu.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${s}, ${e}, ${t} );`,"	return dot( weights, rgb );","}"].join(`
`)}function LE(s){return[s.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",s.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter($c).join(`
`)}function NE(s){let e=[];for(let t in s){let n=s[t];n!==!1&&e.push("#define "+t+" "+n)}return e.join(`
`)}function DE(s,e){let t={},n=s.getProgramParameter(e,s.ACTIVE_ATTRIBUTES);for(let i=0;i<n;i++){let r=s.getActiveAttrib(e,i),o=r.name,a=1;r.type===s.FLOAT_MAT2&&(a=2),r.type===s.FLOAT_MAT3&&(a=3),r.type===s.FLOAT_MAT4&&(a=4),t[o]={type:r.type,location:s.getAttribLocation(e,o),locationSize:a}}return t}function $c(s){return s!==""}function lx(s,e){let t=e.numSpotLightShadows+e.numSpotLightMaps-e.numSpotLightShadowsWithMaps;return s.replace(/NUM_SUN_LIGHTS/g,e.numSunLights).replace(/NUM_DIR_LIGHTS/g,e.numDirLights).replace(/NUM_SPOT_LIGHTS/g,e.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,e.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,t).replace(/NUM_RECT_AREA_LIGHTS/g,e.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,e.numPointLights).replace(/NUM_HEMI_LIGHTS/g,e.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,e.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,e.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,e.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,e.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,e.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,e.numLightProbeGrids)}function hx(s,e){return s.replace(/NUM_CLIPPING_PLANES/g,e.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,e.numClippingPlanes-e.numClipIntersection)}var UE=/^[ \t]*#include +<([\w\d./]+)>/gm;function Sp(s){return s.replace(UE,OE)}function OE(s,e){let t=Ze[e];if(t===void 0)throw new Error("THREE.WebGLProgram: Can not resolve #include <"+e+">");return Sp(t)}var FE=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function ux(s){return s.replace(FE,kE)}function kE(s,e,t,n){let i="";for(let r=parseInt(e);r<parseInt(t);r++)i+=n.replace(/\[\s*i\s*\]/g,"[ "+r+" ]").replace(/UNROLLED_LOOP_INDEX/g,r);return i}function dx(s){let e=`precision ${s.precision} float;
	precision ${s.precision} int;
	precision ${s.precision} sampler2D;
	precision ${s.precision} samplerCube;
	precision ${s.precision} sampler3D;
	precision ${s.precision} sampler2DArray;
	precision ${s.precision} sampler2DShadow;
	precision ${s.precision} samplerCubeShadow;
	precision ${s.precision} sampler2DArrayShadow;
	precision ${s.precision} isampler2D;
	precision ${s.precision} isampler3D;
	precision ${s.precision} isamplerCube;
	precision ${s.precision} isampler2DArray;
	precision ${s.precision} usampler2D;
	precision ${s.precision} usampler3D;
	precision ${s.precision} usamplerCube;
	precision ${s.precision} usampler2DArray;
	`;return s.precision==="highp"?e+=`
#define HIGH_PRECISION`:s.precision==="mediump"?e+=`
#define MEDIUM_PRECISION`:s.precision==="lowp"&&(e+=`
#define LOW_PRECISION`),e}var BE={[kc]:"SHADOWMAP_TYPE_PCF",[Yo]:"SHADOWMAP_TYPE_VSM"};function zE(s){return BE[s.shadowMapType]||"SHADOWMAP_TYPE_BASIC"}var GE={[$o]:"ENVMAP_MODE_REFRACTION"};function HE(s){return s.envMap===!1?"ENVMAP_MODE_REFLECTION":GE[s.envMapMode]||"ENVMAP_MODE_REFLECTION"}var VE={[kf]:"ENVMAP_BLENDING_MULTIPLY",[I_]:"ENVMAP_BLENDING_MIX",[P_]:"ENVMAP_BLENDING_ADD"};function WE(s){return s.envMap===!1?"ENVMAP_BLENDING_NONE":VE[s.combine]||"ENVMAP_BLENDING_NONE"}function XE(s,e,t,n){let i=s.getContext(),r=t.defines,o=t.vertexShader,a=t.fragmentShader,c=zE(t),l=t.envMapPMREM===!0?"ENVMAP_TYPE_PMREM":"ENVMAP_TYPE_CUBE",h=HE(t),u=WE(t),d=LE(t),f=NE(r),_=i.createProgram(),y,g,m=t.glslVersion?"#version "+t.glslVersion+`
`:"";t.isRawShaderMaterial?(y=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter($c).join(`
`),y.length>0&&(y+=`
`),g=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter($c).join(`
`),g.length>0&&(g+=`
`)):(y=[dx(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",t.batching?"#define USE_BATCHING":"",t.batchingColor?"#define USE_BATCHING_COLOR":"",t.instancing?"#define USE_INSTANCING":"",t.instancingColor?"#define USE_INSTANCING_COLOR":"",t.instancingMorph?"#define USE_INSTANCING_MORPH":"",t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.map?"#define USE_MAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+h:"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.displacementMap?"#define USE_DISPLACEMENTMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.mapUv?"#define MAP_UV "+t.mapUv:"",t.alphaMapUv?"#define ALPHAMAP_UV "+t.alphaMapUv:"",t.lightMapUv?"#define LIGHTMAP_UV "+t.lightMapUv:"",t.aoMapUv?"#define AOMAP_UV "+t.aoMapUv:"",t.emissiveMapUv?"#define EMISSIVEMAP_UV "+t.emissiveMapUv:"",t.bumpMapUv?"#define BUMPMAP_UV "+t.bumpMapUv:"",t.normalMapUv?"#define NORMALMAP_UV "+t.normalMapUv:"",t.displacementMapUv?"#define DISPLACEMENTMAP_UV "+t.displacementMapUv:"",t.metalnessMapUv?"#define METALNESSMAP_UV "+t.metalnessMapUv:"",t.roughnessMapUv?"#define ROUGHNESSMAP_UV "+t.roughnessMapUv:"",t.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+t.anisotropyMapUv:"",t.clearcoatMapUv?"#define CLEARCOATMAP_UV "+t.clearcoatMapUv:"",t.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+t.clearcoatNormalMapUv:"",t.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+t.clearcoatRoughnessMapUv:"",t.diffuseRoughnessMapUv?"#define DIFFUSE_ROUGHNESSMAP_UV "+t.diffuseRoughnessMapUv:"",t.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+t.iridescenceMapUv:"",t.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+t.iridescenceThicknessMapUv:"",t.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+t.sheenColorMapUv:"",t.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+t.sheenRoughnessMapUv:"",t.specularMapUv?"#define SPECULARMAP_UV "+t.specularMapUv:"",t.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+t.specularColorMapUv:"",t.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+t.specularIntensityMapUv:"",t.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+t.transmissionMapUv:"",t.thicknessMapUv?"#define THICKNESSMAP_UV "+t.thicknessMapUv:"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexNormals?"#define HAS_NORMAL":"",t.vertexColors?"#define USE_COLOR":"",t.vertexAlphas?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.flatShading?"#define FLAT_SHADED":"",t.skinning?"#define USE_SKINNING":"",t.morphTargets?"#define USE_MORPHTARGETS":"",t.morphNormals&&t.flatShading===!1?"#define USE_MORPHNORMALS":"",t.morphColors?"#define USE_MORPHCOLORS":"",t.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+t.morphTextureStride:"",t.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+t.morphTargetsCount:"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+c:"",t.sizeAttenuation?"#define USE_SIZEATTENUATION":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter($c).join(`
`),g=[dx(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",t.map?"#define USE_MAP":"",t.matcap?"#define USE_MATCAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+l:"",t.envMap?"#define "+h:"",t.envMap?"#define "+u:"",t.envMapPMREM?"#define ENVMAP_MAX_LOD "+t.envMapMaxLod+".0":"",t.envMapPMREM?"#define ENVMAP_SIZE "+t.envMapSize+".0":"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.packedNormalMap?"#define USE_PACKED_NORMALMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoat?"#define USE_CLEARCOAT":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughness?"#define USE_DIFFUSE_ROUGHNESS":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.dispersion?"#define USE_DISPERSION":"",t.retroreflection?"#define USE_RETROREFLECTION":"",t.iridescence?"#define USE_IRIDESCENCE":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaTest?"#define USE_ALPHATEST":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.sheen?"#define USE_SHEEN":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexColors||t.instancingColor?"#define USE_COLOR":"",t.vertexAlphas||t.batchingColor?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.gradientMap?"#define USE_GRADIENTMAP":"",t.flatShading?"#define FLAT_SHADED":"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+c:"",t.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",t.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",t.toneMapping!==Li?"#define TONE_MAPPING":"",t.toneMapping!==Li?Ze.tonemapping_pars_fragment:"",t.toneMapping!==Li?IE("toneMapping",t.toneMapping):"",t.dithering?"#define DITHERING":"",t.opaque?"#define OPAQUE":"",Ze.colorspace_pars_fragment,RE("linearToOutputTexel",t.outputColorSpace),PE(),t.useDepthPacking?"#define DEPTH_PACKING "+t.depthPacking:"",`
`].filter($c).join(`
`)),o=Sp(o),o=lx(o,t),o=hx(o,t),a=Sp(a),a=lx(a,t),a=hx(a,t),o=ux(o),a=ux(a),t.isRawShaderMaterial!==!0&&(m=`#version 300 es
`,y=[d,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+y,g=["#define varying in",t.glslVersion===ip?"":"layout(location = 0) out highp vec4 pc_fragColor;",t.glslVersion===ip?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+g);let S=m+y+o,T=m+g+a,b=ox(i,i.VERTEX_SHADER,S),C=ox(i,i.FRAGMENT_SHADER,T);i.attachShader(_,b),i.attachShader(_,C),t.index0AttributeName!==void 0?i.bindAttribLocation(_,0,t.index0AttributeName):t.hasPositionAttribute===!0&&i.bindAttribLocation(_,0,"position"),i.linkProgram(_);function R(N){if(s.debug.checkShaderErrors){let k=i.getProgramInfoLog(_)||"",q=i.getShaderInfoLog(b)||"",j=i.getShaderInfoLog(C)||"",L=k.trim(),Z=q.trim(),ne=j.trim(),Y=!0,ce=!0;if(i.getProgramParameter(_,i.LINK_STATUS)===!1)if(Y=!1,typeof s.debug.onShaderError=="function")s.debug.onShaderError(i,_,b,C);else{let $=cx(i,b,"vertex"),re=cx(i,C,"fragment");ze("WebGLProgram: Shader Error "+i.getError()+" - VALIDATE_STATUS "+i.getProgramParameter(_,i.VALIDATE_STATUS)+`

Material Name: `+N.name+`
Material Type: `+N.type+`

Program Info Log: `+L+`
`+$+`
`+re)}else L!==""?Ne("WebGLProgram: Program Info Log:",L):(Z===""||ne==="")&&(ce=!1);ce&&(N.diagnostics={runnable:Y,programLog:L,vertexShader:{log:Z,prefix:y},fragmentShader:{log:ne,prefix:g}})}i.deleteShader(b),i.deleteShader(C),x=new Qo(i,_),w=DE(i,_)}let x;this.getUniforms=function(){return x===void 0&&R(this),x};let w;this.getAttributes=function(){return w===void 0&&R(this),w};let G=t.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return G===!1&&(G=i.getProgramParameter(_,wE)),G},this.destroy=function(){n.releaseStatesOfProgram(this),i.deleteProgram(_),this.program=void 0},this.type=t.shaderType,this.name=t.shaderName,this.id=TE++,this.cacheKey=e,this.usedTimes=1,this.program=_,this.vertexShader=b,this.fragmentShader=C,this}var qE=0,bp=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(e,t,n){let i=this._getShaderCacheForMaterial(e);return i.has(t)===!1&&(i.add(t),t.usedTimes++),i.has(n)===!1&&(i.add(n),n.usedTimes++),this}remove(e){let t=this.materialCache.get(e);for(let n of t)n.usedTimes--,n.usedTimes===0&&this.shaderCache.delete(n.code);return this.materialCache.delete(e),this}getVertexShaderStage(e){return this._getShaderStage(e.vertexShader)}getFragmentShaderStage(e){return this._getShaderStage(e.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(e){let t=this.materialCache,n=t.get(e);return n===void 0&&(n=new Set,t.set(e,n)),n}_getShaderStage(e){let t=this.shaderCache,n=t.get(e);return n===void 0&&(n=new wp(e),t.set(e,n)),n}},wp=class{constructor(e){this.id=qE++,this.code=e,this.usedTimes=0}};function YE(s){return s===er||s===Wc||s===Xc}function KE(s,e,t,n,i,r){let o=new mc,a=new bp,c=new Set,l=[],h=new Map,u=n.logarithmicDepthBuffer,d={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distance",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function f(x){return c.add(x),x===0?"uv":`uv${x}`}function _(x,w,G,N,k,q){let j=N.fog,L=k.geometry,Z=x.isMeshStandardMaterial||x.isMeshLambertMaterial||x.isMeshPhongMaterial?N.environment:null,ne=x.isMeshStandardMaterial||x.isMeshLambertMaterial&&!x.envMap||x.isMeshPhongMaterial&&!x.envMap,Y=e.get(x.envMap||Z,ne),ce=d[x.type],$=n.precision;x.precision!==null&&($=n.getMaxPrecision(x.precision),$!==x.precision&&Ne("WebGLProgram.getParameters:",x.precision,"not supported, using",$,"instead."));let re=L.morphAttributes.position||L.morphAttributes.normal||L.morphAttributes.color,oe=re!==void 0?re.length:0,Pe=0;L.morphAttributes.position!==void 0&&(Pe=1),L.morphAttributes.normal!==void 0&&(Pe=2),L.morphAttributes.color!==void 0&&(Pe=3);let We,ee,Me,Ee;if(ce){let ye=Ui[ce];We=ye.vertexShader,ee=ye.fragmentShader}else{We=x.vertexShader,ee=x.fragmentShader;let ye=a.getVertexShaderStage(x),ft=a.getFragmentShaderStage(x);a.update(x,ye,ft),Me=ye.id,Ee=ft.id}let Oe=s.getRenderTarget(),Se=s.state.buffers.depth.getReversed(),qe=k.isInstancedMesh===!0,Ot=k.isBatchedMesh===!0,Be=!!x.map,dt=!!x.matcap,mt=!!Y,tt=mt&&Y.isPMREMTexture===!0,rn=!!x.aoMap,Ht=!!x.lightMap,Rn=!!x.bumpMap&&x.wireframe===!1,bt=!!x.normalMap,yi=!!x.displacementMap,Jt=!!x.emissiveMap,$n=!!x.metalnessMap,Zn=!!x.roughnessMap,Jn=x.anisotropy>0,O=x.clearcoat>0,jn=x.diffuseRoughness>0,yt=x.dispersion>0,vt=x.retroreflectivity>0,xe=x.iridescence>0,Vt=x.sheen>0,Fe=x.transmission>0,Ve=Jn&&!!x.anisotropyMap,E=O&&!!x.clearcoatMap,v=O&&!!x.clearcoatNormalMap,H=O&&!!x.clearcoatRoughnessMap,ae=jn&&!!x.diffuseRoughnessMap,ie=xe&&!!x.iridescenceMap,ue=xe&&!!x.iridescenceThicknessMap,ge=Vt&&!!x.sheenColorMap,J=Vt&&!!x.sheenRoughnessMap,Q=!!x.specularMap,fe=!!x.specularColorMap,I=!!x.specularIntensityMap,te=Fe&&!!x.transmissionMap,K=Fe&&!!x.thicknessMap,pe=!!x.gradientMap,he=!!x.alphaMap,de=x.alphaTest>0,De=!!x.alphaHash,$e=!!x.extensions,le=Li;x.toneMapped&&(Oe===null||Oe.isXRRenderTarget===!0)&&(le=s.toneMapping);let Ue=tt?Y.isCompressedCubeTexture?Y.image[0].mipmaps:Y.mipmaps:null,Ye={shaderID:ce,shaderType:x.type,shaderName:x.name,vertexShader:We,fragmentShader:ee,defines:x.defines,customVertexShaderID:Me,customFragmentShaderID:Ee,isRawShaderMaterial:x.isRawShaderMaterial===!0,glslVersion:x.glslVersion,precision:$,batching:Ot,batchingColor:Ot&&k._colorsTexture!==null,instancing:qe,instancingColor:qe&&k.instanceColor!==null,instancingMorph:qe&&k.morphTexture!==null,outputColorSpace:Oe===null?s.outputColorSpace:Oe.isXRRenderTarget===!0?Oe.texture.colorSpace:je.workingColorSpace,alphaToCoverage:!!x.alphaToCoverage,map:Be,matcap:dt,envMap:mt,envMapMode:mt&&Y.mapping,envMapPMREM:tt,envMapMaxLod:tt?Ue.length-1:null,envMapSize:tt?Ue[0].width:null,aoMap:rn,lightMap:Ht,bumpMap:Rn,normalMap:bt,displacementMap:yi,emissiveMap:Jt,normalMapObjectSpace:bt&&x.normalMapType===U_,normalMapTangentSpace:bt&&x.normalMapType===Au,packedNormalMap:bt&&x.normalMapType===Au&&YE(x.normalMap.format),metalnessMap:$n,roughnessMap:Zn,anisotropy:Jn,anisotropyMap:Ve,clearcoat:O,clearcoatMap:E,clearcoatNormalMap:v,clearcoatRoughnessMap:H,diffuseRoughness:jn,diffuseRoughnessMap:ae,dispersion:yt,retroreflection:vt,iridescence:xe,iridescenceMap:ie,iridescenceThicknessMap:ue,sheen:Vt,sheenColorMap:ge,sheenRoughnessMap:J,specularMap:Q,specularColorMap:fe,specularIntensityMap:I,transmission:Fe,transmissionMap:te,thicknessMap:K,gradientMap:pe,opaque:x.transparent===!1&&x.blending===Ko&&x.alphaToCoverage===!1,alphaMap:he,alphaTest:de,alphaHash:De,combine:x.combine,mapUv:Be&&f(x.map.channel),aoMapUv:rn&&f(x.aoMap.channel),lightMapUv:Ht&&f(x.lightMap.channel),bumpMapUv:Rn&&f(x.bumpMap.channel),normalMapUv:bt&&f(x.normalMap.channel),displacementMapUv:yi&&f(x.displacementMap.channel),emissiveMapUv:Jt&&f(x.emissiveMap.channel),metalnessMapUv:$n&&f(x.metalnessMap.channel),roughnessMapUv:Zn&&f(x.roughnessMap.channel),anisotropyMapUv:Ve&&f(x.anisotropyMap.channel),clearcoatMapUv:E&&f(x.clearcoatMap.channel),clearcoatNormalMapUv:v&&f(x.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:H&&f(x.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:ae&&f(x.diffuseRoughnessMap.channel),iridescenceMapUv:ie&&f(x.iridescenceMap.channel),iridescenceThicknessMapUv:ue&&f(x.iridescenceThicknessMap.channel),sheenColorMapUv:ge&&f(x.sheenColorMap.channel),sheenRoughnessMapUv:J&&f(x.sheenRoughnessMap.channel),specularMapUv:Q&&f(x.specularMap.channel),specularColorMapUv:fe&&f(x.specularColorMap.channel),specularIntensityMapUv:I&&f(x.specularIntensityMap.channel),transmissionMapUv:te&&f(x.transmissionMap.channel),thicknessMapUv:K&&f(x.thicknessMap.channel),alphaMapUv:he&&f(x.alphaMap.channel),vertexTangents:!!L.attributes.tangent&&(bt||Jn),vertexNormals:!!L.attributes.normal,vertexColors:x.vertexColors,vertexAlphas:x.vertexColors===!0&&!!L.attributes.color&&L.attributes.color.itemSize===4,pointsUvs:k.isPoints===!0&&!!L.attributes.uv&&(Be||he),fog:!!j,useFog:x.fog===!0,fogExp2:!!j&&j.isFogExp2,flatShading:x.wireframe===!1&&(x.flatShading===!0||L.attributes.normal===void 0&&bt===!1&&(x.isMeshLambertMaterial||x.isMeshPhongMaterial||x.isMeshStandardMaterial||x.isMeshPhysicalMaterial)),sizeAttenuation:x.sizeAttenuation===!0,logarithmicDepthBuffer:u,reversedDepthBuffer:Se,skinning:k.isSkinnedMesh===!0,hasPositionAttribute:L.attributes.position!==void 0,morphTargets:L.morphAttributes.position!==void 0,morphNormals:L.morphAttributes.normal!==void 0,morphColors:L.morphAttributes.color!==void 0,morphTargetsCount:oe,morphTextureStride:Pe,numSunLights:w.sun.length,numDirLights:w.directional.length,numPointLights:w.point.length,numSpotLights:w.spot.length,numSpotLightMaps:w.spotLightMap.length,numRectAreaLights:w.rectArea.length,numHemiLights:w.hemi.length,numSunLightShadows:w.sunShadowMap.length,numDirLightShadows:w.directionalShadowMap.length,numPointLightShadows:w.pointShadowMap.length,numSpotLightShadows:w.spotShadowMap.length,numSpotLightShadowsWithMaps:w.numSpotLightShadowsWithMaps,numLightProbes:w.numLightProbes,numLightProbeGrids:q.filter(ye=>ye.texture!==null).length,numClippingPlanes:r.numPlanes,numClipIntersection:r.numIntersection,dithering:x.dithering,shadowMapEnabled:s.shadowMap.enabled&&G.length>0,shadowMapType:s.shadowMap.type,toneMapping:le,decodeVideoTexture:Be&&x.map.isVideoTexture===!0&&je.getTransfer(x.map.colorSpace)===ut,decodeVideoTextureEmissive:Jt&&x.emissiveMap.isVideoTexture===!0&&je.getTransfer(x.emissiveMap.colorSpace)===ut,premultipliedAlpha:x.premultipliedAlpha,doubleSided:x.side===si,flipSided:x.side===wn,useDepthPacking:x.depthPacking>=0,depthPacking:x.depthPacking||0,index0AttributeName:x.index0AttributeName,extensionClipCullDistance:$e&&x.extensions.clipCullDistance===!0&&t.has("WEBGL_clip_cull_distance"),extensionMultiDraw:($e&&x.extensions.multiDraw===!0||Ot)&&t.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:t.has("KHR_parallel_shader_compile"),customProgramCacheKey:x.customProgramCacheKey()};return Ye.vertexUv1s=c.has(1),Ye.vertexUv2s=c.has(2),Ye.vertexUv3s=c.has(3),c.clear(),Ye}function y(x){let w=[];if(x.shaderID?w.push(x.shaderID):(w.push(x.customVertexShaderID),w.push(x.customFragmentShaderID)),x.defines!==void 0)for(let G in x.defines)w.push(G),w.push(x.defines[G]);return x.isRawShaderMaterial===!1&&(g(w,x),m(w,x),w.push(s.outputColorSpace)),w.push(x.customProgramCacheKey),w.join()}function g(x,w){x.push(w.precision),x.push(w.outputColorSpace),x.push(w.envMapMode),x.push(w.envMapPMREM),x.push(w.envMapMaxLod),x.push(w.envMapSize),x.push(w.mapUv),x.push(w.alphaMapUv),x.push(w.lightMapUv),x.push(w.aoMapUv),x.push(w.bumpMapUv),x.push(w.normalMapUv),x.push(w.displacementMapUv),x.push(w.emissiveMapUv),x.push(w.metalnessMapUv),x.push(w.roughnessMapUv),x.push(w.anisotropyMapUv),x.push(w.clearcoatMapUv),x.push(w.clearcoatNormalMapUv),x.push(w.clearcoatRoughnessMapUv),x.push(w.diffuseRoughnessMapUv),x.push(w.iridescenceMapUv),x.push(w.iridescenceThicknessMapUv),x.push(w.sheenColorMapUv),x.push(w.sheenRoughnessMapUv),x.push(w.specularMapUv),x.push(w.specularColorMapUv),x.push(w.specularIntensityMapUv),x.push(w.transmissionMapUv),x.push(w.thicknessMapUv),x.push(w.combine),x.push(w.fogExp2),x.push(w.sizeAttenuation),x.push(w.morphTargetsCount),x.push(w.numSunLights),x.push(w.numDirLights),x.push(w.numPointLights),x.push(w.numSpotLights),x.push(w.numSpotLightMaps),x.push(w.numHemiLights),x.push(w.numRectAreaLights),x.push(w.numSunLightShadows),x.push(w.numDirLightShadows),x.push(w.numPointLightShadows),x.push(w.numSpotLightShadows),x.push(w.numSpotLightShadowsWithMaps),x.push(w.numLightProbes),x.push(w.numLightProbeGrids),x.push(w.shadowMapType),x.push(w.toneMapping),x.push(w.numClippingPlanes),x.push(w.numClipIntersection),x.push(w.depthPacking)}function m(x,w){o.disableAll(),w.instancing&&o.enable(0),w.instancingColor&&o.enable(1),w.instancingMorph&&o.enable(2),w.matcap&&o.enable(3),w.envMap&&o.enable(4),w.normalMapObjectSpace&&o.enable(5),w.normalMapTangentSpace&&o.enable(6),w.clearcoat&&o.enable(7),w.iridescence&&o.enable(8),w.alphaTest&&o.enable(9),w.vertexColors&&o.enable(10),w.vertexAlphas&&o.enable(11),w.vertexUv1s&&o.enable(12),w.vertexUv2s&&o.enable(13),w.vertexUv3s&&o.enable(14),w.vertexTangents&&o.enable(15),w.anisotropy&&o.enable(16),w.alphaHash&&o.enable(17),w.batching&&o.enable(18),w.dispersion&&o.enable(19),w.retroreflection&&o.enable(24),w.diffuseRoughness&&o.enable(25),w.batchingColor&&o.enable(20),w.gradientMap&&o.enable(21),w.packedNormalMap&&o.enable(22),w.vertexNormals&&o.enable(23),x.push(o.mask),o.disableAll(),w.fog&&o.enable(0),w.useFog&&o.enable(1),w.flatShading&&o.enable(2),w.logarithmicDepthBuffer&&o.enable(3),w.reversedDepthBuffer&&o.enable(4),w.skinning&&o.enable(5),w.morphTargets&&o.enable(6),w.morphNormals&&o.enable(7),w.morphColors&&o.enable(8),w.premultipliedAlpha&&o.enable(9),w.shadowMapEnabled&&o.enable(10),w.doubleSided&&o.enable(11),w.flipSided&&o.enable(12),w.useDepthPacking&&o.enable(13),w.dithering&&o.enable(14),w.transmission&&o.enable(15),w.sheen&&o.enable(16),w.opaque&&o.enable(17),w.pointsUvs&&o.enable(18),w.decodeVideoTexture&&o.enable(19),w.decodeVideoTextureEmissive&&o.enable(20),w.alphaToCoverage&&o.enable(21),w.numLightProbeGrids>0&&o.enable(22),w.hasPositionAttribute&&o.enable(23),x.push(o.mask)}function S(x){let w=d[x.type],G;if(w){let N=Ui[w];G=Y_.clone(N.uniforms)}else G=x.uniforms;return G}function T(x,w){let G=h.get(w);return G!==void 0?++G.usedTimes:(G=new XE(s,w,x,i),l.push(G),h.set(w,G)),G}function b(x){if(--x.usedTimes===0){let w=l.indexOf(x);l[w]=l[l.length-1],l.pop(),h.delete(x.cacheKey),x.destroy()}}function C(x){a.remove(x)}function R(){a.dispose()}return{getParameters:_,getProgramCacheKey:y,getUniforms:S,acquireProgram:T,releaseProgram:b,releaseShaderCache:C,programs:l,dispose:R}}function $E(){let s=new WeakMap;function e(o){return s.has(o)}function t(o){let a=s.get(o);return a===void 0&&(a={},s.set(o,a)),a}function n(o){s.delete(o)}function i(o,a,c){s.get(o)[a]=c}function r(){s=new WeakMap}return{has:e,get:t,remove:n,update:i,dispose:r}}function ZE(s,e){return s.groupOrder!==e.groupOrder?s.groupOrder-e.groupOrder:s.renderOrder!==e.renderOrder?s.renderOrder-e.renderOrder:s.material.id!==e.material.id?s.material.id-e.material.id:s.materialVariant!==e.materialVariant?s.materialVariant-e.materialVariant:s.z!==e.z?s.z-e.z:s.id-e.id}function fx(s,e){return s.groupOrder!==e.groupOrder?s.groupOrder-e.groupOrder:s.renderOrder!==e.renderOrder?s.renderOrder-e.renderOrder:s.z!==e.z?e.z-s.z:s.id-e.id}function px(){let s=[],e=0,t=[],n=[],i=[];function r(){e=0,t.length=0,n.length=0,i.length=0}function o(d){let f=0;return d.isInstancedMesh&&(f+=2),d.isSkinnedMesh&&(f+=1),f}function a(d,f,_,y,g,m){let S=s[e];return S===void 0?(S={id:d.id,object:d,geometry:f,material:_,materialVariant:o(d),groupOrder:y,renderOrder:d.renderOrder,z:g,group:m},s[e]=S):(S.id=d.id,S.object=d,S.geometry=f,S.material=_,S.materialVariant=o(d),S.groupOrder=y,S.renderOrder=d.renderOrder,S.z=g,S.group=m),e++,S}function c(d,f,_,y,g,m,S){S.reversedDepth===!0&&(g=-g);let T=a(d,f,_,y,g,m);_.transmission>0?n.push(T):_.transparent===!0?i.push(T):t.push(T)}function l(d,f,_,y,g,m){let S=a(d,f,_,y,g,m);_.transmission>0?n.unshift(S):_.transparent===!0?i.unshift(S):t.unshift(S)}function h(d,f){t.length>1&&t.sort(d||ZE),n.length>1&&n.sort(f||fx),i.length>1&&i.sort(f||fx)}function u(){for(let d=e,f=s.length;d<f;d++){let _=s[d];if(_.id===null)break;_.id=null,_.object=null,_.geometry=null,_.material=null,_.group=null}}return{opaque:t,transmissive:n,transparent:i,init:r,push:c,unshift:l,finish:u,sort:h}}function JE(){let s=new WeakMap;function e(n,i){let r=s.get(n),o;return r===void 0?(o=new px,s.set(n,[o])):i>=r.length?(o=new px,r.push(o)):o=r[i],o}function t(){s=new WeakMap}return{get:e,dispose:t}}function jE(){let s={};return{get:function(e){if(s[e.id]!==void 0)return s[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={direction:new F,color:new Ie};break;case"SpotLight":t={position:new F,direction:new F,color:new Ie,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":t={position:new F,color:new Ie,distance:0,decay:0};break;case"HemisphereLight":t={direction:new F,skyColor:new Ie,groundColor:new Ie};break;case"RectAreaLight":t={color:new Ie,position:new F,halfWidth:new F,halfHeight:new F};break}return s[e.id]=t,t}}}function QE(){let s={};return{get:function(e){if(s[e.id]!==void 0)return s[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new ke};break;case"SpotLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new ke};break;case"PointLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new ke,shadowCameraNear:1,shadowCameraFar:1e3};break}return s[e.id]=t,t}}}var eA=0;function tA(s,e){return(e.castShadow?2:0)-(s.castShadow?2:0)+(e.map?1:0)-(s.map?1:0)}function nA(s){let e=new jE,t=QE(),n={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let l=0;l<9;l++)n.probe.push(new F);let i=new F,r=new Ge,o=new Ge;function a(l){let h=0,u=0,d=0;for(let q=0;q<9;q++)n.probe[q].set(0,0,0);let f=0,_=0,y=0,g=0,m=0,S=0,T=0,b=0,C=0,R=0,x=0,w=0,G=0,N=0;l.sort(tA);for(let q=0,j=l.length;q<j;q++){let L=l[q],Z=L.color,ne=L.intensity,Y=L.distance,ce=null;if(L.shadow&&L.shadow.map&&(L.shadow.map.texture.format===er?ce=L.shadow.map.texture:ce=L.shadow.map.depthTexture||L.shadow.map.texture),L.isAmbientLight)h+=Z.r*ne,u+=Z.g*ne,d+=Z.b*ne;else if(L.isLightProbe){for(let $=0;$<9;$++)n.probe[$].addScaledVector(L.sh.coefficients[$],ne);N++}else if(L.isSunLight){let $=e.get(L);if($.color.copy(L.color).multiplyScalar(L.intensity),L.castShadow){let re=L.shadow,oe=t.get(L);oe.shadowIntensity=re.intensity,oe.shadowBias=re.bias,oe.shadowNormalBias=re.normalBias,oe.shadowRadius=re.radius,oe.shadowMapSize.copy(re.mapSize).multiply(re.getFrameExtents()),n.sunShadow[_]=oe,n.sunShadowMap[_]=ce;let Pe=re.getViewportCount();for(let We=0;We<Pe;We++)n.sunShadowMatrix[y+We]=re.getMatrix(We),n.sunShadowCascade[y+We]=re._cascadeData[We];y+=Pe,_++}n.sun[f]=$,f++}else if(L.isDirectionalLight){let $=e.get(L);if($.color.copy(L.color).multiplyScalar(L.intensity),L.castShadow){let re=L.shadow,oe=t.get(L);oe.shadowIntensity=re.intensity,oe.shadowBias=re.bias,oe.shadowNormalBias=re.normalBias,oe.shadowRadius=re.radius,oe.shadowMapSize=re.mapSize,n.directionalShadow[g]=oe,n.directionalShadowMap[g]=ce,n.directionalShadowMatrix[g]=L.shadow.matrix,C++}n.directional[g]=$,g++}else if(L.isSpotLight){let $=e.get(L);$.position.setFromMatrixPosition(L.matrixWorld),$.color.copy(Z).multiplyScalar(ne),$.distance=Y,$.coneCos=Math.cos(L.angle),$.penumbraCos=Math.cos(L.angle*(1-L.penumbra)),$.decay=L.decay,n.spot[S]=$;let re=L.shadow;if(L.map&&(n.spotLightMap[w]=L.map,w++,re.updateMatrices(L),L.castShadow&&G++),n.spotLightMatrix[S]=re.matrix,L.castShadow){let oe=t.get(L);oe.shadowIntensity=re.intensity,oe.shadowBias=re.bias,oe.shadowNormalBias=re.normalBias,oe.shadowRadius=re.radius,oe.shadowMapSize=re.mapSize,n.spotShadow[S]=oe,n.spotShadowMap[S]=ce,x++}S++}else if(L.isRectAreaLight){let $=e.get(L);$.color.copy(Z).multiplyScalar(ne),$.halfWidth.set(L.width*.5,0,0),$.halfHeight.set(0,L.height*.5,0),n.rectArea[T]=$,T++}else if(L.isPointLight){let $=e.get(L);if($.color.copy(L.color).multiplyScalar(L.intensity),$.distance=L.distance,$.decay=L.decay,L.castShadow){let re=L.shadow,oe=t.get(L);oe.shadowIntensity=re.intensity,oe.shadowBias=re.bias,oe.shadowNormalBias=re.normalBias,oe.shadowRadius=re.radius,oe.shadowMapSize=re.mapSize,oe.shadowCameraNear=re.camera.near,oe.shadowCameraFar=re.camera.far,n.pointShadow[m]=oe,n.pointShadowMap[m]=ce,n.pointShadowMatrix[m]=L.shadow.matrix,R++}n.point[m]=$,m++}else if(L.isHemisphereLight){let $=e.get(L);$.skyColor.copy(L.color).multiplyScalar(ne),$.groundColor.copy(L.groundColor).multiplyScalar(ne),n.hemi[b]=$,b++}}T>0&&(s.has("OES_texture_float_linear")===!0?(n.rectAreaLTC1=ve.LTC_FLOAT_1,n.rectAreaLTC2=ve.LTC_FLOAT_2):(n.rectAreaLTC1=ve.LTC_HALF_1,n.rectAreaLTC2=ve.LTC_HALF_2)),n.ambient[0]=h,n.ambient[1]=u,n.ambient[2]=d;let k=n.hash;(k.sunLength!==f||k.directionalLength!==g||k.pointLength!==m||k.spotLength!==S||k.rectAreaLength!==T||k.hemiLength!==b||k.numSunShadows!==_||k.numDirectionalShadows!==C||k.numPointShadows!==R||k.numSpotShadows!==x||k.numSpotMaps!==w||k.numLightProbes!==N)&&(n.sun.length=f,n.directional.length=g,n.spot.length=S,n.rectArea.length=T,n.point.length=m,n.hemi.length=b,n.sunShadow.length=_,n.sunShadowMap.length=_,n.sunShadowMatrix.length=y,n.sunShadowCascade.length=y,n.directionalShadow.length=C,n.directionalShadowMap.length=C,n.directionalShadowMatrix.length=C,n.pointShadow.length=R,n.pointShadowMap.length=R,n.pointShadowMatrix.length=R,n.spotShadow.length=x,n.spotShadowMap.length=x,n.spotLightMatrix.length=x+w-G,n.spotLightMap.length=w,n.numSpotLightShadowsWithMaps=G,n.numLightProbes=N,k.sunLength=f,k.directionalLength=g,k.pointLength=m,k.spotLength=S,k.rectAreaLength=T,k.hemiLength=b,k.numSunShadows=_,k.numDirectionalShadows=C,k.numPointShadows=R,k.numSpotShadows=x,k.numSpotMaps=w,k.numLightProbes=N,n.version=eA++)}function c(l,h){let u=0,d=0,f=0,_=0,y=0,g=0,m=h.matrixWorldInverse;for(let S=0,T=l.length;S<T;S++){let b=l[S];if(b.isSunLight){let C=n.sun[u];C.direction.setFromMatrixPosition(b.matrixWorld),C.direction.transformDirection(m),u++}else if(b.isDirectionalLight){let C=n.directional[d];C.direction.setFromMatrixPosition(b.matrixWorld),i.setFromMatrixPosition(b.target.matrixWorld),C.direction.sub(i),C.direction.transformDirection(m),d++}else if(b.isSpotLight){let C=n.spot[_];C.position.setFromMatrixPosition(b.matrixWorld),C.position.applyMatrix4(m),C.direction.setFromMatrixPosition(b.matrixWorld),i.setFromMatrixPosition(b.target.matrixWorld),C.direction.sub(i),C.direction.transformDirection(m),_++}else if(b.isRectAreaLight){let C=n.rectArea[y];C.position.setFromMatrixPosition(b.matrixWorld),C.position.applyMatrix4(m),o.identity(),r.copy(b.matrixWorld),r.premultiply(m),o.extractRotation(r),C.halfWidth.set(b.width*.5,0,0),C.halfHeight.set(0,b.height*.5,0),C.halfWidth.applyMatrix4(o),C.halfHeight.applyMatrix4(o),y++}else if(b.isPointLight){let C=n.point[f];C.position.setFromMatrixPosition(b.matrixWorld),C.position.applyMatrix4(m),f++}else if(b.isHemisphereLight){let C=n.hemi[g];C.direction.setFromMatrixPosition(b.matrixWorld),C.direction.transformDirection(m),g++}}}return{setup:a,setupView:c,state:n}}function mx(s){let e=new nA(s),t=[],n=[],i=[];function r(u){h.camera=u,t.length=0,n.length=0,i.length=0}function o(u){u.isLightProbeGrid?i.push(u):t.push(u)}function a(u){n.push(u)}function c(){e.setup(t),i.sort((u,d)=>u.priority-d.priority||u.id-d.id)}function l(u){e.setupView(t,u)}let h={lightsArray:t,shadowsArray:n,lightProbeGridArray:i,camera:null,lights:e,transmissionRenderTarget:{},textureUnits:0};return{init:r,state:h,setupLights:c,setupLightsView:l,pushLight:o,pushShadow:a}}function iA(s){let e=new WeakMap;function t(i,r=0){let o=e.get(i),a;return o===void 0?(a=new mx(s),e.set(i,[a])):r>=o.length?(a=new mx(s),o.push(a)):a=o[r],a}function n(){e=new WeakMap}return{get:t,dispose:n}}var sA=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,rA=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );
	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );
}`,oA=[new F(1,0,0),new F(-1,0,0),new F(0,1,0),new F(0,-1,0),new F(0,0,1),new F(0,0,-1)],aA=[new F(0,-1,0),new F(0,-1,0),new F(0,0,1),new F(0,0,-1),new F(0,-1,0),new F(0,-1,0)],gx=new Ge,Kc=new F,xp=new F;function cA(s,e,t){let n=new $s,i=new ke,r=new ke,o=new pt,a=new Ih,c=new Ph,l={},h=t.maxTextureSize,u={[Pi]:wn,[wn]:Pi,[si]:si},d=new Ri({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new ke},radius:{value:4}},vertexShader:sA,fragmentShader:rA}),f=d.clone();f.defines.HORIZONTAL_PASS=1;let _=new Rt;_.setAttribute("position",new lt(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let y=new Ut(_,d),g=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=kc;let m=this.type;this.render=function(R,x,w){if(g.enabled===!1||g.autoUpdate===!1&&g.needsUpdate===!1||R.length===0)return;this.type===u_&&(Ne("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."),this.type=kc);let G=s.getRenderTarget(),N=s.getActiveCubeFace(),k=s.getActiveMipmapLevel(),q=s.state;q.setBlending(Pr),q.buffers.depth.getReversed()===!0?q.buffers.color.setClear(0,0,0,0):q.buffers.color.setClear(1,1,1,1),q.buffers.depth.setTest(!0),q.setScissorTest(!1);let j=m!==this.type;j&&x.traverse(function(L){L.material&&(Array.isArray(L.material)?L.material.forEach(Z=>Z.needsUpdate=!0):L.material.needsUpdate=!0)});for(let L=0,Z=R.length;L<Z;L++){let ne=R[L],Y=ne.shadow;if(Y===void 0){Ne("WebGLShadowMap:",ne,"has no shadow.");continue}if(Y.autoUpdate===!1&&Y.needsUpdate===!1)continue;i.copy(Y.mapSize);let ce=Y.getFrameExtents();i.multiply(ce),r.copy(Y.mapSize),(i.x>h||i.y>h)&&(i.x>h&&(r.x=Math.floor(h/ce.x),i.x=r.x*ce.x,Y.mapSize.x=r.x),i.y>h&&(r.y=Math.floor(h/ce.y),i.y=r.y*ce.y,Y.mapSize.y=r.y));let $=s.state.buffers.depth.getReversed();if(Y.camera._reversedDepth=$,Y.map===null||j===!0){if(Y.map!==null&&(Y.map.depthTexture!==null&&(Y.map.depthTexture.dispose(),Y.map.depthTexture=null),Y.map.dispose()),this.type===Yo){if(ne.isPointLight){Ne("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");continue}Y.map=new Wn(i.x,i.y,{format:er,type:fi,minFilter:Dt,magFilter:Dt,generateMipmaps:!1}),Y.map.texture.name=ne.name+".shadowMap",Y.map.depthTexture=new gs(i.x,i.y,qn),Y.map.depthTexture.name=ne.name+".shadowMapDepth",Y.map.depthTexture.format=us,Y.map.depthTexture.compareFunction=null,Y.map.depthTexture.minFilter=Nt,Y.map.depthTexture.magFilter=Nt}else ne.isPointLight?(Y.map=new Zc(i.x),Y.map.depthTexture=new Ec(i.x,di)):(Y.map=new Wn(i.x,i.y),Y.map.depthTexture=new gs(i.x,i.y,di)),Y.map.depthTexture.name=ne.name+".shadowMap",Y.map.depthTexture.format=us,this.type===kc?(Y.map.depthTexture.compareFunction=$?ep:Qf,Y.map.depthTexture.minFilter=Dt,Y.map.depthTexture.magFilter=Dt):(Y.map.depthTexture.compareFunction=null,Y.map.depthTexture.minFilter=Nt,Y.map.depthTexture.magFilter=Nt);Y.camera.updateProjectionMatrix()}Y.map.isWebGLCubeRenderTarget!==!0&&(Y.map.width!==i.x||Y.map.height!==i.y)&&Y.map.setSize(i.x,i.y);let re=Y.map.isWebGLCubeRenderTarget?6:Y.getViewportCount();ne.isPointLight!==!0&&Y.updateMatrices(ne,w);let oe=(Y.camera.layers.mask&4294967294)!==0?Y.camera.layers:w.layers;for(let Pe=0;Pe<re;Pe++){let We=Y.getCamera(Pe);if(ne.isPointLight){let ee=Y.camera,Me=Y.matrix,Ee=ne.distance||ee.far;Ee!==ee.far&&(ee.far=Ee,ee.updateProjectionMatrix()),Kc.setFromMatrixPosition(ne.matrixWorld),ee.position.copy(Kc),xp.copy(ee.position),xp.add(oA[Pe]),ee.up.copy(aA[Pe]),ee.lookAt(xp),ee.updateMatrixWorld(),Me.makeTranslation(-Kc.x,-Kc.y,-Kc.z),gx.multiplyMatrices(ee.projectionMatrix,ee.matrixWorldInverse),Y._frustum.setFromProjectionMatrix(gx,ee.coordinateSystem,ee.reversedDepth)}if(Y.map.isWebGLCubeRenderTarget)s.setRenderTarget(Y.map,Pe),s.clear();else{Pe===0&&(s.setRenderTarget(Y.map),s.clear());let ee=Y.getViewport(Pe);o.set(r.x*ee.x,r.y*ee.y,r.x*ee.z,r.y*ee.w),q.viewport(o)}n=Y.getFrustum(Pe),b(x,w,We,ne,oe,this.type)}Y.isPointLightShadow!==!0&&this.type===Yo&&S(Y,w),Y.needsUpdate=!1}m=this.type,g.needsUpdate=!1,s.setRenderTarget(G,N,k)};function S(R,x){let w=e.update(y);d.defines.VSM_SAMPLES!==R.blurSamples&&(d.defines.VSM_SAMPLES=R.blurSamples,f.defines.VSM_SAMPLES=R.blurSamples,d.needsUpdate=!0,f.needsUpdate=!0),R.mapPass===null?R.mapPass=new Wn(i.x,i.y,{format:er,type:fi}):(R.mapPass.width!==R.map.width||R.mapPass.height!==R.map.height)&&R.mapPass.setSize(R.map.width,R.map.height),d.uniforms.shadow_pass.value=R.map.depthTexture,d.uniforms.resolution.value.set(R.map.width,R.map.height),d.uniforms.radius.value=R.radius,s.setRenderTarget(R.mapPass),s.clear(),s.renderBufferDirect(x,null,w,d,y,null),f.uniforms.shadow_pass.value=R.mapPass.texture,f.uniforms.resolution.value.set(R.map.width,R.map.height),f.uniforms.radius.value=R.radius,s.setRenderTarget(R.map),s.clear(),s.renderBufferDirect(x,null,w,f,y,null)}function T(R,x,w,G){let N=null,k=w.isPointLight===!0?R.customDistanceMaterial:R.customDepthMaterial;if(k!==void 0)N=k;else if(N=w.isPointLight===!0?c:a,s.localClippingEnabled&&x.clipShadows===!0&&Array.isArray(x.clippingPlanes)&&x.clippingPlanes.length!==0||x.displacementMap&&x.displacementScale!==0||x.alphaMap&&x.alphaTest>0||x.map&&x.alphaTest>0||x.alphaToCoverage===!0){let q=N.uuid,j=x.uuid,L=l[q];L===void 0&&(L={},l[q]=L);let Z=L[j];Z===void 0&&(Z=N.clone(),L[j]=Z,x.addEventListener("dispose",C)),N=Z}if(N.visible=x.visible,N.wireframe=x.wireframe,G===Yo?N.side=x.shadowSide!==null?x.shadowSide:x.side:N.side=x.shadowSide!==null?x.shadowSide:u[x.side],N.alphaMap=x.alphaMap,N.alphaTest=x.alphaToCoverage===!0?.5:x.alphaTest,N.map=x.map,N.clipShadows=x.clipShadows,N.clippingPlanes=x.clippingPlanes,N.clipIntersection=x.clipIntersection,N.displacementMap=x.displacementMap,N.displacementScale=x.displacementScale,N.displacementBias=x.displacementBias,N.wireframeLinewidth=x.wireframeLinewidth,N.linewidth=x.linewidth,w.isPointLight===!0&&N.isMeshDistanceMaterial===!0){let q=s.properties.get(N);q.light=w}return N}function b(R,x,w,G,N,k){if(R.visible===!1)return;if(R.layers.test(N)&&(R.isMesh||R.isLine||R.isPoints)&&(R.castShadow||R.receiveShadow&&k===Yo)&&(!R.frustumCulled||R.intersectsFrustum(n))){R.modelViewMatrix.multiplyMatrices(w.matrixWorldInverse,R.matrixWorld);let L=e.update(R),Z=R.material;if(Array.isArray(Z)){let ne=L.groups;for(let Y=0,ce=ne.length;Y<ce;Y++){let $=ne[Y],re=Z[$.materialIndex];if(re&&re.visible){let oe=T(R,re,G,k);R.onBeforeShadow(s,R,x,w,L,oe,$),s.renderBufferDirect(w,null,L,oe,R,$),R.onAfterShadow(s,R,x,w,L,oe,$)}}}else if(Z.visible){let ne=T(R,Z,G,k);R.onBeforeShadow(s,R,x,w,L,ne,null),s.renderBufferDirect(w,null,L,ne,R,null),R.onAfterShadow(s,R,x,w,L,ne,null)}}let j=R.children;for(let L=0,Z=j.length;L<Z;L++)b(j[L],x,w,G,N,k)}function C(R){R.target.removeEventListener("dispose",C);for(let w in l){let G=l[w],N=R.target.uuid;N in G&&(G[N].dispose(),delete G[N])}}}function lA(s,e){function t(){let I=!1,te=new pt,K=null,pe=new pt(0,0,0,0);return{setMask:function(he){K!==he&&!I&&(s.colorMask(he,he,he,he),K=he)},setLocked:function(he){I=he},setClear:function(he,de,De,$e,le){le===!0&&(he*=$e,de*=$e,De*=$e),te.set(he,de,De,$e),pe.equals(te)===!1&&(s.clearColor(he,de,De,$e),pe.copy(te))},reset:function(){I=!1,K=null,pe.set(-1,0,0,0)}}}function n(){let I=!1,te=!1,K=null,pe=null,he=null;return{setReversed:function(de){if(te!==de){let De=e.get("EXT_clip_control");de?De.clipControlEXT(De.LOWER_LEFT_EXT,De.ZERO_TO_ONE_EXT):De.clipControlEXT(De.LOWER_LEFT_EXT,De.NEGATIVE_ONE_TO_ONE_EXT),te=de;let $e=he;he=null,this.setClear($e)}},getReversed:function(){return te},setTest:function(de){de?Se(s.DEPTH_TEST):qe(s.DEPTH_TEST)},setMask:function(de){K!==de&&!I&&(s.depthMask(de),K=de)},setFunc:function(de){if(te&&(de=X_[de]),pe!==de){switch(de){case gh:s.depthFunc(s.NEVER);break;case _h:s.depthFunc(s.ALWAYS);break;case xh:s.depthFunc(s.LESS);break;case Lo:s.depthFunc(s.LEQUAL);break;case yh:s.depthFunc(s.EQUAL);break;case vh:s.depthFunc(s.GEQUAL);break;case Mh:s.depthFunc(s.GREATER);break;case Sh:s.depthFunc(s.NOTEQUAL);break;default:s.depthFunc(s.LEQUAL)}pe=de}},setLocked:function(de){I=de},setClear:function(de){he!==de&&(he=de,te&&(de=1-de),s.clearDepth(de))},reset:function(){I=!1,K=null,pe=null,he=null,te=!1}}}function i(){let I=!1,te=null,K=null,pe=null,he=null,de=null,De=null,$e=null,le=null;return{setTest:function(Ue){I||(Ue?Se(s.STENCIL_TEST):qe(s.STENCIL_TEST))},setMask:function(Ue){te!==Ue&&!I&&(s.stencilMask(Ue),te=Ue)},setFunc:function(Ue,Ye,ye){(K!==Ue||pe!==Ye||he!==ye)&&(s.stencilFunc(Ue,Ye,ye),K=Ue,pe=Ye,he=ye)},setOp:function(Ue,Ye,ye){(de!==Ue||De!==Ye||$e!==ye)&&(s.stencilOp(Ue,Ye,ye),de=Ue,De=Ye,$e=ye)},setLocked:function(Ue){I=Ue},setClear:function(Ue){le!==Ue&&(s.clearStencil(Ue),le=Ue)},reset:function(){I=!1,te=null,K=null,pe=null,he=null,de=null,De=null,$e=null,le=null}}}let r=new t,o=new n,a=new i,c={},l=new WeakMap,h={},u={},d={},f=new WeakMap,_=[],y=null,g=!1,m=null,S=null,T=null,b=null,C=null,R=null,x=null,w=new Ie(0,0,0),G=0,N=!1,k=null,q=null,j=null,L=null,Z=null,ne=s.getParameter(s.MAX_COMBINED_TEXTURE_IMAGE_UNITS),Y=!1,ce=0,$=s.getParameter(s.VERSION);$.indexOf("WebGL")!==-1?(ce=parseFloat(/^WebGL (\d)/.exec($)[1]),Y=ce>=1):$.indexOf("OpenGL ES")!==-1&&(ce=parseFloat(/^OpenGL ES (\d)/.exec($)[1]),Y=ce>=2);let re=null,oe={},Pe=s.getParameter(s.SCISSOR_BOX),We=s.getParameter(s.VIEWPORT),ee=new pt().fromArray(Pe),Me=new pt().fromArray(We);function Ee(I,te,K,pe){let he=new Uint8Array(4),de=s.createTexture();s.bindTexture(I,de),s.texParameteri(I,s.TEXTURE_MIN_FILTER,s.NEAREST),s.texParameteri(I,s.TEXTURE_MAG_FILTER,s.NEAREST);for(let De=0;De<K;De++)I===s.TEXTURE_3D||I===s.TEXTURE_2D_ARRAY?s.texImage3D(te,0,s.RGBA,1,1,pe,0,s.RGBA,s.UNSIGNED_BYTE,he):s.texImage2D(te+De,0,s.RGBA,1,1,0,s.RGBA,s.UNSIGNED_BYTE,he);return de}let Oe={};Oe[s.TEXTURE_2D]=Ee(s.TEXTURE_2D,s.TEXTURE_2D,1),Oe[s.TEXTURE_CUBE_MAP]=Ee(s.TEXTURE_CUBE_MAP,s.TEXTURE_CUBE_MAP_POSITIVE_X,6),Oe[s.TEXTURE_2D_ARRAY]=Ee(s.TEXTURE_2D_ARRAY,s.TEXTURE_2D_ARRAY,1,1),Oe[s.TEXTURE_3D]=Ee(s.TEXTURE_3D,s.TEXTURE_3D,1,1),r.setClear(0,0,0,1),o.setClear(1),a.setClear(0),Se(s.DEPTH_TEST),o.setFunc(Lo),Rn(!1),bt(Lf),Se(s.CULL_FACE),rn(Pr);function Se(I){h[I]!==!0&&(s.enable(I),h[I]=!0)}function qe(I){h[I]!==!1&&(s.disable(I),h[I]=!1)}function Ot(I,te){return d[I]!==te?(s.bindFramebuffer(I,te),d[I]=te,I===s.DRAW_FRAMEBUFFER&&(d[s.FRAMEBUFFER]=te),I===s.FRAMEBUFFER&&(d[s.DRAW_FRAMEBUFFER]=te),!0):!1}function Be(I,te){let K=_,pe=!1;if(I){K=f.get(te),K===void 0&&(K=[],f.set(te,K));let he=I.textures;if(K.length!==he.length||K[0]!==s.COLOR_ATTACHMENT0){for(let de=0,De=he.length;de<De;de++)K[de]=s.COLOR_ATTACHMENT0+de;K.length=he.length,pe=!0}}else K[0]!==s.BACK&&(K[0]=s.BACK,pe=!0);pe&&s.drawBuffers(K)}function dt(I){return y!==I?(s.useProgram(I),y=I,!0):!1}let mt={[Lr]:s.FUNC_ADD,[f_]:s.FUNC_SUBTRACT,[p_]:s.FUNC_REVERSE_SUBTRACT};mt[m_]=s.MIN,mt[g_]=s.MAX;let tt={[__]:s.ZERO,[x_]:s.ONE,[y_]:s.SRC_COLOR,[Of]:s.SRC_ALPHA,[T_]:s.SRC_ALPHA_SATURATE,[b_]:s.DST_COLOR,[M_]:s.DST_ALPHA,[v_]:s.ONE_MINUS_SRC_COLOR,[Ff]:s.ONE_MINUS_SRC_ALPHA,[w_]:s.ONE_MINUS_DST_COLOR,[S_]:s.ONE_MINUS_DST_ALPHA,[E_]:s.CONSTANT_COLOR,[A_]:s.ONE_MINUS_CONSTANT_COLOR,[R_]:s.CONSTANT_ALPHA,[C_]:s.ONE_MINUS_CONSTANT_ALPHA};function rn(I,te,K,pe,he,de,De,$e,le,Ue){if(I===Pr){g===!0&&(qe(s.BLEND),g=!1);return}if(g===!1&&(Se(s.BLEND),g=!0),I!==d_){if(I!==m||Ue!==N){if((S!==Lr||C!==Lr)&&(s.blendEquation(s.FUNC_ADD),S=Lr,C=Lr),Ue)switch(I){case Ko:s.blendFuncSeparate(s.ONE,s.ONE_MINUS_SRC_ALPHA,s.ONE,s.ONE_MINUS_SRC_ALPHA);break;case Nf:s.blendFunc(s.ONE,s.ONE);break;case Df:s.blendFuncSeparate(s.ZERO,s.ONE_MINUS_SRC_COLOR,s.ZERO,s.ONE);break;case Uf:s.blendFuncSeparate(s.DST_COLOR,s.ONE_MINUS_SRC_ALPHA,s.ZERO,s.ONE);break;default:ze("WebGLState: Invalid blending: ",I);break}else switch(I){case Ko:s.blendFuncSeparate(s.SRC_ALPHA,s.ONE_MINUS_SRC_ALPHA,s.ONE,s.ONE_MINUS_SRC_ALPHA);break;case Nf:s.blendFuncSeparate(s.SRC_ALPHA,s.ONE,s.ONE,s.ONE);break;case Df:ze("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case Uf:ze("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:ze("WebGLState: Invalid blending: ",I);break}T=null,b=null,R=null,x=null,w.set(0,0,0),G=0,m=I,N=Ue}return}he=he||te,de=de||K,De=De||pe,(te!==S||he!==C)&&(s.blendEquationSeparate(mt[te],mt[he]),S=te,C=he),(K!==T||pe!==b||de!==R||De!==x)&&(s.blendFuncSeparate(tt[K],tt[pe],tt[de],tt[De]),T=K,b=pe,R=de,x=De),($e.equals(w)===!1||le!==G)&&(s.blendColor($e.r,$e.g,$e.b,le),w.copy($e),G=le),m=I,N=!1}function Ht(I,te){I.side===si?qe(s.CULL_FACE):Se(s.CULL_FACE);let K=I.side===wn;te&&(K=!K),Rn(K),I.blending===Ko&&I.transparent===!1?rn(Pr):rn(I.blending,I.blendEquation,I.blendSrc,I.blendDst,I.blendEquationAlpha,I.blendSrcAlpha,I.blendDstAlpha,I.blendColor,I.blendAlpha,I.premultipliedAlpha),o.setFunc(I.depthFunc),o.setTest(I.depthTest),o.setMask(I.depthWrite),r.setMask(I.colorWrite);let pe=I.stencilWrite;a.setTest(pe),pe&&(a.setMask(I.stencilWriteMask),a.setFunc(I.stencilFunc,I.stencilRef,I.stencilFuncMask),a.setOp(I.stencilFail,I.stencilZFail,I.stencilZPass)),Jt(I.polygonOffset,I.polygonOffsetFactor,I.polygonOffsetUnits),I.alphaToCoverage===!0?Se(s.SAMPLE_ALPHA_TO_COVERAGE):qe(s.SAMPLE_ALPHA_TO_COVERAGE)}function Rn(I){k!==I&&(I?s.frontFace(s.CW):s.frontFace(s.CCW),k=I)}function bt(I){I!==l_?(Se(s.CULL_FACE),I!==q&&(I===Lf?s.cullFace(s.BACK):I===h_?s.cullFace(s.FRONT):s.cullFace(s.FRONT_AND_BACK))):qe(s.CULL_FACE),q=I}function yi(I){I!==j&&(Y&&s.lineWidth(I),j=I)}function Jt(I,te,K){I?(Se(s.POLYGON_OFFSET_FILL),(L!==te||Z!==K)&&(L=te,Z=K,o.getReversed()&&(te=-te,K=-K),s.polygonOffset(te,K))):qe(s.POLYGON_OFFSET_FILL)}function $n(I){I?Se(s.SCISSOR_TEST):qe(s.SCISSOR_TEST)}function Zn(I){I===void 0&&(I=s.TEXTURE0+ne-1),re!==I&&(s.activeTexture(I),re=I)}function Jn(I,te,K){K===void 0&&(re===null?K=s.TEXTURE0+ne-1:K=re);let pe=oe[K];pe===void 0&&(pe={type:void 0,texture:void 0},oe[K]=pe),(pe.type!==I||pe.texture!==te)&&(re!==K&&(s.activeTexture(K),re=K),s.bindTexture(I,te||Oe[I]),pe.type=I,pe.texture=te)}function O(){let I=oe[re];I!==void 0&&I.type!==void 0&&(s.bindTexture(I.type,null),I.type=void 0,I.texture=void 0)}function jn(){try{s.compressedTexImage2D(...arguments)}catch(I){ze("WebGLState:",I)}}function yt(){try{s.compressedTexImage3D(...arguments)}catch(I){ze("WebGLState:",I)}}function vt(){try{s.texSubImage2D(...arguments)}catch(I){ze("WebGLState:",I)}}function xe(){try{s.texSubImage3D(...arguments)}catch(I){ze("WebGLState:",I)}}function Vt(){try{s.compressedTexSubImage2D(...arguments)}catch(I){ze("WebGLState:",I)}}function Fe(){try{s.compressedTexSubImage3D(...arguments)}catch(I){ze("WebGLState:",I)}}function Ve(){try{s.texStorage2D(...arguments)}catch(I){ze("WebGLState:",I)}}function E(){try{s.texStorage3D(...arguments)}catch(I){ze("WebGLState:",I)}}function v(){try{s.texImage2D(...arguments)}catch(I){ze("WebGLState:",I)}}function H(){try{s.texImage3D(...arguments)}catch(I){ze("WebGLState:",I)}}function ae(I){return u[I]!==void 0?u[I]:s.getParameter(I)}function ie(I,te){u[I]!==te&&(s.pixelStorei(I,te),u[I]=te)}function ue(I){ee.equals(I)===!1&&(s.scissor(I.x,I.y,I.z,I.w),ee.copy(I))}function ge(I){Me.equals(I)===!1&&(s.viewport(I.x,I.y,I.z,I.w),Me.copy(I))}function J(I,te){let K=l.get(te);K===void 0&&(K=new WeakMap,l.set(te,K));let pe=K.get(I);pe===void 0&&(pe=s.getUniformBlockIndex(te,I.name),s.uniformBlockBinding(te,pe,pe),K.set(I,pe))}function Q(I,te,K){let he=l.get(te).get(I);c[he]!==K&&(s.bindBufferBase(s.UNIFORM_BUFFER,he,K),c[he]=K)}function fe(){s.disable(s.BLEND),s.disable(s.CULL_FACE),s.disable(s.DEPTH_TEST),s.disable(s.POLYGON_OFFSET_FILL),s.disable(s.SCISSOR_TEST),s.disable(s.STENCIL_TEST),s.disable(s.SAMPLE_ALPHA_TO_COVERAGE),s.blendEquation(s.FUNC_ADD),s.blendFunc(s.ONE,s.ZERO),s.blendFuncSeparate(s.ONE,s.ZERO,s.ONE,s.ZERO),s.blendColor(0,0,0,0),s.colorMask(!0,!0,!0,!0),s.clearColor(0,0,0,0),s.depthMask(!0),s.depthFunc(s.LESS),o.setReversed(!1),s.clearDepth(1),s.stencilMask(4294967295),s.stencilFunc(s.ALWAYS,0,4294967295),s.stencilOp(s.KEEP,s.KEEP,s.KEEP),s.clearStencil(0),s.cullFace(s.BACK),s.frontFace(s.CCW),s.polygonOffset(0,0),s.activeTexture(s.TEXTURE0),s.bindFramebuffer(s.FRAMEBUFFER,null),s.bindFramebuffer(s.DRAW_FRAMEBUFFER,null),s.bindFramebuffer(s.READ_FRAMEBUFFER,null),s.useProgram(null),s.lineWidth(1),s.scissor(0,0,s.canvas.width,s.canvas.height),s.viewport(0,0,s.canvas.width,s.canvas.height),s.pixelStorei(s.PACK_ALIGNMENT,4),s.pixelStorei(s.UNPACK_ALIGNMENT,4),s.pixelStorei(s.UNPACK_FLIP_Y_WEBGL,!1),s.pixelStorei(s.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),s.pixelStorei(s.UNPACK_COLORSPACE_CONVERSION_WEBGL,s.BROWSER_DEFAULT_WEBGL),s.pixelStorei(s.PACK_ROW_LENGTH,0),s.pixelStorei(s.PACK_SKIP_PIXELS,0),s.pixelStorei(s.PACK_SKIP_ROWS,0),s.pixelStorei(s.UNPACK_ROW_LENGTH,0),s.pixelStorei(s.UNPACK_IMAGE_HEIGHT,0),s.pixelStorei(s.UNPACK_SKIP_PIXELS,0),s.pixelStorei(s.UNPACK_SKIP_ROWS,0),s.pixelStorei(s.UNPACK_SKIP_IMAGES,0),h={},u={},re=null,oe={},d={},c={},f=new WeakMap,_=[],y=null,g=!1,m=null,S=null,T=null,b=null,C=null,R=null,x=null,w=new Ie(0,0,0),G=0,N=!1,k=null,q=null,j=null,L=null,Z=null,ee.set(0,0,s.canvas.width,s.canvas.height),Me.set(0,0,s.canvas.width,s.canvas.height),r.reset(),o.reset(),a.reset()}return{buffers:{color:r,depth:o,stencil:a},enable:Se,disable:qe,bindFramebuffer:Ot,drawBuffers:Be,useProgram:dt,setBlending:rn,setMaterial:Ht,setFlipSided:Rn,setCullFace:bt,setLineWidth:yi,setPolygonOffset:Jt,setScissorTest:$n,activeTexture:Zn,bindTexture:Jn,unbindTexture:O,compressedTexImage2D:jn,compressedTexImage3D:yt,texImage2D:v,texImage3D:H,pixelStorei:ie,getParameter:ae,updateUBOMapping:J,uniformBlockBinding:Q,texStorage2D:Ve,texStorage3D:E,texSubImage2D:vt,texSubImage3D:xe,compressedTexSubImage2D:Vt,compressedTexSubImage3D:Fe,scissor:ue,viewport:ge,reset:fe}}function hA(s,e,t,n,i,r,o){let a=e.has("WEBGL_multisampled_render_to_texture")?e.get("WEBGL_multisampled_render_to_texture"):null,c=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),l=new ke,h=new WeakMap,u=new Set,d,f=new WeakMap,_=new Set,y=new FinalizationRegistry(E=>_.delete(E)),g=!1;try{g=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function m(E,v){return g?new OffscreenCanvas(E,v):Uo("canvas")}function S(E,v,H){let ae=1,ie=Ve(E);if((ie.width>H||ie.height>H)&&(ae=H/Math.max(ie.width,ie.height)),ae<1)if(typeof HTMLImageElement<"u"&&E instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&E instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&E instanceof ImageBitmap||typeof VideoFrame<"u"&&E instanceof VideoFrame){let ue=Math.floor(ae*ie.width),ge=Math.floor(ae*ie.height);d===void 0&&(d=m(ue,ge));let J=v?m(ue,ge):d;return J.width=ue,J.height=ge,J.getContext("2d").drawImage(E,0,0,ue,ge),Ne("WebGLRenderer: Texture has been resized from ("+ie.width+"x"+ie.height+") to ("+ue+"x"+ge+")."),J}else return"data"in E&&Ne("WebGLRenderer: Image in DataTexture is too big ("+ie.width+"x"+ie.height+")."),E;return E}function T(E){return E.generateMipmaps}function b(E){s.generateMipmap(E)}function C(E){return E.isWebGLCubeRenderTarget?s.TEXTURE_CUBE_MAP:E.isWebGL3DRenderTarget?s.TEXTURE_3D:E.isWebGLArrayRenderTarget||E.isCompressedArrayTexture?s.TEXTURE_2D_ARRAY:s.TEXTURE_2D}function R(E,v,H,ae,ie,ue=!1){if(E!==null){if(s[E]!==void 0)return s[E];Ne("WebGLRenderer: Attempt to use non-existing WebGL internal format '"+E+"'")}let ge;ae&&(ge=e.get("EXT_texture_norm16"),ge||Ne("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));let J=v;if(v===s.RED&&(H===s.FLOAT&&(J=s.R32F),H===s.HALF_FLOAT&&(J=s.R16F),H===s.UNSIGNED_BYTE&&(J=s.R8),H===s.UNSIGNED_SHORT&&ge&&(J=ge.R16_EXT),H===s.SHORT&&ge&&(J=ge.R16_SNORM_EXT)),v===s.RED_INTEGER&&(H===s.UNSIGNED_BYTE&&(J=s.R8UI),H===s.UNSIGNED_SHORT&&(J=s.R16UI),H===s.UNSIGNED_INT&&(J=s.R32UI),H===s.BYTE&&(J=s.R8I),H===s.SHORT&&(J=s.R16I),H===s.INT&&(J=s.R32I)),v===s.RG&&(H===s.FLOAT&&(J=s.RG32F),H===s.HALF_FLOAT&&(J=s.RG16F),H===s.UNSIGNED_BYTE&&(J=s.RG8),H===s.UNSIGNED_SHORT&&ge&&(J=ge.RG16_EXT),H===s.SHORT&&ge&&(J=ge.RG16_SNORM_EXT)),v===s.RG_INTEGER&&(H===s.UNSIGNED_BYTE&&(J=s.RG8UI),H===s.UNSIGNED_SHORT&&(J=s.RG16UI),H===s.UNSIGNED_INT&&(J=s.RG32UI),H===s.BYTE&&(J=s.RG8I),H===s.SHORT&&(J=s.RG16I),H===s.INT&&(J=s.RG32I)),v===s.RGB_INTEGER&&(H===s.UNSIGNED_BYTE&&(J=s.RGB8UI),H===s.UNSIGNED_SHORT&&(J=s.RGB16UI),H===s.UNSIGNED_INT&&(J=s.RGB32UI),H===s.BYTE&&(J=s.RGB8I),H===s.SHORT&&(J=s.RGB16I),H===s.INT&&(J=s.RGB32I)),v===s.RGBA_INTEGER&&(H===s.UNSIGNED_BYTE&&(J=s.RGBA8UI),H===s.UNSIGNED_SHORT&&(J=s.RGBA16UI),H===s.UNSIGNED_INT&&(J=s.RGBA32UI),H===s.BYTE&&(J=s.RGBA8I),H===s.SHORT&&(J=s.RGBA16I),H===s.INT&&(J=s.RGBA32I)),v===s.RGB&&(H===s.UNSIGNED_SHORT&&ge&&(J=ge.RGB16_EXT),H===s.SHORT&&ge&&(J=ge.RGB16_SNORM_EXT),H===s.UNSIGNED_INT_5_9_9_9_REV&&(J=s.RGB9_E5),H===s.UNSIGNED_INT_10F_11F_11F_REV&&(J=s.R11F_G11F_B10F)),v===s.RGBA){let Q=ue?dc:je.getTransfer(ie);H===s.FLOAT&&(J=s.RGBA32F),H===s.HALF_FLOAT&&(J=s.RGBA16F),H===s.UNSIGNED_BYTE&&(J=Q===ut?s.SRGB8_ALPHA8:s.RGBA8),H===s.UNSIGNED_SHORT&&ge&&(J=ge.RGBA16_EXT),H===s.SHORT&&ge&&(J=ge.RGBA16_SNORM_EXT),H===s.UNSIGNED_SHORT_4_4_4_4&&(J=s.RGBA4),H===s.UNSIGNED_SHORT_5_5_5_1&&(J=s.RGB5_A1)}return(J===s.R16F||J===s.R32F||J===s.RG16F||J===s.RG32F||J===s.RGBA16F||J===s.RGBA32F)&&e.get("EXT_color_buffer_float"),J}function x(E,v){let H;return E?v===null||v===di||v===Ur?H=s.DEPTH24_STENCIL8:v===qn?H=s.DEPTH32F_STENCIL8:v===Jo&&(H=s.DEPTH24_STENCIL8,Ne("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):v===null||v===di||v===Ur?H=s.DEPTH_COMPONENT24:v===qn?H=s.DEPTH_COMPONENT32F:v===Jo&&(H=s.DEPTH_COMPONENT16),H}function w(E,v){return T(E)===!0||E.isFramebufferTexture&&E.minFilter!==Nt&&E.minFilter!==Dt?Math.log2(Math.max(v.width,v.height))+1:E.mipmaps.length>0?E.mipmaps.length:E.isCompressedTexture&&Array.isArray(E.image)?v.mipmaps.length:1}function G(E){let v=new WeakRef(E);n.get(E).__ref=v,_.add(v),y.register(E,v,v)}function N(E){let v=n.get(E).__ref;v!==void 0&&(_.delete(v),y.unregister(v))}function k(E){j(E.target)}function q(E){L(E.target)}function j(E){E.removeEventListener("dispose",k),N(E),ne(E),E.isVideoTexture&&h.delete(E),E.isHTMLTexture&&u.delete(E)}function L(E){E.removeEventListener("dispose",q),N(E),ce(E)}function Z(){for(let E of _){let v=E.deref();v!==void 0&&(v.isRenderTarget===!0?L(v):j(v))}_.clear(),u.clear()}function ne(E){let v=n.get(E);if(v.__webglInit===void 0)return;let H=E.source,ae=f.get(H);if(ae){let ie=ae[v.__cacheKey];ie.usedTimes--,ie.usedTimes===0&&Y(E),Object.keys(ae).length===0&&f.delete(H)}n.remove(E)}function Y(E){let v=n.get(E);s.deleteTexture(v.__webglTexture);let H=E.source,ae=f.get(H);delete ae[v.__cacheKey],o.memory.textures--}function ce(E){let v=n.get(E);v.__depthDisposeCallback&&v.__depthDisposeCallback();let H=E.depthTexture;if(H&&H.renderTarget===E&&j(H),E.isWebGLCubeRenderTarget)for(let ie=0;ie<6;ie++){if(Array.isArray(v.__webglFramebuffer[ie]))for(let ue=0;ue<v.__webglFramebuffer[ie].length;ue++)s.deleteFramebuffer(v.__webglFramebuffer[ie][ue]);else s.deleteFramebuffer(v.__webglFramebuffer[ie]);v.__webglDepthbuffer&&s.deleteRenderbuffer(v.__webglDepthbuffer[ie])}else{if(Array.isArray(v.__webglFramebuffer))for(let ie=0;ie<v.__webglFramebuffer.length;ie++)s.deleteFramebuffer(v.__webglFramebuffer[ie]);else s.deleteFramebuffer(v.__webglFramebuffer);if(v.__webglDepthbuffer&&s.deleteRenderbuffer(v.__webglDepthbuffer),v.__webglMultisampledFramebuffer&&s.deleteFramebuffer(v.__webglMultisampledFramebuffer),v.__webglColorRenderbuffer)for(let ie=0;ie<v.__webglColorRenderbuffer.length;ie++)v.__webglColorRenderbuffer[ie]&&s.deleteRenderbuffer(v.__webglColorRenderbuffer[ie]);v.__webglDepthRenderbuffer&&s.deleteRenderbuffer(v.__webglDepthRenderbuffer)}let ae=E.textures;for(let ie=0,ue=ae.length;ie<ue;ie++){let ge=n.get(ae[ie]);ge.__webglTexture&&(s.deleteTexture(ge.__webglTexture),o.memory.textures--),n.remove(ae[ie])}n.remove(E)}let $=0;function re(){$=0}function oe(){return $}function Pe(E){$=E}function We(){let E=$;return E>=i.maxTextures&&Ne("WebGLTextures: Trying to use "+(E+1)+" texture units while this GPU supports only "+i.maxTextures),$+=1,E}function ee(E){let v=[];return v.push(E.wrapS),v.push(E.wrapT),v.push(E.wrapR||0),v.push(E.magFilter),v.push(E.minFilter),v.push(E.anisotropy),v.push(E.internalFormat),v.push(E.format),v.push(E.type),v.push(E.generateMipmaps),v.push(E.mipmapsAutoUpdate),v.push(E.premultiplyAlpha),v.push(E.flipY),v.push(E.unpackAlignment),v.push(E.colorSpace),v.join()}function Me(E,v){let H=n.get(E);if(E.isVideoTexture&&Vt(E),E.isRenderTargetTexture===!1&&E.isExternalTexture!==!0&&E.version>0&&H.__version!==E.version){let ae=E.image;if(ae===null)Ne("WebGLRenderer: Texture marked for update but no image data found.");else if(ae.complete===!1)Ne("WebGLRenderer: Texture marked for update but image is incomplete");else{Ht(H,E,v);return}}else E.isExternalTexture&&(H.__webglTexture=E.sourceTexture?E.sourceTexture:null);t.bindTexture(s.TEXTURE_2D,H.__webglTexture,s.TEXTURE0+v)}function Ee(E,v){let H=n.get(E);if(E.isRenderTargetTexture===!1&&E.version>0&&H.__version!==E.version){Ht(H,E,v);return}else E.isExternalTexture&&(H.__webglTexture=E.sourceTexture?E.sourceTexture:null);t.bindTexture(s.TEXTURE_2D_ARRAY,H.__webglTexture,s.TEXTURE0+v)}function Oe(E,v){let H=n.get(E);if(E.isRenderTargetTexture===!1&&E.version>0&&H.__version!==E.version){Ht(H,E,v);return}t.bindTexture(s.TEXTURE_3D,H.__webglTexture,s.TEXTURE0+v)}function Se(E,v){let H=n.get(E);if(E.version>0&&H.__version!==E.version){Rn(H,E,v);return}t.bindTexture(s.TEXTURE_CUBE_MAP,H.__webglTexture,s.TEXTURE0+v)}let qe={[Ei]:s.REPEAT,[ni]:s.CLAMP_TO_EDGE,[No]:s.MIRRORED_REPEAT},Ot={[Nt]:s.NEAREST,[Vh]:s.NEAREST_MIPMAP_NEAREST,[Dr]:s.NEAREST_MIPMAP_LINEAR,[Dt]:s.LINEAR,[Zo]:s.LINEAR_MIPMAP_NEAREST,[Dn]:s.LINEAR_MIPMAP_LINEAR},Be={[F_]:s.NEVER,[tp]:s.ALWAYS,[k_]:s.LESS,[Qf]:s.LEQUAL,[B_]:s.EQUAL,[ep]:s.GEQUAL,[z_]:s.GREATER,[G_]:s.NOTEQUAL};function dt(E,v){if(v.type===qn&&e.has("OES_texture_float_linear")===!1&&(v.magFilter===Dt||v.magFilter===Zo||v.magFilter===Dr||v.magFilter===Dn||v.minFilter===Dt||v.minFilter===Zo||v.minFilter===Dr||v.minFilter===Dn)&&Ne("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),s.texParameteri(E,s.TEXTURE_WRAP_S,qe[v.wrapS]),s.texParameteri(E,s.TEXTURE_WRAP_T,qe[v.wrapT]),(E===s.TEXTURE_3D||E===s.TEXTURE_2D_ARRAY)&&s.texParameteri(E,s.TEXTURE_WRAP_R,qe[v.wrapR]),s.texParameteri(E,s.TEXTURE_MAG_FILTER,Ot[v.magFilter]),s.texParameteri(E,s.TEXTURE_MIN_FILTER,Ot[v.minFilter]),v.compareFunction&&(s.texParameteri(E,s.TEXTURE_COMPARE_MODE,s.COMPARE_REF_TO_TEXTURE),s.texParameteri(E,s.TEXTURE_COMPARE_FUNC,Be[v.compareFunction])),e.has("EXT_texture_filter_anisotropic")===!0){if(v.magFilter===Nt||v.minFilter!==Dr&&v.minFilter!==Dn||v.type===qn&&e.has("OES_texture_float_linear")===!1)return;if(v.anisotropy>1||n.get(v).__currentAnisotropy){let H=e.get("EXT_texture_filter_anisotropic");s.texParameterf(E,H.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(v.anisotropy,i.getMaxAnisotropy())),n.get(v).__currentAnisotropy=v.anisotropy}}}function mt(E,v){let H=!1;E.__webglInit===void 0&&(E.__webglInit=!0,v.addEventListener("dispose",k),G(v));let ae=v.source,ie=f.get(ae);ie===void 0&&(ie={},f.set(ae,ie));let ue=ee(v);if(ue!==E.__cacheKey){ie[ue]===void 0&&(ie[ue]={texture:s.createTexture(),usedTimes:0},o.memory.textures++,H=!0),ie[ue].usedTimes++;let ge=ie[E.__cacheKey];ge!==void 0&&(ie[E.__cacheKey].usedTimes--,ge.usedTimes===0&&Y(v)),E.__cacheKey=ue,E.__webglTexture=ie[ue].texture}return H}function tt(E,v,H){return Math.floor(Math.floor(E/H)/v)}function rn(E,v,H,ae){let ue=E.updateRanges;if(ue.length===0)t.texSubImage2D(s.TEXTURE_2D,0,0,0,v.width,v.height,H,ae,v.data);else{ue.sort((I,te)=>I.start-te.start);let ge=0;for(let I=1;I<ue.length;I++){let te=ue[ge],K=ue[I],pe=te.start+te.count,he=tt(K.start,v.width,4),de=tt(te.start,v.width,4);K.start<=pe+1&&he===de&&tt(K.start+K.count-1,v.width,4)===he?te.count=Math.max(te.count,K.start+K.count-te.start):(++ge,ue[ge]=K)}ue.length=ge+1;let J=t.getParameter(s.UNPACK_ROW_LENGTH),Q=t.getParameter(s.UNPACK_SKIP_PIXELS),fe=t.getParameter(s.UNPACK_SKIP_ROWS);t.pixelStorei(s.UNPACK_ROW_LENGTH,v.width);for(let I=0,te=ue.length;I<te;I++){let K=ue[I],pe=Math.floor(K.start/4),he=Math.ceil(K.count/4),de=pe%v.width,De=Math.floor(pe/v.width),$e=he,le=1;t.pixelStorei(s.UNPACK_SKIP_PIXELS,de),t.pixelStorei(s.UNPACK_SKIP_ROWS,De),t.texSubImage2D(s.TEXTURE_2D,0,de,De,$e,le,H,ae,v.data)}E.clearUpdateRanges(),t.pixelStorei(s.UNPACK_ROW_LENGTH,J),t.pixelStorei(s.UNPACK_SKIP_PIXELS,Q),t.pixelStorei(s.UNPACK_SKIP_ROWS,fe)}}function Ht(E,v,H){let ae=s.TEXTURE_2D;(v.isDataArrayTexture||v.isCompressedArrayTexture)&&(ae=s.TEXTURE_2D_ARRAY),v.isData3DTexture&&(ae=s.TEXTURE_3D);let ie=mt(E,v),ue=v.source;t.bindTexture(ae,E.__webglTexture,s.TEXTURE0+H);let ge=n.get(ue);if(ue.version!==ge.__version||ie===!0){if(t.activeTexture(s.TEXTURE0+H),(typeof ImageBitmap<"u"&&v.image instanceof ImageBitmap)===!1){let le=je.getPrimaries(je.workingColorSpace),Ue=v.colorSpace===Ts?null:je.getPrimaries(v.colorSpace),Ye=v.colorSpace===Ts||le===Ue?s.NONE:s.BROWSER_DEFAULT_WEBGL;t.pixelStorei(s.UNPACK_FLIP_Y_WEBGL,v.flipY),t.pixelStorei(s.UNPACK_PREMULTIPLY_ALPHA_WEBGL,v.premultiplyAlpha),t.pixelStorei(s.UNPACK_COLORSPACE_CONVERSION_WEBGL,Ye)}t.pixelStorei(s.UNPACK_ALIGNMENT,v.unpackAlignment);let Q=S(v.image,!1,i.maxTextureSize);Q=Fe(v,Q);let fe=r.convert(v.format,v.colorSpace),I=r.convert(v.type),te=R(v.internalFormat,fe,I,v.normalized,v.colorSpace,v.isVideoTexture);dt(ae,v);let K,pe=v.mipmaps,he=v.isVideoTexture!==!0,de=ge.__version===void 0||ie===!0,De=ue.dataReady,$e=w(v,Q);if(v.isDepthTexture)te=x(v.format===ws,v.type),de&&(he?t.texStorage2D(s.TEXTURE_2D,1,te,Q.width,Q.height):t.texImage2D(s.TEXTURE_2D,0,te,Q.width,Q.height,0,fe,I,null));else if(v.isDataTexture)if(pe.length>0){he&&de&&t.texStorage2D(s.TEXTURE_2D,$e,te,pe[0].width,pe[0].height);for(let le=0,Ue=pe.length;le<Ue;le++)K=pe[le],he?De&&t.texSubImage2D(s.TEXTURE_2D,le,0,0,K.width,K.height,fe,I,K.data):t.texImage2D(s.TEXTURE_2D,le,te,K.width,K.height,0,fe,I,K.data);v.generateMipmaps=!1}else he?(de&&t.texStorage2D(s.TEXTURE_2D,$e,te,Q.width,Q.height),De&&rn(v,Q,fe,I)):t.texImage2D(s.TEXTURE_2D,0,te,Q.width,Q.height,0,fe,I,Q.data);else if(v.isCompressedTexture)if(v.isCompressedArrayTexture){he&&de&&t.texStorage3D(s.TEXTURE_2D_ARRAY,$e,te,pe[0].width,pe[0].height,Q.depth);for(let le=0,Ue=pe.length;le<Ue;le++)if(K=pe[le],v.format!==On)if(fe!==null)if(he){if(De)if(v.layerUpdates.size>0){let Ye=up(K.width,K.height,v.format,v.type);for(let ye of v.layerUpdates){let ft=K.data.subarray(ye*Ye/K.data.BYTES_PER_ELEMENT,(ye+1)*Ye/K.data.BYTES_PER_ELEMENT);t.compressedTexSubImage3D(s.TEXTURE_2D_ARRAY,le,0,0,ye,K.width,K.height,1,fe,ft)}}else t.compressedTexSubImage3D(s.TEXTURE_2D_ARRAY,le,0,0,0,K.width,K.height,Q.depth,fe,K.data)}else t.compressedTexImage3D(s.TEXTURE_2D_ARRAY,le,te,K.width,K.height,Q.depth,0,K.data,0,0);else Ne("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else he?De&&t.texSubImage3D(s.TEXTURE_2D_ARRAY,le,0,0,0,K.width,K.height,Q.depth,fe,I,K.data):t.texImage3D(s.TEXTURE_2D_ARRAY,le,te,K.width,K.height,Q.depth,0,fe,I,K.data);v.layerUpdates.size>0&&v.clearLayerUpdates()}else{he&&de&&t.texStorage2D(s.TEXTURE_2D,$e,te,pe[0].width,pe[0].height);for(let le=0,Ue=pe.length;le<Ue;le++)K=pe[le],v.format!==On?fe!==null?he?De&&t.compressedTexSubImage2D(s.TEXTURE_2D,le,0,0,K.width,K.height,fe,K.data):t.compressedTexImage2D(s.TEXTURE_2D,le,te,K.width,K.height,0,K.data):Ne("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):he?De&&t.texSubImage2D(s.TEXTURE_2D,le,0,0,K.width,K.height,fe,I,K.data):t.texImage2D(s.TEXTURE_2D,le,te,K.width,K.height,0,fe,I,K.data)}else if(v.isDataArrayTexture)if(he){if(de&&t.texStorage3D(s.TEXTURE_2D_ARRAY,$e,te,Q.width,Q.height,Q.depth),De)if(v.layerUpdates.size>0){let le=up(Q.width,Q.height,v.format,v.type);for(let Ue of v.layerUpdates){let Ye=Q.data.subarray(Ue*le/Q.data.BYTES_PER_ELEMENT,(Ue+1)*le/Q.data.BYTES_PER_ELEMENT);t.texSubImage3D(s.TEXTURE_2D_ARRAY,0,0,0,Ue,Q.width,Q.height,1,fe,I,Ye)}v.clearLayerUpdates()}else t.texSubImage3D(s.TEXTURE_2D_ARRAY,0,0,0,0,Q.width,Q.height,Q.depth,fe,I,Q.data)}else t.texImage3D(s.TEXTURE_2D_ARRAY,0,te,Q.width,Q.height,Q.depth,0,fe,I,Q.data);else if(v.isData3DTexture)he?(de&&t.texStorage3D(s.TEXTURE_3D,$e,te,Q.width,Q.height,Q.depth),De&&t.texSubImage3D(s.TEXTURE_3D,0,0,0,0,Q.width,Q.height,Q.depth,fe,I,Q.data)):t.texImage3D(s.TEXTURE_3D,0,te,Q.width,Q.height,Q.depth,0,fe,I,Q.data);else if(v.isFramebufferTexture){if(de)if(he)t.texStorage2D(s.TEXTURE_2D,$e,te,Q.width,Q.height);else{let le=Q.width,Ue=Q.height;for(let Ye=0;Ye<$e;Ye++)t.texImage2D(s.TEXTURE_2D,Ye,te,le,Ue,0,fe,I,null),le>>=1,Ue>>=1}}else if(v.isHTMLTexture){if("texElementImage2D"in s){let le=s.canvas;if(le.hasAttribute("layoutsubtree")||le.setAttribute("layoutsubtree","true"),Q.parentNode!==le){le.appendChild(Q),u.add(v),le.onpaint=Ue=>{let Ye=Ue.changedElements;for(let ye of u)Ye.includes(ye.image)&&(ye.needsUpdate=!0)},le.requestPaint();return}if(s.texElementImage2D.length===3)s.texElementImage2D(s.TEXTURE_2D,s.RGBA8,Q);else{let Ye=s.RGBA,ye=s.RGBA,ft=s.UNSIGNED_BYTE;s.texElementImage2D(s.TEXTURE_2D,0,Ye,ye,ft,Q)}s.texParameteri(s.TEXTURE_2D,s.TEXTURE_MIN_FILTER,s.LINEAR),s.texParameteri(s.TEXTURE_2D,s.TEXTURE_WRAP_S,s.CLAMP_TO_EDGE),s.texParameteri(s.TEXTURE_2D,s.TEXTURE_WRAP_T,s.CLAMP_TO_EDGE)}}else if(pe.length>0){if(he&&de){let le=Ve(pe[0]);t.texStorage2D(s.TEXTURE_2D,$e,te,le.width,le.height)}for(let le=0,Ue=pe.length;le<Ue;le++)K=pe[le],he?De&&t.texSubImage2D(s.TEXTURE_2D,le,0,0,fe,I,K):t.texImage2D(s.TEXTURE_2D,le,te,fe,I,K);v.generateMipmaps=!1}else if(he){if(de){let le=Ve(Q);t.texStorage2D(s.TEXTURE_2D,$e,te,le.width,le.height)}De&&t.texSubImage2D(s.TEXTURE_2D,0,0,0,fe,I,Q)}else t.texImage2D(s.TEXTURE_2D,0,te,fe,I,Q);T(v)&&v.mipmapsAutoUpdate===!0&&b(ae),ge.__version=ue.version,v.onUpdate&&v.onUpdate(v)}E.__version=v.version}function Rn(E,v,H){if(v.image.length!==6)return;let ae=mt(E,v),ie=v.source;t.bindTexture(s.TEXTURE_CUBE_MAP,E.__webglTexture,s.TEXTURE0+H);let ue=n.get(ie);if(ie.version!==ue.__version||ae===!0){t.activeTexture(s.TEXTURE0+H);let ge=je.getPrimaries(je.workingColorSpace),J=v.colorSpace===Ts?null:je.getPrimaries(v.colorSpace),Q=v.colorSpace===Ts||ge===J?s.NONE:s.BROWSER_DEFAULT_WEBGL;t.pixelStorei(s.UNPACK_FLIP_Y_WEBGL,v.flipY),t.pixelStorei(s.UNPACK_PREMULTIPLY_ALPHA_WEBGL,v.premultiplyAlpha),t.pixelStorei(s.UNPACK_ALIGNMENT,v.unpackAlignment),t.pixelStorei(s.UNPACK_COLORSPACE_CONVERSION_WEBGL,Q);let fe=v.isCompressedTexture||v.image[0].isCompressedTexture,I=v.image[0]&&v.image[0].isDataTexture,te=[];for(let ye=0;ye<6;ye++)!fe&&!I?te[ye]=S(v.image[ye],!0,i.maxCubemapSize):te[ye]=I?v.image[ye].image:v.image[ye],te[ye]=Fe(v,te[ye]);let K=te[0],pe=r.convert(v.format,v.colorSpace),he=r.convert(v.type),de=R(v.internalFormat,pe,he,v.normalized,v.colorSpace),De=v.isVideoTexture!==!0,$e=ue.__version===void 0||ae===!0,le=ie.dataReady,Ue=w(v,K);dt(s.TEXTURE_CUBE_MAP,v);let Ye;if(v.isDepthTexture){if(de=x(v.format===ws,v.type),$e)if(De)t.texStorage2D(s.TEXTURE_CUBE_MAP,1,de,K.width,K.height);else for(let ye=0;ye<6;ye++)t.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,0,de,K.width,K.height,0,pe,he,null)}else if(fe){De&&$e&&t.texStorage2D(s.TEXTURE_CUBE_MAP,Ue,de,K.width,K.height);for(let ye=0;ye<6;ye++){Ye=te[ye].mipmaps;for(let ft=0;ft<Ye.length;ft++){let jt=Ye[ft];v.format!==On?pe!==null?De?le&&t.compressedTexSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,ft,0,0,jt.width,jt.height,pe,jt.data):t.compressedTexImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,ft,de,jt.width,jt.height,0,jt.data):Ne("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):De?le&&t.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,ft,0,0,jt.width,jt.height,pe,he,jt.data):t.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,ft,de,jt.width,jt.height,0,pe,he,jt.data)}}}else{if(Ye=v.mipmaps,De&&$e){Ye.length>0&&Ue++;let ye=Ve(te[0]);t.texStorage2D(s.TEXTURE_CUBE_MAP,Ue,de,ye.width,ye.height)}for(let ye=0;ye<6;ye++)if(I){De?le&&t.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,0,0,0,te[ye].width,te[ye].height,pe,he,te[ye].data):t.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,0,de,te[ye].width,te[ye].height,0,pe,he,te[ye].data);for(let ft=0;ft<Ye.length;ft++){let Os=Ye[ft].image[ye].image;De?le&&t.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,ft+1,0,0,Os.width,Os.height,pe,he,Os.data):t.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,ft+1,de,Os.width,Os.height,0,pe,he,Os.data)}}else{De?le&&t.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,0,0,0,pe,he,te[ye]):t.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,0,de,pe,he,te[ye]);for(let ft=0;ft<Ye.length;ft++){let jt=Ye[ft];De?le&&t.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,ft+1,0,0,pe,he,jt.image[ye]):t.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+ye,ft+1,de,pe,he,jt.image[ye])}}}T(v)&&v.mipmapsAutoUpdate===!0&&b(s.TEXTURE_CUBE_MAP),ue.__version=ie.version,v.onUpdate&&v.onUpdate(v)}E.__version=v.version}function bt(E,v,H,ae,ie,ue){let ge=r.convert(H.format,H.colorSpace),J=r.convert(H.type),Q=R(H.internalFormat,ge,J,H.normalized,H.colorSpace),fe=n.get(v),I=n.get(H);if(I.__renderTarget=v,!fe.__hasExternalTextures){let te=Math.max(1,v.width>>ue),K=Math.max(1,v.height>>ue);ie===s.TEXTURE_3D||ie===s.TEXTURE_2D_ARRAY?t.texImage3D(ie,ue,Q,te,K,v.depth,0,ge,J,null):t.texImage2D(ie,ue,Q,te,K,0,ge,J,null)}t.bindFramebuffer(s.FRAMEBUFFER,E),xe(v)?a.framebufferTexture2DMultisampleEXT(s.FRAMEBUFFER,ae,ie,I.__webglTexture,0,vt(v)):(ie===s.TEXTURE_2D||ie>=s.TEXTURE_CUBE_MAP_POSITIVE_X&&ie<=s.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&s.framebufferTexture2D(s.FRAMEBUFFER,ae,ie,I.__webglTexture,ue),t.bindFramebuffer(s.FRAMEBUFFER,null)}function yi(E,v,H){if(s.bindRenderbuffer(s.RENDERBUFFER,E),v.depthBuffer){let ae=v.depthTexture,ie=ae&&ae.isDepthTexture?ae.type:null,ue=x(v.stencilBuffer,ie),ge=v.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT;xe(v)?a.renderbufferStorageMultisampleEXT(s.RENDERBUFFER,vt(v),ue,v.width,v.height):H?s.renderbufferStorageMultisample(s.RENDERBUFFER,vt(v),ue,v.width,v.height):s.renderbufferStorage(s.RENDERBUFFER,ue,v.width,v.height),s.framebufferRenderbuffer(s.FRAMEBUFFER,ge,s.RENDERBUFFER,E)}else{let ae=v.textures;for(let ie=0;ie<ae.length;ie++){let ue=ae[ie],ge=r.convert(ue.format,ue.colorSpace),J=r.convert(ue.type),Q=R(ue.internalFormat,ge,J,ue.normalized,ue.colorSpace);xe(v)?a.renderbufferStorageMultisampleEXT(s.RENDERBUFFER,vt(v),Q,v.width,v.height):H?s.renderbufferStorageMultisample(s.RENDERBUFFER,vt(v),Q,v.width,v.height):s.renderbufferStorage(s.RENDERBUFFER,Q,v.width,v.height)}}s.bindRenderbuffer(s.RENDERBUFFER,null)}function Jt(E,v,H){let ae=v.isWebGLCubeRenderTarget===!0;if(t.bindFramebuffer(s.FRAMEBUFFER,E),!(v.depthTexture&&v.depthTexture.isDepthTexture))throw new Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");let ie=n.get(v.depthTexture);ie.__renderTarget=v;let ue=ae?v.depthTexture.image[0]:v.depthTexture.image;(!ie.__webglTexture||ue.width!==v.width||ue.height!==v.height)&&(ue.width=v.width,ue.height=v.height,v.depthTexture.needsUpdate=!0),ae?Se(v.depthTexture,0):Me(v.depthTexture,0);let ge=ie.__webglTexture,J=vt(v),Q=ae?s.TEXTURE_CUBE_MAP_POSITIVE_X+H:s.TEXTURE_2D,fe=v.depthTexture.format===ws?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT;if(v.depthTexture.format===us)xe(v)?a.framebufferTexture2DMultisampleEXT(s.FRAMEBUFFER,fe,Q,ge,0,J):s.framebufferTexture2D(s.FRAMEBUFFER,fe,Q,ge,0);else if(v.depthTexture.format===ws)xe(v)?a.framebufferTexture2DMultisampleEXT(s.FRAMEBUFFER,fe,Q,ge,0,J):s.framebufferTexture2D(s.FRAMEBUFFER,fe,Q,ge,0);else throw new Error("THREE.WebGLTextures: Unknown depthTexture format.")}function $n(E){let v=n.get(E),H=E.isWebGLCubeRenderTarget===!0;if(v.__boundDepthTexture!==E.depthTexture){let ae=E.depthTexture;if(v.__depthDisposeCallback&&v.__depthDisposeCallback(),ae){let ie=()=>{delete v.__boundDepthTexture,delete v.__depthDisposeCallback,ae.removeEventListener("dispose",ie)};ae.addEventListener("dispose",ie),v.__depthDisposeCallback=ie}v.__boundDepthTexture=ae}if(E.depthTexture&&!v.__autoAllocateDepthBuffer)if(H)for(let ae=0;ae<6;ae++)Jt(v.__webglFramebuffer[ae],E,ae);else E.texture.mipmaps.length>0?Jt(v.__webglFramebuffer[0],E,0):Jt(v.__webglFramebuffer,E,0);else if(H){v.__webglDepthbuffer=[];for(let ae=0;ae<6;ae++)if(t.bindFramebuffer(s.FRAMEBUFFER,v.__webglFramebuffer[ae]),v.__webglDepthbuffer[ae]===void 0)v.__webglDepthbuffer[ae]=s.createRenderbuffer(),yi(v.__webglDepthbuffer[ae],E,!1);else{let ie=E.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT,ue=v.__webglDepthbuffer[ae];s.bindRenderbuffer(s.RENDERBUFFER,ue),s.framebufferRenderbuffer(s.FRAMEBUFFER,ie,s.RENDERBUFFER,ue)}}else if(E.texture.mipmaps.length>0?t.bindFramebuffer(s.FRAMEBUFFER,v.__webglFramebuffer[0]):t.bindFramebuffer(s.FRAMEBUFFER,v.__webglFramebuffer),v.__webglDepthbuffer===void 0)v.__webglDepthbuffer=s.createRenderbuffer(),yi(v.__webglDepthbuffer,E,!1);else{let ie=E.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT,ue=v.__webglDepthbuffer;s.bindRenderbuffer(s.RENDERBUFFER,ue),s.framebufferRenderbuffer(s.FRAMEBUFFER,ie,s.RENDERBUFFER,ue)}t.bindFramebuffer(s.FRAMEBUFFER,null)}function Zn(E,v,H){let ae=n.get(E);v!==void 0&&bt(ae.__webglFramebuffer,E,E.texture,s.COLOR_ATTACHMENT0,s.TEXTURE_2D,0),H!==void 0&&$n(E)}function Jn(E){let v=E.texture,H=n.get(E),ae=n.get(v);E.addEventListener("dispose",q),G(E);let ie=E.textures,ue=E.isWebGLCubeRenderTarget===!0,ge=ie.length>1;if(ge||(ae.__webglTexture===void 0&&(ae.__webglTexture=s.createTexture()),ae.__version=v.version,o.memory.textures++),ue){H.__webglFramebuffer=[];for(let J=0;J<6;J++)if(v.mipmaps.length>0){H.__webglFramebuffer[J]=[];for(let Q=0;Q<v.mipmaps.length;Q++)H.__webglFramebuffer[J][Q]=s.createFramebuffer()}else H.__webglFramebuffer[J]=s.createFramebuffer()}else{if(v.mipmaps.length>0){H.__webglFramebuffer=[];for(let J=0;J<v.mipmaps.length;J++)H.__webglFramebuffer[J]=s.createFramebuffer()}else H.__webglFramebuffer=s.createFramebuffer();if(ge)for(let J=0,Q=ie.length;J<Q;J++){let fe=n.get(ie[J]);fe.__webglTexture===void 0&&(fe.__webglTexture=s.createTexture(),o.memory.textures++)}if(E.samples>0&&xe(E)===!1){H.__webglMultisampledFramebuffer=s.createFramebuffer(),H.__webglColorRenderbuffer=[],t.bindFramebuffer(s.FRAMEBUFFER,H.__webglMultisampledFramebuffer);for(let J=0;J<ie.length;J++){let Q=ie[J];H.__webglColorRenderbuffer[J]=s.createRenderbuffer(),s.bindRenderbuffer(s.RENDERBUFFER,H.__webglColorRenderbuffer[J]);let fe=r.convert(Q.format,Q.colorSpace),I=r.convert(Q.type),te=R(Q.internalFormat,fe,I,Q.normalized,Q.colorSpace,E.isXRRenderTarget===!0),K=vt(E);s.renderbufferStorageMultisample(s.RENDERBUFFER,K,te,E.width,E.height),s.framebufferRenderbuffer(s.FRAMEBUFFER,s.COLOR_ATTACHMENT0+J,s.RENDERBUFFER,H.__webglColorRenderbuffer[J])}s.bindRenderbuffer(s.RENDERBUFFER,null),E.depthBuffer&&(H.__webglDepthRenderbuffer=s.createRenderbuffer(),yi(H.__webglDepthRenderbuffer,E,!0)),t.bindFramebuffer(s.FRAMEBUFFER,null)}}if(ue){t.bindTexture(s.TEXTURE_CUBE_MAP,ae.__webglTexture),dt(s.TEXTURE_CUBE_MAP,v);for(let J=0;J<6;J++)if(v.mipmaps.length>0)for(let Q=0;Q<v.mipmaps.length;Q++)bt(H.__webglFramebuffer[J][Q],E,v,s.COLOR_ATTACHMENT0,s.TEXTURE_CUBE_MAP_POSITIVE_X+J,Q);else bt(H.__webglFramebuffer[J],E,v,s.COLOR_ATTACHMENT0,s.TEXTURE_CUBE_MAP_POSITIVE_X+J,0);T(v)?b(s.TEXTURE_CUBE_MAP):v.mipmaps.length>0&&s.texParameteri(s.TEXTURE_CUBE_MAP,s.TEXTURE_MAX_LEVEL,v.mipmaps.length-1),t.unbindTexture()}else if(ge){for(let J=0,Q=ie.length;J<Q;J++){let fe=ie[J],I=n.get(fe),te=s.TEXTURE_2D;(E.isWebGL3DRenderTarget||E.isWebGLArrayRenderTarget)&&(te=E.isWebGL3DRenderTarget?s.TEXTURE_3D:s.TEXTURE_2D_ARRAY),t.bindTexture(te,I.__webglTexture),dt(te,fe),bt(H.__webglFramebuffer,E,fe,s.COLOR_ATTACHMENT0+J,te,0),T(fe)&&b(te)}t.unbindTexture()}else{let J=s.TEXTURE_2D;if((E.isWebGL3DRenderTarget||E.isWebGLArrayRenderTarget)&&(J=E.isWebGL3DRenderTarget?s.TEXTURE_3D:s.TEXTURE_2D_ARRAY),t.bindTexture(J,ae.__webglTexture),dt(J,v),v.mipmaps.length>0)for(let Q=0;Q<v.mipmaps.length;Q++)bt(H.__webglFramebuffer[Q],E,v,s.COLOR_ATTACHMENT0,J,Q);else bt(H.__webglFramebuffer,E,v,s.COLOR_ATTACHMENT0,J,0);T(v)?b(J):v.mipmaps.length>0&&s.texParameteri(J,s.TEXTURE_MAX_LEVEL,v.mipmaps.length-1),t.unbindTexture()}E.depthBuffer&&$n(E)}function O(E){let v=E.textures;for(let H=0,ae=v.length;H<ae;H++){let ie=v[H];if(T(ie)&&ie.mipmapsAutoUpdate===!0){let ue=C(E),ge=n.get(ie).__webglTexture;t.bindTexture(ue,ge),b(ue),t.unbindTexture()}}}let jn=[];function yt(E){if(E.samples>0){if(xe(E)===!1){let v=E.textures,H=E.width,ae=E.height,ie=s.COLOR_BUFFER_BIT,ue=E.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT,ge=n.get(E),J=v.length>1;if(J)for(let fe=0;fe<v.length;fe++)t.bindFramebuffer(s.FRAMEBUFFER,ge.__webglMultisampledFramebuffer),s.framebufferRenderbuffer(s.FRAMEBUFFER,s.COLOR_ATTACHMENT0+fe,s.RENDERBUFFER,null),t.bindFramebuffer(s.FRAMEBUFFER,ge.__webglFramebuffer),s.framebufferTexture2D(s.DRAW_FRAMEBUFFER,s.COLOR_ATTACHMENT0+fe,s.TEXTURE_2D,null,0);t.bindFramebuffer(s.READ_FRAMEBUFFER,ge.__webglMultisampledFramebuffer),E.texture.mipmaps.length>0?t.bindFramebuffer(s.DRAW_FRAMEBUFFER,ge.__webglFramebuffer[0]):t.bindFramebuffer(s.DRAW_FRAMEBUFFER,ge.__webglFramebuffer);for(let fe=0;fe<v.length;fe++){if(E.resolveDepthBuffer&&(E.depthBuffer&&(ie|=s.DEPTH_BUFFER_BIT),E.stencilBuffer&&E.resolveStencilBuffer&&(ie|=s.STENCIL_BUFFER_BIT)),J){s.framebufferRenderbuffer(s.READ_FRAMEBUFFER,s.COLOR_ATTACHMENT0,s.RENDERBUFFER,ge.__webglColorRenderbuffer[fe]);let I=n.get(v[fe]).__webglTexture;s.framebufferTexture2D(s.DRAW_FRAMEBUFFER,s.COLOR_ATTACHMENT0,s.TEXTURE_2D,I,0)}s.blitFramebuffer(0,0,H,ae,0,0,H,ae,ie,s.NEAREST),c===!0&&(jn.length=0,jn.push(s.COLOR_ATTACHMENT0+fe),E.depthBuffer&&E.storeMultisampledDepthBuffer===!1&&jn.push(ue),s.invalidateFramebuffer(s.READ_FRAMEBUFFER,jn))}if(t.bindFramebuffer(s.READ_FRAMEBUFFER,null),t.bindFramebuffer(s.DRAW_FRAMEBUFFER,null),J)for(let fe=0;fe<v.length;fe++){t.bindFramebuffer(s.FRAMEBUFFER,ge.__webglMultisampledFramebuffer),s.framebufferRenderbuffer(s.FRAMEBUFFER,s.COLOR_ATTACHMENT0+fe,s.RENDERBUFFER,ge.__webglColorRenderbuffer[fe]);let I=n.get(v[fe]).__webglTexture;t.bindFramebuffer(s.FRAMEBUFFER,ge.__webglFramebuffer),s.framebufferTexture2D(s.DRAW_FRAMEBUFFER,s.COLOR_ATTACHMENT0+fe,s.TEXTURE_2D,I,0)}t.bindFramebuffer(s.DRAW_FRAMEBUFFER,ge.__webglMultisampledFramebuffer)}else if(E.depthBuffer&&E.storeMultisampledDepthBuffer===!1&&c){let v=E.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT;s.invalidateFramebuffer(s.DRAW_FRAMEBUFFER,[v])}}}function vt(E){return Math.min(i.maxSamples,E.samples)}function xe(E){let v=n.get(E);return E.samples>0&&e.has("WEBGL_multisampled_render_to_texture")===!0&&v.__useRenderToTexture!==!1}function Vt(E){let v=o.render.frame;h.get(E)!==v&&(h.set(E,v),E.update())}function Fe(E,v){let H=E.colorSpace,ae=E.format,ie=E.type;return E.isCompressedTexture===!0||E.isVideoTexture===!0||H!==Sn&&H!==Ts&&(je.getTransfer(H)===ut?(ae!==On||ie!==Un)&&Ne("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):ze("WebGLTextures: Unsupported texture color space:",H)),v}function Ve(E){return typeof HTMLImageElement<"u"&&E instanceof HTMLImageElement?(l.width=E.naturalWidth||E.width,l.height=E.naturalHeight||E.height):typeof VideoFrame<"u"&&E instanceof VideoFrame?(l.width=E.displayWidth,l.height=E.displayHeight):(l.width=E.width,l.height=E.height),l}this.allocateTextureUnit=We,this.resetTextureUnits=re,this.getTextureUnits=oe,this.setTextureUnits=Pe,this.setTexture2D=Me,this.setTexture2DArray=Ee,this.setTexture3D=Oe,this.setTextureCube=Se,this.rebindTextures=Zn,this.setupRenderTarget=Jn,this.updateRenderTargetMipmap=O,this.updateMultisampleRenderTarget=yt,this.setupDepthRenderbuffer=$n,this.setupFrameBufferTexture=bt,this.useMultisampledRTT=xe,this.dispose=Z}function uA(s,e){function t(n,i=Ts){let r,o=je.getTransfer(i);if(n===Un)return s.UNSIGNED_BYTE;if(n===Xh)return s.UNSIGNED_SHORT_4_4_4_4;if(n===qh)return s.UNSIGNED_SHORT_5_5_5_1;if(n===Kf)return s.UNSIGNED_INT_5_9_9_9_REV;if(n===$f)return s.UNSIGNED_INT_10F_11F_11F_REV;if(n===qf)return s.BYTE;if(n===Yf)return s.SHORT;if(n===Jo)return s.UNSIGNED_SHORT;if(n===Wh)return s.INT;if(n===di)return s.UNSIGNED_INT;if(n===qn)return s.FLOAT;if(n===fi)return s.HALF_FLOAT;if(n===Zf)return s.ALPHA;if(n===Jf)return s.RGB;if(n===On)return s.RGBA;if(n===us)return s.DEPTH_COMPONENT;if(n===ws)return s.DEPTH_STENCIL;if(n===Yh)return s.RED;if(n===Kh)return s.RED_INTEGER;if(n===er)return s.RG;if(n===$h)return s.RG_INTEGER;if(n===Zh)return s.RGBA_INTEGER;if(n===zc||n===Gc||n===Hc||n===Vc)if(o===ut)if(r=e.get("WEBGL_compressed_texture_s3tc_srgb"),r!==null){if(n===zc)return r.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(n===Gc)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(n===Hc)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(n===Vc)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(r=e.get("WEBGL_compressed_texture_s3tc"),r!==null){if(n===zc)return r.COMPRESSED_RGB_S3TC_DXT1_EXT;if(n===Gc)return r.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(n===Hc)return r.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(n===Vc)return r.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(n===Jh||n===jh||n===Qh||n===eu)if(r=e.get("WEBGL_compressed_texture_pvrtc"),r!==null){if(n===Jh)return r.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(n===jh)return r.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(n===Qh)return r.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(n===eu)return r.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(n===tu||n===nu||n===iu||n===su||n===ru||n===Wc||n===ou)if(r=e.get("WEBGL_compressed_texture_etc"),r!==null){if(n===tu||n===nu)return o===ut?r.COMPRESSED_SRGB8_ETC2:r.COMPRESSED_RGB8_ETC2;if(n===iu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:r.COMPRESSED_RGBA8_ETC2_EAC;if(n===su)return r.COMPRESSED_R11_EAC;if(n===ru)return r.COMPRESSED_SIGNED_R11_EAC;if(n===Wc)return r.COMPRESSED_RG11_EAC;if(n===ou)return r.COMPRESSED_SIGNED_RG11_EAC}else return null;if(n===au||n===cu||n===lu||n===hu||n===uu||n===du||n===fu||n===pu||n===mu||n===gu||n===_u||n===xu||n===yu||n===vu)if(r=e.get("WEBGL_compressed_texture_astc"),r!==null){if(n===au)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:r.COMPRESSED_RGBA_ASTC_4x4_KHR;if(n===cu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:r.COMPRESSED_RGBA_ASTC_5x4_KHR;if(n===lu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:r.COMPRESSED_RGBA_ASTC_5x5_KHR;if(n===hu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:r.COMPRESSED_RGBA_ASTC_6x5_KHR;if(n===uu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:r.COMPRESSED_RGBA_ASTC_6x6_KHR;if(n===du)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:r.COMPRESSED_RGBA_ASTC_8x5_KHR;if(n===fu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:r.COMPRESSED_RGBA_ASTC_8x6_KHR;if(n===pu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:r.COMPRESSED_RGBA_ASTC_8x8_KHR;if(n===mu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:r.COMPRESSED_RGBA_ASTC_10x5_KHR;if(n===gu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:r.COMPRESSED_RGBA_ASTC_10x6_KHR;if(n===_u)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:r.COMPRESSED_RGBA_ASTC_10x8_KHR;if(n===xu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:r.COMPRESSED_RGBA_ASTC_10x10_KHR;if(n===yu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:r.COMPRESSED_RGBA_ASTC_12x10_KHR;if(n===vu)return o===ut?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:r.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(n===Mu||n===Su||n===bu)if(r=e.get("EXT_texture_compression_bptc"),r!==null){if(n===Mu)return o===ut?r.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:r.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(n===Su)return r.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(n===bu)return r.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(n===wu||n===Tu||n===Xc||n===Eu)if(r=e.get("EXT_texture_compression_rgtc"),r!==null){if(n===wu)return r.COMPRESSED_RED_RGTC1_EXT;if(n===Tu)return r.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(n===Xc)return r.COMPRESSED_RED_GREEN_RGTC2_EXT;if(n===Eu)return r.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return n===Ur?s.UNSIGNED_INT_24_8:s[n]!==void 0?s[n]:null}return{convert:t}}var dA=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,fA=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`,Tp=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(e,t){if(this.texture===null){let n=new Ac(e.texture);(e.depthNear!==t.depthNear||e.depthFar!==t.depthFar)&&(this.depthNear=e.depthNear,this.depthFar=e.depthFar),this.texture=n}}getMesh(e){if(this.texture!==null&&this.mesh===null){let t=e.cameras[0].viewport,n=new Ri({vertexShader:dA,fragmentShader:fA,uniforms:{depthColor:{value:this.texture},depthWidth:{value:t.z},depthHeight:{value:t.w}}});this.mesh=new Ut(new Rc(20,20),n)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},Ep=class extends ui{constructor(e,t){super();let n=this,i=null,r=1,o=null,a="local-floor",c=1,l=null,h=null,u=null,d=null,f=null,_=null,y=typeof XRWebGLBinding<"u",g=new Tp,m={},S=t.getContextAttributes(),T=null,b=null,C=[],R=[],x=new ke,w=null,G=null,N=new Xt;N.viewport=new pt;let k=new Xt;k.viewport=new pt;let q=[N,k],j=new Bh,L=null,Z=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(ee){let Me=C[ee];return Me===void 0&&(Me=new ko,C[ee]=Me),Me.getTargetRaySpace()},this.getControllerGrip=function(ee){let Me=C[ee];return Me===void 0&&(Me=new ko,C[ee]=Me),Me.getGripSpace()},this.getHand=function(ee){let Me=C[ee];return Me===void 0&&(Me=new ko,C[ee]=Me),Me.getHandSpace()};function ne(ee){let Me=R.indexOf(ee.inputSource);if(Me===-1)return;let Ee=C[Me];Ee!==void 0&&(Ee.update(ee.inputSource,ee.frame,l||o),Ee.dispatchEvent({type:ee.type,data:ee.inputSource}))}function Y(){i.removeEventListener("select",ne),i.removeEventListener("selectstart",ne),i.removeEventListener("selectend",ne),i.removeEventListener("squeeze",ne),i.removeEventListener("squeezestart",ne),i.removeEventListener("squeezeend",ne),i.removeEventListener("end",Y),i.removeEventListener("inputsourceschange",ce);for(let ee=0;ee<C.length;ee++){let Me=R[ee];Me!==null&&(R[ee]=null,C[ee].disconnect(Me))}L=null,Z=null,g.reset();for(let ee in m)delete m[ee];if(e.setRenderTarget(T),f=null,d=null,u=null,i=null,b=null,We.stop(),n.isPresenting=!1,e.setPixelRatio(w),e.setSize(x.width,x.height,!1),G!==null){let ee=G.camera;ee.fov=G.fov,ee.zoom=G.zoom,ee.updateProjectionMatrix(),G=null}n.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function(ee){r=ee,n.isPresenting===!0&&Ne("WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function(ee){a=ee,n.isPresenting===!0&&Ne("WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return l||o},this.setReferenceSpace=function(ee){l=ee},this.getBaseLayer=function(){return d!==null?d:f},this.getBinding=function(){return u===null&&y&&(u=new XRWebGLBinding(i,t)),u},this.getFrame=function(){return _},this.getSession=function(){return i},this.setSession=async function(ee){if(i=ee,i!==null){if(T=e.getRenderTarget(),i.addEventListener("select",ne),i.addEventListener("selectstart",ne),i.addEventListener("selectend",ne),i.addEventListener("squeeze",ne),i.addEventListener("squeezestart",ne),i.addEventListener("squeezeend",ne),i.addEventListener("end",Y),i.addEventListener("inputsourceschange",ce),S.xrCompatible!==!0&&await t.makeXRCompatible(),w=e.getPixelRatio(),e.getSize(x),y&&"createProjectionLayer"in XRWebGLBinding.prototype){let Ee=null,Oe=null,Se=null;S.depth&&(Se=S.stencil?t.DEPTH24_STENCIL8:t.DEPTH_COMPONENT24,Ee=S.stencil?ws:us,Oe=S.stencil?Ur:di);let qe={colorFormat:t.RGBA8,depthFormat:Se,scaleFactor:r};u=this.getBinding(),d=u.createProjectionLayer(qe),i.updateRenderState({layers:[d]}),e.setPixelRatio(1),e.setSize(d.textureWidth,d.textureHeight,!1),b=new Wn(d.textureWidth,d.textureHeight,{format:On,type:Un,depthTexture:new gs(d.textureWidth,d.textureHeight,Oe,void 0,void 0,void 0,void 0,void 0,void 0,Ee),stencilBuffer:S.stencil,colorSpace:e.outputColorSpace,samples:S.antialias?4:0,resolveDepthBuffer:d.ignoreDepthValues===!1,resolveStencilBuffer:d.ignoreDepthValues===!1,storeMultisampledDepthBuffer:d.ignoreDepthValues===!1,storeMultisampledStencilBuffer:d.ignoreDepthValues===!1})}else{let Ee={antialias:S.antialias,alpha:!0,depth:S.depth,stencil:S.stencil,framebufferScaleFactor:r};f=new XRWebGLLayer(i,t,Ee),i.updateRenderState({baseLayer:f}),e.setPixelRatio(1),e.setSize(f.framebufferWidth,f.framebufferHeight,!1),b=new Wn(f.framebufferWidth,f.framebufferHeight,{format:On,type:Un,colorSpace:e.outputColorSpace,stencilBuffer:S.stencil,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1,storeMultisampledDepthBuffer:f.ignoreDepthValues===!1,storeMultisampledStencilBuffer:f.ignoreDepthValues===!1})}b.isXRRenderTarget=!0,this.setFoveation(c),l=null,o=await i.requestReferenceSpace(a),We.setContext(i),We.start(),n.isPresenting=!0,n.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(i!==null)return i.environmentBlendMode},this.getDepthTexture=function(){return g.getDepthTexture()};function ce(ee){for(let Me=0;Me<ee.removed.length;Me++){let Ee=ee.removed[Me],Oe=R.indexOf(Ee);Oe>=0&&(R[Oe]=null,C[Oe].disconnect(Ee))}for(let Me=0;Me<ee.added.length;Me++){let Ee=ee.added[Me],Oe=R.indexOf(Ee);if(Oe===-1){for(let qe=0;qe<C.length;qe++)if(qe>=R.length){R.push(Ee),Oe=qe;break}else if(R[qe]===null){R[qe]=Ee,Oe=qe;break}if(Oe===-1)break}let Se=C[Oe];Se&&Se.connect(Ee)}}function $(ee,Me){Me===null?ee.matrixWorld.copy(ee.matrix):ee.matrixWorld.multiplyMatrices(Me.matrixWorld,ee.matrix),ee.matrixWorldInverse.copy(ee.matrixWorld).invert()}this.updateCamera=function(ee){if(i===null)return;let Me=ee.near,Ee=ee.far;g.texture!==null&&(g.depthNear>0&&(Me=g.depthNear),g.depthFar>0&&(Ee=g.depthFar)),j.near=k.near=N.near=Me,j.far=k.far=N.far=Ee,(L!==j.near||Z!==j.far)&&(i.updateRenderState({depthNear:j.near,depthFar:j.far}),L=j.near,Z=j.far),j.layers.mask=ee.layers.mask|6,N.layers.mask=j.layers.mask&-5,k.layers.mask=j.layers.mask&-3;let Oe=ee.parent,Se=j.cameras;$(j,Oe);for(let qe=0;qe<Se.length;qe++)$(Se[qe],Oe);j.projectionMatrix.copy(N.projectionMatrix),j.projectionMatrixInverse.copy(N.projectionMatrixInverse),G===null&&ee.isPerspectiveCamera&&(G={camera:ee,fov:ee.fov,zoom:ee.zoom}),re(ee,j,Oe)};function re(ee,Me,Ee){Ee===null?ee.matrix.copy(Me.matrixWorld):(ee.matrix.copy(Ee.matrixWorld),ee.matrix.invert(),ee.matrix.multiply(Me.matrixWorld)),ee.matrix.decompose(ee.position,ee.quaternion,ee.scale),ee.updateMatrixWorld(!0),ee.projectionMatrix.copy(Me.projectionMatrix),ee.projectionMatrixInverse.copy(Me.projectionMatrixInverse),ee.isPerspectiveCamera&&(ee.fov=Er*2*Math.atan(1/ee.projectionMatrix.elements[5]),ee.zoom=1)}this.getCamera=function(){return j},this.getFoveation=function(){if(!(d===null&&f===null))return c},this.setFoveation=function(ee){c=ee,d!==null&&(d.fixedFoveation=ee),f!==null&&f.fixedFoveation!==void 0&&(f.fixedFoveation=ee)},this.hasDepthSensing=function(){return g.texture!==null},this.getDepthSensingMesh=function(){return g.getMesh(j)},this.getCameraTexture=function(ee){return m[ee]};let oe=null;function Pe(ee,Me){if(h=Me.getViewerPose(l||o),_=Me,h!==null){let Ee=h.views;f!==null&&(e.setRenderTargetFramebuffer(b,f.framebuffer),e.setRenderTarget(b));let Oe=!1;Ee.length!==j.cameras.length&&(j.cameras.length=0,Oe=!0);for(let Be=0;Be<Ee.length;Be++){let dt=Ee[Be],mt=null;if(f!==null)mt=f.getViewport(dt);else{let rn=u.getViewSubImage(d,dt);mt=rn.viewport,Be===0&&(e.setRenderTargetTextures(b,rn.colorTexture,rn.depthStencilTexture),e.setRenderTarget(b))}let tt=q[Be];tt===void 0&&(tt=new Xt,tt.layers.enable(Be),tt.viewport=new pt,q[Be]=tt),tt.matrix.fromArray(dt.transform.matrix),tt.matrix.decompose(tt.position,tt.quaternion,tt.scale),tt.projectionMatrix.fromArray(dt.projectionMatrix),tt.projectionMatrixInverse.copy(tt.projectionMatrix).invert(),tt.viewport.set(mt.x,mt.y,mt.width,mt.height),Be===0&&(j.matrix.copy(tt.matrix),j.matrix.decompose(j.position,j.quaternion,j.scale)),Oe===!0&&j.cameras.push(tt)}let Se=i.enabledFeatures;if(Se&&Se.includes("depth-sensing")&&i.depthUsage=="gpu-optimized"&&y){u=n.getBinding();let Be=u.getDepthInformation(Ee[0]);Be&&Be.isValid&&Be.texture&&g.init(Be,i.renderState)}if(Se&&Se.includes("camera-access")&&y){e.state.unbindTexture(),u=n.getBinding();for(let Be=0;Be<Ee.length;Be++){let dt=Ee[Be].camera;if(dt){let mt=m[dt];mt||(mt=new Ac,m[dt]=mt);let tt=u.getCameraImage(dt);mt.sourceTexture=tt}}}}for(let Ee=0;Ee<C.length;Ee++){let Oe=R[Ee],Se=C[Ee];Oe!==null&&Se!==void 0&&Se.update(Oe,Me,l||o)}oe&&oe(ee,Me),Me.detectedPlanes&&n.dispatchEvent({type:"planesdetected",data:Me}),_=null}let We=new _x;We.setAnimationLoop(Pe),this.setAnimationLoop=function(ee){oe=ee},this.dispose=function(){}}},pA=new Ge,Ax=new He;Ax.set(-1,0,0,0,1,0,0,0,1);function mA(s,e){function t(g,m){g.matrixAutoUpdate===!0&&g.updateMatrix(),m.value.copy(g.matrix)}function n(g,m){m.color.getRGB(g.fogColor.value,cp(s)),m.isFog?(g.fogNear.value=m.near,g.fogFar.value=m.far):m.isFogExp2&&(g.fogDensity.value=m.density)}function i(g,m,S,T,b){m.isNodeMaterial?m.uniformsNeedUpdate=!1:m.isMeshBasicMaterial?r(g,m):m.isMeshLambertMaterial?(r(g,m),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)):m.isMeshToonMaterial?(r(g,m),u(g,m)):m.isMeshPhongMaterial?(r(g,m),h(g,m),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)):m.isMeshStandardMaterial?(r(g,m),d(g,m),m.isMeshPhysicalMaterial&&f(g,m,b)):m.isMeshMatcapMaterial?(r(g,m),_(g,m)):m.isMeshDepthMaterial?r(g,m):m.isMeshDistanceMaterial?(r(g,m),y(g,m)):m.isMeshNormalMaterial?r(g,m):m.isLineBasicMaterial?(o(g,m),m.isLineDashedMaterial&&a(g,m)):m.isPointsMaterial?c(g,m,S,T):m.isSpriteMaterial?l(g,m):m.isShadowMaterial?(g.color.value.copy(m.color),g.opacity.value=m.opacity):m.isShaderMaterial&&(m.uniformsNeedUpdate=!1)}function r(g,m){g.opacity.value=m.opacity,m.color&&g.diffuse.value.copy(m.color),m.emissive&&g.emissive.value.copy(m.emissive).multiplyScalar(m.emissiveIntensity),m.map&&(g.map.value=m.map,t(m.map,g.mapTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,t(m.alphaMap,g.alphaMapTransform)),m.bumpMap&&(g.bumpMap.value=m.bumpMap,t(m.bumpMap,g.bumpMapTransform),g.bumpScale.value=m.bumpScale,m.side===wn&&(g.bumpScale.value*=-1)),m.normalMap&&(g.normalMap.value=m.normalMap,t(m.normalMap,g.normalMapTransform),g.normalScale.value.copy(m.normalScale),m.side===wn&&g.normalScale.value.negate()),m.displacementMap&&(g.displacementMap.value=m.displacementMap,t(m.displacementMap,g.displacementMapTransform),g.displacementScale.value=m.displacementScale,g.displacementBias.value=m.displacementBias),m.emissiveMap&&(g.emissiveMap.value=m.emissiveMap,t(m.emissiveMap,g.emissiveMapTransform)),m.specularMap&&(g.specularMap.value=m.specularMap,t(m.specularMap,g.specularMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest);let S=e.get(m),T=S.envMap,b=S.envMapRotation;T&&(g.envMap.value=T,g.envMapRotation.value.setFromMatrix4(pA.makeRotationFromEuler(b)).transpose(),T.isCubeTexture&&T.isRenderTargetTexture===!1&&g.envMapRotation.value.premultiply(Ax),g.reflectivity.value=m.reflectivity,g.ior.value=m.ior,g.refractionRatio.value=m.refractionRatio),m.lightMap&&(g.lightMap.value=m.lightMap,g.lightMapIntensity.value=m.lightMapIntensity,t(m.lightMap,g.lightMapTransform)),m.aoMap&&(g.aoMap.value=m.aoMap,g.aoMapIntensity.value=m.aoMapIntensity,t(m.aoMap,g.aoMapTransform))}function o(g,m){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,m.map&&(g.map.value=m.map,t(m.map,g.mapTransform))}function a(g,m){g.dashSize.value=m.dashSize,g.totalSize.value=m.dashSize+m.gapSize,g.scale.value=m.scale}function c(g,m,S,T){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,g.size.value=m.size*S,g.scale.value=T*.5,m.map&&(g.map.value=m.map,t(m.map,g.uvTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,t(m.alphaMap,g.alphaMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest)}function l(g,m){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,g.rotation.value=m.rotation,m.map&&(g.map.value=m.map,t(m.map,g.mapTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,t(m.alphaMap,g.alphaMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest)}function h(g,m){g.specular.value.copy(m.specular),g.shininess.value=Math.max(m.shininess,1e-4)}function u(g,m){m.gradientMap&&(g.gradientMap.value=m.gradientMap)}function d(g,m){g.metalness.value=m.metalness,m.metalnessMap&&(g.metalnessMap.value=m.metalnessMap,t(m.metalnessMap,g.metalnessMapTransform)),g.roughness.value=m.roughness,m.roughnessMap&&(g.roughnessMap.value=m.roughnessMap,t(m.roughnessMap,g.roughnessMapTransform)),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)}function f(g,m,S){g.ior.value=m.ior,m.diffuseRoughness>0&&(g.diffuseRoughness.value=m.diffuseRoughness,m.diffuseRoughnessMap&&(g.diffuseRoughnessMap.value=m.diffuseRoughnessMap,t(m.diffuseRoughnessMap,g.diffuseRoughnessMapTransform))),m.sheen>0&&(g.sheenColor.value.copy(m.sheenColor).multiplyScalar(m.sheen),g.sheenRoughness.value=m.sheenRoughness,m.sheenColorMap&&(g.sheenColorMap.value=m.sheenColorMap,t(m.sheenColorMap,g.sheenColorMapTransform)),m.sheenRoughnessMap&&(g.sheenRoughnessMap.value=m.sheenRoughnessMap,t(m.sheenRoughnessMap,g.sheenRoughnessMapTransform))),m.clearcoat>0&&(g.clearcoat.value=m.clearcoat,g.clearcoatRoughness.value=m.clearcoatRoughness,m.clearcoatMap&&(g.clearcoatMap.value=m.clearcoatMap,t(m.clearcoatMap,g.clearcoatMapTransform)),m.clearcoatRoughnessMap&&(g.clearcoatRoughnessMap.value=m.clearcoatRoughnessMap,t(m.clearcoatRoughnessMap,g.clearcoatRoughnessMapTransform)),m.clearcoatNormalMap&&(g.clearcoatNormalMap.value=m.clearcoatNormalMap,t(m.clearcoatNormalMap,g.clearcoatNormalMapTransform),g.clearcoatNormalScale.value.copy(m.clearcoatNormalScale),m.side===wn&&g.clearcoatNormalScale.value.negate())),m.dispersion>0&&(g.dispersion.value=m.dispersion),m.retroreflectivity>0&&(g.retroreflectivity.value=m.retroreflectivity),m.iridescence>0&&(g.iridescence.value=m.iridescence,g.iridescenceIOR.value=m.iridescenceIOR,g.iridescenceThicknessMinimum.value=m.iridescenceThicknessMinimum,g.iridescenceThicknessMaximum.value=m.iridescenceThicknessMaximum,m.iridescenceMap&&(g.iridescenceMap.value=m.iridescenceMap,t(m.iridescenceMap,g.iridescenceMapTransform)),m.iridescenceThicknessMap&&(g.iridescenceThicknessMap.value=m.iridescenceThicknessMap,t(m.iridescenceThicknessMap,g.iridescenceThicknessMapTransform))),m.transmission>0&&(g.transmission.value=m.transmission,g.transmissionSamplerMap.value=S.texture,g.transmissionSamplerSize.value.set(S.width,S.height),m.transmissionMap&&(g.transmissionMap.value=m.transmissionMap,t(m.transmissionMap,g.transmissionMapTransform)),g.thickness.value=m.thickness,m.thicknessMap&&(g.thicknessMap.value=m.thicknessMap,t(m.thicknessMap,g.thicknessMapTransform)),g.attenuationDistance.value=m.attenuationDistance,g.attenuationColor.value.copy(m.attenuationColor)),m.anisotropy>0&&(g.anisotropyVector.value.set(m.anisotropy*Math.cos(m.anisotropyRotation),m.anisotropy*Math.sin(m.anisotropyRotation)),m.anisotropyMap&&(g.anisotropyMap.value=m.anisotropyMap,t(m.anisotropyMap,g.anisotropyMapTransform))),g.specularIntensity.value=m.specularIntensity,g.specularColor.value.copy(m.specularColor),m.specularColorMap&&(g.specularColorMap.value=m.specularColorMap,t(m.specularColorMap,g.specularColorMapTransform)),m.specularIntensityMap&&(g.specularIntensityMap.value=m.specularIntensityMap,t(m.specularIntensityMap,g.specularIntensityMapTransform))}function _(g,m){m.matcap&&(g.matcap.value=m.matcap)}function y(g,m){let S=e.get(m).light;g.referencePosition.value.setFromMatrixPosition(S.matrixWorld),g.nearDistance.value=S.shadow.camera.near,g.farDistance.value=S.shadow.camera.far}return{refreshFogUniforms:n,refreshMaterialUniforms:i}}function gA(s,e,t,n){let i={},r={};function o(S,T){let b=T.program;n.uniformBlockBinding(S,b,i[S.id])}function a(S,T){let b=i[S.id];b===void 0&&(_(S),b=c(S),i[S.id]=b,S.addEventListener("dispose",g));let C=T.program;n.updateUBOMapping(S,C);let R=e.render.frame;r[S.id]!==R&&(l(S),r[S.id]=R)}function c(S){let T=s.createBuffer(),b=S.__size,C=S.usage;return s.bindBuffer(s.UNIFORM_BUFFER,T),s.bufferData(s.UNIFORM_BUFFER,b,C),s.bindBuffer(s.UNIFORM_BUFFER,null),T}function l(S){let T=i[S.id],b=S.uniforms,C=S.__cache;s.bindBuffer(s.UNIFORM_BUFFER,T);for(let R=0,x=b.length;R<x;R++){let w=b[R];if(Array.isArray(w))for(let G=0,N=w.length;G<N;G++)h(w[G],R,G,C);else h(w,R,0,C)}s.bindBuffer(s.UNIFORM_BUFFER,null)}function h(S,T,b,C){if(d(S,T,b,C)===!0){let R=S.__offset,x=S.value;if(Array.isArray(x)){let w=0;for(let G=0;G<x.length;G++){let N=x[G],k=y(N,!0);u(N,S.__data,w),w+=k.storage/Float32Array.BYTES_PER_ELEMENT}}else u(x,S.__data,0);s.bufferSubData(s.UNIFORM_BUFFER,R,S.__data)}}function u(S,T,b){typeof S=="number"||typeof S=="boolean"?T[b]=S:S.isMatrix3?(T[b]=S.elements[0],T[b+1]=S.elements[1],T[b+2]=S.elements[2],T[b+3]=0,T[b+4]=S.elements[3],T[b+5]=S.elements[4],T[b+6]=S.elements[5],T[b+7]=0,T[b+8]=S.elements[6],T[b+9]=S.elements[7],T[b+10]=S.elements[8],T[b+11]=0):ArrayBuffer.isView(S)?T.set(S.subarray(0,T.length-b),b):S.toArray(T,b)}function d(S,T,b,C){let R=S.value,x=T+"_"+b;if(Array.isArray(R)){C[x]===void 0&&(C[x]=[]);let w=C[x],G=!1;for(let N=0;N<R.length;N++)f(R[N],w,N)===!0&&(G=!0);return G}return f(R,C,x)}function f(S,T,b){if(T[b]===void 0)return typeof S=="number"||typeof S=="boolean"?T[b]=S:ArrayBuffer.isView(S)?T[b]=S.slice():T[b]=S.clone(),!0;{let C=T[b];if(typeof S=="number"||typeof S=="boolean"){if(C!==S)return T[b]=S,!0}else{if(ArrayBuffer.isView(S))return!0;if(C.equals(S)===!1)return C.copy(S),!0}}return!1}function _(S){let T=S.uniforms,b=0,C=16;for(let x=0,w=T.length;x<w;x++){let G=Array.isArray(T[x])?T[x]:[T[x]];for(let N=0,k=G.length;N<k;N++){let q=G[N],j=Array.isArray(q.value)?q.value:[q.value],L=Array.isArray(T[x])||Array.isArray(q.value),Z=b;for(let Y=0,ce=j.length;Y<ce;Y++){let $=j[Y],re=y($,L),oe=b%C,Pe=oe%re.boundary,We=oe+Pe;b+=Pe,We!==0&&C-We<re.storage&&(b+=C-We),Y===0&&(Z=b),b+=re.storage}let ne=q.type==="int"?Int32Array:q.type==="uint"?Uint32Array:Float32Array;q.__data=new ne((b-Z)/Float32Array.BYTES_PER_ELEMENT),q.__offset=Z}}let R=b%C;return R>0&&(b+=C-R),S.__size=b,S.__cache={},this}function y(S,T){let b={boundary:0,storage:0};return typeof S=="number"||typeof S=="boolean"?(b.boundary=4,b.storage=4):S.isVector2?(b.boundary=8,b.storage=8):S.isVector3||S.isColor?(b.boundary=16,b.storage=12):S.isVector4?(b.boundary=16,b.storage=16):S.isMatrix3?(b.boundary=16,b.storage=48):S.isMatrix4?(b.boundary=16,b.storage=64):S.isTexture?Ne("WebGLRenderer: Texture samplers can not be part of an uniforms group."):ArrayBuffer.isView(S)?(b.boundary=16,b.storage=S.byteLength):Ne("WebGLRenderer: Unsupported uniform value type.",S),T===!0&&(b.boundary=16,b.storage=Math.ceil(b.storage/16)*16),b}function g(S){let T=S.target;T.removeEventListener("dispose",g),s.deleteBuffer(i[T.id]),delete i[T.id],delete r[T.id]}function m(){for(let S in i)s.deleteBuffer(i[S]);i={},r={}}return{bind:o,update:a,dispose:m}}var _A=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),Di=null;function xA(){return Di===null&&(Di=new Ks(_A,16,16,er,fi),Di.name="DFG_LUT",Di.minFilter=Dt,Di.magFilter=Dt,Di.wrapS=ni,Di.wrapT=ni,Di.generateMipmaps=!1,Di.needsUpdate=!0),Di}var Lu=class{constructor(e={}){let{canvas:t=H_(),context:n=null,depth:i=!0,stencil:r=!1,alpha:o=!1,antialias:a=!1,premultipliedAlpha:c=!0,preserveDrawingBuffer:l=!1,powerPreference:h="default",failIfMajorPerformanceCaveat:u=!1,reversedDepthBuffer:d=!1,outputBufferType:f=Un}=e;this.isWebGLRenderer=!0;let _;if(n!==null){if(typeof WebGLRenderingContext<"u"&&n instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");_=n.getContextAttributes().alpha}else _=o;let y=f,g=new Set([Zh,$h,Kh]),m=new Set([Un,di,Jo,Ur,Xh,qh]),S=new Uint32Array(4),T=new Int32Array(4),b={textures:[],min:[],max:[],resolution:[]},C=null,R=null,x=[],w=[],G=null;this.domElement=t,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=Li,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let N=this,k=!1,q=null,j=null,L=null,Z=null;this._outputColorSpace=Lt;let ne=0,Y=0,ce=null,$=-1,re=null,oe=new pt,Pe=new pt,We=null,ee=new Ie(0),Me=0,Ee=t.width,Oe=t.height,Se=1,qe=null,Ot=null,Be=new pt(0,0,Ee,Oe),dt=new pt(0,0,Ee,Oe),mt=!1,tt=new $s,rn=new Eh,Ht=!1,Rn=!1,bt=new Ge,yi=new F,Jt=new pt,$n={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},Zn=!1;function Jn(){return ce===null?Se:1}let O=n;function jn(M,P){return t.getContext(M,P)}let yt,vt,xe,Vt,Fe,Ve,E,v,H,ae,ie,ue,ge,J,Q,fe,I,te,K,pe,he,de,De;try{let M={alpha:!0,depth:i,stencil:r,antialias:a,premultipliedAlpha:c,preserveDrawingBuffer:l,powerPreference:h,failIfMajorPerformanceCaveat:u};if("setAttribute"in t&&t.setAttribute("data-engine",`three.js r${"187"}`),t.addEventListener("webglcontextlost",Ue,!1),t.addEventListener("webglcontextrestored",Ye,!1),t.addEventListener("webglcontextcreationerror",ye,!1),O===null){let P="webgl2";if(O=jn(P,M),O===null)throw jn(P)?new Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes."):new Error("THREE.WebGLRenderer: Error creating WebGL context.")}$e()}catch(M){throw t.removeEventListener("webglcontextlost",Ue,!1),t.removeEventListener("webglcontextrestored",Ye,!1),t.removeEventListener("webglcontextcreationerror",ye,!1),ze("WebGLRenderer: "+M.message),M}function $e(){yt=new CT(O),yt.init(),he=new uA(O,yt),vt=new xT(O,yt,e,he),xe=new lA(O,yt),vt.reversedDepthBuffer&&d&&xe.buffers.depth.setReversed(!0),j=O.createFramebuffer(),L=O.createFramebuffer(),Z=O.createFramebuffer(),Vt=new LT(O),Fe=new $E,Ve=new hA(O,yt,xe,Fe,vt,he,Vt),E=new RT(N),v=new DS(O),de=new gT(O,v),H=new IT(O,v,Vt,de),ae=new DT(O,H,v,de,Vt),te=new NT(O,vt,Ve),Q=new yT(Fe),ie=new KE(N,E,yt,vt,de,Q),ue=new mA(N,Fe),ge=new JE,J=new iA(yt),I=new mT(N,E,xe,ae,_,c),fe=new cA(N,ae,vt),De=new gA(O,Vt,vt,xe),K=new _T(O,yt,Vt),pe=new PT(O,yt,Vt),Vt.programs=ie.programs,N.capabilities=vt,N.extensions=yt,N.properties=Fe,N.renderLists=ge,N.shadowMap=fe,N.state=xe,N.info=Vt}y!==Un&&(G=new OT(y,t.width,t.height,a,i,r));let le=new Ep(N,O);this.xr=le,this.getContext=function(){return O},this.getContextAttributes=function(){return O.getContextAttributes()},this.forceContextLoss=function(){let M=yt.get("WEBGL_lose_context");M&&M.loseContext()},this.forceContextRestore=function(){let M=yt.get("WEBGL_lose_context");M&&M.restoreContext()},this.getPixelRatio=function(){return Se},this.setPixelRatio=function(M){M!==void 0&&(Se=M,this.setSize(Ee,Oe,!1))},this.getSize=function(M){return M.set(Ee,Oe)},this.setSize=function(M,P,X=!0){if(le.isPresenting){Ne("WebGLRenderer: Can't change size while VR device is presenting.");return}Ee=M,Oe=P,t.width=Math.floor(M*Se),t.height=Math.floor(P*Se),X===!0&&(t.style.width=M+"px",t.style.height=P+"px"),G!==null&&G.setSize(t.width,t.height),this.setViewport(0,0,M,P)},this.getDrawingBufferSize=function(M){return M.set(Ee*Se,Oe*Se).floor()},this.setDrawingBufferSize=function(M,P,X){Ee=M,Oe=P,Se=X,t.width=Math.floor(M*X),t.height=Math.floor(P*X),this.setViewport(0,0,M,P)},this.setEffects=function(M){if(y===Un){ze("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");return}if(M){for(let P=0;P<M.length;P++)if(M[P].isOutputPass===!0){Ne("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");break}}G.setEffects(M||[])},this.getCurrentViewport=function(M){return M.copy(oe)},this.getViewport=function(M){return M.copy(Be)},this.setViewport=function(M,P,X,z){M.isVector4?Be.set(M.x,M.y,M.z,M.w):Be.set(M,P,X,z),xe.viewport(oe.copy(Be).multiplyScalar(Jn()).round())},this.getScissor=function(M){return M.copy(dt)},this.setScissor=function(M,P,X,z){M.isVector4?dt.set(M.x,M.y,M.z,M.w):dt.set(M,P,X,z),xe.scissor(Pe.copy(dt).multiplyScalar(Jn()).round())},this.getScissorTest=function(){return mt},this.setScissorTest=function(M){xe.setScissorTest(mt=M)},this.setOpaqueSort=function(M){qe=M},this.setTransparentSort=function(M){Ot=M},this.getClearColor=function(M){return M.copy(I.getClearColor())},this.setClearColor=function(){I.setClearColor(...arguments)},this.getClearAlpha=function(){return I.getClearAlpha()},this.setClearAlpha=function(){I.setClearAlpha(...arguments)},this.clear=function(M=!0,P=!0,X=!0){let z=0;if(M){let W=!1;if(ce!==null){let _e=ce.texture.format;W=g.has(_e)}if(W){let _e=ce.texture.type,Te=m.has(_e),me=I.getClearColor(),be=I.getClearAlpha(),Le=me.r,Xe=me.g,nt=me.b;Te?(S[0]=Le,S[1]=Xe,S[2]=nt,S[3]=be,O.clearBufferuiv(O.COLOR,0,S)):(T[0]=Le,T[1]=Xe,T[2]=nt,T[3]=be,O.clearBufferiv(O.COLOR,0,T))}else z|=O.COLOR_BUFFER_BIT}P&&(z|=O.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),X&&(z|=O.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),z!==0&&O.clear(z)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(M){M.setRenderer(this),q=M},this.dispose=function(){t.removeEventListener("webglcontextlost",Ue,!1),t.removeEventListener("webglcontextrestored",Ye,!1),t.removeEventListener("webglcontextcreationerror",ye,!1),I.dispose(),ge.dispose(),J.dispose(),Ve.dispose(),Fe.dispose(),E.dispose(),ae.dispose(),H.dispose(),de.dispose(),De.dispose(),ie.dispose(),le.dispose(),le.removeEventListener("sessionstart",hg),le.removeEventListener("sessionend",ug),lr.stop()};function Ue(M){M.preventDefault(),fc("WebGLRenderer: Context Lost."),k=!0}function Ye(){fc("WebGLRenderer: Context Restored."),k=!1;let M=Vt.autoReset,P=fe.enabled,X=fe.autoUpdate,z=fe.needsUpdate,W=fe.type;$e(),Vt.autoReset=M,fe.enabled=P,fe.autoUpdate=X,fe.needsUpdate=z,fe.type=W}function ye(M){ze("WebGLRenderer: A WebGL context could not be created. Reason: ",M.statusMessage)}function ft(M){let P=M.target;P.removeEventListener("dispose",ft),jt(P)}function jt(M){Os(M),Fe.remove(M)}function Os(M){let P=Fe.get(M).programs;P!==void 0&&(P.forEach(function(X){ie.releaseProgram(X)}),M.isShaderMaterial&&ie.releaseShaderCache(M))}this.renderBufferDirect=function(M,P,X,z,W,_e){P===null&&(P=$n);let Te=W.isMesh&&W.matrixWorld.determinantAffine()<0,me=uM(M,P,X,z,W);xe.setMaterial(z,Te);let be=X.index,Le=1;if(z.wireframe===!0){if(be=H.getWireframeAttribute(X),be===void 0)return;Le=2}let Xe=X.drawRange,nt=X.attributes.position,Ae=Xe.start*Le,it=(Xe.start+Xe.count)*Le;_e!==null&&(Ae=Math.max(Ae,_e.start*Le),it=Math.min(it,(_e.start+_e.count)*Le)),be!==null?(Ae=Math.max(Ae,0),it=Math.min(it,be.count)):nt!=null&&(Ae=Math.max(Ae,0),it=Math.min(it,nt.count));let Ft=it-Ae;if(Ft<0||Ft===1/0)return;de.setup(W,z,me,X,be);let xt,gt=K;if(be!==null&&(xt=v.get(be),gt=pe,gt.setIndex(xt)),W.isMesh)z.wireframe===!0?(xe.setLineWidth(z.wireframeLinewidth*Jn()),gt.setMode(O.LINES)):gt.setMode(O.TRIANGLES);else if(W.isLine){let hn=z.linewidth;hn===void 0&&(hn=1),xe.setLineWidth(hn*Jn()),W.isLineSegments?gt.setMode(O.LINES):W.isLineLoop?gt.setMode(O.LINE_LOOP):gt.setMode(O.LINE_STRIP)}else W.isPoints?gt.setMode(O.POINTS):W.isSprite&&gt.setMode(O.TRIANGLES);if(W.isBatchedMesh)if(yt.get("WEBGL_multi_draw"))gt.renderMultiDraw(W._multiDrawStarts,W._multiDrawCounts,W._multiDrawCount);else{let hn=W._multiDrawStarts,Re=W._multiDrawCounts,xn=W._multiDrawCount,ct=be?v.get(be).bytesPerElement:1,hr=Fe.get(z).currentProgram.getUniforms();for(let un=0;un<xn;un++)hr.setValue(O,"_gl_DrawID",un),gt.render(hn[un]/ct,Re[un])}else if(W.isInstancedMesh)gt.renderInstances(Ae,Ft,W.count);else if(X.isInstancedBufferGeometry){let hn=X._maxInstanceCount!==void 0?X._maxInstanceCount:1/0,Re=Math.min(X.instanceCount,hn);gt.renderInstances(Ae,Ft,Re)}else gt.render(Ae,Ft)};function lg(M,P,X,z){q!==null&&M.isNodeMaterial&&q.setObject(z,M),Ht===!0&&Q.setState(M,X,!1),M.transparent===!0&&M.side===si&&M.forceSinglePass===!1?(M.side=wn,M.needsUpdate=!0,Ia(M,P,z),M.side=Pi,M.needsUpdate=!0,Ia(M,P,z),M.side=si):Ia(M,P,z)}this.compile=function(M,P,X=null){X===null&&(X=M),q!==null&&q.renderStart(M,P,X),R=J.get(X),R.init(P),w.push(R),X.traverseVisible(function(W){W.isLight&&W.layers.test(P.layers)&&(R.pushLight(W),W.castShadow&&R.pushShadow(W))}),M!==X&&M.traverseVisible(function(W){W.isLight&&W.layers.test(P.layers)&&(R.pushLight(W),W.castShadow&&R.pushShadow(W))}),R.setupLights(),q!==null&&q.updateLights(R.state.lightsArray),Rn=this.localClippingEnabled,Ht=Q.init(this.clippingPlanes,Rn),Ht===!0&&Q.setGlobalState(this.clippingPlanes,P),q!==null&&fe.render(R.state.shadowsArray,X,P);let z=new Set;return M.traverse(function(W){if(!(W.isMesh||W.isPoints||W.isLine||W.isSprite))return;let _e=W.material;if(_e)if(Array.isArray(_e))for(let Te=0;Te<_e.length;Te++){let me=_e[Te];lg(me,X,P,W),z.add(me)}else lg(_e,X,P,W),z.add(_e)}),R=w.pop(),q!==null&&q.renderEnd(),z},this.compileAsync=function(M,P,X=null){let z=this.compile(M,P,X);return new Promise(W=>{function _e(){if(z.forEach(function(Te){let be=Fe.get(Te).currentProgram;(be===void 0||be.isReady())&&z.delete(Te)}),z.size===0){W(M);return}setTimeout(_e,10)}yt.get("KHR_parallel_shader_compile")!==null?_e():setTimeout(_e,10)})};let Ed=null;function lM(M){Ed&&Ed(M)}function hg(){lr.stop()}function ug(){lr.start()}let lr=new _x;lr.setAnimationLoop(lM),typeof self<"u"&&lr.setContext(self),this.setAnimationLoop=function(M){Ed=M,le.setAnimationLoop(M),M===null?lr.stop():lr.start()},le.addEventListener("sessionstart",hg),le.addEventListener("sessionend",ug),this.render=function(M,P){if(P!==void 0&&P.isCamera!==!0){ze("WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(k===!0)return;q!==null&&q.renderStart(M,P);let X=le.enabled===!0&&le.isPresenting===!0,z=G!==null&&(ce===null||X)&&G.begin(N,ce);if(M.matrixWorldAutoUpdate===!0&&M.updateMatrixWorld(),P.parent===null&&P.matrixWorldAutoUpdate===!0&&P.updateMatrixWorld(),le.enabled===!0&&le.isPresenting===!0&&(G===null||G.isCompositing()===!1)&&(le.cameraAutoUpdate===!0&&le.updateCamera(P),P=le.getCamera()),M.isScene===!0&&M.onBeforeRender(N,M,P,ce),R=J.get(M,w.length),R.init(P),R.state.textureUnits=Ve.getTextureUnits(),w.push(R),bt.multiplyMatrices(P.projectionMatrix,P.matrixWorldInverse),P.isArrayCamera?rn.setFromArrayCamera(P):tt.setFromProjectionMatrix(bt,ii,P.reversedDepth),Rn=this.localClippingEnabled,Ht=Q.init(this.clippingPlanes,Rn),C=ge.get(M,x.length),C.init(),x.push(C),this.info.render.frame++,le.enabled===!0&&le.isPresenting===!0){let Te=N.xr.getDepthSensingMesh();Te!==null&&Ad(Te,P,-1/0,N.sortObjects)}Ad(M,P,0,N.sortObjects),C.finish(),q!==null&&q.updateLights(R.state.lightsArray),N.sortObjects===!0&&C.sort(qe,Ot),Zn=le.enabled===!1||le.isPresenting===!1||le.hasDepthSensing()===!1,Zn&&I.addToRenderList(C,M),this.info.autoReset===!0&&this.info.reset(),Ht===!0&&Q.beginShadows();let W=R.state.shadowsArray;if(fe.render(W,M,P),Ht===!0&&Q.endShadows(),(z&&G.hasRenderPass())===!1){let Te=C.opaque,me=C.transmissive;if(R.setupLights(),P.isArrayCamera){let be=P.cameras;if(me.length>0)for(let Le=0,Xe=be.length;Le<Xe;Le++){let nt=be[Le];fg(Te,me,M,nt)}Zn&&I.render(M);for(let Le=0,Xe=be.length;Le<Xe;Le++){let nt=be[Le];dg(C,M,nt,nt.viewport)}}else me.length>0&&fg(Te,me,M,P),Zn&&I.render(M),dg(C,M,P)}ce!==null&&Y===0&&(Ve.updateMultisampleRenderTarget(ce),Ve.updateRenderTargetMipmap(ce)),z&&G.end(N),M.isScene===!0&&M.onAfterRender(N,M,P),de.resetDefaultState(),$=-1,re=null,w.pop(),w.length>0?(R=w[w.length-1],Ve.setTextureUnits(R.state.textureUnits),Ht===!0&&Q.setGlobalState(N.clippingPlanes,R.state.camera)):R=null,x.pop(),x.length>0?C=x[x.length-1]:C=null,q!==null&&q.renderEnd()};function Ad(M,P,X,z){if(M.visible===!1)return;if(M.layers.test(P.layers)){if(M.isGroup)X=M.renderOrder;else if(M.isLOD)M.autoUpdate===!0&&M.update(P);else if(M.isLight)R.pushLight(M),M.castShadow&&R.pushShadow(M);else if(M.isSprite){let Te=P.isArrayCamera?rn:tt;if(!M.frustumCulled||M.intersectsFrustum(Te)){z&&Jt.setFromMatrixPosition(M.matrixWorld).applyMatrix4(bt);let me=ae.update(M),be=M.material;be.visible&&C.push(M,me,be,X,Jt.z,null,P)}}else if(M.isMesh||M.isLine||M.isPoints){let Te=P.isArrayCamera?rn:tt;if(!M.frustumCulled||M.intersectsFrustum(Te)){let me=ae.update(M),be=M.material;if(z&&(M.boundingSphere!==void 0?(M.boundingSphere===null&&M.computeBoundingSphere(),Jt.copy(M.boundingSphere.center)):(me.boundingSphere===null&&me.computeBoundingSphere(),Jt.copy(me.boundingSphere.center)),Jt.applyMatrix4(M.matrixWorld).applyMatrix4(bt)),Array.isArray(be)){let Le=me.groups;for(let Xe=0,nt=Le.length;Xe<nt;Xe++){let Ae=Le[Xe],it=be[Ae.materialIndex];it&&it.visible&&C.push(M,me,it,X,Jt.z,Ae,P)}}else be.visible&&C.push(M,me,be,X,Jt.z,null,P)}}}let _e=M.children;for(let Te=0,me=_e.length;Te<me;Te++)Ad(_e[Te],P,X,z)}function dg(M,P,X,z){let{opaque:W,transmissive:_e,transparent:Te}=M;R.setupLightsView(X),Ht===!0&&Q.setGlobalState(N.clippingPlanes,X),z&&xe.viewport(oe.copy(z)),W.length>0&&bl(W,P,X),_e.length>0&&bl(_e,P,X),Te.length>0&&bl(Te,P,X),xe.buffers.depth.setTest(!0),xe.buffers.depth.setMask(!0),xe.buffers.color.setMask(!0),xe.setPolygonOffset(!1)}function fg(M,P,X,z){if((X.isScene===!0?X.overrideMaterial:null)!==null)return;if(R.state.transmissionRenderTarget[z.id]===void 0){let Ae=yt.has("EXT_color_buffer_half_float")||yt.has("EXT_color_buffer_float");R.state.transmissionRenderTarget[z.id]=new Wn(1,1,{generateMipmaps:!0,type:Ae?fi:Un,minFilter:Dn,samples:Math.max(4,vt.samples),stencilBuffer:r,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:je.workingColorSpace})}let _e=R.state.transmissionRenderTarget[z.id],Te=z.viewport||oe;_e.setSize(Te.z*N.transmissionResolutionScale,Te.w*N.transmissionResolutionScale);let me=N.getRenderTarget(),be=N.getActiveCubeFace(),Le=N.getActiveMipmapLevel();N.setRenderTarget(_e),N.getClearColor(ee),Me=N.getClearAlpha(),Me<1&&N.setClearColor(16777215,.5),N.clear(),Zn&&I.render(X);let Xe=N.toneMapping;N.toneMapping=Li;let nt=z.viewport;if(z.viewport!==void 0&&(z.viewport=void 0),R.setupLightsView(z),Ht===!0&&Q.setGlobalState(N.clippingPlanes,z),bl(M,X,z),Ve.updateMultisampleRenderTarget(_e),Ve.updateRenderTargetMipmap(_e),yt.has("WEBGL_multisampled_render_to_texture")===!1){let Ae=!1;for(let it=0,Ft=P.length;it<Ft;it++){let xt=P[it],{object:gt,geometry:hn,material:Re,group:xn}=xt;if(Re.side===si&&gt.layers.test(z.layers)){let ct=Re.side;Re.side=wn,Re.needsUpdate=!0,pg(gt,X,z,hn,Re,xn),Re.side=ct,Re.needsUpdate=!0,Ae=!0}}Ae===!0&&(Ve.updateMultisampleRenderTarget(_e),Ve.updateRenderTargetMipmap(_e))}N.setRenderTarget(me,be,Le),N.setClearColor(ee,Me),nt!==void 0&&(z.viewport=nt),N.toneMapping=Xe}function bl(M,P,X){let z=P.isScene===!0?P.overrideMaterial:null;for(let W=0,_e=M.length;W<_e;W++){let Te=M[W],{object:me,geometry:be,group:Le}=Te,Xe=Te.material;Xe.allowOverride===!0&&z!==null&&(Xe=z),me.layers.test(X.layers)&&pg(me,P,X,be,Xe,Le)}}function pg(M,P,X,z,W,_e){q!==null&&W.isNodeMaterial&&q.setObject(M,W),M.onBeforeRender(N,P,X,z,W,_e),M.modelViewMatrix.multiplyMatrices(X.matrixWorldInverse,M.matrixWorld),M.normalMatrix.getNormalMatrix(M.modelViewMatrix),W.onBeforeRender(N,P,X,z,M,_e),W.transparent===!0&&W.side===si&&W.forceSinglePass===!1?(W.side=wn,W.needsUpdate=!0,N.renderBufferDirect(X,P,z,W,M,_e),W.side=Pi,W.needsUpdate=!0,N.renderBufferDirect(X,P,z,W,M,_e),W.side=si):N.renderBufferDirect(X,P,z,W,M,_e),M.onAfterRender(N,P,X,z,W,_e)}function mg(M){let P=0;for(let X of M)X.texture!==null&&P++;return P}function Ia(M,P,X){P.isScene!==!0&&(P=$n);let z=Fe.get(M),W=R.state.lights,_e=R.state.shadowsArray,Te=W.state.version,me=ie.getParameters(M,W.state,_e,P,X,R.state.lightProbeGridArray),be=ie.getProgramCacheKey(me),Le=z.programs;z.environment=M.isMeshStandardMaterial||M.isMeshLambertMaterial||M.isMeshPhongMaterial?P.environment:null,z.fog=P.fog;let Xe=M.isMeshStandardMaterial||M.isMeshLambertMaterial&&!M.envMap||M.isMeshPhongMaterial&&!M.envMap;z.envMap=E.get(M.envMap||z.environment,Xe),z.envMapRotation=z.environment!==null&&M.envMap===null?P.environmentRotation:M.envMapRotation,Le===void 0&&(M.addEventListener("dispose",ft),Le=new Map,z.programs=Le,z.programVariants=new Map);let nt=Le.get(be);if(nt!==void 0){if(z.currentProgram===nt&&z.lightsStateVersion===Te)return _g(M,me),nt}else me.uniforms=ie.getUniforms(M),q!==null&&M.isNodeMaterial&&q.build(M,X,me),M.onBeforeCompile(me,N),nt=ie.acquireProgram(me,be),Le.set(be,nt),z.uniforms=me.uniforms;let Ae=z.uniforms;return(!M.isShaderMaterial&&!M.isRawShaderMaterial||M.clipping===!0)&&(Ae.clippingPlanes=Q.uniform),_g(M,me),z.needsLights=fM(M),z.lightsStateVersion=Te,z.needsLights&&(Ae.ambientLightColor.value=W.state.ambient,Ae.lightProbe.value=W.state.probe,Ae.sunLights.value=W.state.sun,Ae.sunLightShadows.value=W.state.sunShadow,Ae.directionalLights.value=W.state.directional,Ae.directionalLightShadows.value=W.state.directionalShadow,Ae.spotLights.value=W.state.spot,Ae.spotLightShadows.value=W.state.spotShadow,Ae.rectAreaLights.value=W.state.rectArea,Ae.ltc_1.value=W.state.rectAreaLTC1,Ae.ltc_2.value=W.state.rectAreaLTC2,Ae.pointLights.value=W.state.point,Ae.pointLightShadows.value=W.state.pointShadow,Ae.hemisphereLights.value=W.state.hemi,Ae.sunShadowMatrix.value=W.state.sunShadowMatrix,Ae.sunShadowCascade.value=W.state.sunShadowCascade,Ae.directionalShadowMatrix.value=W.state.directionalShadowMatrix,Ae.spotLightMatrix.value=W.state.spotLightMatrix,Ae.spotLightMap.value=W.state.spotLightMap,Ae.pointShadowMatrix.value=W.state.pointShadowMatrix),z.numLightProbeGrids=mg(R.state.lightProbeGridArray),z.currentProgram=nt,z.uniformsList=null,nt}function hM(M,P,X,z,W){let _e=Fe.get(M),Te=_e.currentProgram.id+","+z+","+W,me=_e.programVariants.get(Te);return me===void 0?(me=Ia(M,P,X),_e.programVariants.set(Te,me)):(_e.currentProgram=me,_e.uniformsList=null,_e.outputColorSpace=z,_e.toneMapping=W),me}function gg(M){if(M.uniformsList===null){let P=M.currentProgram.getUniforms();M.uniformsList=Qo.seqWithValue(P.seq,M.uniforms)}return M.uniformsList}function _g(M,P){let X=Fe.get(M);X.outputColorSpace=P.outputColorSpace,X.batching=P.batching,X.batchingColor=P.batchingColor,X.instancing=P.instancing,X.instancingColor=P.instancingColor,X.instancingMorph=P.instancingMorph,X.skinning=P.skinning,X.morphTargets=P.morphTargets,X.morphNormals=P.morphNormals,X.morphColors=P.morphColors,X.morphTargetsCount=P.morphTargetsCount,X.numClippingPlanes=P.numClippingPlanes,X.numIntersection=P.numClipIntersection,X.vertexAlphas=P.vertexAlphas,X.vertexTangents=P.vertexTangents,X.toneMapping=P.toneMapping}function uM(M,P,X,z,W){P.isScene!==!0&&(P=$n),Ve.resetTextureUnits();let _e=P.fog,Te=z.isMeshStandardMaterial||z.isMeshLambertMaterial||z.isMeshPhongMaterial?P.environment:null,me=ce===null?N.outputColorSpace:ce.isXRRenderTarget===!0?ce.texture.colorSpace:je.workingColorSpace,be=z.isMeshStandardMaterial||z.isMeshLambertMaterial&&!z.envMap||z.isMeshPhongMaterial&&!z.envMap,Le=E.get(z.envMap||Te,be),Xe=z.vertexColors===!0&&!!X.attributes.color&&X.attributes.color.itemSize===4,nt=!!X.attributes.tangent&&(!!z.normalMap||z.anisotropy>0),Ae=!!X.morphAttributes.position,it=!!X.morphAttributes.normal,Ft=!!X.morphAttributes.color,xt=Li;z.toneMapped&&(ce===null||ce.isXRRenderTarget===!0)&&(xt=N.toneMapping);let gt=X.morphAttributes.position||X.morphAttributes.normal||X.morphAttributes.color,hn=gt!==void 0?gt.length:0,Re=Fe.get(z),xn=R.state.lights;if(Ht===!0&&(Rn===!0||M!==re)){let wt=M===re&&z.id===$;Q.setState(z,M,wt)}let ct=!1,hr=!1;z.version===Re.__version?Re.needsLights&&Re.lightsStateVersion!==xn.state.version||W.isBatchedMesh&&Re.batching===!1||!W.isBatchedMesh&&Re.batching===!0||W.isBatchedMesh&&Re.batchingColor===!0&&W._colorsTexture===null||W.isBatchedMesh&&Re.batchingColor===!1&&W._colorsTexture!==null||W.isInstancedMesh&&Re.instancing===!1||!W.isInstancedMesh&&Re.instancing===!0||W.isSkinnedMesh&&Re.skinning===!1||!W.isSkinnedMesh&&Re.skinning===!0||W.isInstancedMesh&&Re.instancingColor===!0&&W.instanceColor===null||W.isInstancedMesh&&Re.instancingColor===!1&&W.instanceColor!==null||W.isInstancedMesh&&Re.instancingMorph===!0&&W.morphTexture===null||W.isInstancedMesh&&Re.instancingMorph===!1&&W.morphTexture!==null||Re.envMap!==Le||z.fog===!0&&Re.fog!==_e||Re.numClippingPlanes!==void 0&&(Re.numClippingPlanes!==Q.numPlanes||Re.numIntersection!==Q.numIntersection)||Re.vertexAlphas!==Xe||Re.vertexTangents!==nt||Re.morphTargets!==Ae||Re.morphNormals!==it||Re.morphColors!==Ft||Re.morphTargetsCount!==hn||Re.numLightProbeGrids!==mg(R.state.lightProbeGridArray)?ct=!0:(Re.outputColorSpace!==me||Re.toneMapping!==xt)&&(hr=!0):(ct=!0,Re.__version=z.version);let un=Re.currentProgram;(ct===!0||hr===!0)&&(un=hr===!0?hM(z,P,W,me,xt):Ia(z,P,W),q&&z.isNodeMaterial&&q.onUpdateProgram(z,un,Re));let wl=!1,Fs=!1,ur=!1,rt=un.getUniforms(),on=Re.uniforms;if(xe.useProgram(un.program)&&(wl=!0,Fs=!0,ur=!0),z.id!==$&&($=z.id,Fs=!0),wl||re!==M){xe.buffers.depth.getReversed()&&M.reversedDepth!==!0&&(M._reversedDepth=!0,M.updateProjectionMatrix()),rt.setValue(O,"projectionMatrix",M.projectionMatrix),rt.setValue(O,"viewMatrix",M.matrixWorldInverse);let Qt=rt.map.cameraPosition;Qt!==void 0&&Qt.setValue(O,yi.setFromMatrixPosition(M.matrixWorld)),vt.logarithmicDepthBuffer&&rt.setValue(O,"logDepthBufFC",2/(Math.log(M.far+1)/Math.LN2)),(z.isMeshPhongMaterial||z.isMeshToonMaterial||z.isMeshLambertMaterial||z.isMeshBasicMaterial||z.isMeshStandardMaterial||z.isShaderMaterial)&&rt.setValue(O,"isOrthographic",M.isOrthographicCamera===!0),re!==M&&(re=M,Fs=!0,ur=!0)}if(Re.needsLights&&(xn.state.sunShadowMap.length>0&&rt.setValue(O,"sunShadowMap",xn.state.sunShadowMap,Ve),xn.state.directionalShadowMap.length>0&&rt.setValue(O,"directionalShadowMap",xn.state.directionalShadowMap,Ve),xn.state.spotShadowMap.length>0&&rt.setValue(O,"spotShadowMap",xn.state.spotShadowMap,Ve),xn.state.pointShadowMap.length>0&&rt.setValue(O,"pointShadowMap",xn.state.pointShadowMap,Ve)),W.isSkinnedMesh){rt.setOptional(O,W,"bindMatrix"),rt.setOptional(O,W,"bindMatrixInverse");let wt=W.skeleton;wt&&(wt.boneTexture===null&&wt.computeBoneTexture(),rt.setValue(O,"boneTexture",wt.boneTexture,Ve))}W.isBatchedMesh&&(rt.setOptional(O,W,"batchingTexture"),rt.setValue(O,"batchingTexture",W._matricesTexture,Ve),rt.setOptional(O,W,"batchingIdTexture"),rt.setValue(O,"batchingIdTexture",W._indirectTexture,Ve),rt.setOptional(O,W,"batchingColorTexture"),W._colorsTexture!==null&&rt.setValue(O,"batchingColorTexture",W._colorsTexture,Ve));let oi=X.morphAttributes;if((oi.position!==void 0||oi.normal!==void 0||oi.color!==void 0)&&te.update(W,X,un),(Fs||Re.receiveShadow!==W.receiveShadow)&&(Re.receiveShadow=W.receiveShadow,rt.setValue(O,"receiveShadow",W.receiveShadow)),(z.isMeshStandardMaterial||z.isMeshLambertMaterial||z.isMeshPhongMaterial)&&z.envMap===null&&P.environment!==null&&(on.envMapIntensity.value=P.environmentIntensity),on.dfgLUT!==void 0&&(on.dfgLUT.value=xA()),Fs){if(rt.setValue(O,"toneMappingExposure",N.toneMappingExposure),Re.needsLights&&dM(on,ur),_e&&z.fog===!0&&ue.refreshFogUniforms(on,_e),ue.refreshMaterialUniforms(on,z,Se,Oe,R.state.transmissionRenderTarget[M.id]),Re.needsLights&&Re.numLightProbeGrids>0){let wt=b,Qt=0;for(let $i of R.state.lightProbeGridArray)$i.texture!==null&&(wt.textures[Qt]=$i.texture,wt.min[Qt]=$i.boundingBox.min,wt.max[Qt]=$i.boundingBox.max,wt.resolution[Qt]=$i.resolution,Qt++);for(let $i in wt)wt[$i].length=Qt;on.probesSH.value=wt.textures,on.probesMin.value=wt.min,on.probesMax.value=wt.max,on.probesResolution.value=wt.resolution}Qo.upload(O,gg(Re),on,Ve)}if(z.isShaderMaterial&&z.uniformsNeedUpdate===!0&&(Qo.upload(O,gg(Re),on,Ve),z.uniformsNeedUpdate=!1),z.isSpriteMaterial&&rt.setValue(O,"center",W.center),rt.setValue(O,"modelViewMatrix",W.modelViewMatrix),rt.setValue(O,"normalMatrix",W.normalMatrix),rt.setValue(O,"modelMatrix",W.matrixWorld),z.uniformsGroups!==void 0){let wt=z.uniformsGroups;for(let Qt=0,$i=wt.length;Qt<$i;Qt++){let yg=wt[Qt];De.update(yg,un),De.bind(yg,un)}}return un}function dM(M,P){M.ambientLightColor.needsUpdate=P,M.lightProbe.needsUpdate=P,M.sunLights.needsUpdate=P,M.sunLightShadows.needsUpdate=P,M.directionalLights.needsUpdate=P,M.directionalLightShadows.needsUpdate=P,M.pointLights.needsUpdate=P,M.pointLightShadows.needsUpdate=P,M.spotLights.needsUpdate=P,M.spotLightShadows.needsUpdate=P,M.rectAreaLights.needsUpdate=P,M.hemisphereLights.needsUpdate=P}function fM(M){return M.isMeshLambertMaterial||M.isMeshToonMaterial||M.isMeshPhongMaterial||M.isMeshStandardMaterial||M.isShadowMaterial||M.isShaderMaterial&&M.lights===!0}this.getActiveCubeFace=function(){return ne},this.getActiveMipmapLevel=function(){return Y},this.getRenderTarget=function(){return ce},this.setRenderTargetTextures=function(M,P,X){let z=Fe.get(M);z.__autoAllocateDepthBuffer=M.resolveDepthBuffer===!1,z.__autoAllocateDepthBuffer===!1&&(z.__useRenderToTexture=!1),Fe.get(M.texture).__webglTexture=P,Fe.get(M.depthTexture).__webglTexture=z.__autoAllocateDepthBuffer?void 0:X,z.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(M,P){let X=Fe.get(M);X.__webglFramebuffer=P,X.__useDefaultFramebuffer=P===void 0},this.setRenderTarget=function(M,P=0,X=0){ce=M,ne=P,Y=X;let z=null,W=!1,_e=!1;if(M){let me=Fe.get(M);if(me.__useDefaultFramebuffer!==void 0){xe.bindFramebuffer(O.FRAMEBUFFER,me.__webglFramebuffer),oe.copy(M.viewport),Pe.copy(M.scissor),We=M.scissorTest,xe.viewport(oe),xe.scissor(Pe),xe.setScissorTest(We),$=-1;return}else if(me.__webglFramebuffer===void 0)Ve.setupRenderTarget(M);else if(me.__hasExternalTextures)Ve.rebindTextures(M,Fe.get(M.texture).__webglTexture,Fe.get(M.depthTexture).__webglTexture);else if(M.depthBuffer){let Xe=M.depthTexture;if(me.__boundDepthTexture!==Xe){if(Xe!==null&&Fe.has(Xe)&&(M.width!==Xe.image.width||M.height!==Xe.image.height))throw new Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");Ve.setupDepthRenderbuffer(M)}}let be=M.texture;(be.isData3DTexture||be.isDataArrayTexture||be.isCompressedArrayTexture)&&(_e=!0);let Le=Fe.get(M).__webglFramebuffer;M.isWebGLCubeRenderTarget?(Array.isArray(Le[P])?z=Le[P][X]:z=Le[P],W=!0):M.samples>0&&Ve.useMultisampledRTT(M)===!1?z=Fe.get(M).__webglMultisampledFramebuffer:Array.isArray(Le)?z=Le[X]:z=Le,oe.copy(M.viewport),Pe.copy(M.scissor),We=M.scissorTest}else oe.copy(Be).multiplyScalar(Se).floor(),Pe.copy(dt).multiplyScalar(Se).floor(),We=mt;if(X!==0&&(z=j),xe.bindFramebuffer(O.FRAMEBUFFER,z)&&xe.drawBuffers(M,z),xe.viewport(oe),xe.scissor(Pe),xe.setScissorTest(We),W){let me=Fe.get(M.texture);O.framebufferTexture2D(O.FRAMEBUFFER,O.COLOR_ATTACHMENT0,O.TEXTURE_CUBE_MAP_POSITIVE_X+P,me.__webglTexture,X)}else if(_e){let me=P;for(let be=0;be<M.textures.length;be++){let Le=Fe.get(M.textures[be]);O.framebufferTextureLayer(O.FRAMEBUFFER,O.COLOR_ATTACHMENT0+be,Le.__webglTexture,X,me)}}else if(M!==null&&X!==0){let me=Fe.get(M.texture);O.framebufferTexture2D(O.FRAMEBUFFER,O.COLOR_ATTACHMENT0,O.TEXTURE_2D,me.__webglTexture,X)}$=-1};function xg(M){let P=Fe.get(M);return(P.__readFormat!==M.format||P.__readType!==M.type)&&(P.__readFormat=M.format,P.__readType=M.type,P.__formatReadable=vt.textureFormatReadable(M.format),P.__typeReadable=vt.textureTypeReadable(M.type)),P}this.readRenderTargetPixels=function(M,P,X,z,W,_e,Te,me=0){if(!(M&&M.isWebGLRenderTarget)){ze("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let be=Fe.get(M).__webglFramebuffer;if(M.isWebGLCubeRenderTarget&&Te!==void 0&&(be=be[Te],Array.isArray(be)&&(be=be[0])),be){xe.bindFramebuffer(O.FRAMEBUFFER,be);try{let Le=M.textures[me],Xe=Le.format,nt=Le.type;M.textures.length>1&&O.readBuffer(O.COLOR_ATTACHMENT0+me);let Ae=xg(Le);if(Ae.__formatReadable===!1){ze("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(Ae.__typeReadable===!1){ze("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}P>=0&&P<=M.width-z&&X>=0&&X<=M.height-W&&O.readPixels(P,X,z,W,he.convert(Xe),he.convert(nt),_e)}finally{let Le=ce!==null?Fe.get(ce).__webglFramebuffer:null;xe.bindFramebuffer(O.FRAMEBUFFER,Le)}}},this.readRenderTargetPixelsAsync=async function(M,P,X,z,W,_e,Te,me=0){if(!(M&&M.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let be=Fe.get(M).__webglFramebuffer;if(M.isWebGLCubeRenderTarget&&Te!==void 0&&(be=be[Te],Array.isArray(be)&&(be=be[0])),be)if(P>=0&&P<=M.width-z&&X>=0&&X<=M.height-W){xe.bindFramebuffer(O.FRAMEBUFFER,be);let Le=M.textures[me],Xe=Le.format,nt=Le.type;M.textures.length>1&&O.readBuffer(O.COLOR_ATTACHMENT0+me);let Ae=xg(Le);if(Ae.__formatReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(Ae.__typeReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");let it=O.createBuffer();O.bindBuffer(O.PIXEL_PACK_BUFFER,it),O.bufferData(O.PIXEL_PACK_BUFFER,_e.byteLength,O.STREAM_READ),O.readPixels(P,X,z,W,he.convert(Xe),he.convert(nt),0),O.bindBuffer(O.PIXEL_PACK_BUFFER,null);let Ft=ce!==null?Fe.get(ce).__webglFramebuffer:null;xe.bindFramebuffer(O.FRAMEBUFFER,Ft);let xt=O.fenceSync(O.SYNC_GPU_COMMANDS_COMPLETE,0);return O.flush(),await W_(O,xt,4),O.bindBuffer(O.PIXEL_PACK_BUFFER,it),O.getBufferSubData(O.PIXEL_PACK_BUFFER,0,_e),O.bindBuffer(O.PIXEL_PACK_BUFFER,null),O.deleteBuffer(it),O.deleteSync(xt),_e}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(M,P=null,X=0){let z=Math.pow(2,-X),W=Math.floor(M.image.width*z),_e=Math.floor(M.image.height*z),Te=P!==null?P.x:0,me=P!==null?P.y:0;Ve.setTexture2D(M,0),O.copyTexSubImage2D(O.TEXTURE_2D,X,0,0,Te,me,W,_e),xe.unbindTexture()},this.copyTextureToTexture=function(M,P,X=null,z=null,W=0,_e=0){let Te,me,be,Le,Xe,nt,Ae,it,Ft,xt=M.isCompressedTexture?M.mipmaps[_e]:M.image;if(X!==null)Te=X.max.x-X.min.x,me=X.max.y-X.min.y,be=X.isBox3?X.max.z-X.min.z:1,Le=X.min.x,Xe=X.min.y,nt=X.isBox3?X.min.z:0;else{let rt=Math.pow(2,-W);Te=Math.floor(xt.width*rt),me=Math.floor(xt.height*rt),M.isDataArrayTexture?be=xt.depth:M.isData3DTexture?be=Math.floor(xt.depth*rt):be=1,Le=0,Xe=0,nt=0}z!==null?(Ae=z.x,it=z.y,Ft=z.z):(Ae=0,it=0,Ft=0);let gt=he.convert(P.format),hn=he.convert(P.type),Re;P.isData3DTexture?(Ve.setTexture3D(P,0),Re=O.TEXTURE_3D):P.isDataArrayTexture||P.isCompressedArrayTexture?(Ve.setTexture2DArray(P,0),Re=O.TEXTURE_2D_ARRAY):(Ve.setTexture2D(P,0),Re=O.TEXTURE_2D),xe.activeTexture(O.TEXTURE0),xe.pixelStorei(O.UNPACK_FLIP_Y_WEBGL,P.flipY),xe.pixelStorei(O.UNPACK_PREMULTIPLY_ALPHA_WEBGL,P.premultiplyAlpha),xe.pixelStorei(O.UNPACK_ALIGNMENT,P.unpackAlignment);let xn=xe.getParameter(O.UNPACK_ROW_LENGTH),ct=xe.getParameter(O.UNPACK_IMAGE_HEIGHT),hr=xe.getParameter(O.UNPACK_SKIP_PIXELS),un=xe.getParameter(O.UNPACK_SKIP_ROWS),wl=xe.getParameter(O.UNPACK_SKIP_IMAGES);xe.pixelStorei(O.UNPACK_ROW_LENGTH,xt.width),xe.pixelStorei(O.UNPACK_IMAGE_HEIGHT,xt.height),xe.pixelStorei(O.UNPACK_SKIP_PIXELS,Le),xe.pixelStorei(O.UNPACK_SKIP_ROWS,Xe),xe.pixelStorei(O.UNPACK_SKIP_IMAGES,nt);let Fs=M.isDataArrayTexture||M.isData3DTexture,ur=P.isDataArrayTexture||P.isData3DTexture;if(M.isDepthTexture){let rt=Fe.get(M),on=Fe.get(P),oi=Fe.get(rt.__renderTarget),wt=Fe.get(on.__renderTarget);xe.bindFramebuffer(O.READ_FRAMEBUFFER,oi.__webglFramebuffer),xe.bindFramebuffer(O.DRAW_FRAMEBUFFER,wt.__webglFramebuffer);for(let Qt=0;Qt<be;Qt++)Fs&&(O.framebufferTextureLayer(O.READ_FRAMEBUFFER,O.COLOR_ATTACHMENT0,Fe.get(M).__webglTexture,W,nt+Qt),O.framebufferTextureLayer(O.DRAW_FRAMEBUFFER,O.COLOR_ATTACHMENT0,Fe.get(P).__webglTexture,_e,Ft+Qt)),O.blitFramebuffer(Le,Xe,Le+Te,Xe+me,Ae,it,Ae+Te,it+me,O.DEPTH_BUFFER_BIT,O.NEAREST);xe.bindFramebuffer(O.READ_FRAMEBUFFER,null),xe.bindFramebuffer(O.DRAW_FRAMEBUFFER,null)}else if(W!==0||M.isRenderTargetTexture||Fe.has(M)){let rt=Fe.get(M),on=Fe.get(P);xe.bindFramebuffer(O.READ_FRAMEBUFFER,L),xe.bindFramebuffer(O.DRAW_FRAMEBUFFER,Z);for(let oi=0;oi<be;oi++)Fs?O.framebufferTextureLayer(O.READ_FRAMEBUFFER,O.COLOR_ATTACHMENT0,rt.__webglTexture,W,nt+oi):O.framebufferTexture2D(O.READ_FRAMEBUFFER,O.COLOR_ATTACHMENT0,O.TEXTURE_2D,rt.__webglTexture,W),ur?O.framebufferTextureLayer(O.DRAW_FRAMEBUFFER,O.COLOR_ATTACHMENT0,on.__webglTexture,_e,Ft+oi):O.framebufferTexture2D(O.DRAW_FRAMEBUFFER,O.COLOR_ATTACHMENT0,O.TEXTURE_2D,on.__webglTexture,_e),W!==0?O.blitFramebuffer(Le,Xe,Le+Te,Xe+me,Ae,it,Ae+Te,it+me,O.COLOR_BUFFER_BIT,O.NEAREST):ur?O.copyTexSubImage3D(Re,_e,Ae,it,Ft+oi,Le,Xe,Te,me):O.copyTexSubImage2D(Re,_e,Ae,it,Le,Xe,Te,me);xe.bindFramebuffer(O.READ_FRAMEBUFFER,null),xe.bindFramebuffer(O.DRAW_FRAMEBUFFER,null)}else ur?M.isDataTexture||M.isData3DTexture?O.texSubImage3D(Re,_e,Ae,it,Ft,Te,me,be,gt,hn,xt.data):P.isCompressedArrayTexture?O.compressedTexSubImage3D(Re,_e,Ae,it,Ft,Te,me,be,gt,xt.data):O.texSubImage3D(Re,_e,Ae,it,Ft,Te,me,be,gt,hn,xt):M.isDataTexture?O.texSubImage2D(O.TEXTURE_2D,_e,Ae,it,Te,me,gt,hn,xt.data):M.isCompressedTexture?O.compressedTexSubImage2D(O.TEXTURE_2D,_e,Ae,it,xt.width,xt.height,gt,xt.data):O.texSubImage2D(O.TEXTURE_2D,_e,Ae,it,Te,me,gt,hn,xt);xe.pixelStorei(O.UNPACK_ROW_LENGTH,xn),xe.pixelStorei(O.UNPACK_IMAGE_HEIGHT,ct),xe.pixelStorei(O.UNPACK_SKIP_PIXELS,hr),xe.pixelStorei(O.UNPACK_SKIP_ROWS,un),xe.pixelStorei(O.UNPACK_SKIP_IMAGES,wl),_e===0&&P.generateMipmaps===!0&&P.mipmapsAutoUpdate===!0&&O.generateMipmap(Re),xe.unbindTexture()},this.initRenderTarget=function(M){Fe.get(M).__webglFramebuffer===void 0&&Ve.setupRenderTarget(M)},this.initTexture=function(M){M.isCubeTexture?Ve.setTextureCube(M,0):M.isData3DTexture?Ve.setTexture3D(M,0):M.isDataArrayTexture||M.isCompressedArrayTexture?Ve.setTexture2DArray(M,0):Ve.setTexture2D(M,0),xe.unbindTexture()},this.resetState=function(){ne=0,Y=0,ce=null,xe.reset(),de.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return ii}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(e){this._outputColorSpace=e;let t=this.getContext();t.drawingBufferColorSpace=je._getDrawingBufferColorSpace(e),t.unpackColorSpace=je._getUnpackColorSpace()}};var Uu=class{constructor(e,t,n,i){this.loop=e,this.first=n,this.count=12*e.length,this.triangles=Ap(e,n,12),this.look=[...Array(12).keys()].flatMap(r=>{let o=1-Tn(.1,1,(r+1)/12);return e.map(()=>[0,0,o,0])}),this.outward=yA(e,t),this.onward=vA(e,t,i)}place(e){let t=this.loop.length;for(let n=0;n<12;n++){let i=(n+1)/12;for(let r=0;r<t;r++){let o=3*this.loop[r],a=3*(this.first+n*t+r),{x:c,y:l,up:h,across:u}=this.outward[r],d=1-h,f=i*i*(3-2*i),_=d*34*i*(1-i)**2,[y,g,m]=this.onward[r],S=h*24*Math.sin(i*Math.PI/2),T=d*9*f;e[a]=e[o]-c*T-h*.35*u*i*i+y*_,e[a+1]=e[o+1]-l*T+S+g*_,e[a+2]=e[o+2]-40*(h*i*i+d*f)+m*_}}}};function yA(s,e){let t=r=>s.reduce((o,a)=>o+e[3*a+r],0)/s.length,[n,i]=[t(0),t(1)];return s.map(r=>{let[o,a]=[e[3*r]-n,e[3*r+1]-i],c=Math.hypot(o,a)||1;return{x:o/c,y:a/c,up:Tn(.35,.9,a/c),across:o}})}function vA(s,e,t){let n=new Set(s),i=s.map(a=>{let c=[...t[a]].filter(u=>!n.has(u)),l=[0,1,2].map(u=>c.reduce((d,f)=>d+e[3*a+u]-e[3*f+u],0)),h=Math.hypot(...l)||1;return l.map(u=>u/h)}),r=s.length,o=i;for(let a=0;a<12;a++){let c=o;o=c.map((l,h)=>l.map((u,d)=>(c[(h+r-1)%r][d]+2*u+c[(h+1)%r][d])/4))}return o}function Ap(s,e,t){let n=s.length,i=(o,a)=>o<0?s[a%n]:e+o*n+a%n,r=[];for(let o=0;o<t;o++)for(let a=0;a<n;a++){let[c,l,h,u]=[i(o-1,a),i(o-1,a+1),i(o,a),i(o,a+1)];r.push(l,c,h,l,h,u)}return r}function Tn(s,e,t){let n=Math.max(0,Math.min(1,(t-s)/(e-s)));return n*n*(3-2*n)}var Fu=10,As=40,Rx=[1.18,1.9],Cx=12.5,Rp=6,jc=512,MA="#e6ddd3",Ou=["#6f5a45","#57432f","#2e2219"],Ix=.36,SA=4.2,bA=5;function Lx(s){let e=[],t=[],n=[],i=[];for(let l=0;l<=Fu;l++)for(let h=0;h<As;h++){let u=2*Math.PI*h/As,d=s.middle[0]+l/Fu*Rx[0]*s.half[0]*Math.cos(u),f=s.middle[1]+l/Fu*Rx[1]*s.half[1]*Math.sin(u),[_,y]=[d-s.iris[0],f-s.iris[1]];e.push(d,f,s.z(d,f)),t.push(...wA(_/Cx,y/Cx)),n.push(...TA(s,d,f));let g=Rp*s.irisRadius;i.push(.5+_/g,.5+y/g)}let r=new Rt;r.setIndex(EA());let o={position:[e,3],normal:[t,3],color:[n,3],uv:[i,2]};for(let[l,[h,u]]of Object.entries(o))r.setAttribute(l,new lt(Float32Array.from(h),u));let a=AA(),c=new Ut(r,new ln({map:a,vertexColors:!0,roughness:.22}));return c.userData.textureMm=Rp*s.irisRadius,c}function wA(s,e){let t=Math.hypot(s,e),n=t>.9?.9/t:1;return[s*n,e*n,Math.sqrt(1-(t*n)**2)]}function TA({lids:s,half:e},t,n){let i=c=>Math.min(...s.filter(l=>l[2]===c).map(([l,h])=>Math.hypot(l-t,h-n))),r=.42+.58*Tn(0,SA,i(1)),o=.75+.25*Tn(0,.5*e[1],i(-1)),a=1-Tn(0,bA,i(0));return[1-.12*a,1-.42*a,1-.42*a].map(c=>c*r*o)}function EA(){let s=[];for(let e=0;e<Fu;e++)for(let t=0;t<As;t++){let[n,i]=[e*As+t,e*As+(t+1)%As];s.push(n,n+As,i+As,n,i+As,i)}return s}function AA(){let s=document.createElement("canvas");s.width=s.height=jc;let e=s.getContext("2d"),[t,n]=[jc/2,jc/Rp];e.fillStyle=MA,e.fillRect(0,0,jc,jc);let i=e.createRadialGradient(t,t,0,t,t,n*1.06);i.addColorStop(0,Ou[0]),i.addColorStop(.55,Ou[1]),i.addColorStop(.88,Ou[2]),i.addColorStop(.95,Ou[2]),i.addColorStop(1,"rgba(46, 34, 25, 0)"),e.fillStyle=i,Px(e,t,n*1.06),e.lineWidth=1;for(let o=0;o<120;o++){let a=2*Math.PI*o/120+.4*Math.sin(o*7.3),[c,l]=[Ix,.72+.14*Math.sin(o*3.7)].map(h=>h*n);e.strokeStyle=o%2?"rgba(190, 160, 110, 0.22)":"rgba(30, 18, 10, 0.22)",e.beginPath(),e.moveTo(t+c*Math.cos(a),t+c*Math.sin(a)),e.lineTo(t+l*Math.cos(a),t+l*Math.sin(a)),e.stroke()}e.fillStyle="#0b0707",Px(e,t,n*Ix);let r=new Tc(s);return r.colorSpace=Lt,r.anisotropy=4,r}function Px(s,e,t){s.beginPath(),s.arc(e,e,t,0,2*Math.PI),s.fill()}var ta=[{toward:.3,back:.35,draw:0,dark:.04},{toward:.65,back:1.1,draw:0,dark:.16},{toward:.8,back:2.2,draw:0,dark:.4},{toward:.5,back:3.6,draw:.01,dark:.68},{toward:-.9,back:5.6,draw:.03,dark:.86},{toward:-3.5,back:9,draw:.1,dark:.96},{toward:-5,back:15,draw:.25,dark:1}],RA=19;function Rs(s,e){let t=s.map(l=>e[3*l]),n=t.indexOf(Math.min(...t)),i=t.indexOf(Math.max(...t)),r=s.length,o=(i-n+r)%r,a=(l,h)=>{let u=0;for(let d=1;d<h;d++)u+=e[3*s[(l+d)%r]+1];return u/Math.max(h-1,1)},c=a(n,o)>a(i,r-o)?1:-1;return s.map((l,h)=>{let u=(h-n+r)%r,d=u<=o,f=d?u/o:1-(u-o)/(r-o),_=d?o+(1-f)*(r-o):f*o,y=Math.floor(_);return{share:f,side:u===0||u===o?0:d?c:-c,partners:[(n+y)%r,(n+y+1)%r],mix:_-y}})}function Ip(s,e,t){let n=e.map(({side:i,partners:r,mix:o},a)=>{if(i===0)return 0;let c=CA(t,s,r,o,1),l=i*(t[3*s[a]+1]-c),h=l-.6,u=(h+Math.hypot(h,.6))/2;return i*(u-l)/2});s.forEach((i,r)=>t[3*i+1]+=n[r])}function CA(s,e,[t,n],i,r){return s[3*e[t]+r]*(1-i)+s[3*e[n]+r]*i}var Fr,Nx,Cp,ku=class{constructor(e,t,n){U(this,Fr);this.loop=e,this.faced=t,this.first=n,this.count=ta.length*e.length+1,this.triangles=A(this,Fr,Nx).call(this),this.look=ta.flatMap(({dark:i})=>e.map(()=>[1,i,1,0])).concat([[1,1,1,0]]),this.bulge=t.map(({share:i,side:r})=>r*Math.sin(Math.PI*i)**.6)}place(e,t){let n=this.loop.length,i=1-.8*t,r=[0,0,0];for(let a of this.loop)for(let c=0;c<3;c++)r[c]+=e[3*a+c]/n;ta.forEach(({toward:a,back:c,draw:l},h)=>{for(let u=0;u<n;u++){let d=3*this.loop[u],f=3*A(this,Fr,Cp).call(this,h,u);e[f]=e[d]+(r[0]-e[d])*l,e[f+1]=e[d+1]-this.bulge[u]*a*(a>0?i:1),e[f+2]=e[d+2]+(r[2]-e[d+2])*l-c}});let o=3*(this.first+this.count-1);e[o]=r[0],e[o+1]=r[1],e[o+2]=r[2]-RA}};Fr=new WeakSet,Nx=function(){let e=this.loop.length,t=[this.loop,...ta.map((o,a)=>this.loop.map((c,l)=>A(this,Fr,Cp).call(this,a,l)))],n=[];for(let o=0;o<ta.length;o++)for(let a=0;a<e;a++){let c=(a+1)%e,[l,h,u,d]=[t[o][a],t[o][c],t[o+1][a],t[o+1][c]];n.push(h,l,u,h,u,d)}let i=this.first+this.count-1,r=t[ta.length];for(let o=0;o<e;o++)n.push(r[(o+1)%e],r[o],i);return n},Cp=function(e,t){return this.first+e*this.loop.length+t};var Dx=3.7,Pp=.085,Ux=.035,IA=.16,Ox=.9,PA=.4,LA=3,NA=.5,Bu=[{back:.5,out:-.15,dark:.3},{back:2.5,out:.6,dark:.5}];function Fx(s){let e=Math.floor(s/Dx),t=Math.abs(Math.sin(e*12.9898+4.1)*43758.5453)%1,n=s-(e+.2+.55*t)*Dx;return n<0?0:n<Pp+Ux?Tn(0,Pp,n):1-Tn(0,IA,n-Pp-Ux)}var kr,kx,Lp,zu=class{constructor({lids:e,iris:t},n,i){U(this,kr);this.lids=e,this.faced=Rs(e,n),this.ball=DA(e,t,n),this.corners=e.filter((o,a)=>this.faced[a].side===0);let r=new Set(e);this.along=new Map,e.forEach((o,a)=>{if(this.faced[a].side===1)for(let c of i[o])!r.has(c)&&n[3*c+1]>n[3*o+1]&&this.along.set(c,a)})}close(e,t){if(t<=0)return;let n=this.lids.map((i,r)=>A(this,kr,kx).call(this,e,i,r,t));for(let[i,r]of this.along)A(this,kr,Lp).call(this,e,i,n[r].map(o=>o*PA));this.lids.forEach((i,r)=>A(this,kr,Lp).call(this,e,i,n[r]))}recession(e){return LA*e}};kr=new WeakSet,kx=function(e,t,n,i){let{side:r,partners:o,mix:a}=this.faced[n];if(r===0)return[0,0,0];let c=i*(r>0?Ox:1-Ox),[l,h]=o.map(u=>this.lids[u]);return[0,1,2].map(u=>{let d=e[3*l+u]*(1-a)+e[3*h+u]*a,f=u===2&&r>0?1.6*Math.sin(Math.PI*c):0;return c*(d-e[3*t+u])+f})},Lp=function(e,t,n){for(let i=0;i<3;i++)e[3*t+i]+=n[i]};var Gu=class{constructor(e,t){this.loop=e,this.first=t,this.count=Bu.length*e.length,this.triangles=Ap(e,t,Bu.length),this.look=Bu.flatMap(({dark:n})=>e.map(()=>[0,n,1,0]))}place(e){let t=this.loop.length,n=[0,1].map(i=>this.loop.reduce((r,o)=>r+e[3*o+i],0)/t);Bu.forEach(({back:i,out:r},o)=>{this.loop.forEach((a,c)=>{let l=3*(this.first+o*t+c),h=[0,1].map(d=>e[3*a+d]-n[d]),u=r/(Math.hypot(...h)||1);e[l]=e[3*a]+h[0]*u,e[l+1]=e[3*a+1]+h[1]*u,e[l+2]=e[3*a+2]-i})})}};function DA(s,e,t){let n=s.map(m=>Array.from(t.subarray(3*m,3*m+3))),i=m=>{let S=n.map(T=>T[m]);return[(Math.max(...S)+Math.min(...S))/2,(Math.max(...S)-Math.min(...S))/2]},[[r,o],[a,c]]=[i(0),i(1)],l=(m,S)=>{let[T,b]=[(m-r)/o,(S-a)/o];return[1,T,b,1-T*T-b*b]},h=UA(n.map(([m,S])=>l(m,S)),n.map(m=>m[2])),u=(m,S)=>l(m,S).reduce((T,b,C)=>T+b*h[C],0),d=Math.min(...n.map(([m,S,T])=>T-u(m,S)))-NA,[f,..._]=e.map(m=>[t[3*m],t[3*m+1]]),y=_.map(([m,S])=>Math.hypot(m-f[0],S-f[1])),g=Rs(s,t);return{middle:[r,a],iris:f,irisRadius:y.reduce((m,S)=>m+S,0)/y.length,half:[o,c],lids:n.map(([m,S],T)=>[m,S,g[T].side]),z:(m,S)=>u(m,S)+d}}function UA(s,e){let t=s[0].length,n=[...Array(t).keys()].map(i=>[...[...Array(t).keys()].map(r=>s.reduce((o,a)=>o+a[i]*a[r],0)),s.reduce((r,o,a)=>r+o[i]*e[a],0)]);for(let i=0;i<t;i++)for(let r=0;r<t;r++){if(r===i)continue;let o=n[r][i]/n[i][i];for(let a=i;a<=t;a++)n[r][a]-=o*n[i][a]}return n.map((i,r)=>i[t]/i[r])}var Np=15,OA=1.8,FA=2.2,kA=26,BA=6,Bx=7,zA=.3,GA=10.5,HA=.19,VA=.06,WA=4.2,XA=.5,qA=3,Vu,Hx,Hu=class{constructor({innerLip:e,outerLip:t},n,i,r){U(this,Vu);this.ring=e;let o={inner:Rs(e,n),outer:Rs(t,n)};this.faced=o.inner,this.width=Math.max(Dp(e,n),Dp(e,i));let a=new Set([...r,...t]);this.heights=[1,-1].map(c=>{let l=zx(e,o.inner,c),h={side:c,inner:l,outer:zx(t,o.outer,c)};return{...h,usual:Math.max(Up(h,n),Up(h,i))}}),this.members=[];for(let c=0;c<n.length/3;c++){let l=e.indexOf(c),h=Gx(n,c,e),u=Gx(n,c,t),d=a.has(c)?0:u.distance;if(d>=Np)continue;let{side:f,share:_}=l<0?o.outer[u.place]:o.inner[l],y=Math.sin(Math.PI*_),g=a.has(c)?h.distance/(h.distance+u.distance||1):1,m=(1-Tn(0,Np,d))*(.25+.75*y),S=a.has(c)?y**.5:0,T=S*Math.sin(Math.PI*g),b=S*OA*(1-g)**2+(f<0?FA*T:0),C=h.place;this.members.push({point:c,side:f,out:g,arch:y,follows:m,bulge:T,rounder:b,away:d,edge:C})}}shape(e,{tuck:t,round:n}){let i=Math.max(0,Math.min(zA,1-Dp(this.ring,e)/this.width)),r=i/(1-i),[o,a]=this.heights.map(d=>{let f=Math.max(d.usual,Math.min(GA,d.usual+Bx*r));return Math.min(Bx*r,f-Up(d,e))}),[c,l]=this.heights.map(({inner:d})=>e[3*d+1]),h=Math.min(XA,c-l-qA),u=A(this,Vu,Hx).call(this,e,n*Tn(0,VA,i));for(let{point:d,side:f,out:_,arch:y,follows:g,bulge:m,rounder:S,away:T,edge:b}of this.members){e[3*d+1]-=u[b]*(1-_),e[3*d+2]+=S+r*(kA*g+BA*m);let C=f*(f>0?o:a);e[3*d+1]+=C*_*y*(1-Tn(0,Np,T)),f<0&&T===0&&t>0&&(e[3*d+2]-=t*WA*(1-_)*y,e[3*d+1]+=t*h*(1-_)*y)}}};Vu=new WeakSet,Hx=function(e,t){let n=i=>e[3*i+1];return this.faced.map(({share:i,side:r,partners:o,mix:a},c)=>{if(r===0||t===0)return 0;let[l,h]=o.map(f=>n(this.ring[f])),u=n(this.ring[c])-(l+a*(h-l)),d=Math.exp(-(((i-.5)/HA)**4));return t*(1-d)*u/2})};function Dp(s,e){let t=s.map(n=>e[3*n]);return Math.max(...t)-Math.min(...t)}function zx(s,e,t){let n=e.map(i=>i.side===t?Math.abs(i.share-.5):1/0);return s[n.indexOf(Math.min(...n))]}function Up({side:s,inner:e,outer:t},n){return s*(n[3*t+1]-n[3*e+1])}function Gx(s,e,t){let n=1/0,i=0;return t.forEach((r,o)=>{let a=Math.hypot(...[0,1,2].map(c=>s[3*r+c]-s[3*e+c]));a<n&&([n,i]=[a,o])}),{distance:n,place:i}}var Qc=Object.freeze({tip:0,out:0,front:0,back:0,tuck:0,round:0}),YA=[["t d n l \u026B \u027E r \u026C \u026E ts dz",{tip:1}],["s z",{tip:.75,front:.4}],["\u0283 \u0292 t\u0283 d\u0292 \u0282 \u0290 \u0255 \u0291 \u0279 \u027B",{tip:.6,front:.3}],["\u03B8 \xF0",{out:1}],["f v \u0271",{tuck:1}],["i \u026A j e \xE7 \u029D \u0272 c \u025F \u028E",{front:1}],["y \u028F \u0265",{front:1,round:1}],["\u025B \xE6 \u0259 \u025C",{front:.45}],["\u0153",{front:.45,round:.5}],["\xF8",{front:.45,round:.8}],["k \u0261 \u014B x \u0263",{back:1}],["u \u028A w",{back:1,round:1}],["o",{back:1,round:.8}],["\u0254",{back:1,round:.5}]],O3=new Map(YA.flatMap(([s,e])=>s.split(" ").map(t=>[t,{...Qc,...e}])));function na(s,e){return s<e?`${s},${e}`:`${e},${s}`}function ia(s){let e=new Map;for(let t=0;t<s.length/3;t++)for(let n=0;n<3;n++){let i=na(s[3*t+n],s[3*t+(n+1)%3]);e.has(i)?e.get(i).push(t):e.set(i,[t])}return e}function Wx(s,e){let t=Array.from(s);for(;;){let n=[...ia(t).values()].filter(o=>o.length>2).flat();if(!n.length)return KA(t);let i=new Map;n.forEach(o=>i.set(o,(i.get(o)??0)+1));let[r]=[...i].reduce((o,a)=>a[1]>o[1]||a[1]===o[1]&&Vx(t,a[0],e)>Vx(t,o[0],e)?a:o);t.splice(3*r,3)}}function KA(s){let e=ia(s),t=new Array(s.length/3).fill(null),n=i=>[0,1,2].map(r=>[s[3*i+r],s[3*i+(r+1)%3]]);for(let i=0;i<t.length;i++){if(t[i]!==null)continue;t[i]=!1;let r=[i];for(let a of r)for(let[c,l]of n(a))for(let h of e.get(na(c,l))){if(t[h]!==null)continue;let u=n(h).some(([d,f])=>d===c&&f===l);t[h]=u!==t[a],r.push(h)}let o=r.filter(a=>t[a]).length*2<=r.length;for(let a of r)t[a]===o&&([s[3*a+1],s[3*a+2]]=[s[3*a+2],s[3*a+1]])}return s}function Vx(s,e,t){let[n,i,r]=[0,1,2].map(c=>3*s[3*e+c]),o=[0,1,2].map(c=>t[i+c]-t[n+c]),a=[0,1,2].map(c=>t[r+c]-t[n+c]);return Math.hypot(o[1]*a[2]-o[2]*a[1],o[2]*a[0]-o[0]*a[2],o[0]*a[1]-o[1]*a[0])}function sa(s,e){let t=Array.from({length:e},()=>new Set);for(let n=0;n<s.length;n+=3){let[i,r,o]=[s[n],s[n+1],s[n+2]];t[i].add(r).add(o),t[r].add(i).add(o),t[o].add(i).add(r)}return t}function Op(s,e,t){let n=new Set(e),i=[...n];for(;i.length;)for(let r of s[i.pop()])!t.has(r)&&!n.has(r)&&(n.add(r),i.push(r));return n}function Xx(s,e){let t=[...e],n=new Float32Array(s.length/3);for(let i=0;i<n.length;i++){let r=1/0;for(let o of t){let a=Math.hypot(s[3*i]-s[3*o],s[3*i+1]-s[3*o+1],s[3*i+2]-s[3*o+2]);a<r&&(r=a)}n[i]=r}return n}function qx(s,e,t,n){let i=Array.from({length:e},(o,a)=>new Map([[a,1]])),r=s;for(let o=0;o<t;o++)({rows:i,mesh:r}=$A(i,r,n));return jA(i,r)}function $A(s,e,t){let n=ia(e),i=ZA(s,e,n,t),r=new Map;for(let[a,c]of n){let[l,h]=a.split(",").map(Number);if(r.set(a,i.length),c.length===2){let[u,d]=c.map(f=>JA(e,f,l,h));i.push(Wu(s,[[l,3/8],[h,3/8],[u,1/8],[d,1/8]]))}else i.push(Wu(s,[[l,1/2],[h,1/2]]))}let o=[];for(let a=0;a<e.length;a+=3){let[c,l,h]=[e[a],e[a+1],e[a+2]],[u,d,f]=[na(c,l),na(l,h),na(h,c)].map(_=>r.get(_));o.push(c,u,f,u,l,d,f,d,h,u,d,f)}return{rows:i,mesh:o}}function ZA(s,e,t,n){let i=sa(e,s.length),r=new Map;for(let[o,a]of t){if(a.length===2)continue;let[c,l]=o.split(",").map(Number);r.set(c,[...r.get(c)??[],l]),r.set(l,[...r.get(l)??[],c])}return s.map((o,a)=>{let c=i[a].size;if(c===0||n.has(a))return o;let l=r.get(a);if(l)return l.length!==2?o:Wu(s,[[a,3/4],[l[0],1/8],[l[1],1/8]]);let h=(5/8-(3/8+Math.cos(2*Math.PI/c)/4)**2)/c,u=[...i[a]].map(d=>[d,h]);return Wu(s,[[a,1-c*h],...u])})}function JA(s,e,t,n){return[s[3*e],s[3*e+1],s[3*e+2]].find(i=>i!==t&&i!==n)}function Wu(s,e){let t=new Map;for(let[n,i]of e)for(let[r,o]of s[n])t.set(r,(t.get(r)??0)+i*o);return t}function jA(s,e){let t=new Uint32Array(s.length+1);s.forEach((r,o)=>t[o+1]=t[o]+r.size);let n=new Uint32Array(t[s.length]),i=new Float32Array(n.length);return s.forEach((r,o)=>{let a=t[o];for(let[c,l]of r)n[a]=c,i[a++]=l}),{count:s.length,triangles:e,starts:t,places:n,weights:i}}function Xu(s,e,t,n){let{count:i,starts:r,places:o,weights:a}=s;for(let c=0;c<i;c++)for(let l=0;l<t;l++){let h=0;for(let u=r[c];u<r[c+1];u++)h+=a[u]*e[t*o[u]+l];n[t*c+l]=h}}function Yx(s){let e=new Set,t=[];for(let n=0;n<s.length;n++){let i=[s[n],s[n%3===2?n-2:n+1]];e.add(`${i[0]},${i[1]}`),t.push(i)}return new Map(t.filter(([n,i])=>!e.has(`${i},${n}`)))}function Fp(s,e){return Kx(Yx(s),e)}function Kx(s,e){let t=[];for(let n=e;s.has(n)&&t.length<=s.size;n=s.get(n)){if(n===e&&t.length)return t;t.push(n)}return[]}function Yu(s,e){let t=Yx(s),n=new Set(e),i=[];for(let r of t.keys()){if(n.has(r))continue;let o=Kx(t,r);o.forEach(a=>n.add(a)),o.length>i.length&&(i=o)}return i}function $x(s,e,t){let n=[...s],i=Yu(s,t);for(;;){let r=48,o=-1;for(let h=0;h<i.length;h++){let[u,d,f]=[0,1,2].map(y=>i[(h+y)%i.length]),_=e1(e,u,f);_<r&&QA(e,i,u,d,f)&&([r,o]=[_,h])}if(o<0)return n;let[a,c,l]=[0,1,2].map(h=>i[(o+h)%i.length]);n.push(l,c,a),i.splice((o+1)%i.length,1)}}function QA(s,e,t,n,i){return qu(s,i,n,t)<1?!1:!e.some(r=>r!==t&&r!==n&&r!==i&&qu(s,i,n,r)>0&&qu(s,n,t,r)>0&&qu(s,t,i,r)>0)}function qu(s,e,t,n){let[i,r]=[s[3*e],s[3*e+1]];return(s[3*t]-i)*(s[3*n+1]-r)-(s[3*t+1]-r)*(s[3*n]-i)}function e1(s,e,t){return Math.hypot(...[0,1,2].map(n=>s[3*e+n]-s[3*t+n]))}var Zx={usual:2,quick:1},t1=300,n1=13,kp={whole:1.05,none:1.75},i1=[.16,.2,.42],zt,Jx,jx,Qx,Bp,ey,ty,zp,ny,Ku=class{constructor(e,t,n,i){U(this,zt);this.map=e,this.offset=t,this.points=new Float32Array(3*e.points),this.rest=A(this,zt,Qx).call(this),this.ring=e.innerLip;let r=$x(Wx(e.triangles,this.rest),this.rest,this.ring);this.faced=Rs(this.ring,this.rest);let o=sa(r,e.points);this.lips=A(this,zt,Jx).call(this,o,n),this.eyes=e.eyes.map(h=>new zu(h,this.rest,o));let a=this.ring.filter((h,u)=>this.faced[u].side===0),c=new Set([...a,...this.eyes.flatMap(h=>h.corners)]),l=i&&e.points>t1?Zx.quick:Zx.usual;this.fine=qx(r,e.points,l,c),this.parts=A(this,zt,jx).call(this),this.count=this.parts.reduce((h,u)=>h+u.count,this.fine.count),this.triangles=Uint32Array.from([this.fine,...this.parts].flatMap(h=>Array.from(h.triangles))),this.positions=new Float32Array(3*this.count),this.normals=new Float32Array(3*this.count),this.look=A(this,zt,ey).call(this,r),this.move(new Float32Array(t.length),0),this.move(n,0),this.closedMouth=A(this,zt,ny).call(this)}get whole(){return this.eyes.length>0}move(e,t,n=Qc){A(this,zt,Bp).call(this,e),Ip(this.ring,this.faced,this.points),this.lips.shape(this.points,n);for(let i of this.eyes)i.close(this.points,t);Xu(this.fine,this.points,3,this.positions);for(let i of this.parts)i.place(this.positions,n.tuck);iy(this.triangles,this.positions,this.normals)}gap(){let e=0;return this.ring.forEach((t,n)=>{let{side:i,partners:r}=this.faced[n],o=this.ring[r[0]];e=Math.max(e,i*(this.points[3*t+1]-this.points[3*o+1]))}),e}lipRings(){let e=t=>t.flatMap(n=>Array.from(this.points.subarray(3*n,3*n+3)));return{inner:e(this.ring),outer:e(this.map.outerLip)}}lowerLip(){let e=this.ring.filter((t,n)=>this.faced[n].side<0&&A(this,zt,zp).call(this,n));return e.reduce((t,n)=>t+this.points[3*n+1],0)/e.length}bounds(){let e=[1/0,1/0,1/0],t=[-1/0,-1/0,-1/0];for(let n=0;n<this.count;n++)if(!(this.look[4*n+2]<.3))for(let i=0;i<3;i++)e[i]=Math.min(e[i],this.positions[3*n+i]),t[i]=Math.max(t[i],this.positions[3*n+i]);return{centre:e.map((n,i)=>(n+t[i])/2),size:e.map((n,i)=>t[i]-n)}}};zt=new WeakSet,Jx=function(e,t){A(this,zt,Bp).call(this,t),Ip(this.ring,this.faced,this.points);let n=Op(e,this.ring,new Set(this.map.outerLip));return new Hu(this.map,this.points,this.rest,n)},jx=function(){let{triangles:e,count:t}=this.fine,n=new Float32Array(3*t);Xu(this.fine,this.rest,3,n);let i=[],r=t,o=c=>(r+=c.count,i.push(c),c),a=Fp(e,this.ring[0]);this.mouth=a.length>3?o(new ku(a,Rs(a,n),r)):null;for(let{lids:c}of this.eyes){let l=Fp(e,c[0]);l.length>3&&o(new Gu(l,r))}return this.whole&&o(new Uu(Yu(e,a),n,r,sa(e,t))),i},Qx=function(){let{weights:e,bias:t}=this.map,{offset:n}=this,i=n.length;return this.base=Float32Array.from(t,(r,o)=>{let a=r;for(let c=0;c<i;c++)a+=e[o*i+c]*n[c];return a}),this.base.slice()},Bp=function(e){let{weights:t}=this.map,{points:n,base:i}=this,r=e.length;for(let o=0;o<n.length;o++){let a=i[o],c=o*r;for(let l=0;l<r;l++)a+=t[c+l]*e[l];n[o]=a}},ey=function(e){let t=sa(e,this.map.points),n=new Set(this.map.outerLip),i=Op(t,this.ring,n),r=this.whole?new Float32Array(this.map.points).fill(1):A(this,zt,ty).call(this,e),o=new Set(this.map.brows),a=new Map(this.eyes.flatMap(u=>u.lids.map((d,f)=>[d,u.faced[f].side]))),c=s1(t,e,this.rest),l=new Float32Array(4*this.map.points);for(let u=0;u<this.map.points;u++){let d=o.has(u)?-1:i.has(u)?1:n.has(u)?.5:0,f=a.has(u)?i1[a.get(u)+1]:0;l.set([d,f,r[u],c[u]],4*u)}let h=new Float32Array(4*this.count);return Xu(this.fine,l,4,h),h.set(this.parts.flatMap(u=>u.look.flat()),4*this.fine.count),h},ty=function(e){let t=Yu(e,this.ring),n=Xx(this.rest,t),i=[...new Set(e)],r=Math.min(...i.map(o=>this.rest[3*o+1]));return n.map((o,a)=>{let[c,l,h]=this.rest.subarray(3*a,3*a+3),u=1/0,d=o;for(let _ of i){let y=Math.hypot(this.rest[3*_]+c,this.rest[3*_+1]-l,this.rest[3*_+2]-h);y<u&&([u,d]=[y,n[_]])}let f=(l/-r-kp.whole)/(kp.none-kp.whole);return Math.max(0,Math.min(1,Math.min(o,d)/n1,1-f))})},zp=function(e){return Math.abs(this.faced[e].share-.5)<.15},ny=function(){let e=this.ring.filter((i,r)=>A(this,zt,zp).call(this,r)),t=i=>e.reduce((r,o)=>r+this.points[3*o+i],0)/e.length,n=this.ring.map(i=>this.points[3*i]);return{x:t(0),y:t(1),z:t(2),width:Math.max(...n)-Math.min(...n)}};function s1(s,e,t){let n=new Float32Array(t.length);iy(e,t,n);let i=new Set;for(let[r,o]of ia(e))o.length!==2&&r.split(",").forEach(a=>i.add(Number(a)));return s.map((r,o)=>{if(!r.size||i.has(o))return 0;let a=0,c=0;for(let l of r){let h=[0,1,2].map(u=>t[3*l+u]-t[3*o+u]);a+=h[0]*n[3*o]+h[1]*n[3*o+1]+h[2]*n[3*o+2],c+=Math.hypot(...h)}return Math.max(-1,Math.min(1,2*a/c))})}function iy(s,e,t){t.fill(0);for(let n=0;n<s.length;n+=3){let[i,r,o]=[3*s[n],3*s[n+1],3*s[n+2]],[a,c,l]=[e[r]-e[i],e[r+1]-e[i+1],e[r+2]-e[i+2]],[h,u,d]=[e[o]-e[i],e[o+1]-e[i+1],e[o+2]-e[i+2]],[f,_,y]=[c*d-l*u,l*h-a*d,a*u-c*h];for(let g of[i,r,o])t[g]+=f,t[g+1]+=_,t[g+2]+=y}for(let n=0;n<t.length;n+=3){let i=Math.hypot(t[n],t[n+1],t[n+2])||1;t[n]/=i,t[n+1]/=i,t[n+2]/=i}}var sy={below:.3,behind:.55},r1=12.5,$u=class{constructor(e,t,n){let[i,r,o]=t.centre;this.pivot=[i,r-sy.below*t.size[1],o-sy.behind*t.size[2]],this.eyes=n,this.turned=new qt,this.turned.rotation.order="YXZ",this.turned.position.set(...this.pivot),e.position.set(...this.pivot.map(a=>-a)),this.turned.add(e),this.object=new qt().add(this.turned)}pose([e,t,n,i,r]){let[o,a,c]=[e,t,-n].map(Es.degToRad);this.turned.rotation.set(o,a,c);let[l,h]=[i,r].map(u=>r1*Math.sin(Es.degToRad(u)));for(let{material:u,userData:d}of this.eyes)u.map.offset.set(-h/d.textureMm,l/d.textureMm)}};function Gp(s,e){if(e===jf)return console.warn("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Geometry already defined as triangles."),s;if(e===jo||e===qc){let t=s.getIndex();if(t===null){let r=[],o=s.getAttribute("position");if(o!==void 0){for(let a=0;a<o.count;a++)r.push(a);s.setIndex(r),t=s.getIndex()}else return console.error("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Undefined position attribute. Processing not possible."),s}let n=t.count-2,i=[];if(e===jo)for(let r=1;r<=n;r++)i.push(t.getX(0)),i.push(t.getX(r)),i.push(t.getX(r+1));else for(let r=0;r<n;r++)r%2===0?(i.push(t.getX(r)),i.push(t.getX(r+1)),i.push(t.getX(r+2))):(i.push(t.getX(r+2)),i.push(t.getX(r+1)),i.push(t.getX(r)));return i.length/3!==n&&console.error("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Unable to generate correct amount of triangles."),s.setIndex(i),s.clearGroups(),s}else return console.error("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Unknown draw mode:",e),s}function ry(s){let e=new Map,t=new Map,n=s.clone();return oy(s,n,function(i,r){e.set(r,i),t.set(i,r)}),n.traverse(function(i){if(!i.isSkinnedMesh)return;let r=i,o=e.get(i),a=o.skeleton.bones;r.skeleton=o.skeleton.clone(),r.bindMatrix.copy(o.bindMatrix),r.skeleton.bones=a.map(function(c){return t.get(c)}),r.bind(r.skeleton,r.bindMatrix)}),n}function oy(s,e,t){t(s,e);for(let n=0;n<s.children.length;n++)oy(s.children[n],e.children[n],t)}var Zu=class extends Ii{constructor(e){super(e),this.dracoLoader=null,this.ktx2Loader=null,this.meshoptDecoder=null,this.pluginCallbacks=[],this.register(function(t){return new Kp(t)}),this.register(function(t){return new $p(t)}),this.register(function(t){return new Zp(t)}),this.register(function(t){return new rm(t)}),this.register(function(t){return new om(t)}),this.register(function(t){return new am(t)}),this.register(function(t){return new jp(t)}),this.register(function(t){return new Qp(t)}),this.register(function(t){return new em(t)}),this.register(function(t){return new tm(t)}),this.register(function(t){return new Yp(t)}),this.register(function(t){return new nm(t)}),this.register(function(t){return new Jp(t)}),this.register(function(t){return new sm(t)}),this.register(function(t){return new im(t)}),this.register(function(t){return new Xp(t)}),this.register(function(t){return new Ju(t,et.EXT_MESHOPT_COMPRESSION)}),this.register(function(t){return new Ju(t,et.KHR_MESHOPT_COMPRESSION)}),this.register(function(t){return new cm(t)})}load(e,t,n,i){let r=this,o;if(this.resourcePath!=="")o=this.resourcePath;else if(this.path!==""){let l=Ss.extractUrlBase(e);o=Ss.resolveURL(l,this.path)}else o=Ss.extractUrlBase(e);this.manager.itemStart(e);let a=function(l){i?i(l):console.error(l),r.manager.itemError(e),r.manager.itemEnd(e)},c=new Wo(this.manager);c.setPriority(this.priority),c.setCache(this.cache),c.setPath(this.path),c.setResponseType("arraybuffer"),c.setRequestHeader(this.requestHeader),c.setWithCredentials(this.withCredentials),c.load(e,function(l){try{r.parse(l,o,function(h){t(h),r.manager.itemEnd(e)},a)}catch(h){a(h)}},n,a)}setDRACOLoader(e){return this.dracoLoader=e,this}setKTX2Loader(e){return this.ktx2Loader=e,this}setMeshoptDecoder(e){return this.meshoptDecoder=e,this}register(e){return this.pluginCallbacks.indexOf(e)===-1&&this.pluginCallbacks.push(e),this}unregister(e){return this.pluginCallbacks.indexOf(e)!==-1&&this.pluginCallbacks.splice(this.pluginCallbacks.indexOf(e),1),this}parse(e,t,n,i){let r,o={},a={},c=new TextDecoder;if(typeof e=="string")r=JSON.parse(e);else if(e instanceof ArrayBuffer)if(c.decode(new Uint8Array(e,0,4))===uy){try{o[et.KHR_BINARY_GLTF]=new lm(e)}catch(u){i&&i(u);return}r=JSON.parse(o[et.KHR_BINARY_GLTF].content)}else r=JSON.parse(c.decode(e));else r=e;if(r.asset===void 0||r.asset.version[0]<2){i&&i(new Error("THREE.GLTFLoader: Unsupported asset. glTF versions >=2.0 are supported."));return}let l=new gm(r,{path:t||this.resourcePath||"",crossOrigin:this.crossOrigin,priority:this.priority,cache:this.cache,withCredentials:this.withCredentials,requestHeader:this.requestHeader,manager:this.manager,ktx2Loader:this.ktx2Loader,meshoptDecoder:this.meshoptDecoder});l.fileLoader.setRequestHeader(this.requestHeader);for(let h=0;h<this.pluginCallbacks.length;h++){let u=this.pluginCallbacks[h](l);u.name||console.error("THREE.GLTFLoader: Invalid plugin found: missing name"),a[u.name]=u,o[u.name]=!0}if(r.extensionsUsed)for(let h=0;h<r.extensionsUsed.length;++h){let u=r.extensionsUsed[h],d=r.extensionsRequired||[];switch(u){case et.KHR_MATERIALS_UNLIT:o[u]=new qp;break;case et.KHR_DRACO_MESH_COMPRESSION:o[u]=new hm(r,this.dracoLoader);break;case et.KHR_TEXTURE_TRANSFORM:o[u]=new um;break;case et.KHR_MESH_QUANTIZATION:o[u]=new dm;break;default:d.indexOf(u)>=0&&a[u]===void 0&&console.warn('THREE.GLTFLoader: Unknown extension "'+u+'".')}}l.setExtensions(o),l.setPlugins(a),l.parse(n,i)}parseAsync(e,t){let n=this;return new Promise(function(i,r){n.parse(e,t,i,r)})}};function o1(){let s={};return{get:function(e){return s[e]},add:function(e,t){s[e]=t},remove:function(e){delete s[e]},removeAll:function(){s={}}}}function Tt(s,e,t){let n=s.json.materials[e];return n.extensions&&n.extensions[t]?n.extensions[t]:null}var et={KHR_BINARY_GLTF:"KHR_binary_glTF",KHR_DRACO_MESH_COMPRESSION:"KHR_draco_mesh_compression",KHR_LIGHTS_PUNCTUAL:"KHR_lights_punctual",KHR_MATERIALS_CLEARCOAT:"KHR_materials_clearcoat",KHR_MATERIALS_DIFFUSE_ROUGHNESS:"KHR_materials_diffuse_roughness",KHR_MATERIALS_DISPERSION:"KHR_materials_dispersion",KHR_MATERIALS_IOR:"KHR_materials_ior",KHR_MATERIALS_SHEEN:"KHR_materials_sheen",KHR_MATERIALS_SPECULAR:"KHR_materials_specular",KHR_MATERIALS_TRANSMISSION:"KHR_materials_transmission",KHR_MATERIALS_IRIDESCENCE:"KHR_materials_iridescence",KHR_MATERIALS_ANISOTROPY:"KHR_materials_anisotropy",KHR_MATERIALS_UNLIT:"KHR_materials_unlit",KHR_MATERIALS_VOLUME:"KHR_materials_volume",KHR_TEXTURE_BASISU:"KHR_texture_basisu",KHR_TEXTURE_TRANSFORM:"KHR_texture_transform",KHR_MESH_QUANTIZATION:"KHR_mesh_quantization",KHR_MATERIALS_EMISSIVE_STRENGTH:"KHR_materials_emissive_strength",EXT_MATERIALS_BUMP:"EXT_materials_bump",EXT_TEXTURE_WEBP:"EXT_texture_webp",EXT_TEXTURE_AVIF:"EXT_texture_avif",EXT_MESHOPT_COMPRESSION:"EXT_meshopt_compression",KHR_MESHOPT_COMPRESSION:"KHR_meshopt_compression",EXT_MESH_GPU_INSTANCING:"EXT_mesh_gpu_instancing"},Xp=class{constructor(e){this.parser=e,this.name=et.KHR_LIGHTS_PUNCTUAL,this.cache={refs:{},uses:{}}}_markDefs(){let e=this.parser,t=this.parser.json.nodes||[];for(let n=0,i=t.length;n<i;n++){let r=t[n];r.extensions&&r.extensions[this.name]&&r.extensions[this.name].light!==void 0&&e._addNodeRef(this.cache,r.extensions[this.name].light)}}_loadLight(e){let t=this.parser,n="light:"+e,i=t.cache.get(n);if(i)return i;let r=t.json,c=((r.extensions&&r.extensions[this.name]||{}).lights||[])[e],l,h=new Ie(16777215);c.color!==void 0&&h.setRGB(c.color[0],c.color[1],c.color[2],Sn);let u=c.range!==void 0?c.range:0;switch(c.type){case"directional":l=new Ms(h),l.target.position.set(0,0,-1),l.add(l.target);break;case"point":l=new Uc(h),l.distance=u;break;case"spot":l=new Dc(h),l.distance=u,c.spot=c.spot||{},c.spot.innerConeAngle=c.spot.innerConeAngle!==void 0?c.spot.innerConeAngle:0,c.spot.outerConeAngle=c.spot.outerConeAngle!==void 0?c.spot.outerConeAngle:Math.PI/4,l.angle=c.spot.outerConeAngle,l.penumbra=1-c.spot.innerConeAngle/c.spot.outerConeAngle,l.target.position.set(0,0,-1),l.add(l.target);break;default:throw new Error("THREE.GLTFLoader: Unexpected light type: "+c.type)}return l.position.set(0,0,0),Oi(l,c),c.intensity!==void 0&&(l.intensity=c.intensity),l.name=t.createUniqueName(c.name||"light_"+e),i=Promise.resolve(l),t.cache.add(n,i),i}getDependency(e,t){if(e==="light")return this._loadLight(t)}createNodeAttachment(e){let t=this,n=this.parser,r=n.json.nodes[e],a=(r.extensions&&r.extensions[this.name]||{}).light;return a===void 0?null:this._loadLight(a).then(function(c){return n._getNodeRef(t.cache,a,c)})}},qp=class{constructor(){this.name=et.KHR_MATERIALS_UNLIT}getMaterialType(){return Ai}extendParams(e,t,n){let i=[];e.color=new Ie(1,1,1),e.opacity=1;let r=t.pbrMetallicRoughness;if(r){if(Array.isArray(r.baseColorFactor)){let o=r.baseColorFactor;e.color.setRGB(o[0],o[1],o[2],Sn),e.opacity=o[3]}r.baseColorTexture!==void 0&&i.push(n.assignTexture(e,"map",r.baseColorTexture,Lt))}return Promise.all(i)}},Yp=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_EMISSIVE_STRENGTH}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);return n===null||n.emissiveStrength!==void 0&&(t.emissiveIntensity=n.emissiveStrength),Promise.resolve()}},Kp=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_CLEARCOAT}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);if(n===null)return Promise.resolve();let i=[];if(n.clearcoatFactor!==void 0&&(t.clearcoat=n.clearcoatFactor),n.clearcoatTexture!==void 0&&i.push(this.parser.assignTexture(t,"clearcoatMap",n.clearcoatTexture)),n.clearcoatRoughnessFactor!==void 0&&(t.clearcoatRoughness=n.clearcoatRoughnessFactor),n.clearcoatRoughnessTexture!==void 0&&i.push(this.parser.assignTexture(t,"clearcoatRoughnessMap",n.clearcoatRoughnessTexture)),n.clearcoatNormalTexture!==void 0&&(i.push(this.parser.assignTexture(t,"clearcoatNormalMap",n.clearcoatNormalTexture)),n.clearcoatNormalTexture.scale!==void 0)){let r=n.clearcoatNormalTexture.scale;t.clearcoatNormalScale=new ke(r,r)}return Promise.all(i)}},$p=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_DIFFUSE_ROUGHNESS}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);if(n===null)return Promise.resolve();let i=[];return t.diffuseRoughness=n.diffuseRoughnessFactor!==void 0?n.diffuseRoughnessFactor:0,n.diffuseRoughnessTexture!==void 0&&i.push(this.parser.assignTexture(t,"diffuseRoughnessMap",n.diffuseRoughnessTexture)),Promise.all(i)}},Zp=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_DISPERSION}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);return n===null||(t.dispersion=n.dispersion!==void 0?n.dispersion:0),Promise.resolve()}},Jp=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_IRIDESCENCE}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);if(n===null)return Promise.resolve();let i=[];return n.iridescenceFactor!==void 0&&(t.iridescence=n.iridescenceFactor),n.iridescenceTexture!==void 0&&i.push(this.parser.assignTexture(t,"iridescenceMap",n.iridescenceTexture)),n.iridescenceIor!==void 0&&(t.iridescenceIOR=n.iridescenceIor),n.iridescenceThicknessMinimum!==void 0&&(t.iridescenceThicknessMinimum=n.iridescenceThicknessMinimum),n.iridescenceThicknessMaximum!==void 0&&(t.iridescenceThicknessMaximum=n.iridescenceThicknessMaximum),n.iridescenceThicknessTexture!==void 0&&i.push(this.parser.assignTexture(t,"iridescenceThicknessMap",n.iridescenceThicknessTexture)),Promise.all(i)}},jp=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_SHEEN}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);if(n===null)return Promise.resolve();let i=[];if(t.sheenColor=new Ie(0,0,0),t.sheenRoughness=0,t.sheen=1,n.sheenColorFactor!==void 0){let r=n.sheenColorFactor;t.sheenColor.setRGB(r[0],r[1],r[2],Sn)}return n.sheenRoughnessFactor!==void 0&&(t.sheenRoughness=n.sheenRoughnessFactor),n.sheenColorTexture!==void 0&&i.push(this.parser.assignTexture(t,"sheenColorMap",n.sheenColorTexture,Lt)),n.sheenRoughnessTexture!==void 0&&i.push(this.parser.assignTexture(t,"sheenRoughnessMap",n.sheenRoughnessTexture)),Promise.all(i)}},Qp=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_TRANSMISSION}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);if(n===null)return Promise.resolve();let i=[];return n.transmissionFactor!==void 0&&(t.transmission=n.transmissionFactor),n.transmissionTexture!==void 0&&i.push(this.parser.assignTexture(t,"transmissionMap",n.transmissionTexture)),Promise.all(i)}},em=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_VOLUME}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);if(n===null)return Promise.resolve();let i=[];t.thickness=n.thicknessFactor!==void 0?n.thicknessFactor:0,n.thicknessTexture!==void 0&&i.push(this.parser.assignTexture(t,"thicknessMap",n.thicknessTexture)),t.attenuationDistance=n.attenuationDistance||1/0;let r=n.attenuationColor||[1,1,1];return t.attenuationColor=new Ie().setRGB(r[0],r[1],r[2],Sn),Promise.all(i)}},tm=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_IOR}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);return n===null||(t.ior=n.ior!==void 0?n.ior:1.5,t.ior===0&&(t.ior=1e3)),Promise.resolve()}},nm=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_SPECULAR}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);if(n===null)return Promise.resolve();let i=[];t.specularIntensity=n.specularFactor!==void 0?n.specularFactor:1,n.specularTexture!==void 0&&i.push(this.parser.assignTexture(t,"specularIntensityMap",n.specularTexture));let r=n.specularColorFactor||[1,1,1];return t.specularColor=new Ie().setRGB(r[0],r[1],r[2],Sn),n.specularColorTexture!==void 0&&i.push(this.parser.assignTexture(t,"specularColorMap",n.specularColorTexture,Lt)),Promise.all(i)}},im=class{constructor(e){this.parser=e,this.name=et.EXT_MATERIALS_BUMP}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);if(n===null)return Promise.resolve();let i=[];return t.bumpScale=n.bumpFactor!==void 0?n.bumpFactor:1,n.bumpTexture!==void 0&&i.push(this.parser.assignTexture(t,"bumpMap",n.bumpTexture)),Promise.all(i)}},sm=class{constructor(e){this.parser=e,this.name=et.KHR_MATERIALS_ANISOTROPY}getMaterialType(e){return Tt(this.parser,e,this.name)!==null?bn:null}extendMaterialParams(e,t){let n=Tt(this.parser,e,this.name);if(n===null)return Promise.resolve();let i=[];return n.anisotropyStrength!==void 0&&(t.anisotropy=n.anisotropyStrength),n.anisotropyRotation!==void 0&&(t.anisotropyRotation=n.anisotropyRotation),n.anisotropyTexture!==void 0&&i.push(this.parser.assignTexture(t,"anisotropyMap",n.anisotropyTexture)),Promise.all(i)}},rm=class{constructor(e){this.parser=e,this.name=et.KHR_TEXTURE_BASISU}loadTexture(e){let t=this.parser,n=t.json,i=n.textures[e];if(!i.extensions||!i.extensions[this.name])return null;let r=i.extensions[this.name],o=t.options.ktx2Loader;if(!o){if(n.extensionsRequired&&n.extensionsRequired.indexOf(this.name)>=0)throw new Error("THREE.GLTFLoader: setKTX2Loader must be called before loading KTX2 textures");return null}return t.loadTextureImage(e,r.source,o)}},om=class{constructor(e){this.parser=e,this.name=et.EXT_TEXTURE_WEBP}loadTexture(e){let t=this.name,n=this.parser,i=n.json,r=i.textures[e];if(!r.extensions||!r.extensions[t])return null;let o=r.extensions[t],a=i.images[o.source],c=n.textureLoader;if(a.uri){let l=n.options.manager.getHandler(a.uri);l!==null&&(c=l)}return n.loadTextureImage(e,o.source,c)}},am=class{constructor(e){this.parser=e,this.name=et.EXT_TEXTURE_AVIF}loadTexture(e){let t=this.name,n=this.parser,i=n.json,r=i.textures[e];if(!r.extensions||!r.extensions[t])return null;let o=r.extensions[t],a=i.images[o.source],c=n.textureLoader;if(a.uri){let l=n.options.manager.getHandler(a.uri);l!==null&&(c=l)}return n.loadTextureImage(e,o.source,c)}},Ju=class{constructor(e,t){this.name=t,this.parser=e}loadBufferView(e){let t=this.parser.json,n=t.bufferViews[e];if(n.extensions&&n.extensions[this.name]){let i=n.extensions[this.name],r=this.parser.getDependency("buffer",i.buffer),o=this.parser.options.meshoptDecoder;if(!o||!o.supported){if(t.extensionsRequired&&t.extensionsRequired.indexOf(this.name)>=0)throw new Error("THREE.GLTFLoader: setMeshoptDecoder must be called before loading compressed files");return null}return r.then(function(a){let c=i.byteOffset||0,l=i.byteLength||0,h=i.count,u=i.byteStride,d=new Uint8Array(a,c,l);return o.decodeGltfBufferAsync?o.decodeGltfBufferAsync(h,u,d,i.mode,i.filter).then(function(f){return f.buffer}):o.ready.then(function(){let f=new ArrayBuffer(h*u);return o.decodeGltfBuffer(new Uint8Array(f),h,u,d,i.mode,i.filter),f})})}else return null}},cm=class{constructor(e){this.name=et.EXT_MESH_GPU_INSTANCING,this.parser=e}createNodeMesh(e){let t=this.parser.json,n=t.nodes[e];if(!n.extensions||!n.extensions[this.name]||n.mesh===void 0)return null;let i=t.meshes[n.mesh];for(let l of i.primitives)if(l.mode!==ri.TRIANGLES&&l.mode!==ri.TRIANGLE_STRIP&&l.mode!==ri.TRIANGLE_FAN&&l.mode!==void 0)return null;let o=n.extensions[this.name].attributes,a=[],c={};for(let l in o)a.push(this.parser.getDependency("accessor",o[l]).then(h=>(c[l]=h,c[l])));return a.length<1?null:(a.push(this.parser.createNodeMesh(e)),Promise.all(a).then(l=>{let h=l.pop(),u=h.isGroup?h.children:[h],d=l[0].count,f=[];for(let _ of u){let y=new Ge,g=new F,m=new cn,S=new F(1,1,1),T=new Ar(_.geometry,_.material,d);for(let C=0;C<d;C++)c.TRANSLATION&&g.fromBufferAttribute(c.TRANSLATION,C),c.ROTATION&&m.fromBufferAttribute(c.ROTATION,C),c.SCALE&&S.fromBufferAttribute(c.SCALE,C),T.setMatrixAt(C,y.compose(g,m,S));let b=null;for(let C in c)if(C==="_COLOR_0"){let R=c[C];T.instanceColor=new ps(R.array,R.itemSize,R.normalized)}else if(C!=="TRANSLATION"&&C!=="ROTATION"&&C!=="SCALE"){if(b===null){let x=T.geometry;b=new Rt,b.name=x.name;for(let w in x.attributes)b.setAttribute(w,x.attributes[w]);for(let w in x.morphAttributes)b.morphAttributes[w]=x.morphAttributes[w];x.index!==null&&b.setIndex(x.index),b.morphTargetsRelative=x.morphTargetsRelative;for(let w of x.groups)b.addGroup(w.start,w.count,w.materialIndex);x.boundingBox!==null&&(b.boundingBox=x.boundingBox.clone()),x.boundingSphere!==null&&(b.boundingSphere=x.boundingSphere.clone()),b.drawRange.start=x.drawRange.start,b.drawRange.count=x.drawRange.count,b.userData=Object.assign({},x.userData),T.geometry=b}let R=c[C];b.setAttribute(C,new ps(R.array,R.itemSize,R.normalized))}Mt.prototype.copy.call(T,_),this.parser.assignFinalMaterial(T),f.push(T)}return h.isGroup?(h.clear(),h.add(...f),h):f[0]}))}},uy="glTF",el=12,ay={JSON:1313821514,BIN:5130562},lm=class{constructor(e){this.name=et.KHR_BINARY_GLTF,this.content=null,this.body=null;let t=new DataView(e,0,el),n=new TextDecoder;if(this.header={magic:n.decode(new Uint8Array(e.slice(0,4))),version:t.getUint32(4,!0),length:t.getUint32(8,!0)},this.header.magic!==uy)throw new Error("THREE.GLTFLoader: Unsupported glTF-Binary header.");if(this.header.version<2)throw new Error("THREE.GLTFLoader: Legacy binary file detected.");let i=this.header.length-el,r=new DataView(e,el),o=0;for(;o<i;){let a=r.getUint32(o,!0);o+=4;let c=r.getUint32(o,!0);if(o+=4,c===ay.JSON){let l=new Uint8Array(e,el+o,a);this.content=n.decode(l)}else if(c===ay.BIN){let l=el+o;this.body=e.slice(l,l+a)}o+=a}if(this.content===null)throw new Error("THREE.GLTFLoader: JSON content not found.")}},hm=class{constructor(e,t){if(!t)throw new Error("THREE.GLTFLoader: No DRACOLoader instance provided.");this.name=et.KHR_DRACO_MESH_COMPRESSION,this.json=e,this.dracoLoader=t,this.dracoLoader.preload()}decodePrimitive(e,t){let n=this.json,i=this.dracoLoader,r=e.extensions[this.name].bufferView,o=e.extensions[this.name].attributes,a={},c={},l={};for(let h in o){let u=pm[h]||h.toLowerCase();a[u]=o[h]}for(let h in e.attributes){let u=pm[h]||h.toLowerCase();if(o[h]!==void 0){let d=n.accessors[e.attributes[h]],f=ra[d.componentType];l[u]=f.name,c[u]=d.normalized===!0}}return t.getDependency("bufferView",r).then(function(h){return new Promise(function(u,d){i.decodeDracoFile(h,function(f){for(let _ in f.attributes){let y=f.attributes[_],g=c[_];g!==void 0&&(y.normalized=g)}u(f)},a,l,Sn,d)})})}},um=class{constructor(){this.name=et.KHR_TEXTURE_TRANSFORM}extendTexture(e,t){if((t.texCoord===void 0||t.texCoord===e.channel)&&t.offset===void 0&&t.rotation===void 0&&t.scale===void 0)return e;if(e=e.clone(),t.texCoord!==void 0&&(e.channel=t.texCoord),t.offset!==void 0&&e.offset.fromArray(t.offset),t.rotation!==void 0&&(e.rotation=t.rotation),t.scale!==void 0&&e.repeat.fromArray(t.scale),t.rotation!==void 0){let n=Math.cos(e.rotation),i=Math.sin(e.rotation);e.matrix.set(e.repeat.x*n,e.repeat.y*i,e.offset.x,-e.repeat.x*i,e.repeat.y*n,e.offset.y,0,0,1),e.matrixAutoUpdate=!1}return e.needsUpdate=!0,e}},dm=class{constructor(){this.name=et.KHR_MESH_QUANTIZATION}},ju=class extends Ci{constructor(e,t,n,i){super(e,t,n,i)}copySampleValue_(e){let t=this.resultBuffer,n=this.sampleValues,i=this.valueSize,r=e*i*3+i;for(let o=0;o!==i;o++)t[o]=n[r+o];return t}interpolate_(e,t,n,i){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,c=a*2,l=a*3,h=i-t,u=(n-t)/h,d=u*u,f=d*u,_=e*l,y=_-l,g=-2*f+3*d,m=f-d,S=1-g,T=m-d+u;for(let b=0;b!==a;b++){let C=o[y+b+a],R=o[y+b+c]*h,x=o[_+b+a],w=o[_+b]*h;r[b]=S*C+T*R+g*x+m*w}return r}},a1=new cn,fm=class extends ju{interpolate_(e,t,n,i){let r=super.interpolate_(e,t,n,i);return a1.fromArray(r).normalize().toArray(r),r}},ri={FLOAT:5126,FLOAT_MAT3:35675,FLOAT_MAT4:35676,FLOAT_VEC2:35664,FLOAT_VEC3:35665,FLOAT_VEC4:35666,LINEAR:9729,REPEAT:10497,SAMPLER_2D:35678,POINTS:0,LINES:1,LINE_LOOP:2,LINE_STRIP:3,TRIANGLES:4,TRIANGLE_STRIP:5,TRIANGLE_FAN:6,UNSIGNED_BYTE:5121,UNSIGNED_SHORT:5123},ra={5120:Int8Array,5121:Uint8Array,5122:Int16Array,5123:Uint16Array,5125:Uint32Array,5126:Float32Array},cy={9728:Nt,9729:Dt,9984:Vh,9985:Zo,9986:Dr,9987:Dn},ly={33071:ni,33648:No,10497:Ei},Hp={SCALAR:1,VEC2:2,VEC3:3,VEC4:4,MAT2:4,MAT3:9,MAT4:16},pm={POSITION:"position",NORMAL:"normal",TANGENT:"tangent",TEXCOORD_0:"uv",TEXCOORD_1:"uv1",TEXCOORD_2:"uv2",TEXCOORD_3:"uv3",COLOR_0:"color",WEIGHTS_0:"skinWeight",JOINTS_0:"skinIndex"},tr={scale:"scale",translation:"position",rotation:"quaternion",weights:"morphTargetInfluences"},c1={CUBICSPLINE:void 0,LINEAR:Tr,STEP:wr},Vp={OPAQUE:"OPAQUE",MASK:"MASK",BLEND:"BLEND"};function l1(s){return s.DefaultMaterial===void 0&&(s.DefaultMaterial=new ln({color:16777215,emissive:0,metalness:1,roughness:1,transparent:!1,depthTest:!0,side:Pi})),s.DefaultMaterial}function Br(s,e,t){for(let n in t.extensions)s[n]===void 0&&(e.userData.gltfExtensions=e.userData.gltfExtensions||{},e.userData.gltfExtensions[n]=t.extensions[n])}function Oi(s,e){e.extras!==void 0&&(typeof e.extras=="object"?Object.assign(s.userData,e.extras):console.warn("THREE.GLTFLoader: Ignoring primitive type .extras, "+e.extras))}function h1(s,e,t){let n=!1,i=!1,r=!1;for(let l=0,h=e.length;l<h;l++){let u=e[l];if(u.POSITION!==void 0&&(n=!0),u.NORMAL!==void 0&&(i=!0),u.COLOR_0!==void 0&&(r=!0),n&&i&&r)break}if(!n&&!i&&!r)return Promise.resolve(s);let o=[],a=[],c=[];for(let l=0,h=e.length;l<h;l++){let u=e[l];if(n){let d=u.POSITION!==void 0?t.getDependency("accessor",u.POSITION):s.attributes.position;o.push(d)}if(i){let d=u.NORMAL!==void 0?t.getDependency("accessor",u.NORMAL):s.attributes.normal;a.push(d)}if(r){let d=u.COLOR_0!==void 0?t.getDependency("accessor",u.COLOR_0):s.attributes.color;c.push(d)}}return Promise.all([Promise.all(o),Promise.all(a),Promise.all(c)]).then(function(l){let h=l[0],u=l[1],d=l[2];return n&&(s.morphAttributes.position=h),i&&(s.morphAttributes.normal=u),r&&(s.morphAttributes.color=d),s.morphTargetsRelative=!0,s})}function u1(s,e){if(s.updateMorphTargets(),e.weights!==void 0)for(let t=0,n=e.weights.length;t<n;t++)s.morphTargetInfluences[t]=e.weights[t];if(e.extras&&Array.isArray(e.extras.targetNames)){let t=e.extras.targetNames;if(s.morphTargetInfluences.length===t.length){s.morphTargetDictionary={};for(let n=0,i=t.length;n<i;n++)s.morphTargetDictionary[t[n]]=n}else console.warn("THREE.GLTFLoader: Invalid extras.targetNames length. Ignoring names.")}}function d1(s){let e,t=s.extensions&&s.extensions[et.KHR_DRACO_MESH_COMPRESSION];if(t?e="draco:"+t.bufferView+":"+t.indices+":"+Wp(t.attributes):e=s.indices+":"+Wp(s.attributes)+":"+s.mode,s.targets!==void 0)for(let n=0,i=s.targets.length;n<i;n++)e+=":"+Wp(s.targets[n]);return e}function Wp(s){let e="",t=Object.keys(s).sort();for(let n=0,i=t.length;n<i;n++)e+=t[n]+":"+s[t[n]]+";";return e}function mm(s){switch(s){case Int8Array:return 1/127;case Uint8Array:return 1/255;case Int16Array:return 1/32767;case Uint16Array:return 1/65535;default:throw new Error("THREE.GLTFLoader: Unsupported normalized accessor component type.")}}function f1(s){return s.search(/\.jpe?g($|\?)/i)>0||s.search(/^data\:image\/jpeg/)===0?"image/jpeg":s.search(/\.webp($|\?)/i)>0||s.search(/^data\:image\/webp/)===0?"image/webp":s.search(/\.ktx2($|\?)/i)>0||s.search(/^data\:image\/ktx2/)===0?"image/ktx2":"image/png"}var p1=new Ge,gm=class{constructor(e={},t={}){this.json=e,this.extensions={},this.plugins={},this.options=t,this.cache=new o1,this.associations=new Map,this.primitiveCache={},this.nodeCache={},this.meshCache={refs:{},uses:{}},this.cameraCache={refs:{},uses:{}},this.lightCache={refs:{},uses:{}},this.sourceCache={},this.textureCache={},this.nodeNamesUsed={};let n=!1,i=-1,r=!1,o=-1;if(typeof navigator<"u"&&typeof navigator.userAgent<"u"){let a=navigator.userAgent;n=/^((?!chrome|android).)*safari/i.test(a)===!0;let c=a.match(/Version\/(\d+)/);i=n&&c?parseInt(c[1],10):-1,r=a.indexOf("Firefox")>-1,o=r?a.match(/Firefox\/([0-9]+)\./)[1]:-1}typeof createImageBitmap>"u"||n&&i<17||r&&o<98?(this.textureLoader=new Rr(this.options.manager),this.textureLoader.setPriority(this.options.priority),this.textureLoader.setCache(this.options.cache)):(this.textureLoader=new Oc(this.options.manager),this.textureLoader.setPriority(this.options.priority),this.textureLoader.setCache(this.options.cache)),this.textureLoader.setCrossOrigin(this.options.crossOrigin),this.textureLoader.setWithCredentials(this.options.withCredentials),this.textureLoader.setRequestHeader(this.options.requestHeader),this.fileLoader=new Wo(this.options.manager),this.fileLoader.setPriority(this.options.priority),this.fileLoader.setCache(this.options.cache),this.fileLoader.setResponseType("arraybuffer"),(this.options.withCredentials||this.options.crossOrigin==="use-credentials")&&this.fileLoader.setWithCredentials(!0)}setExtensions(e){this.extensions=e}setPlugins(e){this.plugins=e}parse(e,t){let n=this,i=this.json,r=this.extensions;this.cache.removeAll(),this.nodeCache={},this._invokeAll(function(o){return o._markDefs&&o._markDefs()}),Promise.all(this._invokeAll(function(o){return o.beforeRoot&&o.beforeRoot()})).then(function(){return Promise.all([n.getDependencies("scene"),n.getDependencies("animation"),n.getDependencies("camera")])}).then(function(o){let a={scene:o[0][i.scene||0],scenes:o[0],animations:o[1],cameras:o[2],asset:i.asset,parser:n,userData:{}};return Br(r,a,i),Oi(a,i),Promise.all(n._invokeAll(function(c){return c.afterRoot&&c.afterRoot(a)})).then(function(){for(let c of a.scenes)c.updateMatrixWorld();e(a)})}).catch(t)}_markDefs(){let e=this.json.nodes||[],t=this.json.skins||[],n=this.json.meshes||[];for(let i=0,r=t.length;i<r;i++){let o=t[i].joints;for(let a=0,c=o.length;a<c;a++)e[o[a]].isBone=!0}for(let i=0,r=e.length;i<r;i++){let o=e[i];o.mesh!==void 0&&(this._addNodeRef(this.meshCache,o.mesh),o.skin!==void 0&&(n[o.mesh].isSkinnedMesh=!0)),o.camera!==void 0&&this._addNodeRef(this.cameraCache,o.camera)}}_addNodeRef(e,t){t!==void 0&&(e.refs[t]===void 0&&(e.refs[t]=e.uses[t]=0),e.refs[t]++)}_getNodeRef(e,t,n){if(e.refs[t]<=1)return n;let i=n.clone(),r=(o,a)=>{let c=this.associations.get(o);c!=null&&this.associations.set(a,c);for(let[l,h]of o.children.entries())r(h,a.children[l])};return r(n,i),i.name+="_instance_"+e.uses[t]++,i}_invokeOne(e){let t=Object.values(this.plugins);t.push(this);for(let n=0;n<t.length;n++){let i=e(t[n]);if(i)return i}return null}_invokeAll(e){let t=Object.values(this.plugins);t.unshift(this);let n=[];for(let i=0;i<t.length;i++){let r=e(t[i]);r&&n.push(r)}return n}getDependency(e,t){let n=e+":"+t,i=this.cache.get(n);if(!i){switch(e){case"scene":i=this.loadScene(t);break;case"node":i=this._invokeOne(function(r){return r.loadNode&&r.loadNode(t)});break;case"mesh":i=this._invokeOne(function(r){return r.loadMesh&&r.loadMesh(t)});break;case"accessor":i=this.loadAccessor(t);break;case"bufferView":i=this._invokeOne(function(r){return r.loadBufferView&&r.loadBufferView(t)});break;case"buffer":i=this.loadBuffer(t);break;case"material":i=this._invokeOne(function(r){return r.loadMaterial&&r.loadMaterial(t)});break;case"texture":i=this._invokeOne(function(r){return r.loadTexture&&r.loadTexture(t)});break;case"skin":i=this.loadSkin(t);break;case"animation":i=this._invokeOne(function(r){return r.loadAnimation&&r.loadAnimation(t)});break;case"camera":i=this.loadCamera(t);break;default:if(i=this._invokeOne(function(r){return r!=this&&r.getDependency&&r.getDependency(e,t)}),!i)throw new Error("Unknown type: "+e);break}this.cache.add(n,i)}return i}getDependencies(e){let t=this.cache.get(e);if(!t){let n=this,i=this.json[e+(e==="mesh"?"es":"s")]||[];t=Promise.all(i.map(function(r,o){return n.getDependency(e,o)})),this.cache.add(e,t)}return t}loadBuffer(e){let t=this.json.buffers[e],n=this.fileLoader;if(t.type&&t.type!=="arraybuffer")throw new Error("THREE.GLTFLoader: "+t.type+" buffer type is not supported.");if(t.uri===void 0&&e===0)return Promise.resolve(this.extensions[et.KHR_BINARY_GLTF].body);let i=this.options;return new Promise(function(r,o){n.load(Ss.resolveURL(t.uri,i.path),r,void 0,function(){o(new Error('THREE.GLTFLoader: Failed to load buffer "'+t.uri+'".'))})})}loadBufferView(e){let t=this.json.bufferViews[e];return this.getDependency("buffer",t.buffer).then(function(n){let i=t.byteLength||0,r=t.byteOffset||0;return n.slice(r,r+i)})}loadAccessor(e){let t=this,n=this.json,i=this.json.accessors[e];if(i.bufferView===void 0&&i.sparse===void 0){let o=Hp[i.type],a=ra[i.componentType],c=i.normalized===!0,l=new a(i.count*o);return Promise.resolve(new lt(l,o,c))}let r=[];return i.bufferView!==void 0?r.push(this.getDependency("bufferView",i.bufferView)):r.push(null),i.sparse!==void 0&&(r.push(this.getDependency("bufferView",i.sparse.indices.bufferView)),r.push(this.getDependency("bufferView",i.sparse.values.bufferView))),Promise.all(r).then(function(o){let a=o[0],c=Hp[i.type],l=ra[i.componentType],h=l.BYTES_PER_ELEMENT,u=h*c,d=i.byteOffset||0,f=i.bufferView!==void 0?n.bufferViews[i.bufferView].byteStride:void 0,_=i.normalized===!0,y,g;if(f&&f!==u){let m=Math.floor(d/f),S="InterleavedBuffer:"+i.bufferView+":"+i.componentType+":"+m+":"+i.count,T=t.cache.get(S);T||(y=new l(a,m*f,i.count*f/h),T=new Bo(y,f/h),t.cache.add(S,T)),g=new zo(T,c,d%f/h,_)}else a===null?y=new l(i.count*c):y=new l(a,d,i.count*c),g=new lt(y,c,_);if(i.sparse!==void 0){let m=Hp.SCALAR,S=ra[i.sparse.indices.componentType],T=i.sparse.indices.byteOffset||0,b=i.sparse.values.byteOffset||0,C=new S(o[1],T,i.sparse.count*m),R=new l(o[2],b,i.sparse.count*c);a!==null&&(g=new lt(g.array.slice(),g.itemSize,g.normalized)),g.normalized=!1;for(let x=0,w=C.length;x<w;x++){let G=C[x];if(g.setX(G,R[x*c]),c>=2&&g.setY(G,R[x*c+1]),c>=3&&g.setZ(G,R[x*c+2]),c>=4&&g.setW(G,R[x*c+3]),c>=5)throw new Error("THREE.GLTFLoader: Unsupported itemSize in sparse BufferAttribute.")}g.normalized=_}return g})}loadTexture(e){let t=this.json,n=this.options,r=t.textures[e].source,o=t.images[r],a=this.textureLoader;if(o.uri){let c=n.manager.getHandler(o.uri);c!==null&&(a=c)}return this.loadTextureImage(e,r,a)}loadTextureImage(e,t,n){let i=this,r=this.json,o=r.textures[e],a=r.images[t],c=(a.uri||a.bufferView)+":"+o.sampler;if(this.textureCache[c])return this.textureCache[c];let l=this.loadImageSource(t,n).then(function(h){h.flipY=!1,h.name=o.name||a.name||"",h.name===""&&typeof a.uri=="string"&&a.uri.startsWith("data:image/")===!1&&(h.name=a.uri);let d=(r.samplers||{})[o.sampler]||{};return h.magFilter=cy[d.magFilter]||Dt,h.minFilter=cy[d.minFilter]||Dn,h.wrapS=ly[d.wrapS]||Ei,h.wrapT=ly[d.wrapT]||Ei,h.generateMipmaps=!h.isCompressedTexture&&h.minFilter!==Nt&&h.minFilter!==Dt,i.associations.set(h,{textures:e}),h}).catch(function(){return null});return this.textureCache[c]=l,l}loadImageSource(e,t){let n=this,i=this.json,r=this.options;if(this.sourceCache[e]!==void 0)return this.sourceCache[e].then(d=>d.clone());let o=i.images[e],a=self.URL||self.webkitURL,c=o.uri||"",l=!1,h;if(t.isKTX2Loader===!0&&o.bufferView!==void 0)h=n.getDependency("bufferView",o.bufferView).then(function(d){return new Promise(function(f,_){t.parse(d,f,_)})});else{if(o.bufferView!==void 0)c=n.getDependency("bufferView",o.bufferView).then(function(d){l=!0;let f=new Blob([d],{type:o.mimeType});return c=a.createObjectURL(f),c});else if(o.uri===void 0)throw new Error("THREE.GLTFLoader: Image "+e+" is missing URI and bufferView");h=Promise.resolve(c).then(function(d){return new Promise(function(f,_){let y=f;t.isImageBitmapLoader===!0&&(y=function(g){let m=new Yt(g);m.needsUpdate=!0,f(m)}),t.load(Ss.resolveURL(d,r.path),y,void 0,_)})})}let u=h.then(function(d){return l===!0&&a.revokeObjectURL(c),Oi(d,o),d.userData.mimeType=o.mimeType||f1(o.uri),d}).catch(function(d){throw console.error("THREE.GLTFLoader: Couldn't load texture",c),d});return this.sourceCache[e]=u,u}assignTexture(e,t,n,i){let r=this;return this.getDependency("texture",n.index).then(function(o){if(!o)return null;if(n.texCoord!==void 0&&n.texCoord>0&&(o=o.clone(),o.channel=n.texCoord),r.extensions[et.KHR_TEXTURE_TRANSFORM]){let a=n.extensions!==void 0?n.extensions[et.KHR_TEXTURE_TRANSFORM]:void 0;if(a){let c=r.associations.get(o);o=r.extensions[et.KHR_TEXTURE_TRANSFORM].extendTexture(o,a),r.associations.set(o,c)}}return i!==void 0&&(o.colorSpace=i),e[t]=o,o})}assignFinalMaterial(e){let t=e.geometry,n=e.material,i=t.attributes.tangent===void 0,r=t.attributes.color!==void 0,o=t.attributes.normal===void 0;if(e.isPoints){let a="PointsMaterial:"+n.uuid,c=this.cache.get(a);c||(c=new Ho,Ln.prototype.copy.call(c,n),c.color.copy(n.color),c.map=n.map,c.sizeAttenuation=!1,this.cache.add(a,c)),n=c}else if(e.isLine){let a="LineBasicMaterial:"+n.uuid,c=this.cache.get(a);c||(c=new Zs,Ln.prototype.copy.call(c,n),c.color.copy(n.color),c.map=n.map,this.cache.add(a,c)),n=c}if(i||r||o){let a="ClonedMaterial:"+n.uuid+":";i&&(a+="derivative-tangents:"),r&&(a+="vertex-colors:"),o&&(a+="flat-shading:");let c=this.cache.get(a);c||(c=n.clone(),r&&(c.vertexColors=!0),o&&(c.flatShading=!0),i&&(c.normalScale&&(c.normalScale.y*=-1),c.clearcoatNormalScale&&(c.clearcoatNormalScale.y*=-1)),this.cache.add(a,c),this.associations.set(c,this.associations.get(n))),n=c}e.material=n}getMaterialType(){return ln}loadMaterial(e){let t=this,n=this.json,i=this.extensions,r=n.materials[e],o,a={},c=r.extensions||{},l=[];if(c[et.KHR_MATERIALS_UNLIT]){let u=i[et.KHR_MATERIALS_UNLIT];o=u.getMaterialType(),l.push(u.extendParams(a,r,t))}else{let u=r.pbrMetallicRoughness||{};if(a.color=new Ie(1,1,1),a.opacity=1,Array.isArray(u.baseColorFactor)){let d=u.baseColorFactor;a.color.setRGB(d[0],d[1],d[2],Sn),a.opacity=d[3]}u.baseColorTexture!==void 0&&l.push(t.assignTexture(a,"map",u.baseColorTexture,Lt)),a.metalness=u.metallicFactor!==void 0?u.metallicFactor:1,a.roughness=u.roughnessFactor!==void 0?u.roughnessFactor:1,u.metallicRoughnessTexture!==void 0&&(l.push(t.assignTexture(a,"metalnessMap",u.metallicRoughnessTexture)),l.push(t.assignTexture(a,"roughnessMap",u.metallicRoughnessTexture))),o=this._invokeOne(function(d){return d.getMaterialType&&d.getMaterialType(e)}),l.push(Promise.all(this._invokeAll(function(d){return d.extendMaterialParams&&d.extendMaterialParams(e,a)})))}r.doubleSided===!0&&(a.side=si);let h=r.alphaMode||Vp.OPAQUE;if(h===Vp.BLEND?(a.transparent=!0,a.depthWrite=!1):(a.transparent=!1,h===Vp.MASK&&(a.alphaTest=r.alphaCutoff!==void 0?r.alphaCutoff:.5)),r.normalTexture!==void 0&&o!==Ai&&(l.push(t.assignTexture(a,"normalMap",r.normalTexture)),a.normalScale=new ke(1,1),r.normalTexture.scale!==void 0)){let u=r.normalTexture.scale;a.normalScale.set(u,u)}if(r.occlusionTexture!==void 0&&o!==Ai&&(l.push(t.assignTexture(a,"aoMap",r.occlusionTexture)),r.occlusionTexture.strength!==void 0&&(a.aoMapIntensity=r.occlusionTexture.strength)),r.emissiveFactor!==void 0&&o!==Ai){let u=r.emissiveFactor;a.emissive=new Ie().setRGB(u[0],u[1],u[2],Sn)}return r.emissiveTexture!==void 0&&o!==Ai&&l.push(t.assignTexture(a,"emissiveMap",r.emissiveTexture,Lt)),Promise.all(l).then(function(){let u=new o(a);return r.name&&(u.name=r.name),Oi(u,r),t.associations.set(u,{materials:e}),r.extensions&&Br(i,u,r),u})}createUniqueName(e){let t=_t.sanitizeNodeName(e||"");return t in this.nodeNamesUsed?t+"_"+ ++this.nodeNamesUsed[t]:(this.nodeNamesUsed[t]=0,t)}loadGeometries(e){let t=this,n=this.extensions,i=this.primitiveCache;function r(a){return n[et.KHR_DRACO_MESH_COMPRESSION].decodePrimitive(a,t).then(function(c){return hy(c,a,t)})}let o=[];for(let a=0,c=e.length;a<c;a++){let l=e[a],h=d1(l),u=i[h];if(u)o.push(u.promise);else{let d;l.extensions&&l.extensions[et.KHR_DRACO_MESH_COMPRESSION]?d=r(l):d=hy(new Rt,l,t),l.mode===ri.TRIANGLE_STRIP?d=d.then(f=>Gp(f,qc)):l.mode===ri.TRIANGLE_FAN&&(d=d.then(f=>Gp(f,jo))),i[h]={primitive:l,promise:d},o.push(d)}}return Promise.all(o)}loadMesh(e){let t=this,n=this.json,i=this.extensions,r=n.meshes[e],o=r.primitives,a=[];for(let c=0,l=o.length;c<l;c++){let h=o[c].material===void 0?l1(this.cache):this.getDependency("material",o[c].material);a.push(h)}return a.push(t.loadGeometries(o)),Promise.all(a).then(async function(c){let l=c.slice(0,c.length-1),h=c[c.length-1],u=[];for(let f=0,_=h.length;f<_;f++){let y=h[f],g=o[f],m,S=l[f];if(g.mode===ri.TRIANGLES||g.mode===ri.TRIANGLE_STRIP||g.mode===ri.TRIANGLE_FAN||g.mode===void 0){let T=r.isSkinnedMesh===!0,b=y.hasAttribute("skinIndex")&&y.hasAttribute("skinWeight");T&&b===!1&&console.warn("THREE.GLTFLoader: Missing skinIndex or skinWeight attributes. Skinning disabled."),m=T&&b?new yc(y,S):new Ut(y,S),m.isSkinnedMesh===!0&&m.normalizeSkinWeights()}else if(g.mode===ri.LINES)m=new Mc(y,S);else if(g.mode===ri.LINE_STRIP)m=new ms(y,S);else if(g.mode===ri.LINE_LOOP)m=new Sc(y,S);else if(g.mode===ri.POINTS)m=new bc(y,S);else throw new Error("THREE.GLTFLoader: Primitive mode unsupported: "+g.mode);Object.keys(m.geometry.morphAttributes).length>0&&u1(m,r),m.name=t.createUniqueName(r.name||"mesh_"+e),Oi(m,r),g.extensions&&Br(i,m,g),t.assignFinalMaterial(m),u.push(m)}for(let f=0,_=u.length;f<_;f++)t.associations.set(u[f],{meshes:e,primitives:f});if(u.length===1)return r.extensions&&Br(i,u[0],r),u[0];let d=new qt;r.extensions&&Br(i,d,r),t.associations.set(d,{meshes:e});for(let f=0,_=u.length;f<_;f++)d.add(u[f]);return d})}loadCamera(e){let t,n=this.json.cameras[e],i=n[n.type];if(!i){console.warn("THREE.GLTFLoader: Missing camera parameters.");return}return n.type==="perspective"?t=new Xt(Es.radToDeg(i.yfov),i.aspectRatio||1,i.znear||1,i.zfar||2e6):n.type==="orthographic"&&(t=new Ir(-i.xmag,i.xmag,i.ymag,-i.ymag,i.znear,i.zfar)),n.name&&(t.name=this.createUniqueName(n.name)),Oi(t,n),Promise.resolve(t)}loadSkin(e){let t=this.json.skins[e],n=[];for(let i=0,r=t.joints.length;i<r;i++)n.push(this._loadNodeShallow(t.joints[i]));return t.inverseBindMatrices!==void 0?n.push(this.getDependency("accessor",t.inverseBindMatrices)):n.push(null),Promise.all(n).then(function(i){let r=i.pop(),o=i,a=[],c=[];for(let l=0,h=o.length;l<h;l++){let u=o[l];if(u){a.push(u);let d=new Ge;r!==null&&d.fromArray(r.array,l*16),c.push(d)}else console.warn('THREE.GLTFLoader: Joint "%s" could not be found.',t.joints[l])}return new vc(a,c)})}loadAnimation(e){let t=this.json,n=this,i=t.animations[e],r=i.name?i.name:"animation_"+e,o=[],a=[],c=[],l=[],h=[];for(let u=0,d=i.channels.length;u<d;u++){let f=i.channels[u],_=i.samplers[f.sampler],y=f.target,g=y.node,m=i.parameters!==void 0?i.parameters[_.input]:_.input,S=i.parameters!==void 0?i.parameters[_.output]:_.output;y.node!==void 0&&(o.push(this.getDependency("node",g)),a.push(this.getDependency("accessor",m)),c.push(this.getDependency("accessor",S)),l.push(_),h.push(y))}return Promise.all([Promise.all(o),Promise.all(a),Promise.all(c),Promise.all(l),Promise.all(h)]).then(function(u){let d=u[0],f=u[1],_=u[2],y=u[3],g=u[4],m=[];for(let T=0,b=d.length;T<b;T++){let C=d[T],R=f[T],x=_[T],w=y[T],G=g[T];if(C===void 0)continue;C.updateMatrix&&C.updateMatrix();let N=n._createAnimationTracks(C,R,x,w,G);if(N)for(let k=0;k<N.length;k++)m.push(N[k])}let S=new Pc(r,void 0,m);return Oi(S,i),S})}createNodeMesh(e){let t=this.json,n=this,i=t.nodes[e];return i.mesh===void 0?null:n.getDependency("mesh",i.mesh).then(function(r){let o=n._getNodeRef(n.meshCache,i.mesh,r);return i.weights!==void 0&&o.traverse(function(a){if(a.isMesh)for(let c=0,l=i.weights.length;c<l;c++)a.morphTargetInfluences[c]=i.weights[c]}),o})}loadNode(e){let t=this.json,n=this,i=t.nodes[e],r=n._loadNodeShallow(e),o=[],a=i.children||[];for(let l=0,h=a.length;l<h;l++)o.push(n.getDependency("node",a[l]));let c=i.skin===void 0?Promise.resolve(null):n.getDependency("skin",i.skin);return Promise.all([r,Promise.all(o),c]).then(function(l){let h=l[0],u=l[1],d=l[2];d!==null&&h.traverse(function(f){f.isSkinnedMesh&&f.bind(d,p1)});for(let f=0,_=u.length;f<_;f++)h.add(u[f]);if(h.userData.pivot!==void 0&&u.length>0){let f=h.userData.pivot,_=u[0];h.pivot=new F().fromArray(f),h.position.x-=f[0],h.position.y-=f[1],h.position.z-=f[2],_.position.set(0,0,0),delete h.userData.pivot}return h})}_loadNodeShallow(e){let t=this.json,n=this.extensions,i=this;if(this.nodeCache[e]!==void 0)return this.nodeCache[e];let r=t.nodes[e],o=r.name?i.createUniqueName(r.name):"",a=[],c=i._invokeOne(function(l){return l.createNodeMesh&&l.createNodeMesh(e)});return c&&a.push(c),r.camera!==void 0&&a.push(i.getDependency("camera",r.camera).then(function(l){return i._getNodeRef(i.cameraCache,r.camera,l)})),i._invokeAll(function(l){return l.createNodeAttachment&&l.createNodeAttachment(e)}).forEach(function(l){a.push(l)}),this.nodeCache[e]=Promise.all(a).then(function(l){let h;if(r.isBone===!0?h=new Go:l.length>1?h=new qt:l.length===1?h=l[0]:h=new Mt,h!==l[0])for(let u=0,d=l.length;u<d;u++)h.add(l[u]);if(r.name&&(h.userData.name=r.name,h.name=o),Oi(h,r),r.extensions&&Br(n,h,r),r.matrix!==void 0){let u=new Ge;u.fromArray(r.matrix),h.applyMatrix4(u)}else r.translation!==void 0&&h.position.fromArray(r.translation),r.rotation!==void 0&&h.quaternion.fromArray(r.rotation),r.scale!==void 0&&h.scale.fromArray(r.scale);if(!i.associations.has(h))i.associations.set(h,{});else if(r.mesh!==void 0&&i.meshCache.refs[r.mesh]>1){let u=i.associations.get(h);i.associations.set(h,{...u})}return i.associations.get(h).nodes=e,h}),this.nodeCache[e]}loadScene(e){let t=this.extensions,n=this.json.scenes[e],i=this,r=new qt;n.name&&(r.name=i.createUniqueName(n.name)),Oi(r,n),n.extensions&&Br(t,r,n);let o=n.nodes||[],a=[];for(let c=0,l=o.length;c<l;c++)a.push(i.getDependency("node",o[c]));return Promise.all(a).then(function(c){for(let h=0,u=c.length;h<u;h++){let d=c[h];d.parent!==null?r.add(ry(d)):r.add(d)}let l=h=>{let u=new Map;for(let[d,f]of i.associations)(d instanceof Ln||d instanceof Yt)&&u.set(d,f);return h.traverse(d=>{let f=i.associations.get(d);f!=null&&u.set(d,f)}),u};return i.associations=l(r),r})}_createAnimationTracks(e,t,n,i,r){let o=[],a=e.name?e.name:e.uuid,c=[];function l(f){f.morphTargetInfluences&&c.push(f.name?f.name:f.uuid)}tr[r.path]===tr.weights?(l(e),e.isGroup&&e.children.forEach(l)):c.push(a);let h;switch(tr[r.path]){case tr.weights:h=xs;break;case tr.rotation:h=ys;break;case tr.translation:case tr.scale:h=Js;break;default:n.itemSize===1?h=xs:h=Js;break}let u=i.interpolation!==void 0?c1[i.interpolation]:Tr,d=this._getArrayFromAccessor(n);for(let f=0,_=c.length;f<_;f++){let y=new h(c[f]+"."+tr[r.path],t.array,d,u);i.interpolation==="CUBICSPLINE"&&this._createCubicSplineTrackInterpolant(y),o.push(y)}return o}_getArrayFromAccessor(e){let t=e.array;if(e.normalized){let n=mm(t.constructor),i=new Float32Array(t.length);for(let r=0,o=t.length;r<o;r++)i[r]=t[r]*n;t=i}return t}_createCubicSplineTrackInterpolant(e){e.createInterpolant=function(n){let i=this instanceof ys?fm:ju;return new i(this.times,this.values,this.getValueSize()/3,n)},e.createInterpolant.isInterpolantFactoryMethodGLTFCubicSpline=!0}};function m1(s,e,t){let n=e.attributes,i=new Xn;if(n.POSITION!==void 0){let a=t.json.accessors[n.POSITION],c=a.min,l=a.max;if(c!==void 0&&l!==void 0){if(i.set(new F(c[0],c[1],c[2]),new F(l[0],l[1],l[2])),a.normalized){let h=mm(ra[a.componentType]);i.min.multiplyScalar(h),i.max.multiplyScalar(h)}}else{console.warn("THREE.GLTFLoader: Missing min/max properties for accessor POSITION.");return}}else return;let r=e.targets;if(r!==void 0){let a=new F,c=new F;for(let l=0,h=r.length;l<h;l++){let u=r[l];if(u.POSITION!==void 0){let d=t.json.accessors[u.POSITION],f=d.min,_=d.max;if(f!==void 0&&_!==void 0){if(c.setX(Math.max(Math.abs(f[0]),Math.abs(_[0]))),c.setY(Math.max(Math.abs(f[1]),Math.abs(_[1]))),c.setZ(Math.max(Math.abs(f[2]),Math.abs(_[2]))),d.normalized){let y=mm(ra[d.componentType]);c.multiplyScalar(y)}a.max(c)}else console.warn("THREE.GLTFLoader: Missing min/max properties for accessor POSITION.")}}i.expandByVector(a)}s.boundingBox=i;let o=new Pn;i.getCenter(o.center),o.radius=i.min.distanceTo(i.max)/2,s.boundingSphere=o}function hy(s,e,t){let n=e.attributes,i=[];function r(o,a){return t.getDependency("accessor",o).then(function(c){s.setAttribute(a,c)})}for(let o in n){let a=pm[o]||o.toLowerCase();a in s.attributes||i.push(r(n[o],a))}if(e.indices!==void 0&&!s.index){let o=t.getDependency("accessor",e.indices).then(function(a){s.setIndex(a)});i.push(o)}return je.workingColorSpace!==Sn&&"COLOR_0"in n&&console.warn(`THREE.GLTFLoader: Converting vertex colors from "srgb-linear" to "${je.workingColorSpace}" not supported.`),Oi(s,e),m1(s,e,t),Promise.all(i).then(function(){return e.targets!==void 0?h1(s,e.targets,t):s})}var g1="#d9a58a";function dy(s){let e=new qt;return e.matrixAutoUpdate=!1,e.matrix.copy(new Ge().fromArray(s)),e}async function fy(s,{shapes:e=[],columns:t={}}={}){let n=new Zu;n.register(a=>(a.textureLoader=new Rr(a.options.manager),{name:"labial"}));let i=await n.parseAsync(s,""),{scene:r,parser:o}=i;return _1(r),r.traverse(a=>{if(!a.isMesh)return;a.frustumCulled=!1;let{meshes:c,primitives:l}=o.associations.get(a);t[c]?.forEach((u,d)=>{u>=0&&(a.morphTargetDictionary[e[u]]=d)}),o.json.meshes[c].primitives[l].material===void 0&&(a.material=x1())}),i}function _1(s){let e=[];s.traverse(t=>(t.isLight||t.isCamera)&&e.push(t)),e.forEach(t=>t.removeFromParent())}function x1(){return new ln({color:g1,roughness:.6})}var y1=new Ie("#d9a58a"),v1=new Ie("#b2695d"),M1=new Ie("#4a3225"),S1=new Ie("#22090a"),b1=new Ie("#7a2e1c");function py(){let s=new ln({color:16777215,roughness:.6,metalness:0,transparent:!0});return s.onBeforeCompile=e=>{Object.assign(e.uniforms,{skinColor:{value:tl(y1)},lipColor:{value:tl(v1)},browColor:{value:tl(M1)},deepColor:{value:tl(S1)},glowColor:{value:tl(b1)},grain:{value:w1()}}),e.vertexShader=e.vertexShader.replace("#include <common>",`#include <common>
${T1}`).replace("#include <begin_vertex>",`#include <begin_vertex>
vLook = look; vRest = rest;`),e.fragmentShader=e.fragmentShader.replace("#include <common>",`#include <common>
${E1}`).replace("#include <color_fragment>",`#include <color_fragment>
${A1}`).replace("#include <roughnessmap_fragment>",`#include <roughnessmap_fragment>
${R1}`).replace("#include <normal_fragment_maps>",`#include <normal_fragment_maps>
${C1}`).replace("#include <emissivemap_fragment>",`#include <emissivemap_fragment>
${I1}`).replace("#include <opaque_fragment>",`${P1}
#include <opaque_fragment>`)},s}function tl(s){return new F(s.r,s.g,s.b)}var oa=128;function w1(){let s=new Uint8Array(4*oa**2),e=Array.from({length:1024},(n,i)=>_m(i+.5));for(let n=0;n<oa**2;n++){let[i,r]=[n%oa/4,Math.floor(n/oa)/4],[o,a]=[Math.floor(i),Math.floor(r)],c=(d,f)=>e[(a+f)%32*32+(o+d)%32],l=c(0,0)*(1-i+o)+c(1,0)*(i-o),h=c(0,1)*(1-i+o)+c(1,1)*(i-o),u=l*(1-r+a)+h*(r-a);s.set([_m(n),_m(n+7e4),u,1].map(d=>255*d),4*n)}let t=new Ks(s,oa,oa,On);return t.wrapS=t.wrapT=Ei,t.magFilter=Dt,t.minFilter=Dn,t.generateMipmaps=!0,t.needsUpdate=!0,t}function _m(s){let e=Math.sin(s*12.9898)*43758.5453;return e-Math.floor(e)}var T1=`
attribute vec4 look;
attribute vec3 rest;
varying vec4 vLook;
varying vec3 vRest;
`,E1=`
varying vec4 vLook;
varying vec3 vRest;
uniform vec3 skinColor;
uniform vec3 lipColor;
uniform vec3 browColor;
uniform vec3 deepColor;
uniform vec3 glowColor;
uniform sampler2D grain;
`,A1=`
// The grain is projected from the front, slightly skewed so that it does not smear on the sides.
vec2 place = vRest.xy + vec2(0.6, 0.25) * vRest.z;
vec4 fine = texture2D(grain, place * 0.028) - 0.5;
float mottle = texture2D(grain, place * 0.0035 + 0.3).b - 0.5;
float hair = texture2D(grain, (mat2(0.9, 0.44, -0.44, 0.9) * vRest.xy) * vec2(0.012, 0.09)).r - 0.5;
float brow = smoothstep(0.72, 1.1, -vLook.x + 0.45 * hair);
float lip = smoothstep(0.36, 0.62, vLook.x + 0.04 * fine.b);
vec3 skin = skinColor * (1.0 + 0.07 * fine.r);
skin = mix(skin, skin * vec3(1.04, 0.9, 0.88), 0.5 + mottle);
// Fine vertical lines on the lips.
float lines = texture2D(grain, vRest.xy * vec2(0.05, 0.006)).g - 0.5;
vec3 lips = lipColor * (1.0 + 0.16 * lines) * mix(0.86, 1.06, smoothstep(0.5, 0.9, vLook.x));
diffuseColor.rgb = mix(mix(skin, browColor * (1.0 + 0.5 * hair), 0.72 * brow), lips, lip);
diffuseColor.rgb *= 1.0 - 0.55 * clamp(vLook.w, 0.0, 1.0) * (1.0 - lip);
diffuseColor.rgb = mix(diffuseColor.rgb, deepColor, smoothstep(0.0, 0.8, vLook.y));
diffuseColor.a = smoothstep(0.0, 1.0, vLook.z);
`,R1=`
roughnessFactor = mix(0.58 + 0.1 * mottle, 0.4 + 0.12 * lines, lip);
`,C1=`
normal = normalize(normal + vec3(fine.rg * 0.09 * (1.0 - lip), 0.0) + vec3(lines * 0.16 * lip, 0.0, 0.0));
`,I1=`
float away = 1.0 - clamp(dot(normalize(vViewPosition), normal), 0.0, 1.0);
totalEmissiveRadiance += glowColor * (0.05 + 0.16 * away * away) * (1.0 - vLook.y) * (1.0 - 0.5 * lip);
`,P1=`
outgoingLight = mix(outgoingLight, deepColor * mix(1.3, 0.35, vLook.y), smoothstep(0.03, 0.75, vLook.y));
`;function my(){return new ln({vertexColors:!0,roughness:.32})}function gy(){return new ln({vertexColors:!0,roughness:.45})}var L1=[8.4,6.6,7.4,6.8,6.6],N1=[0,.7,.1,.8,1.2],D1=10,U1=5.8,O1=.9,aa=9,xm=7,F1=[.72,.66,.57],k1=[.34,.12,.11];function _y(s){let e=[],t=[],n=[],i=[],r=s.width/52;for(let o of[-1,1]){let a=0;L1.forEach((c,l)=>{let h=e.length/3;for(let u=0;u<xm;u++)for(let d=0;d<aa;d++){let f=d/(aa-1),_=u/(xm-1),y=B1(a+f*c,f,_,l);e.push(s.x+o*r*y.along,s.y-O1+y.height,s.z-U1-y.back),t.push(...G1([o*y.slope,.25*(1-2*_)-.1,1])),n.push(...y.colour)}i.push(...H1(h,o)),a+=c})}return{positions:Float32Array.from(e),normals:Float32Array.from(t),colours:Float32Array.from(n),triangles:i}}function B1(s,e,t,n){let i=s*(1-.0075*s),r=2*e-1,o=.9*Math.abs(r)**4,a=.013*s*s+.5*r*r+.5*(2*t-.9)**2,c=N1[n]+o*(1-t)**2+t*D1,l=1-.55*Math.abs(r)**8,h=Math.max(.05,1-(s/27)**1.6),u=z1(.72,.86,t+.12*r*r),d=l*h*(.75+.25*(1-t)),f=F1.map((_,y)=>(_*(1-u)+k1[y]*u)*d);return{along:i,back:a,height:c,colour:f,slope:.026*s+.35*r}}function z1(s,e,t){let n=Math.max(0,Math.min(1,(t-s)/(e-s)));return n*n*(3-2*n)}function G1(s){let e=Math.hypot(...s);return s.map(t=>t/e)}function H1(s,e){let t=[];for(let n=0;n+1<xm;n++)for(let i=0;i+1<aa;i++){let r=s+n*aa+i,[o,a,c]=[r+1,r+aa,r+aa+1];t.push(...e>0?[r,o,c,r,c,a]:[o,r,c,c,r,a])}return t}var zr=14,En=20,V1=[.66,.28,.27],ym=[8,16],W1=12,vm=[1.9,4.5],X1=.9,Mm={rest:12,ridge:10.5,out:2.8},q1=24,Y1=40,ed,xy,Qu=class{constructor(e){U(this,ed);this.mouth=e,this.scale=e.width/52;let t=zr*En+1;this.positions=new Float32Array(3*t),this.colours=new Float32Array(3*t),this.triangles=$1();for(let n=0;n<t;n++){let i=Math.floor(n/En)%zr,r=Math.cos(2*Math.PI*(n%En)/En),o=(1-.72*(i/(zr-1))**.8)*(.72+.28*r),a=1-.15*Tn(.9,1,r);V1.forEach((c,l)=>this.colours[3*n+l]=c*o*a)}}place(e,{tip:t,out:n,front:i,back:r}){let o=Math.max(0,e),a=(y,g,m)=>y+(g-y)*t+(m-y)*n,c=[a(-4-.72*o,.5,Math.max(-.4,Math.min(2,3.4-e))),-a(Mm.rest,Mm.ridge,Mm.out)],l=[-3-.55*o+3*i+2*r+t,-q1+3*i-4*r],h=[-12-.6*o+4*r,-Y1];for(let y=0;y<zr;y++){let g=y/(zr-1),m=[0,1].map(S=>K1(c[S],l[S],h[S],g));A(this,ed,xy).call(this,y,g,m,n)}let u=this.positions.length-3,{x:d,y:f,z:_}=this.mouth;this.positions.set([d,f+c[0],_+c[1]+1.2],u)}};ed=new WeakSet,xy=function(e,t,[n,i],r){let{x:o,y:a,z:c}=this.mouth,l=Math.sin(Math.PI/2*Math.min(1,1.5*t)),h=e===0?.6:1,u=ym[0]+(W1-ym[0])*r,d=(h+(1-h)*.7*r)*(u+(ym[1]-u)*l),f=h*(vm[0]+(vm[1]-vm[0])*l);for(let _=0;_<En;_++){let y=2*Math.PI*_/En,[g,m]=[Math.sin(y),Math.cos(y)],S=3*(e*En+_),T=m>0?X1*l*Math.exp(-((g/.3)**2)):0;this.positions[S]=o+this.scale*d*g,this.positions[S+1]=a+n+f*(m-1)-T,this.positions[S+2]=c+i-4*g*g*(1-t)}};function K1(s,e,t,n){let i=.3333333333333333;return s*(n-i)*(n-1)/i+e*n*(n-1)/(i*(i-1))+t*n*(n-i)/(1-i)}function $1(){let s=[],e=zr*En;for(let t=0;t<En;t++){let n=(t+1)%En;s.push(e,n,t);for(let i=0;i+1<zr;i++){let[r,o]=[i*En+t,i*En+n];s.push(r,o,o+En,r,o+En,r+En)}}return s}function My(s,e,t=()=>Qc,n=null){let{bounds:i,pose:r,hasEyes:o,geometry:a}=s,c=n&&new $u(s.object,i(),s.eyes),l=c?c.object:s.object,h=!0,u=!1;return{object:l,bounds:i,geometry:a,move(d){r(e(d),h?Fx(d):0,t(d)),c?.pose(n(d,u))},setHeadMoves:c?d=>u=d:void 0,setBlinks:o?d=>h=d:void 0}}function Sy(s,e,t,n){let i=new Ku(s,e,t,n),r=new Rt,o=new lt(i.positions,3).setUsage(Yc),a=new lt(i.normals,3).setUsage(Yc);r.setIndex(new lt(i.triangles,1)),r.setAttribute("position",o),r.setAttribute("normal",a),r.setAttribute("look",new lt(i.look,4)),r.setAttribute("rest",new lt(i.positions.slice(),3));let c=new Ut(r,py());c.frustumCulled=!1;let l=Z1(i),h=J1(i),u=new qt,d=i.eyes.map(f=>Lx(f.ball));return u.add(c,l,h.object,...d),{object:u,bounds:()=>i.bounds(),hasEyes:i.eyes.length>0,eyes:d,geometry:()=>({...i.lipRings(),meet:i.closedMouth,teeth:Array.from(l.geometry.getAttribute("position").array),tongue:Array.from(h.object.geometry.getAttribute("position").array)}),pose(f,_,y){i.move(f,_,y);let g=Math.min(1,.25+i.gap()/12);l.material.color.setScalar(g),h.pose(g,y),d.forEach((m,S)=>m.position.z=-i.eyes[S].recession(_)),o.needsUpdate=!0,a.needsUpdate=!0}}}function Z1(s){let e=new Rt;if(s.mouth){let n=_y(s.closedMouth);e.setIndex(n.triangles),e.setAttribute("position",new lt(n.positions,3)),e.setAttribute("normal",new lt(n.normals,3)),e.setAttribute("color",new lt(n.colours,3))}let t=new Ut(e,my());return t.visible=s.mouth!==null,t}function J1(s){let e=new Qu(s.closedMouth),t=new Rt,n=new lt(e.positions,3).setUsage(Yc);t.setIndex(e.triangles),t.setAttribute("position",n),t.setAttribute("color",new lt(e.colours,3));let i=new Ut(t,gy());return i.visible=s.mouth!==null,i.frustumCulled=!1,{object:i,pose(r,o){e.place(s.closedMouth.y-s.lowerLip(),o),t.computeVertexNormals(),i.material.color.setScalar(r),n.needsUpdate=!0}}}function by({offset:s,outerLip:e,innerLip:t}){let n=new Set([...e,...t]),i=[...Array(s.length/3).keys()].filter(l=>!n.has(l)),r=new Float32Array(s.length),o=[yy([...n],"#c0514d"),yy(i,"#8a93a6")],a=[vy(e,"#c0514d"),vy(t,"#8e2f2f")],c=new qt;return c.add(...o.map(l=>l.object),...a.map(l=>l.object)),{object:c,bounds:()=>j1(s),hasEyes:!1,pose(l){for(let h=0;h<r.length;h++)r[h]=s[h]+l[h];for(let h of[...o,...a])h.move(r)}}}function yy(s,e){let t=new ln({color:e,roughness:.5}),n=new Ar(new Cc(1.3,20,14),t,s.length);n.frustumCulled=!1;let i=new Ge;return{object:n,move(r){s.forEach((o,a)=>{i.setPosition(r[3*o],r[3*o+1],r[3*o+2]),n.setMatrixAt(a,i)}),n.instanceMatrix.needsUpdate=!0}}}function vy(s,e){let t=s.length>2?[...s,s[0]]:s,n=new lt(new Float32Array(3*t.length),3),i=new Rt().setAttribute("position",n),r=new ms(i,new Zs({color:e}));return r.frustumCulled=!1,{object:r,move(o){t.forEach((a,c)=>{n.setXYZ(c,o[3*a],o[3*a+1],o[3*a+2])}),n.needsUpdate=!0}}}function j1(s){let e=[1/0,1/0,1/0],t=[-1/0,-1/0,-1/0];for(let n=0;n<s.length;n++)e[n%3]=Math.min(e[n%3],s[n]),t[n%3]=Math.max(t[n%3],s[n]);return{centre:e.map((n,i)=>(n+t[i])/2),size:e.map((n,i)=>(t[i]-n)*1.15+4)}}var wy={type:"change"},bm={type:"start"},Ey={type:"end"},td=new fs,Ty=new Vn,Q1=Math.cos(70*Es.DEG2RAD),Zt=new F,Fn=2*Math.PI,ht={NONE:-1,ROTATE:0,DOLLY:1,PAN:2,TOUCH_ROTATE:3,TOUCH_PAN:4,TOUCH_DOLLY_PAN:5,TOUCH_DOLLY_ROTATE:6},Sm=1e-6,nd=class extends Fc{constructor(e,t=null){super(e,t),this.state=ht.NONE,this.target=new F,this.cursor=new F,this.minDistance=0,this.maxDistance=1/0,this.minZoom=0,this.maxZoom=1/0,this.minTargetRadius=0,this.maxTargetRadius=1/0,this.minPolarAngle=0,this.maxPolarAngle=Math.PI,this.minAzimuthAngle=-1/0,this.maxAzimuthAngle=1/0,this.enableDamping=!1,this.dampingFactor=.05,this.enableZoom=!0,this.zoomSpeed=1,this.enableRotate=!0,this.rotateSpeed=1,this.keyRotateSpeed=1,this.enablePan=!0,this.panSpeed=1,this.screenSpacePanning=!0,this.keyPanSpeed=7,this.zoomToCursor=!1,this.autoRotate=!1,this.autoRotateSpeed=2,this.keys={LEFT:"ArrowLeft",UP:"ArrowUp",RIGHT:"ArrowRight",BOTTOM:"ArrowDown"},this.mouseButtons={LEFT:js.ROTATE,MIDDLE:js.DOLLY,RIGHT:js.PAN},this.touches={ONE:Qs.ROTATE,TWO:Qs.DOLLY_PAN},this.target0=this.target.clone(),this.position0=this.object.position.clone(),this.zoom0=this.object.zoom,this._cursorStyle="auto",this._domElementKeyEvents=null,this._lastPosition=new F,this._lastQuaternion=new cn,this._lastTargetPosition=new F,this._quat=new cn().setFromUnitVectors(e.up,new F(0,1,0)),this._quatInverse=this._quat.clone().invert(),this._spherical=new bs,this._sphericalDelta=new bs,this._scale=1,this._panOffset=new F,this._rotateStart=new ke,this._rotateEnd=new ke,this._rotateDelta=new ke,this._panStart=new ke,this._panEnd=new ke,this._panDelta=new ke,this._dollyStart=new ke,this._dollyEnd=new ke,this._dollyDelta=new ke,this._dollyDirection=new F,this._mouse=new ke,this._performCursorZoom=!1,this._pointers=[],this._pointerPositions={},this._controlActive=!1,this._onPointerMove=tR.bind(this),this._onPointerDown=eR.bind(this),this._onPointerUp=nR.bind(this),this._onContextMenu=lR.bind(this),this._onMouseWheel=rR.bind(this),this._onKeyDown=oR.bind(this),this._onTouchStart=aR.bind(this),this._onTouchMove=cR.bind(this),this._onMouseDown=iR.bind(this),this._onMouseMove=sR.bind(this),this._interceptControlDown=hR.bind(this),this._interceptControlUp=uR.bind(this),this.domElement!==null&&this.connect(this.domElement),this.update()}set cursorStyle(e){this._cursorStyle=e,e==="grab"?this.domElement.style.cursor="grab":this.domElement.style.cursor="auto"}get cursorStyle(){return this._cursorStyle}connect(e){super.connect(e),this.domElement.addEventListener("pointerdown",this._onPointerDown),this.domElement.addEventListener("pointercancel",this._onPointerUp),this.domElement.addEventListener("contextmenu",this._onContextMenu),this.domElement.addEventListener("wheel",this._onMouseWheel,{passive:!1}),this.domElement.ownerDocument.addEventListener("keydown",this._interceptControlDown,{passive:!0,capture:!0}),this.domElement.style.touchAction="none"}disconnect(){this.state=ht.NONE,this.domElement.removeEventListener("pointerdown",this._onPointerDown),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.domElement.removeEventListener("pointercancel",this._onPointerUp),this.domElement.removeEventListener("wheel",this._onMouseWheel),this.domElement.removeEventListener("contextmenu",this._onContextMenu),this.stopListenToKeyEvents(),this.domElement.ownerDocument.removeEventListener("keydown",this._interceptControlDown,{capture:!0}),this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{capture:!0}),this._controlActive=!1,this._pointers.length=0,this._pointerPositions={},this.domElement.style.touchAction="",this.domElement.style.cursor="auto"}dispose(){this.disconnect()}getPolarAngle(){return this._spherical.phi}getAzimuthalAngle(){return this._spherical.theta}getDistance(){return this.object.position.distanceTo(this.target)}listenToKeyEvents(e){e.addEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=e}stopListenToKeyEvents(){this._domElementKeyEvents!==null&&(this._domElementKeyEvents.removeEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=null)}saveState(){this.target0.copy(this.target),this.position0.copy(this.object.position),this.zoom0=this.object.zoom}reset(){this.target.copy(this.target0),this.object.position.copy(this.position0),this.object.zoom=this.zoom0,this.object.updateProjectionMatrix(),this.dispatchEvent(wy),this.update(),this.state=ht.NONE}pan(e,t){this._pan(e,t),this.update()}dollyIn(e){this._dollyIn(e),this.update()}dollyOut(e){this._dollyOut(e),this.update()}rotateLeft(e){this._rotateLeft(e),this.update()}rotateUp(e){this._rotateUp(e),this.update()}update(e=null){let t=this.object.position;Zt.copy(t).sub(this.target),Zt.applyQuaternion(this._quat),this._spherical.setFromVector3(Zt),this.autoRotate&&this.state===ht.NONE&&this._rotateLeft(this._getAutoRotationAngle(e)),this.enableDamping?(this._spherical.theta+=this._sphericalDelta.theta*this.dampingFactor,this._spherical.phi+=this._sphericalDelta.phi*this.dampingFactor):(this._spherical.theta+=this._sphericalDelta.theta,this._spherical.phi+=this._sphericalDelta.phi);let n=this.minAzimuthAngle,i=this.maxAzimuthAngle;isFinite(n)&&isFinite(i)&&(n<-Math.PI?n+=Fn:n>Math.PI&&(n-=Fn),i<-Math.PI?i+=Fn:i>Math.PI&&(i-=Fn),n<=i?this._spherical.theta=Math.max(n,Math.min(i,this._spherical.theta)):this._spherical.theta=this._spherical.theta>(n+i)/2?Math.max(n,this._spherical.theta):Math.min(i,this._spherical.theta)),this._spherical.phi=Math.max(this.minPolarAngle,Math.min(this.maxPolarAngle,this._spherical.phi)),this._spherical.makeSafe(),this.enableDamping===!0?this.target.addScaledVector(this._panOffset,this.dampingFactor):this.target.add(this._panOffset),this.target.sub(this.cursor),this.target.clampLength(this.minTargetRadius,this.maxTargetRadius),this.target.add(this.cursor);let r=!1;if(this.zoomToCursor&&this._performCursorZoom||this.object.isOrthographicCamera)this._spherical.radius=this._clampDistance(this._spherical.radius);else{let o=this._spherical.radius;this._spherical.radius=this._clampDistance(this._spherical.radius*this._scale),r=o!=this._spherical.radius}if(Zt.setFromSpherical(this._spherical),Zt.applyQuaternion(this._quatInverse),t.copy(this.target).add(Zt),this.object.lookAt(this.target),this.enableDamping===!0?(this._sphericalDelta.theta*=1-this.dampingFactor,this._sphericalDelta.phi*=1-this.dampingFactor,this._panOffset.multiplyScalar(1-this.dampingFactor)):(this._sphericalDelta.set(0,0,0),this._panOffset.set(0,0,0)),this.zoomToCursor&&this._performCursorZoom){let o=null;if(this.object.isPerspectiveCamera){let a=Zt.length();o=this._clampDistance(a*this._scale);let c=a-o;this.object.position.addScaledVector(this._dollyDirection,c),this.object.updateMatrixWorld(),r=!!c}else if(this.object.isOrthographicCamera){let a=new F(this._mouse.x,this._mouse.y,0);a.unproject(this.object);let c=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),this.object.updateProjectionMatrix(),r=c!==this.object.zoom;let l=new F(this._mouse.x,this._mouse.y,0);l.unproject(this.object),this.object.position.sub(l).add(a),this.object.updateMatrixWorld(),o=Zt.length()}else console.warn("WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled."),this.zoomToCursor=!1;o!==null&&(this.screenSpacePanning?this.target.set(0,0,-1).transformDirection(this.object.matrix).multiplyScalar(o).add(this.object.position):(td.origin.copy(this.object.position),td.direction.set(0,0,-1).transformDirection(this.object.matrix),Math.abs(this.object.up.dot(td.direction))<Q1?this.object.lookAt(this.target):(Ty.setFromNormalAndCoplanarPoint(this.object.up,this.target),td.intersectPlane(Ty,this.target))))}else if(this.object.isOrthographicCamera){let o=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),o!==this.object.zoom&&(this.object.updateProjectionMatrix(),r=!0)}return this._scale=1,this._performCursorZoom=!1,r||this._lastPosition.distanceToSquared(this.object.position)>Sm||8*(1-this._lastQuaternion.dot(this.object.quaternion))>Sm||this._lastTargetPosition.distanceToSquared(this.target)>Sm?(this.dispatchEvent(wy),this._lastPosition.copy(this.object.position),this._lastQuaternion.copy(this.object.quaternion),this._lastTargetPosition.copy(this.target),!0):!1}_getAutoRotationAngle(e){return e!==null?Fn/60*this.autoRotateSpeed*e:Fn/60/60*this.autoRotateSpeed}_getZoomScale(e){let t=Math.abs(e*.01);return Math.pow(.95,this.zoomSpeed*t)}_rotateLeft(e){this._sphericalDelta.theta-=e}_rotateUp(e){this._sphericalDelta.phi-=e}_panLeft(e,t){Zt.setFromMatrixColumn(t,0),Zt.multiplyScalar(-e),this._panOffset.add(Zt)}_panUp(e,t){this.screenSpacePanning===!0?Zt.setFromMatrixColumn(t,1):(Zt.setFromMatrixColumn(t,0),Zt.crossVectors(this.object.up,Zt)),Zt.multiplyScalar(e),this._panOffset.add(Zt)}_pan(e,t){let n=this.domElement;if(this.object.isPerspectiveCamera){let i=this.object.position;Zt.copy(i).sub(this.target);let r=Zt.length();r*=Math.tan(this.object.fov/2*Math.PI/180),this._panLeft(2*e*r/n.clientHeight,this.object.matrix),this._panUp(2*t*r/n.clientHeight,this.object.matrix)}else this.object.isOrthographicCamera?(this._panLeft(e*(this.object.right-this.object.left)/this.object.zoom/n.clientWidth,this.object.matrix),this._panUp(t*(this.object.top-this.object.bottom)/this.object.zoom/n.clientHeight,this.object.matrix)):(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - pan disabled."),this.enablePan=!1)}_dollyOut(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale/=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_dollyIn(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale*=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_updateZoomParameters(e,t){if(!this.zoomToCursor)return;this._performCursorZoom=!0;let n=this.domElement.getBoundingClientRect(),i=e-n.left,r=t-n.top,o=n.width,a=n.height;this._mouse.x=i/o*2-1,this._mouse.y=-(r/a)*2+1,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()}_clampDistance(e){return Math.max(this.minDistance,Math.min(this.maxDistance,e))}_handleMouseDownRotate(e){this._rotateStart.set(e.clientX,e.clientY)}_handleMouseDownDolly(e){this._updateZoomParameters(e.clientX,e.clientY),this._dollyStart.set(e.clientX,e.clientY)}_handleMouseDownPan(e){this._panStart.set(e.clientX,e.clientY)}_handleMouseMoveRotate(e){this._rotateEnd.set(e.clientX,e.clientY),this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(Fn*this._rotateDelta.x/t.clientHeight),this._rotateUp(Fn*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd),this.update()}_handleMouseMoveDolly(e){this._dollyEnd.set(e.clientX,e.clientY),this._dollyDelta.subVectors(this._dollyEnd,this._dollyStart),this._dollyDelta.y>0?this._dollyOut(this._getZoomScale(this._dollyDelta.y)):this._dollyDelta.y<0&&this._dollyIn(this._getZoomScale(this._dollyDelta.y)),this._dollyStart.copy(this._dollyEnd),this.zoomToCursor&&(this._performCursorZoom=!0,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()),this.update()}_handleMouseMovePan(e){this._panEnd.set(e.clientX,e.clientY),this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd),this.update()}_handleMouseWheel(e){this._updateZoomParameters(e.clientX,e.clientY),e.deltaY<0?this._dollyIn(this._getZoomScale(e.deltaY)):e.deltaY>0&&this._dollyOut(this._getZoomScale(e.deltaY)),this.update()}_handleKeyDown(e){let t=!1;switch(e.code){case this.keys.UP:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(Fn*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,this.keyPanSpeed),t=!0;break;case this.keys.BOTTOM:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(-Fn*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,-this.keyPanSpeed),t=!0;break;case this.keys.LEFT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(Fn*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(this.keyPanSpeed,0),t=!0;break;case this.keys.RIGHT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(-Fn*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(-this.keyPanSpeed,0),t=!0;break}t&&(e.preventDefault(),this.update())}_handleTouchStartRotate(e){if(this._pointers.length===1)this._rotateStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),i=.5*(e.pageY+t.y);this._rotateStart.set(n,i)}}_handleTouchStartPan(e){if(this._pointers.length===1)this._panStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),i=.5*(e.pageY+t.y);this._panStart.set(n,i)}}_handleTouchStartDolly(e){let t=this._getSecondPointerPosition(e),n=e.pageX-t.x,i=e.pageY-t.y,r=Math.sqrt(n*n+i*i);this._dollyStart.set(0,r)}_handleTouchStartDollyPan(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enablePan&&this._handleTouchStartPan(e)}_handleTouchStartDollyRotate(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enableRotate&&this._handleTouchStartRotate(e)}_handleTouchMoveRotate(e){if(this._pointers.length==1)this._rotateEnd.set(e.pageX,e.pageY);else{let n=this._getSecondPointerPosition(e),i=.5*(e.pageX+n.x),r=.5*(e.pageY+n.y);this._rotateEnd.set(i,r)}this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(Fn*this._rotateDelta.x/t.clientHeight),this._rotateUp(Fn*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd)}_handleTouchMovePan(e){if(this._pointers.length===1)this._panEnd.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),i=.5*(e.pageY+t.y);this._panEnd.set(n,i)}this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd)}_handleTouchMoveDolly(e){let t=this._getSecondPointerPosition(e),n=e.pageX-t.x,i=e.pageY-t.y,r=Math.sqrt(n*n+i*i);this._dollyEnd.set(0,r),this._dollyDelta.set(0,Math.pow(this._dollyEnd.y/this._dollyStart.y,this.zoomSpeed)),this._dollyOut(this._dollyDelta.y),this._dollyStart.copy(this._dollyEnd);let o=(e.pageX+t.x)*.5,a=(e.pageY+t.y)*.5;this._updateZoomParameters(o,a)}_handleTouchMoveDollyPan(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enablePan&&this._handleTouchMovePan(e)}_handleTouchMoveDollyRotate(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enableRotate&&this._handleTouchMoveRotate(e)}_addPointer(e){this._pointers.push(e.pointerId)}_removePointer(e){delete this._pointerPositions[e.pointerId];for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId){this._pointers.splice(t,1);return}}_isTrackingPointer(e){for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId)return!0;return!1}_trackPointer(e){let t=this._pointerPositions[e.pointerId];t===void 0&&(t=new ke,this._pointerPositions[e.pointerId]=t),t.set(e.pageX,e.pageY)}_getSecondPointerPosition(e){let t=e.pointerId===this._pointers[0]?this._pointers[1]:this._pointers[0];return this._pointerPositions[t]}_customWheelEvent(e){let t=e.deltaMode,n={clientX:e.clientX,clientY:e.clientY,deltaY:e.deltaY};switch(t){case 1:n.deltaY*=16;break;case 2:n.deltaY*=100;break}return e.ctrlKey&&!this._controlActive&&(n.deltaY*=10),n}};function eR(s){this.enabled!==!1&&(this._pointers.length===0&&(this.domElement.setPointerCapture(s.pointerId),this.domElement.ownerDocument.addEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.addEventListener("pointerup",this._onPointerUp)),!this._isTrackingPointer(s)&&(this._addPointer(s),s.pointerType==="touch"?this._onTouchStart(s):this._onMouseDown(s),this._cursorStyle==="grab"&&(this.domElement.style.cursor="grabbing")))}function tR(s){this.enabled!==!1&&(s.pointerType==="touch"?this._onTouchMove(s):this._onMouseMove(s))}function nR(s){switch(this._removePointer(s),this._pointers.length){case 0:this.domElement.releasePointerCapture(s.pointerId),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.dispatchEvent(Ey),this.state=ht.NONE,this._cursorStyle==="grab"&&(this.domElement.style.cursor="grab");break;case 1:let e=this._pointers[0],t=this._pointerPositions[e];this._onTouchStart({pointerId:e,pageX:t.x,pageY:t.y});break}}function iR(s){let e;switch(s.button){case 0:e=this.mouseButtons.LEFT;break;case 1:e=this.mouseButtons.MIDDLE;break;case 2:e=this.mouseButtons.RIGHT;break;default:e=-1}switch(e){case js.DOLLY:if(this.enableZoom===!1)return;this._handleMouseDownDolly(s),this.state=ht.DOLLY;break;case js.ROTATE:if(s.ctrlKey||s.metaKey||s.shiftKey){if(this.enablePan===!1)return;this._handleMouseDownPan(s),this.state=ht.PAN}else{if(this.enableRotate===!1)return;this._handleMouseDownRotate(s),this.state=ht.ROTATE}break;case js.PAN:if(s.ctrlKey||s.metaKey||s.shiftKey){if(this.enableRotate===!1)return;this._handleMouseDownRotate(s),this.state=ht.ROTATE}else{if(this.enablePan===!1)return;this._handleMouseDownPan(s),this.state=ht.PAN}break;default:this.state=ht.NONE}this.state!==ht.NONE&&this.dispatchEvent(bm)}function sR(s){switch(this.state){case ht.ROTATE:if(this.enableRotate===!1)return;this._handleMouseMoveRotate(s);break;case ht.DOLLY:if(this.enableZoom===!1)return;this._handleMouseMoveDolly(s);break;case ht.PAN:if(this.enablePan===!1)return;this._handleMouseMovePan(s);break}}function rR(s){this.enabled===!1||this.enableZoom===!1||this.state!==ht.NONE||(s.preventDefault(),this.dispatchEvent(bm),this._handleMouseWheel(this._customWheelEvent(s)),this.dispatchEvent(Ey))}function oR(s){this.enabled!==!1&&this._handleKeyDown(s)}function aR(s){switch(this._trackPointer(s),this._pointers.length){case 1:switch(this.touches.ONE){case Qs.ROTATE:if(this.enableRotate===!1){this.state=ht.NONE;break}this._handleTouchStartRotate(s),this.state=ht.TOUCH_ROTATE;break;case Qs.PAN:if(this.enablePan===!1){this.state=ht.NONE;break}this._handleTouchStartPan(s),this.state=ht.TOUCH_PAN;break;default:this.state=ht.NONE}break;case 2:switch(this.touches.TWO){case Qs.DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchStartDollyPan(s),this.state=ht.TOUCH_DOLLY_PAN;break;case Qs.DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchStartDollyRotate(s),this.state=ht.TOUCH_DOLLY_ROTATE;break;default:this.state=ht.NONE}break;default:this.state=ht.NONE}this.state!==ht.NONE&&this.dispatchEvent(bm)}function cR(s){switch(this._trackPointer(s),this.state){case ht.TOUCH_ROTATE:if(this.enableRotate===!1)return;this._handleTouchMoveRotate(s),this.update();break;case ht.TOUCH_PAN:if(this.enablePan===!1)return;this._handleTouchMovePan(s),this.update();break;case ht.TOUCH_DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchMoveDollyPan(s),this.update();break;case ht.TOUCH_DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchMoveDollyRotate(s),this.update();break;default:this.state=ht.NONE}}function lR(s){this.enabled!==!1&&s.preventDefault()}function hR(s){s.key==="Control"&&(this._controlActive=!0,this.domElement.ownerDocument.addEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}function uR(s){s.key==="Control"&&(this._controlActive=!1,this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}var Ay=20,Ry=1.04,Em=Math.PI/2,wm=Em,Tm=.7,Iy={front:[0,0],half:[-Em/2,.06],side:[-Em,0]},nr,Py,id,sd=class{constructor(e,t,n){U(this,nr);this.canvas=e,this.model=t,this.renderer=new Lu({canvas:e,antialias:!0,alpha:!0}),this.renderer.toneMapping=Bc,this.renderer.toneMappingExposure=1,this.camera=new Xt(Ay,1,10,3e3),this.scene=new gc,this.scene.add(t.object,this.camera),dR(this.scene,this.camera),this.bounds=t.bounds(),this.controls=A(this,nr,Py).call(this,n),this.turnTo(0,0)}get leastAspect(){let[e,t,n]=this.bounds.size;return Math.hypot(e,n)/(t*Ry)}turnTo(e,t){let n=A(this,nr,id).call(this);this.controls.minDistance=n*.35,this.controls.maxDistance=n*1.6;let i=new bs(n,Math.PI/2-t,e);this.camera.position.setFromSpherical(i).add(this.controls.target),this.controls.update()}turnBy(e,t){let n=new F().subVectors(this.camera.position,this.controls.target),i=new bs().setFromVector3(n);i.theta=Cy(i.theta+e,wm),i.phi=Math.PI/2+Cy(i.phi-t-Math.PI/2,Tm),this.camera.position.setFromSpherical(i).add(this.controls.target),this.controls.update()}follow(e){let t=new F().subVectors(e.camera.position,e.controls.target);this.camera.position.copy(t).add(this.controls.target),this.controls.update()}resize(){let{clientWidth:e,clientHeight:t}=this.canvas;!e||!t||this.setSize(e,t,Math.min(window.devicePixelRatio,2))}setSize(e,t,n){let i=A(this,nr,id).call(this);this.renderer.setPixelRatio(n),this.renderer.setSize(e,t,!1),this.camera.aspect=e/t,this.camera.updateProjectionMatrix();let r=A(this,nr,id).call(this);this.controls.minDistance=r*.35,this.controls.maxDistance=r*1.6,this.camera.position.sub(this.controls.target).multiplyScalar(r/i),this.camera.position.add(this.controls.target),this.controls.update()}dispose(){this.controls.dispose(),this.renderer.dispose(),this.renderer.forceContextLoss()}draw(e){this.model.move(e),this.renderer.render(this.scene,this.camera)}};nr=new WeakSet,Py=function(e){let t=new nd(this.camera,this.canvas);t.enablePan=!1,t.minAzimuthAngle=-wm,t.maxAzimuthAngle=wm,t.minPolarAngle=Math.PI/2-Tm,t.maxPolarAngle=Math.PI/2+Tm,t.rotateSpeed=.6;let[n,i,r]=this.bounds.centre;return t.target.set(n,i,r),t.addEventListener("change",e),t},id=function(){let[e,t,n]=this.bounds.size,i=Math.tan(Ay*Math.PI/360),r=this.camera.aspect;return Math.max(t*Ry,Math.hypot(e,n)/r)/(2*i)+n/2};function Cy(s,e){return Math.max(-e,Math.min(e,s))}function dR(s,e){s.add(new Lc(new Ie("#fff4ea"),new Ie("#7d5548"),1.15));let t=new Ms(new Ie("#fff1e2"),2.1);t.position.set(-260,330,420);let n=new Ms(new Ie("#ffe9dc"),.5);n.position.set(260,-20,420),s.add(t,n);let i=new Ms(new Ie("#ffffff"),.35);i.position.set(0,0,1),e.add(i)}var Gr,Cs,ir,Hr,nl,il,kn,Ly,Ny,Am,Dy,Rm,sr=class{constructor(e,t=""){U(this,kn);Ke(this,"frames",null);Ke(this,"view",null);U(this,Gr,null);U(this,Cs,new Float32Array(0));U(this,ir,null);U(this,Hr,new Float32Array(0));U(this,nl,[]);U(this,il,0);this.canvas=se("canvas",{tabIndex:0,role:"img","aria-label":V("face.label",{caption:t})}),this.missing=se("p.no-webgl",{hidden:!0},V("face.none")),this.caption=se("figcaption",{},t),this.figure=se("figure.face",{},this.canvas,this.missing,this.caption),e.append(this.figure),this.canvas.addEventListener("keydown",n=>A(this,kn,Rm).call(this,n)),this.sizes=new ResizeObserver(()=>A(this,kn,Dy).call(this)),this.sizes.observe(this.canvas)}showVoice(e,t){if(this.frames=t,p(this,Gr)===e)return;B(this,ir,t.values.slice(0,t.shape[0]*3)),B(this,Cs,new Float32Array(p(this,ir).length));let n=e.face?Sy(M0(e.face),p(this,ir),p(this,Cs),!1):by({offset:p(this,ir),outerLip:e.outer_lip,innerLip:e.inner_lip});A(this,kn,Am).call(this,My(n,i=>A(this,kn,Ly).call(this,i))),B(this,Gr,e)}async showCharacter(e,t){if(this.frames=t,p(this,Gr)===e)return;let{scene:n}=await fy(e.glb,e);B(this,nl,fR(n,t.names)),B(this,Hr,new Float32Array(t.names.length));let i=dy(e.shown.into_mm);i.add(n),A(this,kn,Am).call(this,{object:i,bounds:()=>e.shown,move:r=>A(this,kn,Ny).call(this,r)}),B(this,Gr,e)}draw(e){B(this,il,e),this.frames&&this.view?.draw(e)}dispose(){this.sizes.disconnect(),this.view?.dispose(),this.figure.remove()}};Gr=new WeakMap,Cs=new WeakMap,ir=new WeakMap,Hr=new WeakMap,nl=new WeakMap,il=new WeakMap,kn=new WeakSet,Ly=function(e){let{values:t,fps:n}=this.frames,i=p(this,Cs).length;y0(t,t.length/i,e,n,p(this,Cs));for(let r=0;r<i;r++)p(this,Cs)[r]-=p(this,ir)[r];return p(this,Cs)},Ny=function(e){let{values:t,fps:n}=this.frames;v0(t,t.length/p(this,Hr).length,e,n,p(this,Hr));for(let{influences:i,target:r,value:o}of p(this,nl))i[r]=p(this,Hr)[o]},Am=function(e){this.view?.dispose();let t=this.canvas.cloneNode();t.addEventListener("keydown",n=>A(this,kn,Rm).call(this,n)),this.view&&(this.sizes.unobserve(this.canvas),this.canvas.replaceWith(t),this.canvas=t,this.sizes.observe(t));try{this.view=new sd(this.canvas,e,()=>{}),this.view.resize()}catch(n){console.warn(n),this.view=null,this.canvas.hidden=!0,this.missing.hidden=!1}},Dy=function(){this.view?.resize(),this.draw(p(this,il))},Rm=function(e){let t={ArrowLeft:[-.12,0],ArrowRight:[.12,0],ArrowUp:[0,.12],ArrowDown:[0,-.12]}[e.key];if(t)this.view?.turnBy(...t);else if(e.key==="f")this.view?.turnTo(...Iy.front);else return;e.preventDefault()};function fR(s,e){let t=[];return s.traverse(({morphTargetDictionary:n,morphTargetInfluences:i})=>{e.forEach((r,o)=>{let a=n?.[r];a!==void 0&&t.push({influences:i,target:a,value:o})})}),t}var Vr,ca,Is,Wr,la,sl,Cm,rd=class{constructor(e){U(this,sl);U(this,Vr);U(this,ca,D("#comparison-form"));U(this,Is,null);U(this,Wr,[]);U(this,la,0);B(this,Vr,e),p(this,ca).addEventListener("submit",t=>{t.preventDefault(),this.play()})}set(e){e.join(`
`)!==p(this,Wr).join(`
`)&&(B(this,Wr,e),D("#comparison").hidden=e.length!==2,A(this,sl,Cm).call(this),e.length===2&&(D("#comparison").scrollIntoView({behavior:"smooth",block:"end"}),this.play()))}render(){let{text:e}=p(this,ca).elements;e.value||=io(p(this,Vr).state.state.project.language)}async play(){let e=B(this,la,p(this,la)+1),{api:t,state:n}=p(this,Vr);this.render(),we(D("#comparison-state"),V("compare.working")),await p(this,Vr).attempt(async()=>{let{language:i}=n.state.project,r=await Bl(t,{text:p(this,ca).elements.text.value,language:i}),o=p(this,Wr).map(l=>Promise.all([t.get(`/face/${encodeURIComponent(l)}`),Gl(t,{voice:l,phones:r.phones})])),a=await Promise.all(o);if(e!==p(this,la))return;A(this,sl,Cm).call(this);let c=p(this,Wr).map(l=>new sr(D("#comparison-faces"),l));c.forEach((l,h)=>l.showVoice(...a[h])),B(this,Is,new zs(...c)),p(this,Is).load(r),p(this,Is).play()}),e===p(this,la)&&we(D("#comparison-state"),"")}pause(){p(this,Is)?.pause()}};Vr=new WeakMap,ca=new WeakMap,Is=new WeakMap,Wr=new WeakMap,la=new WeakMap,sl=new WeakSet,Cm=function(){p(this,Is)?.dispose(),B(this,Is,null)};function Im({kind:s,status:e}){return s==="train"&&["stopped","failed"].includes(e)}var Fi,ha,Uy,Oy,od=class{constructor(e){U(this,ha);U(this,Fi);B(this,Fi,e)}render(e,t){let n=p(this,Fi).state.state.tasks.filter(i=>Im(i)&&i.id!==e?.id);D("#left").hidden=n.length===0,yn(D("#left-trainings"),n.toReversed(),({id:i})=>i,i=>A(this,ha,Uy).call(this,i),(i,r)=>A(this,ha,Oy).call(this,i,r,t))}async delete({id:e,kind:t,name:n}){(t!=="train"||await p(this,Fi).confirm(V("make.delete.sure",{name:n}),V("make.delete")))&&await p(this,Fi).attempt(()=>p(this,Fi).api.delete(`tasks/${e}`))}};Fi=new WeakMap,ha=new WeakSet,Uy=function(e){let t=()=>p(this,Fi).attempt(()=>p(this,Fi).api.post(`tasks/${e.id}/resume`));return se("li",{},se("b"),se("p"),se("div.buttons",{},se("button.resume",{type:"button",onclick:t}),se("button.quiet.danger.delete",{type:"button",onclick:()=>this.delete(e)})))},Oy=function(e,{name:t,done:n,total:i},r){we(D("b",e),t),we(D("p",e),V("make.left",{done:kt(Math.floor(n)),total:kt(i)})),we(D(".resume",e),V("make.resume")),we(D(".delete",e),V("make.delete")),D(".resume",e).disabled=r};var cd=480,Lm=200,ad=44,Nm=12,Pm=12,pR=26,Dm=["train","validation"];function Fy(s,e,t){let n=JSON.stringify([e.length,e.at(-1),t,V("curve.label")]);if(s.dataset.shown===n)return;if(s.dataset.shown=n,e.length<1)return s.replaceChildren();let i=gR(e,t),r=vi("svg",{viewBox:`0 0 ${cd} ${Lm}`,role:"img","aria-label":vR(e)});r.append(..._R(i),...Dm.flatMap(o=>xR(e,o,i)),...yR(e)),s.replaceChildren(r)}function mR(s){return s.flatMap(e=>Dm.map(t=>e[t]).filter(t=>t>0))}function gR(s,e){let t=mR(s),n=Math.log(Math.min(...t)/1.15),i=Math.log(Math.max(...t)*1.15),r=s[0].x,o=Math.max(e,s.at(-1).x,r+1);return{low:n,high:i,first:r,end:o,x:a=>ad+(a-r)/(o-r)*(cd-ad-Nm),y:a=>Pm+(i-Math.log(a))/(i-n)*(Lm-Pm-pR)}}function _R({low:s,high:e,first:t,end:n,x:i,y:r}){let o=Math.exp((s+e)/2),a=[Math.exp(s)*1.1,o,Math.exp(e)/1.1].flatMap(l=>[vi("line",{class:"grid",x1:ad,x2:cd-Nm,y1:r(l),y2:r(l)}),vi("text",{class:"tick",x:ad-6,y:r(l)+4,"text-anchor":"end"},kt(l,l<10?2:0))]),c=[t,n].map((l,h)=>vi("text",{class:"tick",x:i(l),y:Lm-8,"text-anchor":h?"end":"start"},kt(l)));return[...a,...c]}function xR(s,e,{x:t,y:n}){let i=s.filter(a=>a[e]>0);if(!i.length)return[];let r=i.map((a,c)=>`${c?"L":"M"}${t(a.x).toFixed(1)} ${n(a[e]).toFixed(1)}`).join(""),o=i.at(-1);return[vi("path",{class:`line ${e}`,d:r}),vi("circle",{class:`end ${e}`,cx:t(o.x),cy:n(o[e]),r:3.5})]}function yR(s){return Dm.filter(t=>s.some(n=>n[t]>0)).map((t,n)=>vi("text",{class:`name ${t}`,x:cd-Nm,y:Pm+12+16*n,"text-anchor":"end"},V(`curve.${t}.name`)))}function vR(s){let e=s.at(-1).validation>0?"validation":"train",t=s.filter(r=>r[e]>0),[n,i]=[t[0],t.at(-1)].map(r=>kt(r?.[e]??0,2));return V("curve.label",{from:n,to:i})}async function ky(s,e,t){Um(await(await s.ask(e)).blob(),t)}function Um(s,e){let t=URL.createObjectURL(s);Object.assign(document.createElement("a"),{href:t,download:e}).click(),setTimeout(()=>URL.revokeObjectURL(t),6e4)}function By(s,e){return/filename="([^"]+)"/.exec(s.headers.get("Content-Disposition")??"")?.[1]??e}var MR={rmse_mm:"mm",mean_face_mm:"mm",aperture_r:""},pi,rl,ki,zy,Gy,Hy,Vy,ld=class{constructor(e,t){U(this,ki);Ke(this,"compared",[]);U(this,pi);U(this,rl);B(this,pi,e),B(this,rl,t)}render(){let{voices:e}=p(this,pi).state.state;this.compared=this.compared.filter(i=>e.some(r=>r.name===i));let t=e.filter(({kind:i})=>i!=="included").toReversed(),n=e.filter(({kind:i})=>i==="included");yn(D("#voices"),[...t,...n],({name:i})=>i,i=>A(this,ki,zy).call(this,i),(i,r)=>A(this,ki,Gy).call(this,i,r))}};pi=new WeakMap,rl=new WeakMap,ki=new WeakSet,zy=function({name:e}){let t=({target:i})=>A(this,ki,Hy).call(this,e,i.checked),n=()=>p(this,pi).attempt(()=>ky(p(this,pi).api,`voices/${encodeURIComponent(e)}/file`,`${e}.onnx`));return se("li",{},se("label.bare",{},se("input",{type:"checkbox",onchange:t}),se("b",{},e)),se("p.made"),se("p.words"),se("p.scores"),se("div.buttons",{},se("button.quiet.save",{type:"button",onclick:n}),se("button.quiet.danger.delete",{type:"button",onclick:()=>A(this,ki,Vy).call(this,e)})))},Gy=function(e,t){D("input",e).checked=this.compared.includes(t.name),D("input",e).setAttribute("aria-label",V("voices.compare",{name:t.name}));let n=JSON.stringify([t,V("voices.save")]);e.dataset.shown!==n&&(e.dataset.shown=n,e.className=t.kind,we(D(".made",e),SR(t)),we(D(".words",e),an(t.words)),we(D(".scores",e),bR(t.scores)),we(D(".save",e),V("voices.save")),we(D(".delete",e),V("voices.delete")),D(".save",e).hidden=!t.file,D(".delete",e).hidden=t.kind==="included")},Hy=function(e,t){let n=this.compared.filter(i=>i!==e);this.compared=t?[...n,e].slice(-2):n,p(this,pi).refresh(),p(this,rl).call(this)},Vy=async function(e){await p(this,pi).confirm(V("voices.delete.sure",{name:e}),V("voices.delete"))&&await p(this,pi).attempt(()=>p(this,pi).api.delete(`voices/${encodeURIComponent(e)}`))};function SR({kind:s,base:e,speech_s:t,clips:n}){let i={base:e,length:dn(t),n};return s==="included"?V("voices.included"):V(`voices.${s}`,i)}function bR(s){return s?Object.entries(MR).filter(([t])=>Number.isFinite(s[t])).map(([t,n])=>`${V(`score.${t}`)} ${kt(s[t],2)}${n&&`\u202F${n}`}`).join(" \xB7 "):""}var wR=[10,30,60],TR=/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,nn,ol,ua,Bi,da,fa,St,Om,Wy,Xy,qy,Fm,Yy,Ky,$y,Zy,Jy,hd=class{constructor(e){U(this,St);U(this,nn);U(this,ol,{});U(this,ua,null);U(this,Bi,null);U(this,da,"");U(this,fa,!1);B(this,nn,e),this.comparison=new rd(e),this.left=new od(e),this.voices=new ld(e,()=>this.comparison.set(this.voices.compared)),D("#making-stop").addEventListener("click",()=>A(this,St,Fm).call(this,"stop")),D("#making-resume").addEventListener("click",()=>A(this,St,Fm).call(this,"resume")),D("#making-delete").addEventListener("click",()=>this.left.delete(this.task)),D("#preview-sound").addEventListener("click",t=>A(this,St,Zy).call(this,t)),D("#preview-text").addEventListener("change",()=>{B(this,da,""),e.refresh()})}enter(){D("#preview-text").value||=io(p(this,nn).state.state.project.language)}leave(){p(this,Bi)?.pause(),this.comparison.pause()}render(){let{state:e}=p(this,nn),{project:t}=e.state,n=e.task("adapt","train"),i=n!==null&&ks(n);we(D("#make-lead"),ER(t)),A(this,St,Om).call(this,"adapt",t.seconds,t.adapt_from_s,i),A(this,St,Om).call(this,"train",t.seconds,t.train_from_s,i),A(this,St,qy).call(this,n),this.left.render(n,i),D("#ways").hidden=i,this.voices.render(),D("#voices-title").hidden=!e.state.voices.length,this.comparison.render()}};nn=new WeakMap,ol=new WeakMap,ua=new WeakMap,Bi=new WeakMap,da=new WeakMap,fa=new WeakMap,St=new WeakSet,Om=function(e,t,n,i){let{state:r}=p(this,nn).state,{voices:o}=r,a=p(this,ol)[e]??=D("#ways").appendChild(A(this,St,Wy).call(this,e)),{name:c,base:l,epochs:h}=a.elements;we(D("h2",a),V(`make.${e}`)),we(D("p",a),V(`make.${e}.lead`));for(let _ of a.querySelectorAll("label"))we(_.firstChild,V(_.dataset.key));let u=o.some(_=>_.name===c.value);(!c.value||u&&document.activeElement!==c)&&(c.value=AR(r,e)),l&&Cn(l,o.map(_=>[_.name,_.name]),l.value||o[0]?.name),h&&Cn(h,wR.map(_=>[String(_),V("make.epochs",{n:_})]),h.value||"30");let d=t>=n;we(D(".needs",a),d?"":V("make.needs",{needed:dn(n),missing:dn(n-t)}));let f=D("button",a);we(f,V(`make.${e}.do`)),f.disabled=!d||i,a.classList.toggle("not-yet",!d)},Wy=function(e){let t=(a,c)=>se("label",{"data-key":a},se("span"),c),n=e==="adapt"?t("make.base",se("select",{name:"base"})):t("make.epochs.name",se("select",{name:"epochs"})),i=se("input",{name:"name",maxLength:40,autocomplete:"off",spellcheck:!1}),r=a=>{a.preventDefault(),A(this,St,Xy).call(this,e,a.target.elements)},o=se("button.primary",{type:"submit"});return se("form",{onsubmit:r},se("h2"),se("p"),t("make.name",i),n,se("p.needs"),o)},Xy=function(e,{name:t,base:n,epochs:i}){let r=t.value.trim();if(!TR.test(r))return p(this,nn).report({message:V("make.name.wrong")});let o=e==="adapt"?{name:r,base:n.value}:{name:r,epochs:Number(i.value)};p(this,nn).attempt(async()=>{await p(this,nn).api.post(`voices/${e}`,o),t.value="",D("#making").scrollIntoView({block:"nearest"})})},qy=function(e){if(D("#making").hidden=e===null,!e)return;this.task=e;let t=ks(e);we(D("#making-title"),V(`making.${e.kind}`,{name:e.name})),we(D("#making-state"),kd(e)),Bd(D("#making-progress"),e),Fy(D("#curve"),e.curve,e.kind==="train"?e.total:0),we(D("#curve-said"),RR(e)),we(D("#making-stop"),V("make.stop")),D("#making-stop").hidden=!t,D("#making-stop").disabled=e.status==="stopping",D("#making-resume").hidden=!Im(e),D("#making-delete").hidden=t||e.status==="done",D("#making-next").hidden=e.status!=="done",A(this,St,Yy).call(this,e)},Fm=function(e){p(this,nn).attempt(()=>p(this,nn).api.post(`tasks/${this.task.id}/${e}`))},Yy=async function({id:e,kind:t,preview:n}){let i=D("#preview-text").value.trim(),r=`${e} ${n} ${i}`;if(!(!n||p(this,fa)||p(this,Bi)?.playing||p(this,da)===r)){B(this,fa,!0),B(this,da,r);try{let{api:o,state:a}=p(this,nn),{language:c}=a.state.project,l=await o.get(`tasks/${e}/preview?${new URLSearchParams({text:i,language:c})}`),h=l.face??await A(this,St,Ky).call(this,t);A(this,St,Jy).call(this,h,l)}catch(o){console.warn(o)}finally{B(this,fa,!1)}}},Ky=async function(e){let{base:t}=p(this,ol)[e].elements,n=t?.value||p(this,nn).state.state.voices[0].name;return this.described??=await p(this,nn).api.get(`/face/${encodeURIComponent(n)}`),this.described},$y=function(){let e=new zs(p(this,ua));return e.muted=D("#preview-sound").getAttribute("aria-pressed")!=="true",e.addEventListener("change",()=>p(this,nn).refresh()),e},Zy=function({currentTarget:e}){let t=e.getAttribute("aria-pressed")!=="true";e.setAttribute("aria-pressed",String(t)),p(this,Bi)&&(p(this,Bi).muted=!t)},Jy=function(e,t){p(this,ua)??B(this,ua,new sr(D("#preview"))),p(this,Bi)??B(this,Bi,A(this,St,$y).call(this)),p(this,ua).showVoice(e,Xd(t)),p(this,Bi).load(zl(t)),p(this,nn).step==="make"&&p(this,Bi).play(),p(this,nn).refresh()};function ER({seconds:s,utterances:e}){let t=V("make.lead",{recorded:dn(s)});return e?`${V("make.corpus",{n:e})} ${t}`:t}function AR({voices:s,tasks:e},t){let n=t==="adapt"?"me":"mine",i=[...s,...e.filter(({kind:o})=>o==="train")].map(({name:o})=>o),r=1;for(;i.includes(`${n}-${r}`);)r+=1;return`${n}-${r}`}function RR({kind:s,curve:e,total:t}){if(!e.length)return V("curve.waiting");let n=e.filter(({validation:r})=>r!==null),i=n.reduce((r,o)=>o.validation<r.validation?o:r,n[0]??e[0]);return V(`curve.${s}`,{best:kt(i.x),last:kt(e.at(-1).x),total:kt(t)})}function jy({project:s,prompts:e}){we(D("#recorded-so-far"),e.counting?V("prompts.counting"):CR(s));let t=[{kind:"sentences",done:e.sentences.filter(({take:n})=>n).length,all:e.sentences.length},...e.coverage];yn(D("#coverage"),t.filter(({all:n})=>n),({kind:n})=>n,IR,PR)}function CR({seconds:s,adapt_from_s:e,train_from_s:t}){let n=dn(s);return s<e?V("coverage.until.adapt",{recorded:n,needed:dn(e)}):s<t?V("coverage.until.train",{recorded:n,needed:dn(t)}):V("coverage.enough",{recorded:n})}function IR(){return se("div.bar",{},se("span"),se("span.count"),se("progress"))}function PR(s,{kind:e,done:t,all:n}){let i=V(`coverage.${e}`);we(s.children[0],i),we(s.children[1],V("coverage.count",{done:t,all:n}));let[,,r]=s.children;Object.assign(r,{max:n,value:t}),r.setAttribute("aria-label",i)}function ud({camera:s,live:e}){let{curtain:t}=e;t.hidden=s.stream!==null;let n=s.problem??"off",i=V(`camera.${n}`);if(t.dataset.shown===i)return;t.dataset.shown=i;let r=se("button.primary",{type:"button",onclick:()=>s.open()},V(n==="off"?"camera.open":"camera.again"));t.replaceChildren(se("p",{role:n==="off"?null:"alert"},i),r)}var LR=/\.(webm|mp4|m4v|mov|mkv|avi|mpe?g|ogv|wmv|3gp|mts|ts)$/i,NR=/\.(txt|lab)$/i;function DR(s){let e=({name:r})=>r.replace(/\.[^.]+$/,"").toLowerCase(),t=new Map(s.filter(({name:r})=>NR.test(r)).map(r=>[e(r),r])),n=s.filter(({name:r,type:o})=>LR.test(r)||o.startsWith("video/")),i=t.size===1&&n.length===1?[...t.values()][0]:null;return n.map(r=>({video:r,text:t.get(e(r))??i}))}var zi,Xr,Gi,fd,pa,Qy,ev,dd=class{constructor(e,t){U(this,pa);U(this,zi);U(this,Xr);U(this,Gi,[]);U(this,fd,0);B(this,zi,e),B(this,Xr,t),D("#drop-files").addEventListener("click",()=>D("#files").click()),D("#drop-folder").addEventListener("click",()=>D("#folder").click());for(let n of[D("#files"),D("#folder")])n.addEventListener("change",()=>{this.take([...n.files]),n.value=""});A(this,pa,ev).call(this)}get isSending(){return p(this,Gi).some(({message:e})=>!e)}render(){let e=p(this,zi).state.state.tasks.filter(({kind:n,status:i})=>n==="upload"&&(ks({status:i})||i==="failed")),t=[...p(this,Gi).map(({key:n,name:i,message:r})=>({key:n,name:i,text:r??V("drop.sending"),wrong:!!r})),...e.map(({id:n,name:i,status:r,error:o,error_code:a,done:c,total:l})=>({key:n,name:i,wrong:r==="failed",text:r==="failed"?so({error:o,code:a}):V("drop.working",{percent:l?Math.round(100*c/l):0})}))];yn(D("#uploads"),t,({key:n})=>n,()=>se("li",{},se("b"),se("span")),(n,{name:i,text:r,wrong:o})=>{we(n.children[0],i),we(n.children[1],r),n.classList.toggle("wrong",o)})}async take(e){let t=DR(e);B(this,Gi,p(this,Gi).filter(({message:i})=>!i)),!t.length&&e.length&&p(this,zi).report({message:V("drop.nothing")});let n=t.map(({video:i})=>({key:`sent-${B(this,fd,p(this,fd)+1)}`,name:i.name}));p(this,Gi).push(...n),p(this,zi).refresh();for(let[i,r]of t.entries())await A(this,pa,Qy).call(this,r,n[i])}};zi=new WeakMap,Xr=new WeakMap,Gi=new WeakMap,fd=new WeakMap,pa=new WeakSet,Qy=async function({video:e,text:t},n){try{let i=t?await t.text():"",r=new URLSearchParams({name:e.name,text:i.trim()});await p(this,zi).api.send(`takes/upload?${r}`,e),B(this,Gi,p(this,Gi).filter(o=>o!==n))}catch(i){n.message=i.message}p(this,zi).refresh()},ev=function(){let e=()=>p(this,zi).step==="record",t=n=>n.dataTransfer?.types.includes("Files");document.addEventListener("dragover",n=>{t(n)&&(n.preventDefault(),p(this,Xr).classList.toggle("over",e()))}),document.addEventListener("dragleave",n=>n.relatedTarget??p(this,Xr).classList.remove("over")),document.addEventListener("drop",async n=>{t(n)&&(n.preventDefault(),p(this,Xr).classList.remove("over"),e()&&this.take(await UR(n.dataTransfer)))})};async function UR(s){let e=[...s.items].map(t=>t.webkitGetAsEntry?.()).filter(Boolean);return e.length?(await Promise.all(e.map(tv))).flat():[...s.files]}async function tv(s){if(s.isFile)return[await new Promise((n,i)=>s.file(n,i))];let e=s.createReader(),t=[];for(;;){let n=await new Promise((i,r)=>e.readEntries(i,r));if(!n.length)return t;t.push(...(await Promise.all(n.map(tv))).flat())}}var OR=500,FR=700,kR=["video/webm;codecs=vp8,opus","video/webm","video/mp4;codecs=avc1.42E01E,mp4a.40.2","video/mp4"],BR={videoBitsPerSecond:5e6,audioBitsPerSecond:16e4},Ps,al,cl,Hi,Ls,Vi,ma,ga,Ct,nv,iv,sv,km,rv,ov,pd,Bm,md=class{constructor(e,t,n,i=()=>{}){U(this,Ct);Ke(this,"id",null);Ke(this,"waiting",!1);Ke(this,"done");U(this,Ps);U(this,al);U(this,cl);U(this,Hi);U(this,Ls,[]);U(this,Vi,0);U(this,ma,!1);U(this,ga,null);B(this,Ps,e),B(this,al,n),B(this,cl,i);let r=kR.find(a=>MediaRecorder.isTypeSupported(a));B(this,Hi,new MediaRecorder(t,{mimeType:r,...BR})),p(this,Hi).addEventListener("dataavailable",({data:a})=>a.size&&A(this,Ct,iv).call(this,a)),new Promise(a=>p(this,Hi).addEventListener("stop",a)).then(()=>{var a;B(this,ma,!0),(a=p(this,ga))==null||a.call(this)}),p(this,Hi).start(OR),this.began=performance.now(),this.done=A(this,Ct,sv).call(this),this.done.catch(()=>A(this,Ct,nv).call(this))}get seconds(){return(performance.now()-this.began)/1e3}stop(){p(this,Hi).state!=="inactive"&&p(this,Hi).stop()}};Ps=new WeakMap,al=new WeakMap,cl=new WeakMap,Hi=new WeakMap,Ls=new WeakMap,Vi=new WeakMap,ma=new WeakMap,ga=new WeakMap,Ct=new WeakSet,nv=function(){this.stop();let e=p(this,ma)&&p(this,Vi)===p(this,Ls).length;this.id&&!e&&p(this,Ps).delete(At(this.id)).catch(()=>{})},iv=function(e){var t;p(this,Ls).push(e),(t=p(this,ga))==null||t.call(this)},sv=async function(){for(await A(this,Ct,km).call(this);!(p(this,ma)&&p(this,Vi)===p(this,Ls).length);)p(this,Vi)===p(this,Ls).length?await new Promise(e=>B(this,ga,e)):await A(this,Ct,rv).call(this);return A(this,Ct,pd).call(this,()=>p(this,Ps).post(At(this.id,"/end")))},km=async function(){let e={...p(this,al),media:p(this,Hi).mimeType};({id:this.id}=await A(this,Ct,pd).call(this,()=>p(this,Ps).post("takes",e))),B(this,Vi,0)},rv=async function(){let e=p(this,Vi),t=At(this.id,`/chunks?number=${e}`);try{await A(this,Ct,pd).call(this,()=>p(this,Ps).send(t,p(this,Ls)[e])),B(this,Vi,e+1)}catch(n){let{expected:i}=n.detail??{};if(n.status===409&&Number.isInteger(i)&&i<=p(this,Ls).length)B(this,Vi,i);else if(n.status===404||n.status===409)await A(this,Ct,ov).call(this);else throw n}},ov=async function(){let e=this.id;await A(this,Ct,km).call(this),await p(this,Ps).delete(At(e)).catch(()=>{})},pd=async function(e){for(;;)try{let t=await e();return A(this,Ct,Bm).call(this,!1),t}catch(t){if(t.status!==0)throw t;A(this,Ct,Bm).call(this,!0),await new Promise(n=>setTimeout(n,FR))}},Bm=function(e){this.waiting!==e&&(this.waiting=e,p(this,cl).call(this))};var av="prompts.own",zR=[1,3,10,20],Wi,qr,ll,rr,cv,lv,hv,gd=class{constructor(e){U(this,rr);U(this,Wi);U(this,qr,D("#sentences-form"));U(this,ll,!1);B(this,Wi,e),p(this,qr).addEventListener("submit",t=>{t.preventDefault(),A(this,rr,hv).call(this)})}render(){A(this,rr,cv).call(this);let{minutes:e}=p(this,qr).elements;Cn(e,zR.map(t=>[String(t),V("sentences.minute",{n:t})]),e.value||"3"),e.disabled=p(this,qr).elements.text.value.trim()!==""}};Wi=new WeakMap,qr=new WeakMap,ll=new WeakMap,rr=new WeakSet,cv=function(){let{sentences:e,counting:t}=p(this,Wi).state.state.prompts,n=!e.length&&!t;n&&!p(this,ll)&&(D("#sentences-choice").open=!0),B(this,ll,n)},lv=function(){return p(this,Wi).confirm(V("sentences.replace.sure"),V("sentences.replace"))},hv=async function(){let{text:e,minutes:t}=p(this,qr).elements,n=e.value.trim(),i=n?{text:n}:{minutes:Number(t.value)},r=!1;!await p(this,Wi).attempt(async()=>{try{await p(this,Wi).api.post("prompts",i)}catch(a){if(r=a.detail?.code===av&&!await A(this,rr,lv).call(this),a.detail?.code!==av)throw a;r||await p(this,Wi).api.post("prompts",{...i,replace_own:!0})}})||r||(e.value="",D("#sentences-choice").open=!1,p(this,Wi).refresh())};var GR=1200,ot,An,pl,Yn,_a,mi,Yr,ml,Ce,or,hl,uv,dv,fv,pv,ul,zm,Gm,dl,Hm,mv,gv,Vm,fl,Wm,_v,xv,yv,_d=class{constructor(e){U(this,Ce);U(this,ot);U(this,An,null);U(this,pl,"");U(this,Yn,null);U(this,_a,new Set);U(this,mi,null);U(this,Yr,0);U(this,ml,0);B(this,ot,e),this.list=new Il(e,D("#takes")),this.choice=new gd(e),this.dropped=new dd(e,D("#drop")),D("#earlier").addEventListener("click",()=>A(this,Ce,dl).call(this,-1)),D("#later").addEventListener("click",()=>A(this,Ce,dl).call(this,1)),D("#record-button").addEventListener("click",()=>A(this,Ce,Hm).call(this)),e.camera.addEventListener("change",()=>A(this,Ce,yv).call(this))}get isRecording(){return p(this,Yn)!==null}get isSending(){return p(this,_a).size>0||this.dropped.isSending}enter(){p(this,ot).live.moveTo(D("#step-record .live-place")),p(this,ot).camera.openIfAllowed(),B(this,An,null)}leave(){A(this,Ce,fl).call(this),A(this,Ce,ul).call(this)}keys(){let t={" ":{words:this.isRecording?V("record.key.stop"):V("record.key.start"),act:()=>A(this,Ce,Hm).call(this)}};return this.isRecording?{...t,Escape:{words:V("record.key.discard"),act:()=>A(this,Ce,xv).call(this)}}:{...t,r:{words:V("record.key.again"),act:()=>A(this,Ce,mv).call(this)},p:{words:V("record.key.play"),act:()=>A(this,Ce,gv).call(this)},ArrowLeft:{words:V("record.key.earlier"),act:()=>A(this,Ce,dl).call(this,-1)},ArrowRight:{words:V("record.key.later"),act:()=>A(this,Ce,dl).call(this,1)}}}render(){let{state:e}=p(this,ot).state,{sentences:t}=e.prompts,n=JSON.stringify(t.map(({text:i})=>i));n!==p(this,pl)&&B(this,An,null),B(this,pl,n),p(this,An)??B(this,An,A(this,Ce,Gm).call(this,0)),B(this,An,Math.max(0,Math.min(p(this,An),t.length-1))),ud(p(this,ot)),A(this,Ce,uv).call(this,t),A(this,Ce,dv).call(this),A(this,Ce,pv).call(this),jy(e),this.choice.render(),this.dropped.render(),this.list.render(p(this,ot).state.takes),D("#no-takes").hidden=e.takes.length>0}};ot=new WeakMap,An=new WeakMap,pl=new WeakMap,Yn=new WeakMap,_a=new WeakMap,mi=new WeakMap,Yr=new WeakMap,ml=new WeakMap,Ce=new WeakSet,or=function(){return p(this,ot).state.state.prompts.sentences[p(this,An)]},hl=function(){let{state:e,takes:t}=p(this,ot).state,n=p(this,mi)&&e.takes.find(({id:i})=>i===p(this,mi));return n&&n.prompt===p(this,Ce,or)?.index?n:t.find(({prompt:i,text:r})=>i===p(this,Ce,or)?.index&&r===p(this,Ce,or)?.text)??null},uv=function(e){let t=p(this,Ce,or),{counting:n}=p(this,ot).state.state.prompts;we(D("#sentence"),t?.text??V(n?"record.choosing":"record.nothing")),D("#sentence").classList.toggle("waiting",!t);let i={number:p(this,An)+1,all:e.length};we(D("#place"),t?V("record.place",i):""),D("#earlier").disabled=this.isRecording||p(this,An)<=0,D("#later").disabled=this.isRecording||p(this,An)>=e.length-1},dv=function(){let e=D("#record-button"),{stream:t}=p(this,ot).camera;e.disabled=!this.isRecording&&(!t||!p(this,Ce,or)||!p(this,ot).state.online),e.classList.toggle("recording",this.isRecording),we(D("span",e),V(this.isRecording?"record.stop":"record.start")),we(D("#record-hint"),A(this,Ce,fv).call(this))},fv=function(){if(p(this,Yn)?.waiting)return V("record.waiting");if(this.isRecording)return V("record.on",{seconds:Math.floor(p(this,Yn).seconds)});if(!p(this,ot).camera.stream)return"";let[e]=p(this,ot).live.faults;return e?an(e.text):V(matchMedia("(pointer: coarse)").matches?"record.ready.touch":"record.ready")},pv=function(){let e=this.isRecording?null:p(this,Ce,hl);Cl(D("#verdict"),e),e?.status==="good"&&e.id===p(this,mi)&&!p(this,Yr)&&B(this,Yr,setTimeout(()=>A(this,Ce,zm).call(this),GR))},ul=function(){clearTimeout(p(this,Yr)),B(this,Yr,0),B(this,mi,null)},zm=function(){A(this,Ce,ul).call(this),!this.isRecording&&(B(this,An,A(this,Ce,Gm).call(this,p(this,An)+1)),p(this,ot).refresh())},Gm=function(e){let{sentences:t}=p(this,ot).state.state.prompts,n=t.findIndex(({take:i},r)=>r>=e&&i===null);return n>=0?n:Math.min(e,t.length-1)},dl=function(e){this.isRecording||(A(this,Ce,ul).call(this),B(this,An,p(this,An)+e),p(this,ot).refresh())},Hm=function(){if(this.isRecording)return A(this,Ce,fl).call(this);let e=p(this,Ce,hl);e&&e.id===p(this,mi)&&["waiting","working","good"].includes(e.status)&&A(this,Ce,zm).call(this),A(this,Ce,Vm).call(this)},mv=function(){A(this,Ce,ul).call(this),A(this,Ce,Vm).call(this)},gv=function(){p(this,Ce,hl)&&p(this,ot).player.open(p(this,Ce,hl).id)},Vm=function(){let{camera:e,api:t,live:n,state:i}=p(this,ot);if(!e.stream||!p(this,Ce,or)||!i.online||this.isRecording)return;let{text:r}=p(this,Ce,or),o=new md(t,e.stream,{text:r},()=>p(this,ot).refresh());B(this,Yn,o),p(this,_a).add(o),n.recording=!0,B(this,ml,setInterval(()=>p(this,ot).refresh(),500)),p(this,ot).attempt(()=>o.done).finally(()=>A(this,Ce,_v).call(this,o)),p(this,ot).refresh()},fl=function(){p(this,Yn)?.stop(),p(this,Yn)&&(B(this,mi,p(this,Yn).id),A(this,Ce,Wm).call(this))},Wm=function(){clearInterval(p(this,ml)),B(this,Yn,null),p(this,ot).live.recording=!1,p(this,ot).refresh()},_v=function(e){p(this,_a).delete(e),p(this,Yn)===e?(B(this,mi,e.id),A(this,Ce,Wm).call(this)):p(this,ot).refresh()},xv=function(){let e=p(this,Yn);A(this,Ce,fl).call(this),B(this,mi,null),e?.done.then(({id:t})=>p(this,ot).api.delete(At(t))).catch(()=>{})},yv=function(){this.isRecording&&!p(this,ot).camera.stream&&(A(this,Ce,fl).call(this),p(this,ot).report({message:V("record.gone")})),p(this,ot).refresh()};var HR={face:["face","faces","turned","far"],light:["dark"],camera:["rate"],sound:["silent","clipped"],quiet:["noisy"]},VR=2500,vv=["name","talker","licence","attribution"],gi,xa,gl,Bn,Mv,Sv,xd,bv,wv,yd=class{constructor(e){U(this,Bn);U(this,gi);U(this,xa,{text:"",since:0});U(this,gl,0);B(this,gi,e),this.form=D("#setup-form"),e.live.addEventListener("faults",()=>e.step==="setup"&&A(this,Bn,xd).call(this)),e.camera.addEventListener("change",()=>e.refresh()),this.form.addEventListener("submit",t=>t.preventDefault());for(let t of["language",...vv])this.form.elements[t].addEventListener("change",({target:n})=>{e.attempt(()=>e.api.patch("project",{[t]:n.value.trim()}))});for(let t of["camera","microphone"])this.form.elements[t].addEventListener("change",({target:n})=>e.camera.choose(t,n.value))}enter(){let{live:e,camera:t}=p(this,gi);e.moveTo(D("#step-setup .live-place")),t.openIfAllowed(),B(this,gl,setInterval(()=>A(this,Bn,xd).call(this),500))}leave(){clearInterval(p(this,gl))}keys(){return{Enter:{words:V("setup.next"),act:()=>p(this,gi).go("record")}}}render(){let{project:e,languages:t}=p(this,gi).state.state,n=this.form.elements.language;Cn(n,t.map(({code:i,name:r})=>[i,Na(i,r)]),e.language);for(let i of vv){let r=this.form.elements[i];document.activeElement!==r&&(r.value=e[i])}A(this,Bn,Mv).call(this),A(this,Bn,Sv).call(this),ud(p(this,gi)),A(this,Bn,xd).call(this)}};gi=new WeakMap,xa=new WeakMap,gl=new WeakMap,Bn=new WeakSet,Mv=function(){let{extras_missing:e}=p(this,gi).state.state;D("#extras").hidden=e.length===0,we(D("#extras"),e.length?V("setup.extras",{missing:e.join(",")}):"")},Sv=function(){let{devices:e,stream:t}=p(this,gi).camera,n=r=>t?.getTracks().find(o=>o.kind===r)?.getSettings().deviceId??"",i=(r,o)=>r.map(({deviceId:a,label:c},l)=>[a,c||V(o,{number:l+1})]);Cn(this.form.elements.camera,i(e.cameras,"setup.camera.number"),n("video")),Cn(this.form.elements.microphone,i(e.microphones,"setup.microphone.number"),n("audio"));for(let r of["camera","microphone"])this.form.elements[r].disabled=!t},xd=function(){let{live:e,camera:t}=p(this,gi),{faults:n}=e,i={face:e.hasLooked,light:e.hasLooked,camera:e.frameRate!==null,sound:e.hasHeard,quiet:e.hasHeard},r=Object.entries(HR).map(([o,a])=>{let c=t.stream?a.map(h=>n.find(u=>u.kind===h)).find(Boolean):null,l=t.stream&&i[o];return{name:o,state:c?"doubtful":l?"good":"waiting",text:A(this,Bn,bv).call(this,o,c,l)}});yn(D("#signs"),r,({name:o})=>o,WR,(o,a)=>XR(o,a)),A(this,Bn,wv).call(this,r.find(({state:o})=>o==="doubtful")?.text??(t.stream?V("signs.fine"):""))},bv=function(e,t,n){return t?an(t.text):n?V(`sign.${e}.good`):V("sign.waiting")},wv=function(e){let t=performance.now();p(this,xa).text!==e&&B(this,xa,{text:e,since:t}),t-p(this,xa).since>VR&&we(D("#signs-said"),e)};function WR({name:s}){return se("li",{},se("span.badge",{},Oa("good"),Oa("doubtful")),se("b"),se("span.text"))}function XR(s,{name:e,state:t,text:n}){s.className=t,we(D("b",s),V(`sign.${e}`)),we(D(".text",s),n)}var Tv="open",Ev="",Kr,ya,va,$r,Xm,Av,vd=class extends EventTarget{constructor(t,n){super();U(this,$r);Ke(this,"chosen",null);U(this,Kr);U(this,ya);U(this,va,new Map);B(this,Kr,t),B(this,ya,n);let i=D("#character-file");n.addEventListener("change",()=>{n.value===Tv?i.click():A(this,$r,Xm).call(this,n.value)}),i.addEventListener("change",()=>{i.files[0]&&this.add(i.files[0]),i.value=""}),i.addEventListener("cancel",()=>this.render()),A(this,$r,Av).call(this)}render(){let t=[[Ev,V("speak.character.own")],...[...p(this,va)].map(([n,{name:i}])=>[n,i]),[Tv,V("speak.character.open")]];p(this,ya).replaceChildren(...t.map(([n,i])=>se("option",{value:n},i))),p(this,ya).value=this.chosen?.id??Ev}async add(t){await p(this,Kr).attempt(async()=>{let i=await t.arrayBuffer(),r=await p(this,Kr).api.send("/rigs",i,"model/gltf-binary");p(this,va).set(r.id,{...r,name:t.name,glb:i}),A(this,$r,Xm).call(this,r.id)})||this.render()}};Kr=new WeakMap,ya=new WeakMap,va=new WeakMap,$r=new WeakSet,Xm=function(t){this.chosen=p(this,va).get(t)??null,this.render(),this.dispatchEvent(new CustomEvent("change"))},Av=function(){document.addEventListener("drop",t=>{let n=[...t.dataTransfer?.files??[]].find(({name:i})=>/\.(glb|vrm)$/i.test(i));n&&p(this,Kr).step==="speak"&&this.add(n)})};function Rv(s,e,t){let n=e.filter(({face:o,rig:a})=>t?a:o),i=n.map(o=>[o.format,`.${o.format} \u2013 ${Ag(o)}`]),r=n.some(({format:o})=>o===s.value);Cn(s,i,r?s.value:i[0]?.[0]??"")}async function Cv(s,{phones:e,words:t,sound:n},i){let r={phones:e.map(Wd),words:t},o={json:{...r,...i}};if(n){let c=new FormData;c.append("sound",n,"speech.wav");for(let[l,h]of Object.entries(i))h!==null&&c.append(l,String(h));for(let[l,h]of Object.entries(r))c.append(l,JSON.stringify(h));o={body:c}}let a=await s.ask("/animate",{method:"POST",...o});Um(await a.blob(),By(a,V("speak.file")))}var qR=44100,Zr,Ns,Ma,Md=class{constructor(){U(this,Zr,null);U(this,Ns,null);U(this,Ma,[])}get recording(){return p(this,Ns)!==null}async start(){let e=await navigator.mediaDevices.getUserMedia({audio:!0});this.drop(),B(this,Zr,e),B(this,Ma,[]),B(this,Ns,new MediaRecorder(p(this,Zr))),p(this,Ns).addEventListener("dataavailable",({data:t})=>p(this,Ma).push(t)),p(this,Ns).start()}drop(){B(this,Ns,null);for(let e of p(this,Zr)?.getTracks()??[])e.stop();B(this,Zr,null)}async stop(){let e=p(this,Ns),t=new Promise(i=>e.addEventListener("stop",i));e.stop(),await t;let n=p(this,Ma);return this.drop(),YR(new Blob(n))}};Zr=new WeakMap,Ns=new WeakMap,Ma=new WeakMap;async function YR(s){let t=await new OfflineAudioContext(1,1,qR).decodeAudioData(await s.arrayBuffer()),n=Int16Array.from(t.getChannelData(0),i=>Math.max(-1,Math.min(1,i))*32767);return kl(n,t.sampleRate)}var KR={shown:130,edited:200},Sd=.02,$R=.01,ZR=.05,JR="sil",Xi,Ds,Jr,qi,jr,at,Iv,qm,Ym,Km,_l,Pv,Lv,$m,Zm,Nv,Dv,Sa=class extends EventTarget{constructor(t,{editable:n=!1}={}){super();U(this,at);Ke(this,"phones",[]);Ke(this,"selected",-1);U(this,Xi);U(this,Ds,1);U(this,Jr,-1);U(this,qi,[]);U(this,jr,[]);B(this,Xi,n),this.wordRow=se("div.row.words",{"aria-hidden":"true"}),this.phoneRow=se("div.row.phones",n?{role:"group","aria-label":V("editor.phones")}:{"aria-hidden":"true"}),this.playhead=se("i.playhead"),this.strip=se("div.strip",{},this.wordRow,this.phoneRow,this.playhead),this.scroller=se("div.phone-track",{},this.strip),n&&this.scroller.classList.add("editable"),t.append(this.scroller),A(this,at,Dv).call(this)}set(t,n,i){B(this,Ds,Math.max(i,t.at(-1)?.end??0,.1)),this.phones=t.map(o=>({...o})),B(this,Jr,-1),this.select(-1);let r=KR[p(this,Xi)?"edited":"shown"];this.strip.style.setProperty("--least",`${Math.round(p(this,Ds)*r)}px`),this.wordRow.replaceChildren(...n.map(o=>A(this,at,Km).call(this,se("span.box",{},o.label),o))),A(this,at,Iv).call(this)}draw(t){this.playhead.style.left=A(this,at,_l).call(this,t);let n=Kd(this.phones,t);n!==p(this,Jr)&&(p(this,qi)[p(this,Jr)]?.classList.remove("now"),p(this,qi)[n]?.classList.add("now"),B(this,Jr,n)),A(this,at,Nv).call(this,t)}select(t){this.selected=t,p(this,qi).forEach((n,i)=>p(this,Xi)&&n.setAttribute("aria-pressed",String(i===t))),this.dispatchEvent(new CustomEvent("select",{detail:t}))}moveBorder(t,n){let[i,r]=[this.phones[t],this.phones[t+1]];if(!r)return;let o=Math.max(i.start+Sd,Math.min(n,r.end-Sd));Math.abs(o-i.end)<1e-6||(i.end=r.start=o,A(this,at,Ym).call(this),A(this,at,$m).call(this))}rename(t,n){this.phones[t].label!==n&&(this.phones[t].label=n,A(this,at,qm).call(this,p(this,qi)[t],this.phones[t]),A(this,at,$m).call(this))}};Xi=new WeakMap,Ds=new WeakMap,Jr=new WeakMap,qi=new WeakMap,jr=new WeakMap,at=new WeakSet,Iv=function(){B(this,qi,this.phones.map((t,n)=>{let i=p(this,Xi)?se("button.box",{type:"button","aria-pressed":"false",onclick:()=>A(this,at,Lv).call(this,n)}):se("span.box");return A(this,at,qm).call(this,i,t),i})),B(this,jr,p(this,Xi)?this.phones.slice(0,-1).map((t,n)=>A(this,at,Pv).call(this,n)):[]),this.phoneRow.replaceChildren(...p(this,qi).flatMap((t,n)=>p(this,jr)[n]?[t,p(this,jr)[n]]:[t])),A(this,at,Ym).call(this)},qm=function(t,{label:n}){let i=n===JR;t.classList.toggle("silent",i),t.textContent=i?"":n,p(this,Xi)&&t.setAttribute("aria-label",i?V("editor.silence"):n)},Ym=function(){this.phones.forEach((t,n)=>A(this,at,Km).call(this,p(this,qi)[n],t)),p(this,jr).forEach((t,n)=>{let{end:i,start:r}=this.phones[n];t.style.left=A(this,at,_l).call(this,i),t.setAttribute("aria-valuemin",(r+Sd).toFixed(3)),t.setAttribute("aria-valuemax",(this.phones[n+1].end-Sd).toFixed(3)),t.setAttribute("aria-valuenow",i.toFixed(3)),t.setAttribute("aria-valuetext",V("editor.seconds",{seconds:kt(i,2)}))})},Km=function(t,{start:n,end:i}){return t.style.left=A(this,at,_l).call(this,n),t.style.width=A(this,at,_l).call(this,i-n),t},_l=function(t){return`${100*t/p(this,Ds)}%`},Pv=function(t){let n={before:this.phones[t].label,after:this.phones[t+1].label},i=se("span.border",{role:"slider",tabIndex:0,"aria-label":V("editor.border",n)});return i.addEventListener("keydown",r=>{let o=(r.shiftKey?ZR:$R)*({ArrowLeft:-1,ArrowRight:1}[r.key]??0);o&&(r.preventDefault(),this.moveBorder(t,this.phones[t].end+o))}),i.addEventListener("pointerdown",r=>{r.preventDefault(),r.stopPropagation(),i.focus(),i.setPointerCapture(r.pointerId),i.onpointermove=o=>this.moveBorder(t,A(this,at,Zm).call(this,o.clientX)),i.onpointerup=i.onpointercancel=()=>i.onpointermove=null}),i},Lv=function(t){this.select(this.selected===t?-1:t),this.dispatchEvent(new CustomEvent("seek",{detail:this.phones[t].start}))},$m=function(){let{phones:t}=this;this.dispatchEvent(new CustomEvent("edit",{detail:t.map(n=>({...n}))}))},Zm=function(t){let{left:n,width:i}=this.strip.getBoundingClientRect();return p(this,Ds)*(t-n)/i},Nv=function(t){let{clientWidth:n,scrollWidth:i}=this.scroller;i<=n||this.scroller.matches(":focus-within")||(this.scroller.scrollLeft=i*t/p(this,Ds)-.4*n)},Dv=function(){let t=!1,n=({clientX:i})=>{let r=Math.max(0,Math.min(A(this,at,Zm).call(this,i),p(this,Ds)));this.dispatchEvent(new CustomEvent("seek",{detail:r}))};this.strip.addEventListener("pointerdown",i=>{i.button!==0||p(this,Xi)&&i.target.closest(".row.phones")||(t=!0,this.strip.setPointerCapture(i.pointerId),n(i))}),this.strip.addEventListener("pointermove",i=>t&&n(i));for(let i of["pointerup","pointercancel"])this.strip.addEventListener(i,()=>t=!1)};function Uv(s,e,t){we(s,V("clock",{time:kt(e,2),duration:kt(t,2)}))}var jR="sil",ba,wa,Yi,Jm,xl,bd=class{constructor(e,t){U(this,Yi);U(this,ba);U(this,wa);B(this,ba,e),B(this,wa,t);let{label:n,start:i,end:r}=e.elements;e.addEventListener("submit",o=>{o.preventDefault(),document.activeElement.blur()}),n.addEventListener("change",()=>{t.rename(t.selected,n.value.trim()||jR),A(this,Yi,xl).call(this)}),i.addEventListener("change",()=>A(this,Yi,Jm).call(this,t.selected-1,i)),r.addEventListener("change",()=>A(this,Yi,Jm).call(this,t.selected,r)),t.addEventListener("select",()=>A(this,Yi,xl).call(this)),t.addEventListener("edit",()=>A(this,Yi,xl).call(this))}};ba=new WeakMap,wa=new WeakMap,Yi=new WeakSet,Jm=function(e,t){let n=t.valueAsNumber;e>=0&&Number.isFinite(n)&&p(this,wa).moveBorder(e,n),A(this,Yi,xl).call(this)},xl=function(){let{selected:e,phones:t}=p(this,wa);if(p(this,ba).hidden=e<0,e<0)return;let{label:n,start:i,end:r}=p(this,ba).elements;n.value=t[e].label,i.value=t[e].start.toFixed(2),r.value=t[e].end.toFixed(2),i.disabled=e===0,r.disabled=e===t.length-1,n.title=V("editor.phone.hint")};var Et,zn,Qr,Us,It,eo,_i,Kn,ar,to,Ea,Aa,Je,Ov,jm,Qm,yl,eg,Fv,kv,Bv,zv,Gv,Hv,Ta,Vv,Wv,wd=class{constructor(e){U(this,Je);U(this,Et);U(this,zn,D("#speak-choices"));U(this,Qr,D("#speak-form").elements.text);U(this,Us,new Md);U(this,It,null);U(this,eo,[]);U(this,_i,null);U(this,Kn,null);U(this,ar,new Map);U(this,to,null);U(this,Ea,!1);U(this,Aa,{text:"",wrong:!1});B(this,Et,e),this.track=new Sa(D("#phone-track"),{editable:!0}),this.phoneForm=new bd(D("#phone-form"),this.track),this.characters=new vd(e,p(this,zn).elements.character),this.characters.addEventListener("change",()=>A(this,Je,yl).call(this)),this.track.addEventListener("edit",({detail:t})=>A(this,Je,Qm).call(this,t)),this.track.addEventListener("seek",({detail:t})=>p(this,Kn)?.player?.seek(t)),A(this,Je,Vv).call(this)}enter(){A(this,Je,Hv).call(this),this.characters.render(),this.render(),!p(this,It)&&(p(this,Qr).value||=io(p(this,Et).state.state.project.language),this.speak(!1))}leave(){p(this,Kn)?.pause(),p(this,Us).drop()}get isReady(){return p(this,to)===null&&p(this,_i)!==null&&p(this,Kn)!==null}get face(){return p(this,_i)}pictureAt(e){return p(this,_i).draw(e),p(this,_i).canvas.toDataURL()}keys(){return{" ":{words:V("speak.key.play"),act:()=>p(this,Kn)?.toggle()},Enter:{words:V("speak.key.speak"),act:()=>this.speak()}}}render(){let{voices:e,project:t}=p(this,Et).state.state,{voice:n,language:i,articulation:r}=p(this,zn).elements,o=[...e.filter(({kind:l})=>l!=="included").toReversed(),...e.filter(({kind:l})=>l==="included")],a=o[0]?.name,c=o.map(({name:l})=>[l,l]);Cn(n,c,o.some(({name:l})=>l===n.value)?n.value:a),i.placeholder=Na(t.language),we(D("output",p(this,zn)),kt(Number(r.value),2)),we(D("#speak-record"),V(p(this,Us).recording?"speak.record.stop":"speak.record")),we(D("#speak-state"),p(this,Aa).text),D("#speak-state").classList.toggle("wrong",p(this,Aa).wrong),A(this,Je,Gv).call(this),Rv(p(this,zn).elements.format,this.formats??[],this.characters.chosen!==null)}async speak(e=!0){let{language:t,speaker:n}=p(this,zn).elements,i=p(this,Qr).value.trim();i&&await A(this,Je,jm).call(this,V("speak.working"),e,()=>{let r={text:i,language:t.value.trim()||p(this,Et).state.state.project.language,speaker:n.value};return Bl(p(this,Et).api,r)})}};Et=new WeakMap,zn=new WeakMap,Qr=new WeakMap,Us=new WeakMap,It=new WeakMap,eo=new WeakMap,_i=new WeakMap,Kn=new WeakMap,ar=new WeakMap,to=new WeakMap,Ea=new WeakMap,Aa=new WeakMap,Je=new WeakSet,Ov=async function(){if(!p(this,Us).recording){await p(this,Et).attempt(()=>p(this,Us).start()),A(this,Je,Ta).call(this,p(this,Us).recording?V("speak.listening"):"");return}let e=await p(this,Us).stop(),{language:t}=p(this,zn).elements,n={text:p(this,Qr).value.trim(),language:t.value.trim()||p(this,Et).state.state.project.language};await A(this,Je,jm).call(this,V("speak.aligning"),!0,()=>m0(p(this,Et).api,e,n))},jm=async function(e,t,n){A(this,Je,Ta).call(this,e);let i=await p(this,Et).attempt(async()=>{B(this,It,await n()),B(this,eo,p(this,It).phones),this.track.set(p(this,It).phones,p(this,It).words,p(this,It).duration),await A(this,Je,eg).call(this),p(this,Kn).load(p(this,It)),t&&p(this,Kn).play()});A(this,Je,Ta).call(this,i?"":V("speak.failed"),!i)},Qm=function(e){B(this,It,{...p(this,It),phones:e}),A(this,Je,yl).call(this)},yl=function(){p(this,Et).attempt(()=>A(this,Je,eg).call(this)),p(this,Et).refresh()},eg=function(){return B(this,Ea,!0),p(this,to)??B(this,to,A(this,Je,Fv).call(this).finally(()=>B(this,to,null))),p(this,to)},Fv=async function(){for(;p(this,Ea)&&p(this,It);)B(this,Ea,!1),await A(this,Je,kv).call(this)},kv=async function(){let{voice:e,articulation:t}=p(this,zn).elements,n=this.characters.chosen,i={voice:e.value,phones:p(this,It).phones,articulation:Number(t.value),rig:n?.id??null},[r,o]=await Promise.all([A(this,Je,zv).call(this,e.value),Gl(p(this,Et).api,i)]);p(this,_i)??B(this,_i,new sr(D("#speaking"))),p(this,Kn)??B(this,Kn,A(this,Je,Bv).call(this)),n?await p(this,_i).showCharacter(n,o):p(this,_i).showVoice(r,o),p(this,Kn).refresh()},Bv=function(){let e=new zs(p(this,_i));return e.onDraw=t=>{this.track.draw(t),Uv(D("#speak-clock"),t,p(this,It).duration)},e.addEventListener("change",()=>p(this,Et).refresh()),e},zv=function(e){return p(this,ar).has(e)||(p(this,ar).set(e,p(this,Et).api.get(`/face/${encodeURIComponent(e)}`)),p(this,ar).get(e).catch(()=>p(this,ar).delete(e))),p(this,ar).get(e)},Gv=function(){D("#editor").hidden=p(this,It)===null;let e=p(this,Kn)?.playing??!1;D("#speak-play").classList.toggle("playing",e),D("#speak-play").setAttribute("aria-label",V(e?"pause":"play")),D("#editor-reset").hidden=!p(this,It)||p(this,It).phones===p(this,eo)},Hv=async function(){this.formats||(await p(this,Et).attempt(async()=>{let{api:e}=p(this,Et),[{speakers:t,languages:n},{formats:i}]=await Promise.all([e.get("/speakers"),e.get("/formats")]);this.formats=i,Cn(p(this,zn).elements.speaker,t.map(r=>[r,r]),t[0]),D("#speak-languages").append(...n.map(r=>se("option",{value:r},Na(r))))}),p(this,Et).refresh())},Ta=function(e,t=!1){B(this,Aa,{text:e,wrong:t}),p(this,Et).refresh()},Vv=function(){let{voice:e,language:t,speaker:n,articulation:i}=p(this,zn).elements;D("#speak-form").addEventListener("submit",r=>{r.preventDefault(),this.speak()}),p(this,zn).addEventListener("submit",r=>r.preventDefault()),p(this,Qr).addEventListener("keydown",r=>{r.key!=="Enter"||r.shiftKey||r.isComposing||(r.preventDefault(),this.speak())}),D("#speak-record").addEventListener("click",()=>A(this,Je,Ov).call(this)),D("#speak-play").addEventListener("click",()=>p(this,Kn)?.toggle()),e.addEventListener("change",()=>A(this,Je,yl).call(this));for(let r of[t,n])r.addEventListener("change",()=>this.speak());i.addEventListener("input",()=>A(this,Je,yl).call(this)),D("#editor-reset").addEventListener("click",()=>{this.track.set(p(this,eo),p(this,It).words,p(this,It).duration),A(this,Je,Qm).call(this,p(this,eo))}),D("#download").addEventListener("click",()=>A(this,Je,Wv).call(this))},Wv=async function(){if(!p(this,It))return;let{voice:e,articulation:t,format:n}=p(this,zn).elements;A(this,Je,Ta).call(this,V("speak.making"));let i={format:n.value,voice:e.value,articulation:Number(t.value),rig:this.characters.chosen?.id??null};await p(this,Et).attempt(()=>Cv(p(this,Et).api,p(this,It),i)),A(this,Je,Ta).call(this,"")};var QR={line:2,dot:1.1,colour:"#8ff0d0"},eC=.5,tC=1.5,sn,xi,Pt,vl,no,_n,Ki,Ra,Ca,cr,Ml,st,tg,Xv,qv,ng,Yv,ig,Kv,sg,$v,Zv,Jv,jv,Qv,eM,tM,Td=class{constructor(e){U(this,st);U(this,sn);U(this,xi,D("#replay"));U(this,Pt,D("#replay video"));U(this,vl,D("#replay canvas"));U(this,no,new Sa(D("#replay-track")));U(this,_n,null);U(this,Ki,null);U(this,Ra,"");U(this,Ca,!1);U(this,cr,0);U(this,Ml,0);B(this,sn,e),D("#replay-close").addEventListener("click",()=>p(this,xi).close()),D("#replay-play").addEventListener("click",()=>A(this,st,sg).call(this)),D("#replay-keep").addEventListener("click",()=>A(this,st,Zv).call(this)),D("#replay-again").addEventListener("click",()=>A(this,st,Jv).call(this)),D("#replay-delete").addEventListener("click",()=>A(this,st,eM).call(this)),D("#replay-words").addEventListener("submit",t=>A(this,st,Qv).call(this,t)),p(this,xi).addEventListener("close",()=>A(this,st,tM).call(this)),p(this,xi).addEventListener("keydown",t=>A(this,st,$v).call(this,t)),p(this,no).addEventListener("seek",({detail:t})=>p(this,Pt).currentTime=t);for(let t of["play","pause","ended"])p(this,Pt).addEventListener(t,()=>this.render());p(this,Pt).addEventListener("error",()=>A(this,st,Xv).call(this)),p(this,Pt).addEventListener("loadedmetadata",()=>A(this,st,Yv).call(this))}async open(e){B(this,_n,e),B(this,Ki,null),B(this,Ra,""),B(this,Ca,!1),B(this,cr,0),p(this,no).set([],[],1),D("#replay-track").hidden=!0,p(this,xi).showModal(),this.render(),A(this,st,ig).call(this),await A(this,st,tg).call(this,At(e,"/video"))}render(){let e=p(this,_n)&&p(this,sn).state.take(p(this,_n));if(!e)return p(this,xi).open&&p(this,xi).close();we(D("#replay-title"),e.text||V("take.wordless")),we(D("#replay-play"),V(p(this,Pt).paused?"play":"pause")),we(D("#replay-keep"),V(e.kept?"take.leave":"take.keep")),D("#replay-again").disabled=["waiting","working"].includes(e.status),Cl(D("#replay-verdict"),e),A(this,st,jv).call(this,e),A(this,st,qv).call(this,e)}};sn=new WeakMap,xi=new WeakMap,Pt=new WeakMap,vl=new WeakMap,no=new WeakMap,_n=new WeakMap,Ki=new WeakMap,Ra=new WeakMap,Ca=new WeakMap,cr=new WeakMap,Ml=new WeakMap,st=new WeakSet,tg=async function(e){let t=p(this,_n);await p(this,sn).attempt(async()=>{let n=await p(this,sn).api.media(e);if(p(this,_n)!==t)return URL.revokeObjectURL(n);p(this,Pt).src=n,p(this,Pt).play().catch(()=>{})})},Xv=function(){!p(this,_n)||p(this,Ca)||(B(this,Ca,!0),A(this,st,tg).call(this,At(p(this,_n),"/playable")))},qv=async function({id:e,status:t,seconds_to_verdict:n}){let i=`${e} ${t} ${n}`;if(p(this,Ra)===i||["waiting","working","recording"].includes(t))return;B(this,Ra,i);let r=await p(this,sn).api.get(At(e,"/track")).catch(()=>null);p(this,_n)!==e||!r||(B(this,Ki,iC(r)),B(this,cr,(r.words[0]?.start??0)-eC),A(this,st,ng).call(this),D("#replay-track").hidden=r.phones.length===0,p(this,no).set(r.phones,r.words,p(this,Ki).times.at(-1)??1))},ng=function(){let{currentTime:e,ended:t}=p(this,Pt);p(this,cr)>tC&&(e<p(this,cr)||t)&&(p(this,Pt).currentTime=p(this,cr))},Yv=function(){let{videoWidth:e,videoHeight:t}=p(this,Pt);D(".picture",p(this,xi)).style.setProperty("--aspect",e/t||4/3)},ig=function(){p(this,xi).open&&(A(this,st,Kv).call(this,p(this,Pt).currentTime),B(this,Ml,requestAnimationFrame(()=>A(this,st,ig).call(this))))},Kv=function(e){if(p(this,no).draw(e),!p(this,Ki))return uo(p(this,vl),null,[]);uo(p(this,vl),sC(p(this,Ki),e),p(this,Ki).lips,QR)},sg=function(){p(this,Pt).ended&&A(this,st,ng).call(this),p(this,Pt).paused?p(this,Pt).play().catch(()=>{}):p(this,Pt).pause()},$v=function(e){e.key!==" "||e.target.matches("button, input")||(e.preventDefault(),A(this,st,sg).call(this))},Zv=function(){let{id:e,kept:t}=p(this,sn).state.take(p(this,_n));p(this,sn).attempt(()=>p(this,sn).api.patch(At(e),{kept:!t}))},Jv=function(){p(this,sn).attempt(()=>p(this,sn).api.post(At(p(this,_n),"/again")))},jv=function(e){let t=D("#replay-words"),{text:n}=t.elements;t.hidden=!!e.text&&!e.faults.some(({kind:i})=>i==="words"),t.dataset.take!==e.id&&(t.dataset.take=e.id,n.value=e.text)},Qv=function(e){e.preventDefault();let t=e.target.elements.text.value.trim();t&&p(this,sn).attempt(()=>p(this,sn).api.patch(At(p(this,_n)),{text:t}))},eM=async function(){let e=p(this,_n),{api:t}=p(this,sn);await p(this,sn).attempt(async()=>{let n=await t.get(At(e,"/uses"));if(!await p(this,sn).confirm(nC(n),V("take.delete")))return;let i=new URLSearchParams(n.trainings.map(r=>["training",r]));await t.delete(At(e,`?${i}`))})},tM=function(){cancelAnimationFrame(p(this,Ml)),p(this,Pt).pause(),URL.revokeObjectURL(p(this,Pt).src),p(this,Pt).removeAttribute("src"),p(this,Pt).load(),B(this,_n,B(this,Ki,null))};function nC({trainings:s,voices:e,others:t}){let n=i=>i.join(", ");return[V("take.delete.sure"),s.length&&V("take.delete.trainings",{names:n(s)}),e.length&&V("take.delete.voices",{names:n(e)}),t.length&&V("take.delete.others",{names:n(t)})].filter(Boolean).join(`

`)}function iC({times_b64:s,points_b64:e,count:t,lips:n}){let i=Za(s),r=Za(e);return{times:i,points:r,width:r.length/t,lips:n}}function sC({times:s,points:e,width:t},n){let i=s.findLastIndex(o=>o<=n+.001);if(i=Math.max(0,i),!s.length||Number.isNaN(e[i*t]))return null;let r=[];for(let o=i*t;o<(i+1)*t;o+=2)r.push([e[o],e[o+1]]);return r}var rg={setup:yd,record:_d,check:Ll,make:hd,speak:wd},rC=["setup","record"],Sl,Gt,iM,sM,ag,rM,cg,oM,aM,cM,og=class{constructor(){U(this,Gt);Ke(this,"api",new Tl(Ld()));Ke(this,"state",new Rl(this.api));Ke(this,"camera",new Al);Ke(this,"live",new Fl(this.camera,this.api));Ke(this,"player",new Td(this));Ke(this,"steps",{});Ke(this,"step",null);U(this,Sl,0);A(this,Gt,aM).call(this),D("#theme").addEventListener("click",()=>A(this,Gt,cM).call(this)),D("#problem button").addEventListener("click",()=>D("#problem").hidden=!0),this.state.addEventListener("change",({detail:e})=>{e.type==="removed"&&e.take&&this.api.forgetPicture(At(e.take,"/thumbnail")),this.refresh()}),this.state.addEventListener("connection",()=>A(this,Gt,cg).call(this)),this.state.addEventListener("change",()=>A(this,Gt,iM).call(this),{once:!0}),window.addEventListener("hashchange",()=>A(this,Gt,sM).call(this)),window.addEventListener("beforeunload",e=>{let{record:t}=this.steps;(t?.isRecording||t?.isSending)&&e.preventDefault()}),Qg(this),Pd(document)}refresh(){p(this,Sl)||B(this,Sl,requestAnimationFrame(()=>{B(this,Sl,0),this.step&&(we(D("#project-name"),this.state.state.project.name),document.title=`${V(`${this.step}.step`)} \xB7 ${this.state.state.project.name} \xB7 labial`,A(this,Gt,oM).call(this),this.steps[this.step].render(),this.player.render(),e0(this))}))}async attempt(e){try{return D("#problem").hidden=!0,await e(),!0}catch(t){return this.report(t),!1}}report({message:e}){we(D("#problem p"),e),D("#problem").hidden=!1}confirm(e,t){let n=D("#confirm");return we(D("#confirm-text"),e),we(D("#confirm-yes"),t),n.returnValue="",n.showModal(),D("#confirm-no").focus(),D("#confirm-yes").onclick=()=>n.close("yes"),D("#confirm-no").onclick=()=>n.close(""),new Promise(i=>{n.addEventListener("close",()=>i(n.returnValue==="yes"),{once:!0})})}go(e){location.hash=e}};Sl=new WeakMap,Gt=new WeakSet,iM=function(){for(let[e,t]of Object.entries(rg))this.steps[e]=new t(this);A(this,Gt,ag).call(this)},sM=function(){if(!Pg())return A(this,Gt,ag).call(this);let e=this.api.token;Ld()!==e&&location.reload()},ag=function(){let e=location.hash.slice(1);if(e==="main"||!this.steps.setup)return;let t=e in rg?e:A(this,Gt,rM).call(this);if(t===this.step)return;this.steps[this.step]?.leave?.();let n=this.step===null;this.step=t;for(let i of Object.keys(rg))D(`#step-${i}`).hidden=i!==t;for(let i of kg("[data-step]"))i.dataset.step===t?i.setAttribute("aria-current","step"):i.removeAttribute("aria-current");rC.includes(t)||this.camera.close(),this.steps[t].enter?.(),n||D("h1",D(`#step-${t}`)).focus({preventScroll:!0}),window.scrollTo(0,0),this.refresh()},rM=function(){let{takes:e}=this.state.state;return e.length?"record":"setup"},cg=function(){let{online:e,refused:t}=this.state,n=D("#connection");n.hidden=e,we(n,e?"":V(t?"error.token":"error.gone.trying")),this.refresh()},oM=function(){let{disk:e}=this.state.state;D("#disk").hidden=e===null,e&&we(D("#disk"),e.full?V("error.disk.full"):V("error.disk",{reason:e.reason}))},aM=function(){let e=D("#language");e.append(...Object.entries(Cd).map(([t,n])=>se("option",{value:t},n))),e.value=La(),e.addEventListener("change",()=>{Eg(e.value),Pd(document),A(this,Gt,cg).call(this)})},cM=function(){Mg(),localStorage.setItem("labial-theme",document.documentElement.dataset.theme),this.refresh()};var nM=localStorage.getItem("labial-theme");nM&&(document.documentElement.dataset.theme=nM);var oC=new og;window.labial=oC;
