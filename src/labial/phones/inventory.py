"""The phones that labial knows: IPA segments, and the labels of silence and noise."""

from __future__ import annotations

VOWELS = frozenset(
    """
    i y ɨ ʉ ɯ u  ɪ ʏ ʊ  e ø ɘ ɵ ɤ o  ə  ɛ œ ɜ ɞ ʌ ɔ  æ ɐ  a ɶ ɑ ɒ  ɚ ɝ
    """.split()
)

ROUNDED_VOWELS = frozenset("y ʉ u ʏ ʊ ø ɵ o œ ɞ ɔ ɶ ɒ".split())

ROUNDED = dict(
    zip("i ɨ ɯ ɪ e ɘ ɤ ə ɛ ɜ ʌ a ɑ".split(), "y ʉ u ʏ ø ɵ o ɵ œ ɞ ɔ ɶ ɒ".split(), strict=True)
)
"""The rounded counterparts of unrounded vowels."""

CONSONANTS = frozenset(
    """
    p b t d ʈ ɖ c ɟ k ɡ q ɢ ʔ  ɓ ɗ ʄ ɠ ʛ  m ɱ n ɳ ɲ ŋ ɴ  ʙ r ʀ ⱱ ɾ ɽ ɺ
    ɸ β f v θ ð s z ʃ ʒ ʂ ʐ ɕ ʑ ç ʝ x ɣ χ ʁ ħ ʕ ʜ ʢ h ɦ ɧ ɬ ɮ
    ʋ ɹ ɻ j ɰ w ɥ ʍ  l ɫ ɭ ʎ ʟ
    """.split()
)

BILABIALS = frozenset("pbm")
"""Phones for which the lips close."""

LABIODENTALS = frozenset("fv")
"""Phones for which the lower lip touches the upper teeth."""

PROTRUDED_FRICATIVES = frozenset(["ʃ", "ʒ", "ʂ", "ʐ", "ɧ"])
"""Fricatives that speakers of English and French protrude, though their features do not say so."""

STOPS = frozenset("p b t d ʈ ɖ c ɟ k ɡ q ɢ".split())

AFFRICATES = frozenset(
    """
    pf pɸ bv bβ tθ dð ts dz tʃ dʒ tɕ dʑ ʈʂ ɖʐ tʂ dʐ tɬ dɮ cç ɟʝ kx ɡɣ qχ ɢʁ
    """.split()
)

DIPHTHONGS = frozenset(
    """
    aɪ aʊ ɔɪ oɪ eɪ oʊ əʊ ɪə eə ɛə ʊə ɔə oə ɑə iə uə yə ɪɐ ɛɐ ʊɐ
    ai au ei ou oi ui iu eu ɛi ɛɪ ɛʊ eʊ ɔʊ ɔi ɔu ɔʏ ɔy ɔø œy øy øi ʌɪ ʌʊ ʌi ʌu
    ɛu ɨə ɨi ɯə ɯa ɯɤ ɯi ɐɪ ɐʊ ɐi ɐu æɪ æʊ æɔ æi æy ɑɪ ɑʊ ɑi ɑu əɪ əi əu ɪʊ ɪu iʊ iɪ yɪ øɪ ʉɪ
    ie iɛ ia iɑ io iɔ ea eo oa ua uɑ uo uɔ uɛ ue yø yɛ ɔa iau iou uai uei ɑɨ aɨ əɨ ɨu ɔɨ uɨ ʌʉ əʉ
    """.split()
)
"""Vowels that are one phone, and triphthongs; with ə or ɚ after them they are triphthongs."""

SEGMENTS = VOWELS | CONSONANTS
"""Single IPA segments. Module ``ipa`` defines which sequences of them are one phone."""

NASAL = "\N{COMBINING TILDE}"

NO_LIP_GESTURE = frozenset(["q", "ɢ", "ɴ", "ʀ", "χ", "ʁ", "ħ", "ʕ", "ʜ", "ʢ", "h", "ɦ", "ʔ", "ʛ"])
"""Uvular, pharyngeal and glottal segments, made behind the mouth and without the lips."""

# Other spellings of segments, by character.
ALIASES = {
    "g": "ɡ",
    "ʧ": "tʃ",
    "ʤ": "dʒ",
    "ʦ": "ts",
    "ʣ": "dz",
    "ʨ": "tɕ",
    "ʥ": "dʑ",
    "ᵻ": "ɪ",
    "ᵿ": "ʊ",
    "ɩ": "ɪ",
    "ɷ": "ʊ",
    "ʷ": "w",
    "ᶣ": "w",
    "ʘ": "p",
    "ǀ": "t",
    "ǃ": "t",
    "ǂ": "c",
    "ǁ": "l",
    "ʡ": "ʔ",
    "ɿ": "ɨ",
    "ʅ": "ɨ",
    "ʮ": "y",
    "ʯ": "y",
    "\N{COMBINING INVERTED DOUBLE ARCH BELOW}": "w",
}

SILENT_LABELS = frozenset(
    """
    sil sp pau _ <eps> <sil> silence <p:> # h# epi silb sile !enter !exit <s> </s> [sil]
    {b_trans} {e_trans}
    """.split()
) | {""}

NOISE_LABELS = frozenset(
    """
    spn nsn lau noise <noise> [noise] breath <breath> laugh laughter <usb> <nib> +noise+ +breath+
    vocnoise <vocnoise> <iver> iver <laugh>
    """.split()
)
"""Labels of sounds that are not phones; read as silence, with a warning."""
