"""The quick form: a week pasted as it was sent, corrected line by line, and then written."""

import secrets
from datetime import datetime, time

from django import forms
from django.contrib.auth import get_user_model
from django.db import transaction
from django.forms import formset_factory
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin import messages

from agenda_publica import actions
from agenda_publica.calendario import momento
from agenda_publica.de_pared import NO_EXISTE, se_salta
from agenda_publica.fechas import AL_REVES, DURA_DEMASIADO, UN_ANIO
from agenda_publica.forms import DeFecha
from agenda_publica.models import Compromiso, Papel, Presente
from agenda_publica.views import DeLaAgenda
from ayuntamiento.models import Funcionario, Sede
from sitio.texto import sin_controles

from . import reconocer, ya_anotado
from .fechas import ejemplos
from .lineas import RENGLONES

LARGO_DE_VEZ = 16
VACIO = "Pegue al menos un renglón."
SIN_ACTOS = "No se halló ningún acto en lo que pegó: diga qué es, qué día y a qué hora."
ULTIMO_ANTES = "El último día es antes que el primero: corríjalo."
FALTA_EL_FIN = "Son varios días: diga a qué hora termina el último, o márquelo «Todo el día»."
YA_SE_ANOTO = "Eso ya se había anotado: no se repitió. Si falta algún acto, péguelo otra vez."
NINGUNO = "No marcó ninguno: elija los que quiere anotar."
MUY_LARGO = "El renglón {} tiene {} letras y caben {}: pártalo, o déjelo en lo principal."
LARGO_DE_UNO = Compromiso._meta.get_field("notas").max_length
LARGO_DE_TODO = 20_000
JUEVES = 3
COMO_SE_ESCRIBE = (
    "Un acto por renglón: «{dia}, 11:00, inauguración de la calle Hidalgo, preside la presidenta "
    "municipal». El día puede ir «{corto}», «{cifras}» o «{con_mes}». Un renglón con solo el día "
    "vale para los que siguen. También se lee una tabla pegada de una hoja de cálculo."
)
DIA, DIA_Y_ANIO, SE_LEYO = r"l j \d\e F", r"l j \d\e F \d\e Y", "Se leyó: {}."
SIGUE = "Siga con lo que faltaba por leer."


class FormularioDeDictado(forms.Form):
    texto = forms.CharField(
        label="Renglones",
        max_length=LARGO_DE_TODO,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": VACIO},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ejemplo = ejemplos(timezone.localdate(), JUEVES)
        self.fields["texto"].help_text = COMO_SE_ESCRIBE.format(**ejemplo)

    def clean_texto(self):
        texto = self.cleaned_data["texto"].replace("\x00", "")
        for n, renglon in enumerate(texto.splitlines(), start=1):
            if len(renglon) > LARGO_DE_UNO:
                raise forms.ValidationError(MUY_LARGO.format(n, len(renglon), LARGO_DE_UNO))
        return texto


class FormularioDeResto(forms.Form):
    """What was pasted and not read yet: it comes back once the first acts are written."""

    resto = forms.CharField(
        label="Lo que falta por leer",
        max_length=LARGO_DE_TODO,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_resto(self):
        return self.cleaned_data["resto"].replace("\x00", "")


class FormularioDePropuesta(forms.Form):
    """A line as it was understood, to be corrected; what is not marked is not written."""

    anotar = forms.BooleanField(label="Anotar", required=False, initial=True)
    dicho = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500)
    avisos = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)
    titulo = forms.CharField(label="Qué es", max_length=255)
    dia = forms.DateField(label="Día", widget=DeFecha)
    dia_fin = forms.DateField(label="Último día, si son varios", required=False, widget=DeFecha)
    todo_el_dia = forms.BooleanField(label="Todo el día", required=False)
    hora = forms.TimeField(label="Empieza", widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    hora_fin = forms.TimeField(
        label="Termina", required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    sede = forms.ModelChoiceField(
        Sede.objects.all(), label="Sede", required=False, empty_label="Ninguna de la lista"
    )
    lugar = forms.CharField(label="Dónde", max_length=120, required=False)
    preside = forms.ModelChoiceField(
        Funcionario.objects.all(),
        label="Preside",
        required=False,
        empty_label="Nadie, o no se sabe",
    )
    notas = forms.CharField(
        label="Notas, que no se publican",
        required=False,
        max_length=LARGO_DE_UNO,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if leido := self.initial.get("dia"):
            este_anio = leido.year == timezone.localdate().year
            dicho = date_format(leido, DIA if este_anio else DIA_Y_ANIO)
            self.fields["dia"].help_text = SE_LEYO.format(dicho)

    @property
    def dudas(self):
        """What there was to say of the line; it is said again each time that it is shown."""
        return (self["avisos"].value() or "").splitlines()

    def full_clean(self):
        """What is not to be written may stay as it is, doubtful or blank."""
        if self.is_bound and not self.data.get(self.add_prefix("anotar")):
            for campo in self.fields.values():
                campo.required = False
        if self.is_bound and self.data.get(self.add_prefix("todo_el_dia")):
            self.fields["hora"].required = False
        super().full_clean()

    def clean(self):
        datos = super().clean()
        dia, dia_fin = datos.get("dia"), datos.get("dia_fin")
        if dia and dia_fin and dia_fin < dia:
            self.add_error("dia_fin", ULTIMO_ANTES)
        elif dia and dia_fin and dia_fin - dia >= UN_ANIO:
            self.add_error("dia_fin", DURA_DEMASIADO)
        elif not datos.get("todo_el_dia"):
            self._revisar_horas(datos, varios=bool(dia and dia_fin and dia_fin > dia))
        return datos

    def _revisar_horas(self, datos, varios):
        hora, hora_fin = datos.get("hora"), datos.get("hora_fin")
        if varios and hora and not hora_fin:
            self.add_error("hora_fin", FALTA_EL_FIN)
        elif hora and hora_fin and hora_fin <= hora and not varios:
            self.add_error("hora_fin", AL_REVES)
        dia, aqui = datos.get("dia"), timezone.get_default_timezone()
        for campo, suyo in (("hora", dia), ("hora_fin", datos.get("dia_fin") or dia)):
            if suyo and datos.get(campo) and se_salta(datetime.combine(suyo, datos[campo]), aqui):
                self.add_error(campo, NO_EXISTE)

    def compromiso(self, por):
        """Its record, unsaved."""
        datos = self.cleaned_data
        inicio, fin = _de_cuando_a_cuando(datos)
        compromiso = Compromiso(
            titulo=sin_controles(datos["titulo"]),
            inicio=inicio,
            fin=fin,
            todo_el_dia=datos["todo_el_dia"],
            sede=datos["sede"],
            lugar=sin_controles(datos["lugar"]),
            notas=sin_controles(datos["notas"]),
            creado_por=por,
        )
        if datos["preside"]:
            presente = Presente(funcionario=datos["preside"], papel=Papel.PRESIDE)
            compromiso.presentes = [presente]
        return compromiso


def _de_cuando_a_cuando(datos):
    """(start, end or None); what is of all day has its days at midnight."""
    dia, ultimo, hora_fin = datos["dia"], datos["dia_fin"], datos["hora_fin"]
    if datos["todo_el_dia"]:
        varios = ultimo and ultimo > dia
        return momento(dia, time.min), momento(ultimo, time.min) if varios else None
    fin = momento(ultimo or dia, hora_fin) if hora_fin else None
    return momento(dia, datos["hora"]), fin


Propuestas = formset_factory(
    FormularioDePropuesta, extra=0, max_num=RENGLONES, absolute_max=RENGLONES
)


class Dictar(DeLaAgenda):
    """Text first; then what was understood; nothing is written unseen."""

    page_title = "Anotar varios"
    header_icon = "edit"
    template_name = "agenda_publica/dictar.html"
    resto, faltan, omitidos = None, 0, ()

    def get_context_data(self, **kwargs):
        omitidos = self.omitidos or self.request.POST.getlist("omitido")[:RENGLONES]
        kwargs |= {"resto": self.resto, "faltan": self.faltan, "omitidos": omitidos}
        kwargs.setdefault("forma", FormularioDeDictado())
        kwargs["vez"] = self._vez() or secrets.token_hex(LARGO_DE_VEZ // 2)
        return super().get_context_data(**kwargs)

    def post(self, request, **kwargs):
        if "form-TOTAL_FORMS" in request.POST:
            return self._anotar(Propuestas(request.POST))
        forma = FormularioDeDictado(request.POST)
        propuestas = self._entender(forma) if forma.is_valid() else None
        return self._mostrar(propuestas, forma=forma)

    def _mostrar(self, propuestas, **contexto):
        return self.render_to_response(self.get_context_data(propuestas=propuestas, **contexto))

    def _entender(self, forma):
        oido = reconocer.oido()
        dichas = oido.leer(forma.cleaned_data["texto"])
        if not dichas:
            forma.add_error("texto", SIN_ACTOS)
            return None
        self.resto = FormularioDeResto(initial={"resto": oido.resto})
        self.faltan, self.omitidos = oido.faltan, oido.omitidos
        ya = ya_anotado.avisos(dichas, _ya_estan(dichas))
        for n, aviso in ya.items():
            dichas[n].dudas.append(aviso)
        return Propuestas(
            initial=[
                {**_inicial(d), "anotar": d.se_anota and n not in ya} for n, d in enumerate(dichas)
            ]
        )

    def _vez(self):
        vez = self.request.POST.get("vez", "")
        return vez if len(vez) == LARGO_DE_VEZ and vez.isalnum() else ""

    @transaction.atomic
    def _escribir(self, elegidas):
        """All of them, once: what names the sending is looked for while nobody else of hers can
        write. False, if it was written already."""
        quien, vez = self.request.user, self._vez()
        get_user_model().objects.select_for_update().get(pk=quien.pk)
        if ya_anotado.ya_se_envio(vez):
            return False
        for n, una in enumerate(elegidas):
            compromiso = una.compromiso(quien)
            compromiso.uid = ya_anotado.marca(vez, n)
            compromiso.save()
            actions.guardar(compromiso=compromiso, por=quien)
        return True

    def _anotar(self, propuestas):
        self.resto = FormularioDeResto(self.request.POST)
        if not (propuestas.is_valid() and self.resto.is_valid()):
            return self._mostrar(propuestas)
        elegidas = [una for una in propuestas if una.cleaned_data.get("anotar")]
        if not elegidas:
            messages.error(self.request, NINGUNO)
            return self._mostrar(propuestas)
        if not self._escribir(elegidas):
            messages.warning(self.request, YA_SE_ANOTO)
            return self._seguir(reverse("agenda:tablero"))
        cuantos = len(elegidas)
        messages.success(
            self.request, "Se anotó un acto." if cuantos == 1 else f"Se anotaron {cuantos} actos."
        )
        dia = min(una.cleaned_data["dia"] for una in elegidas)
        return self._seguir(f"{reverse('agenda:tablero')}?dia={dia:%Y-%m-%d}")

    def _seguir(self, tablero):
        """To the board; or, if there was more than could be read at once, to the rest of it."""
        resto = self.resto.cleaned_data["resto"]
        if not resto.strip():
            return redirect(tablero)
        messages.info(self.request, SIGUE)
        return self._mostrar(None, forma=FormularioDeDictado(initial={"texto": resto}))


def _inicial(dicha):
    campos = ("titulo", "dia", "dia_fin", "todo_el_dia", "hora", "hora_fin", "sede", "lugar")
    dicho = {campo: getattr(dicha, campo) for campo in (*campos, "preside")}
    avisos = "\n".join(dicha.dudas)
    quienes = dicha.asisten and f"Quiénes: {dicha.asisten}"
    notas = "\n".join(filter(None, [dicha.notas, quienes]))[:LARGO_DE_UNO]
    return {"dicho": dicha.texto, "avisos": avisos, "notas": notas, **dicho}


def _ya_estan(dichas):
    """{place in the list: the record that says the same}."""
    cuando = {n: momento(d.dia, d.hora) for n, d in enumerate(dichas) if d.dia and d.hora}
    hay = ya_anotado.iguales(cuando.values())
    suyos = {n: ya_anotado.parecido(dichas[n].titulo, hay.get(c, [])) for n, c in cuando.items()}
    return {n: suyo for n, suyo in suyos.items() if suyo}
