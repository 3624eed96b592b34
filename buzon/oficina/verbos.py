"""What is done with one: each asks first, and a second sending does nothing more."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from ayuntamiento.views.verbo import Verbo
from buzon import atender, hechuras, pasos, permissions, unir, usar, visto
from buzon.models import Solicitud, Uso
from moderacion.permissions import NoSePuede

from .forms import (
    FormularioDeAsignar,
    FormularioDeBusqueda,
    FormularioDeTexto,
    FormularioDeUnir,
    FormularioVisto,
)

HACER = {
    Uso.Tipo.COMPROMISO: "Anotar en la agenda",
    Uso.Tipo.BOLETIN: "Empezar un boletín",
    Uso.Tipo.AVISO: "Empezar un aviso",
    Uso.Tipo.GALERIA: "Empezar una galería",
}
DESHACER = {
    Uso.Tipo.COMPROMISO: "Quitar de la agenda",
    Uso.Tipo.BOLETIN: "Deshacer el boletín",
    Uso.Tipo.AVISO: "Deshacer el aviso",
    Uso.Tipo.GALERIA: "Deshacer la galería",
}
YA_ESTABA = "Eso ya estaba hecho: es este."


class DeUnaSolicitud(Verbo):
    """On what an área sent."""

    template_name = "buzon/oficina/verbo.html"
    estorbos = NoSePuede
    formulario = FormularioVisto
    paso = staticmethod(pasos.para_atender)

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        todas = Solicitud.objects.enviadas().select_related("area", "asignada_a", "unida_a")
        self.solicitud = get_object_or_404(todas, pk=pk)

    def puede(self):
        return permissions.puede_atender_el_buzon(self.request.user)

    def titulo(self):
        return f"{self.solicitud.recibo}, de {self.solicitud.area}: «{self.solicitud}»"

    def destino(self):
        return reverse("solicitudes:una", args=[self.solicitud.pk])

    def forma(self, datos=None):
        return self.formulario(datos, initial=self.al_empezar(), **self.opciones())

    def al_empezar(self):
        """What the form says before anything is typed."""
        return {"lo_visto": visto.sena(self.solicitud)}

    def opciones(self):
        return {}

    def estorbo(self):
        """Why it cannot be, said before it is asked; blank, if it can."""
        return self.paso(self.solicitud)

    def get_context_data(self, **kwargs):
        return super().get_context_data(estorbo=self.estorbo(), **kwargs)

    def estorbado(self, forma):
        """As it is now, with what was typed."""
        self.solicitud = Solicitud.objects.select_related("area").get(pk=self.solicitud.pk)
        nueva = self.forma()
        escrito = {c: forma.data.get(c, "") for c in forma.fields if c != "lo_visto"}
        nueva.initial |= escrito
        return self.render_to_response(self.get_context_data(forma=nueva))

    def de_ella(self, forma):
        """What each verb is called with."""
        datos = {c: valor for c, valor in forma.cleaned_data.items() if c != "lo_visto"}
        lo_visto = forma.cleaned_data["lo_visto"]
        suyo = {"solicitud": self.solicitud, "por": self.request.user, "lo_visto": lo_visto}
        return datos | suyo


class Tomar(DeUnaSolicitud):
    boton = "Tomar"
    pregunta = "La atiende usted; su área verá que se está revisando."

    def hacer(self, forma):
        atender.asignar(a=self.request.user, **self.de_ella(forma))
        return f"Usted atiende «{self.solicitud}»."


class Asignar(DeUnaSolicitud):
    boton = "Asignar"
    formulario = FormularioDeAsignar

    def al_empezar(self):
        return {**super().al_empezar(), "a": self.solicitud.asignada_a_id}

    def hacer(self, forma):
        una = atender.asignar(**self.de_ella(forma))
        return f"«{una}»: la atiende {una.asignada_a or 'nadie todavía'}."


class ConTexto(DeUnaSolicitud):
    formulario = FormularioDeTexto
    rotulo = ayuda = falta = ""

    def opciones(self):
        return {"rotulo": self.rotulo, "ayuda": self.ayuda, "falta": self.falta}


class Pedir(ConTexto):
    boton = "Pedir datos"
    rotulo = "Qué falta"
    ayuda = "Lo lee el área, y le llega por correo: «¿A qué hora empieza y quién preside?»."
    falta = "Escriba qué falta: lo lee el área."

    def hacer(self, forma):
        atender.pedir_datos(**self.de_ella(forma))
        return f"Se pidieron datos a {self.solicitud.area}."


class Rechazar(ConTexto):
    boton = "No usarla"
    rotulo = "Por qué no se usa"
    ayuda = "Lo lee el área, y le llega por correo. Se puede reabrir después."
    falta = "Escriba por qué no se usa: lo lee el área."

    def hacer(self, forma):
        atender.rechazar(**self.de_ella(forma))
        return f"Se contestó a {self.solicitud.area} que no se usa."


class Nota(ConTexto):
    boton = "Guardar la nota"
    page_title = "Nota de la oficina"
    paso = staticmethod(lambda una: "")
    rotulo = "Nota"
    ayuda = "Solo la lee la oficina; el área no la ve."
    falta = "Escriba la nota."

    def hacer(self, forma):
        texto = forma.cleaned_data["texto"]
        atender.anotar(solicitud=self.solicitud, texto=texto, por=self.request.user)
        return "Se guardó la nota: solo la lee la oficina."


class Unir(DeUnaSolicitud):
    boton = "Unir con otra"
    pregunta = (
        "Se atiende junto con la otra, con los archivos de las dos. Si son de áreas distintas, "
        "ninguna ve lo que escribió la otra."
    )
    template_name = "buzon/oficina/unir.html"
    formulario = FormularioDeUnir

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.busqueda, self.buscar = FormularioDeBusqueda.en(request.GET)

    def opciones(self):
        return {"solicitud": self.solicitud, "buscar": self.buscar}

    def hacer(self, forma):
        suyo = self.de_ella(forma)
        self.otra = suyo["otra"]
        para = {"solicitud": suyo["solicitud"], "por": suyo["por"], "lo_visto": suyo["lo_visto"]}
        unir.unir(con=self.otra, **para)
        return f"Se unió con {self.otra.recibo}: aquí se atienden las dos."

    def destino(self):
        otra = getattr(self, "otra", self.solicitud)
        return reverse("solicitudes:una", args=[otra.pk])

    def salida(self):
        return reverse("solicitudes:una", args=[self.solicitud.pk])


class Reabrir(DeUnaSolicitud):
    boton = "Reabrir"
    paso = staticmethod(pasos.para_reabrir)
    pregunta = "Vuelve a esperar respuesta, y su área verá que se revisa otra vez."

    def hacer(self, forma):
        atender.reabrir(**self.de_ella(forma))
        return f"«{self.solicitud}» está abierta otra vez."


class DeUnTipo(DeUnaSolicitud):
    """What is made of it, or unmade, by its kind in the address."""

    def setup(self, request, *args, tipo, **kwargs):
        if tipo not in Uso.Tipo:
            raise Http404
        self.tipo = Uso.Tipo(tipo)
        super().setup(request, *args, **kwargs)


class Usar(DeUnTipo):
    """One click: its button is on the screen of the solicitud; by GET it says what will be done."""

    template_name = "buzon/oficina/usar.html"

    @property
    def boton(self):
        return HACER[self.tipo]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.adjuntos = list(unir.adjuntos_de(self.solicitud))

    def estorbo(self):
        se_puede = hechuras.se_puede(self.solicitud, self.adjuntos)
        return pasos.para_usar(self.solicitud) or se_puede[self.tipo]

    def get_context_data(self, **kwargs):
        es_acto = self.tipo == Uso.Tipo.COMPROMISO and not self.estorbo()
        return super().get_context_data(
            solicitud=self.solicitud,
            adjuntos=self.adjuntos,
            entendido=hechuras.entendido(self.solicitud) if es_acto else None,
            **kwargs,
        )

    def hacer(self, forma):
        self.uso, nuevo = usar.usar(tipo=self.tipo, **self.de_ella(forma))
        return usar.DICHOS[self.tipo] if nuevo else YA_ESTABA

    def destino(self):
        """To what was made, to go on with it."""
        uso = getattr(self, "uso", None)
        return direccion_de(uso) if uso else super().destino()


VUELVE_AL_BUZON = "Se deshizo: está otra vez en revisión, con sus archivos en el buzón."
SIGUE_USADA = "Se deshizo. Lo demás que se hizo con ella sigue igual, con sus archivos."


class Deshacer(DeUnTipo):
    """Says why it cannot be, before it is asked."""

    template_name = "buzon/oficina/deshacer.html"
    pregunta = (
        "Se borra lo que se hizo, con lo que se le haya escrito. Si no queda nada más de la "
        "solicitud, vuelve a revisión con sus archivos."
    )

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        suyos = self.solicitud.usos.select_related("publicacion", "compromiso")
        self.uso = suyos.filter(tipo=self.tipo).first()

    @property
    def boton(self):
        return DESHACER[self.tipo]

    def dispatch(self, request, *args, **kwargs):
        if not self.puede():
            raise PermissionDenied
        if self.uso is None:
            messages.info(request, usar.YA_SE_DESHIZO)
            return redirect(self.destino())
        return super().dispatch(request, *args, **kwargs)

    def estorbo(self):
        return usar.por_que_no(self.uso, self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(uso=self.uso, **kwargs)

    def hacer(self, forma):
        una = usar.deshacer(tipo=self.tipo, **self.de_ella(forma))
        return SIGUE_USADA if una.usos.exists() else VUELVE_AL_BUZON


def direccion_de(uso):
    """The form of what was made."""
    if uso.compromiso_id:
        return reverse("compromisos:edit", args=[uso.compromiso_id])
    return reverse("wagtailadmin_pages:edit", args=[uso.publicacion_id])
