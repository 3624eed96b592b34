"""The screen that makes the page of an act: first it says what the record lacks."""

from django import forms
from django.urls import reverse

from . import actions
from .forms import FormularioPublicar
from .views import DeUnCompromiso


class HacerPublico(DeUnCompromiso):
    boton = "Hacer público"
    template_name = "agenda_publica/hacer_publico.html"
    pregunta = (
        "Se hace su página con la fecha, el lugar y quién preside, y se manda a revisión. El "
        "título de este registro no se copia: escriba el que puede leer la gente."
    )

    def forma(self, datos=None):
        """Nothing is asked while it cannot be done; what was typed already is not lost."""
        if datos is None and self.estorbo():
            return forms.Form()
        return FormularioPublicar(datos)

    def estorbo(self):
        return actions.estorbo_para_publicar(self.compromiso)

    def remedios(self):
        """[(what to do, where)…] about what stands in the way."""
        ficha = reverse("compromisos:edit", args=[self.compromiso.pk])
        if self.estorbo() in (actions.YA_ES_PUBLICO, actions.SIN_CONFIRMAR):
            return [("Abrir el registro", ficha)]
        faltan = actions.falta_en_el_registro(self.compromiso)
        return [(f"Decir {que}", f"{ficha}#id_{campo}") for campo, que in faltan.items()]

    def hacer(self, forma):
        acto = actions.hacer_publico(
            compromiso=self.compromiso, por=self.request.user, **forma.cleaned_data
        )
        return f"«{acto.title}» está en revisión."
