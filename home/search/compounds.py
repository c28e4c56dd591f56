"""Take Dutch compounds apart: "ouderavond" is found by "ouder" and by "avond"."""

from functools import lru_cache

from .wordlist import is_word

SHORTEST = 6
LINKS = ("s", "en", "e", "n", "er")
# Of three letters there are too many words: these are what compounds are really made of.
SHORT = frozenset(
    """app arm art bad bak bal bar bel bij boa bos bot bus dag dak dam dia dier dij doe dok doos
    dun eet ego eind erf eis fan fee gas gat geld gif hal hek hof hut huid ijs jas job jam kar kas
    kat kip kok kop kou lab lat les lid lied lijn lip log map mok mol mug nek net oog oor
    oma opa pad pan pet pin pit pop pot raad rad ras rem riem rij rol rug ruil sap ski sla sok
    spa tas taal tak tent tin toon top tor tuin uur vak vel ven vis vlo vos vuil wal was web
    wei wet wol zak zee zin zit zon""".split()
)
# With one of these in front, also a word that is in the list itself is taken apart.
SHORT_FRONTS = frozenset("bos bus dag hof ijs kas lid net oma opa web wol zee zon".split())
# Words in the list, but at the seam of a longer word only its ending or its beginning.
NEVER = frozenset(
    """aard aars alen ande ante aten atie baar baars basis beer dels dende deren dering eren erend
    ering erik erin ernd eten gend haar heden heid hele hems ieder iets inge inna isme issen iste
    kens lang lende leren lijk lijks lijke loos loze matig meden mens mers nader nis nissen onder
    onze oren over phie raat rend renden rende ring ringen rings rond seren sing sisch staan ster
    sters steren teit telen tend tende teren tering tief tigen ting tingen tings tische tonen
    tuur vende vente verder vers vest voor zaam zame zelf zende verg rege gele bele ante imme
    aren ende eert erde erden allen cult ellen enen enken erken form gevende gingen herin kent
    king landers lands late lenden loden lukte maal meren misluk neder nering neringen ragen
    rekken rij rijk rijker rijven schap schappen sten teel tijk tweet ukken ven verst voorst
    wande laar""".split()
)


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """The words that a compound is made of; empty for a word that is none.

    The split in two whose shorter part is longest; a part that is no word itself is taken
    apart in turn. Linking letters go ("zadenbibliotheek": zaden, bibliotheek;
    "bibliotheekskaart": bibliotheek, kaart).
    """
    if len(word) < SHORTEST or len(word) > 40 or not word.isascii():
        return ()
    best: tuple[str, ...] = ()
    best_rank = (0, 0, 0)
    listed = is_word(word)
    for at in range(3, len(word) - 2):
        left, right = _base(word[:at]), word[at:]
        if not left or (listed and len(left) <= 3 and left not in SHORT_FRONTS):
            continue
        tail = (right,) if _stands(right) else parts(right)
        if tail:
            found = (left, *tail)
            rank = (-len(found), min(map(len, found)), len(tail[-1]))
            if not best or rank > best_rank:
                best, best_rank = found, rank
    return best


def _base(left: str) -> str:
    """The word at the left of a seam, without the letters that link it to the next."""
    if _stands(left):
        return left
    for link in LINKS:
        base = left.removesuffix(link)
        if base != left and _stands(base):
            return base
    return ""


def _stands(part: str) -> bool:
    if part in NEVER:
        return False
    return part in SHORT if len(part) <= 3 else is_word(part)
