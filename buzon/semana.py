"""A week of acts pasted as text: what is understood of each line, to be corrected and sent."""

import hashlib

from django import forms
from django.db import transaction
from django.forms import formset_factory
from django.utils import timezone

from agenda_publica.dictado.lineas import RENGLONES, Oido
from agenda_publica.dictado.ya_anotado import avisos, parecido
from ayuntamiento.models import Funcionario, Sede

from . import actions
from .actions import YaSeEnvio
from .forms import DeActo
from .models import Clase, Solicitud

YA_SE_MANDO = "Su área ya envió «{}» ({}). Márquelo solo si es otro acto."
ES_UN_CAMBIO = (
    "Parece un cambio de un acto que ya envió: corrija ese, o márquelo para mandarlo así y lo ve "
    "Comunicación Social."
)
LARGO_DE_VEZ = 32


class Renglon(DeActo):
    """A line as it was understood; what is not marked is not sent. `texto` is the line itself."""

    enviar = forms.BooleanField(label="Enviar este", required=False, initial=True)
    avisos = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)
    todo_el_dia = forms.BooleanField(label="Todo el día, o sin hora todavía", required=False)

    class Meta(DeActo.Meta):
        fields = ["titulo", "para_cuando", "hora", "hora_fin", "lugar", "asisten", "texto"]
        widgets = {**DeActo.Meta.widgets, "texto": forms.HiddenInput()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre in self.Meta.fields:
            self.fields[nombre].help_text = ""
        for nombre in ("enviar", "avisos", "todo_el_dia"):
            self.fields[nombre].required = False

    @property
    def dudas(self):
        """What there was to say of the line; it is said again each time that it is shown."""
        return (self["avisos"].value() or "").splitlines()

    def full_clean(self):
        """What is not to be sent may stay as it is, doubtful or blank."""
        if self.is_bound and not self.data.get(self.add_prefix("enviar")):
            self._sin_exigir(self.fields)
        elif self.is_bound and self.data.get(self.add_prefix("todo_el_dia")):
            self._sin_exigir(["hora"])
        super().full_clean()
        if self.is_bound and not self.data.get(self.add_prefix("enviar")):
            self._errors.clear()

    def _sin_exigir(self, campos):
        for nombre in campos:
            self.fields[nombre].required = False

    @property
    def se_envia(self):
        return bool(self["enviar"].value())

    def en_palabras(self, salvo=("titulo", "enviar")):
        """What is under its title."""
        return super().en_palabras(salvo)

    def dicho(self):
        """As `actions.enviar` takes it."""
        return {campo: self.cleaned_data[campo] for campo in self.Meta.fields}


Renglones = formset_factory(Renglon, extra=0, max_num=RENGLONES, absolute_max=RENGLONES)


def entender(texto, area):
    """(what the formset begins with, what was heard: its `resto`, `faltan` and `omitidos`)."""
    oido = Oido(
        hoy=timezone.localdate(),
        sedes=Sede.objects.all(),
        funcionarios=Funcionario.objects.en_funciones(),
    )
    dichas = oido.leer(texto)
    ya = avisos(dichas, {}) | _ya_mandados(dichas, area)
    return [_inicial(d, ya.get(n)) for n, d in enumerate(dichas)], oido


def _inicial(dicha, ya):
    suyas = [ES_UN_CAMBIO] if dicha.es_cambio else dicha.dudas
    dudas = [*suyas, *([ya] if ya else [])]
    preside = dicha.preside and f"Preside {dicha.preside.nombre}, {dicha.preside.cargo}"
    donde = [dicha.sede and dicha.sede.nombre, dicha.lugar]
    return {
        "titulo": dicha.titulo[:160],
        "para_cuando": dicha.dia,
        "hora": dicha.hora,
        "hora_fin": dicha.hora_fin,
        "lugar": ", ".join(filter(None, donde))[:200],
        "asisten": "; ".join(filter(None, [preside, dicha.asisten]))[:300],
        "texto": max(dicha.notas, dicha.texto, key=len),
        "todo_el_dia": dicha.todo_el_dia,
        "avisos": "\n".join(dudas),
        "enviar": dicha.se_anota and not ya,
    }


def _ya_mandados(dichas, area):
    """{place in the list: what to say of what the área sent of that day, called almost so}."""
    dias = {d.dia for d in dichas if d.dia}
    suyas = Solicitud.objects.de_area(area).abiertas()
    suyas = list(suyas.filter(clase=Clase.ACTO, para_cuando__in=dias))
    hay = {
        n: parecido(d.titulo, [una for una in suyas if una.para_cuando == d.dia])
        for n, d in enumerate(dichas)
    }
    return {n: YA_SE_MANDO.format(una, una.recibo) for n, una in hay.items() if una}


def vez_de(vez, n):
    """What names the one of that line, always the same."""
    return hashlib.sha256(f"{vez}-{n}".encode()).hexdigest()[:LARGO_DE_VEZ]


@transaction.atomic
def enviar(*, renglones, vez, por, llamada=None):
    """Each one, sent at once, with its receipt; what was sent already is not sent again.

    `renglones`: {place in the form: what it says}; `llamada`, what they answer. Returns the
    Solicitudes sent now.
    """
    dicho = {"por": por, "pestana": vez, "llamada": llamada}
    todas = (_enviar_uno(vez_de(vez, n), datos, dicho) for n, datos in renglones.items())
    return [una for una in todas if una]


def _enviar_uno(vez, datos, dicho):
    try:
        una = actions.guardar(vez=vez, clase=Clase.ACTO, escrito={}, **dicho)
    except YaSeEnvio:
        return None
    return actions.enviar(solicitud=una, datos=datos, por=dicho["por"])
