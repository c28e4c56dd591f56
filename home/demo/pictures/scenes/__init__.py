"""The scenes, one module each: a function `draw` that returns the finished scene."""

from __future__ import annotations

from collections.abc import Callable

from paper import Scene
from scenes import (
    bladzijde_z,
    digitaal_en_media,
    digitaal_op_je_gemak,
    front_page,
    geschiedenis_en_streek,
    gezond_leven_en_zorgen,
    groen_en_duurzaam,
    klein_westland,
    lezen_en_verhalen,
    maken_en_repareren,
    meedenken_en_meebeslissen,
    ontmoeten,
    opgroeien_en_opvoeden,
    regelen_en_rondkomen,
    samen_aan_tafel,
    spoorzoekers,
    taal_en_meedoen,
    taalvrienden,
    zaai_en_maak,
)

# The front page, the communities and the themes, in the order of the website.
SCENES: dict[str, Callable[[str], Scene]] = {
    "voorpagina": front_page.draw,
    "bladzijde-z": bladzijde_z.draw,
    "klein-westland": klein_westland.draw,
    "digitaal-op-je-gemak": digitaal_op_je_gemak.draw,
    "samen-aan-tafel": samen_aan_tafel.draw,
    "zaai-en-maak": zaai_en_maak.draw,
    "taalvrienden": taalvrienden.draw,
    "spoorzoekers": spoorzoekers.draw,
    "lezen-en-verhalen": lezen_en_verhalen.draw,
    "taal-en-meedoen": taal_en_meedoen.draw,
    "digitaal-en-media": digitaal_en_media.draw,
    "ontmoeten": ontmoeten.draw,
    "opgroeien-en-opvoeden": opgroeien_en_opvoeden.draw,
    "maken-en-repareren": maken_en_repareren.draw,
    "groen-en-duurzaam": groen_en_duurzaam.draw,
    "geschiedenis-en-streek": geschiedenis_en_streek.draw,
    "gezond-leven-en-zorgen": gezond_leven_en_zorgen.draw,
    "meedenken-en-meebeslissen": meedenken_en_meebeslissen.draw,
    "regelen-en-rondkomen": regelen_en_rondkomen.draw,
}
