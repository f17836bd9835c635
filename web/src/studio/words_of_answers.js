// What the studio on this machine says: [English, French]. Refusals by their codes, and formats by name.

export const WORDS_OF_ANSWERS = {
  "error.other": ["{error}", "Le studio dit, en anglais : {error}"],
  "refused.take.unknown": ["There is no such take.", "Cette prise n’existe pas."],
  "refused.take.unjudged": [
    "This take has not been looked at yet.",
    "Cette prise n’a pas encore été vérifiée.",
  ],
  "refused.take.over": ["This take has ended already.", "Cette prise est déjà terminée."],
  "refused.take.empty": [
    "Nothing was recorded: record a little longer.",
    "Rien n’a été enregistré : enregistrez un peu plus longtemps.",
  ],
  "refused.take.large": [
    "The take is too large: end it after the sentence.",
    "La prise est trop grosse : arrêtez-la après la phrase.",
  ],
  "refused.text.long": [
    "The text has more than {most} characters.",
    "Le texte a plus de {most} caractères.",
  ],
  "refused.picture.none": ["The take has no picture.", "La prise n’a pas d’image."],
  "refused.language.unknown": [
    "The language “{language}” is not known.",
    "La langue « {language} » est inconnue.",
  ],
  "refused.upload.kind": [
    "“{name}” is not a video that can be read.",
    "« {name} » n’est pas une vidéo lisible.",
  ],
  "refused.upload.text": [
    "“{name}” is longer than {seconds} s: drop its text with it, as a .txt file of the same name.",
    "« {name} » dure plus de {seconds} s : déposez-la avec son texte, un fichier .txt du même nom.",
  ],
  "refused.upload.silent": ["The video has no sound.", "La vidéo n’a pas de son."],
  "refused.upload.wordless": [
    "The words of the text were not found in its sound.",
    "Les mots du texte n’ont pas été trouvés dans le son.",
  ],
  "refused.prompts.none": ["The text contains no sentences.", "Le texte ne contient pas de phrases."],
  "refused.prompts.many": [
    "These are more than {most} sentences.",
    "Cela fait plus de {most} phrases.",
  ],
  "refused.prompts.language": [
    "There are no sentences to read in the language “{language}”: type your own.",
    "Il n’y a pas de phrases à lire pour la langue « {language} » : écrivez les vôtres.",
  ],
  "refused.prompts.own": [
    "The sentences to read are your own.",
    "Les phrases à lire sont les vôtres.",
  ],
  "refused.speech.nothing": [
    "The text has nothing to say in this language.",
    "Le texte n’a rien à dire dans cette langue.",
  ],
  "refused.voice.name": [
    "A name has letters, digits, hyphens and dots, 40 at most.",
    "Un nom a des lettres, chiffres, tirets et points, 40 au plus.",
  ],
  "refused.voice.taken": [
    "There is a voice named “{name}” already.",
    "Il y a déjà une voix nommée « {name} ».",
  ],
  "refused.voice.replaced": [
    "A voice of that name was added meanwhile. Delete it or rename its file, then go on.",
    "Une voix de ce nom a été ajoutée entre-temps. Supprimez-la ou renommez son fichier, puis reprenez.",
  ],
  "refused.voice.unknown": [
    "The project has no voice named “{name}”.",
    "Le projet n’a pas de voix nommée « {name} ».",
  ],
  "refused.training.taken": [
    "There is a training named “{name}” already. Go on with it, delete it, or choose another name.",
    "Il y a déjà un entraînement nommé « {name} ». Reprenez-le, supprimez-le, ou choisissez un autre nom.",
  ],
  "refused.training.over": [
    "Only a training that was stopped can go on.",
    "Seul un entraînement arrêté peut reprendre.",
  ],
  "refused.speech.little": [
    "There are {seconds} s of speech, and {least} s are needed.",
    "Il y a {seconds} s de parole, et il en faut {least}.",
  ],
  "refused.making.busy": [
    "“{name}” is being made: stop it, or wait.",
    "« {name} » est en cours : arrêtez, ou attendez la fin.",
  ],
  "refused.preview.none": ["There is nothing to look at yet.", "Il n’y a encore rien à voir."],
  "refused.task.unknown": ["This work is gone.", "Ce travail n’existe plus."],
  "refused.task.busy": ["Stop it first.", "Arrêtez-le d’abord."],
  "refused.corpus.empty": [
    "There is no take yet that can be used.",
    "Il n’y a pas encore de prise utilisable.",
  ],
  "refused.corpus.changed": [
    "Takes were deleted meanwhile: start again.",
    "Des prises ont été supprimées entre-temps : recommencez.",
  ],
  "refused.work.ended": [
    "Its process has ended unexpectedly, perhaps for lack of memory. Close other programs, then try again.",
    "Son processus s’est arrêté, peut-être faute de mémoire. Fermez d’autres programmes, puis réessayez.",
  ],
  "refused.work.memory": ["This takes too much memory.", "Cela demande trop de mémoire."],
  "refused.work.broken": [
    "The studio has made an error; what it printed in its terminal says more.",
    "Le studio a commis une erreur ; ce qu’il a affiché dans son terminal en dit plus.",
  ],

  "format.html": ["a page with the face, sound and curves", "une page avec le visage, le son et les courbes"],
  "format.mp4": ["a video of that page", "une vidéo de cette page"],
  "format.npz": [
    "everything as NumPy arrays, which convert and retarget read",
    "tout en tableaux NumPy, que convert et retarget lisent",
  ],
  "format.csv": [
    "a table of positions and lip measures",
    "un tableau des positions et des mesures des lèvres",
  ],
  "format.c3d": ["positions as markers", "les positions en marqueurs"],
  "format.trc": ["positions as markers, in a table", "les positions en marqueurs, dans un tableau"],
  "format.svg": ["a figure of the lip measures", "une figure des mesures des lèvres"],
  "format.TextGrid": [
    "phones and words, which Praat edits and animate reads",
    "les sons et les mots, que Praat modifie et animate lit",
  ],
  "format.visemes.json": [
    "weights of visemes and keyshapes, timed visemes",
    "les poids des visèmes et des formes clés, les visèmes datés",
  ],
  "format.glb": [
    "glTF of the face, moved by the components of its latent space",
    "glTF du visage, mû par les composantes de son espace latent",
  ],
  "format.vrm": [
    "the character of a .vrm file, with an animation of its shapes",
    "le personnage d’un fichier .vrm, avec une animation de ses formes",
  ],
  "format.arkit.csv": [
    "weights of ARKit's shapes, as the Live Link Face app writes them",
    "les poids des formes d’ARKit, comme l’application Live Link Face les écrit",
  ],
  "format.arkit.json": ["weights of ARKit's shapes", "les poids des formes d’ARKit"],
  "format.arkit.glb": [
    "glTF of the face, moved by ARKit's shapes",
    "glTF du visage, mû par les formes d’ARKit",
  ],
};
