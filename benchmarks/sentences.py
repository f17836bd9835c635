"""Sentences that benchmarks let synthesisers say, in languages of which labial ships none."""

GERMAN = """\
Guten Morgen, ich hätte gern zwei Brötchen und einen Kaffee.
Der Zug nach München fährt heute leider später ab.
Meine Schwester wohnt seit drei Jahren in Hamburg.
Kannst du mir bitte sagen, wie spät es ist?
Im Sommer fahren wir mit den Kindern ans Meer.
Das Buch liegt auf dem Tisch neben der Lampe.
Er hat gestern den ganzen Abend Klavier gespielt.
Wir müssen noch Brot, Butter und Milch kaufen.
Die Katze schläft am liebsten auf dem warmen Ofen.
Nach dem Regen roch der ganze Wald nach Pilzen.
Hast du meinen blauen Pullover irgendwo gesehen?
Am Wochenende besuchen wir unsere Großeltern.
Der Arzt sagte, ich solle viel Wasser trinken.
Sie öffnete das Fenster und sah in den Garten.
Vor dem Bahnhof stehen immer viele Taxis.
Ich habe den Schlüssel in der Küche vergessen.
Der Film war spannend, aber ein bisschen zu lang.
Bitte sprechen Sie etwas langsamer und deutlicher.
Unser Nachbar züchtet Bienen und verkauft Honig.
Morgen früh soll es in den Bergen schneien.
""".splitlines()

SPANISH = """\
Buenos días, quisiera dos cafés con leche, por favor.
Mi hermana vive en Barcelona desde hace tres años.
El tren para Madrid sale a las siete y media.
¿Puedes decirme dónde está la parada de autobús?
En verano vamos siempre a la playa con los niños.
El libro está encima de la mesa, al lado de la lámpara.
Ayer estuvo lloviendo toda la tarde en el norte.
Tenemos que comprar pan, mantequilla y leche.
El gato duerme tranquilo sobre la silla vieja.
Después de la lluvia el bosque olía a tierra mojada.
¿Has visto mi chaqueta azul en alguna parte?
El fin de semana visitamos a nuestros abuelos.
El médico me dijo que bebiera mucha agua.
Ella abrió la ventana y miró hacia el jardín.
Delante de la estación siempre hay muchos taxis.
He olvidado las llaves en la cocina.
La película era bonita, pero un poco larga.
Por favor, hable usted más despacio.
Nuestro vecino cría abejas y vende miel.
Mañana por la mañana nevará en las montañas.
""".splitlines()

ITALIAN = """\
Buongiorno, vorrei due caffè e un cornetto, per favore.
Mia sorella abita a Torino da tre anni.
Il treno per Milano parte alle sette e mezza.
Puoi dirmi dove si trova la fermata dell'autobus?
In estate andiamo sempre al mare con i bambini.
Il libro è sul tavolo, vicino alla lampada.
Ieri ha piovuto tutto il pomeriggio.
Dobbiamo comprare pane, burro e latte.
Il gatto dorme tranquillo sulla vecchia sedia.
Dopo la pioggia il bosco profumava di funghi.
Hai visto la mia giacca blu da qualche parte?
Nel fine settimana visitiamo i nostri nonni.
Il medico mi ha detto di bere molta acqua.
Lei aprì la finestra e guardò nel giardino.
Davanti alla stazione ci sono sempre molti taxi.
Ho dimenticato le chiavi in cucina.
Il film era bello, ma un po' troppo lungo.
Per favore, parli un poco più lentamente.
Il nostro vicino alleva api e vende miele.
Domani mattina nevicherà in montagna.
""".splitlines()
