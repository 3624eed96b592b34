"""What a telephone says by itself in a conversation is no act; part of a name may be no place."""

from datetime import time
from types import SimpleNamespace

import pytest

from agenda_publica.dictado.lineas import Oido
from tests.agenda_publica.test_dictado import HOY, oido
from tests.agenda_publica.test_dictado_pegado import MARTES, leer

pytestmark = pytest.mark.un_motor
FERIA = ("Feria", MARTES, time(10))
SELLOS = [
    *("24/11/26 10:16 - Lucía: ", "[24/11/26, 10:16:02] Lucía: "),
    "[10:16 a.m., 24/11/2026] Lucía: ",
]
AVISOS = [
    "<Multimedia omitido>",
    "<Media omitted>",
    "\u200eimagen omitida",
    "video omitido",
    "Programa.pdf • \u200e2 páginas \u200edocumento omitido",
    "IMG-20261124-WA0003.jpg (archivo adjunto)",
    "\u200e<adjunto: 00000012-PHOTO-2026-11-24.jpg>",
    "Este mensaje fue eliminado.",
    "Se eliminó este mensaje",
    "Eliminaste este mensaje.",
    "Los mensajes y las llamadas están cifrados de extremo a extremo. Nadie fuera de este chat, "
    "ni siquiera WhatsApp, puede leerlos ni escucharlos.",
]


@pytest.mark.parametrize("aviso", AVISOS)
@pytest.mark.parametrize("sello", ["", *SELLOS])
def test_what_the_telephone_says_by_itself_is_no_act(sello, aviso):
    texto = f"{sello}martes 1, 10 am, Feria\n{sello}{aviso}\n{sello}martes 1, 11 am, Gira"
    assert [f[:3] for f in leer(texto)] == [FERIA, ("Gira", MARTES, time(11))]


DEL_GRUPO = [
    'Lucía creó el grupo "Agenda de la semana"',
    "Lucía creó este grupo",
    "Lucía añadió a Beto",
    "Lucía agregó a ~\u202fBeto y 3 personas más",
    "Lucía te añadió",
    "Beto salió del grupo",
    "+52 1 771 123 4567 salió",
    "Lucía eliminó a Beto",
    'Lucía cambió el asunto de "Agenda" a "Agenda: 30 de noviembre, 10:00"',
    "Lucía cambió la descripción del grupo",
    "Lucía cambió el ícono de este grupo",
    "Cambiaste el nombre del grupo a «Agenda»",
    "Beto se unió usando el enlace de invitación de este grupo",
    "Beto se unió con el enlace de invitación del grupo",
    "Lucía cambió tu código de seguridad",
    "Tu código de seguridad con Beto cambió. Toca para obtener más información.",
    "Se cambió tu código de seguridad con Beto.",
    "Ahora eres admin. del grupo",
    "Los mensajes están cifrados de extremo a extremo.",
    "Beto left",
    "Beto joined using this group's invite link",
]


@pytest.mark.parametrize("aviso", DEL_GRUPO)
@pytest.mark.parametrize("sello", ["24/11/26, 10:16 - ", "[24/11/26, 10:16:02] Agenda: \u200e"])
def test_who_comes_and_goes_in_a_group_is_no_act(sello, aviso):
    dicho = sello.replace("Agenda: \u200e", "Lucía: ") if "[" in sello else f"{sello}Lucía: "
    texto = f"{dicho}martes 1, 10 am, Feria\n{sello}{aviso}\n{dicho}martes 1, 11 am, Gira"
    assert [f[:3] for f in leer(texto)] == [FERIA, ("Gira", MARTES, time(11))]


@pytest.mark.parametrize(
    "acto",
    [
        "2/12/26, 10:00 - Rueda de prensa: el agua",
        "2/12/26, 10:00 - Se añadió a la agenda la visita del gobernador",
        "2/12/26, 10:00 - Hoy se añadió a la agenda la visita del gobernador",
        "2/12/26, 10:00 - Lucía: la presidenta añadió a diez familias al padrón",
        "[2/12/26, 10:00:00] Lucía: Beto salió del grupo de danza",
        "Entrega de apoyos a quien salió del grupo",
        "Plática: cambió la descripción del grupo",
    ],
)
def test_what_a_person_says_of_a_group_is_not_lost(acto):
    assert len(leer(f"martes 1, 10 am, Feria\n{acto}")) == 2


def test_what_it_says_before_anybody_writes_is_no_act_either():
    (dicha,) = leer(
        f"24/11/26, 10:02 - {AVISOS[-1]}\n24/11/26, 10:16 - Lucía: martes 1, 10 am, Feria"
    )
    assert dicha[:3] == FERIA


def test_of_a_message_that_was_edited_its_mark_is_left_out():
    (dicha,) = leer("martes 1, 10 am, Feria <Se editó este mensaje.>")
    assert dicha[:3] == FERIA


@pytest.mark.parametrize(
    "acto",
    [
        "Taller de video y audio",
        "Entrega de imagen omitida en el archivo",
        "Plática: mensajes y llamadas cifrados",
    ],
)
def test_an_act_that_only_resembles_them_is_not_lost(acto):
    (dicha,) = leer(f"martes 1, 10 am, {acto}")
    assert dicha[0].startswith(acto.split()[0].strip(":"))


@pytest.mark.parametrize(
    "dicho", ["en El Mirador", "en la Cantera", "en el Hidalgo", "lugar: el mirador"]
)
def test_a_place_is_not_another_whose_name_has_it(dicho):
    (dicha,) = oido().leer(f"Martes 1, 10:00, Feria, {dicho}")
    assert dicha.sede is None
    assert dicho.endswith(dicha.lugar), "what was written stays"
    assert dicha.titulo == "Feria"


@pytest.mark.parametrize(
    ("dicho", "sede"),
    [
        ("en la casa comunal", "Casa comunal de El Mirador"),
        ("en la cancha de la cantera", "Cancha techada de La Cantera"),
        ("en el salón de cabildo", "Salón de Cabildo"),
    ],
)
def test_a_place_said_in_short_is_known_by_what_it_is(dicho, sede):
    (dicha,) = oido().leer(f"Martes 1, 10:00, Feria, {dicho}")
    assert (dicha.sede.nombre, dicha.dudas) == (sede, [])


@pytest.mark.parametrize(
    ("dicho", "sede"),
    [("el centro", "Centro de salud de Tierras Blancas"), ("el kiosco", "Kiosco de la plaza")],
)
def test_of_a_place_of_which_one_word_was_said_it_is_asked(dicho, sede):
    escucha = Oido(hoy=HOY, sedes=[SimpleNamespace(nombre=sede)])
    (dicha,) = escucha.leer(f"Martes 1, 10:00, Feria, en {dicho}")
    assert dicha.sede.nombre == sede
    assert dicha.dudas == [f"Se dice «{dicho}»: ¿es «{sede}»?"]
