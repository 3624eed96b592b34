"""A form that was opened before somebody else saved: refused, shown, and joined when decided.

Asked under the lock of the page's row, before the framework's own `post`; see costuras.py.
"""

from django.forms import HiddenInput, IntegerField
from wagtail.admin import messages
from wagtail.models import Revision

from sitio.texto import dia_y_hora

from . import lectura, pantalla
from .actions import guardar_fundida
from .fusion import SUYO, fundir
from .piezas import llano

CAMBIO = "Mientras usted escribía, {} guardó otra versión: corrija lo señalado y vuelva a guardar."
SE_JUNTO = "Mientras usted escribía, {} guardó otra versión. Se juntaron las dos: {}. Léala."
QUEDA_LO_ELEGIDO = "Se guardó como borrador lo que eligió. Léala completa antes de enviarla."
YA_ESTABA = "Eso mismo ya estaba guardado: no hizo falta guardarlo otra vez."


def atender(vista):
    """The answer to a form that is late, or None when it is not."""
    atrasada = Atrasada(vista)
    return atrasada.responder() if atrasada.lo_esta() else None


def _aceptar_filas_que_ya_no_estan(forma):
    """A row that another person deleted since is in this form still: compared, not an error."""
    for conjunto in forma.formsets.values():
        for fila in conjunto.forms:
            if "id" in fila.fields:
                fila.fields["id"] = IntegerField(required=False, widget=HiddenInput)


def _elecciones(datos):
    """{key of a piece: which one stays}, as they come from the screen."""
    marca = pantalla.ELECCION
    return {c.removeprefix(marca): v for c, v in datos.items() if c.startswith(marca)}


class Atrasada:
    """A form whose page has a newer version than the one it was opened on."""

    def __init__(self, vista):
        self.vista, self.datos, self.ultima = vista, vista.request.POST, vista.latest_revision
        self.abierta = self.datos.get("loaded_revision_id", "")
        self.momento = self.datos.get("loaded_revision_created_at", "")
        self.elegido = _elecciones(self.datos)

    def lo_esta(self):
        """A form that cannot prove which version it read has read none of them."""
        if self.ultima is None:
            return False
        nueva = (str(self.ultima.pk), self.ultima.created_at.isoformat())
        return (self.abierta, self.momento) != nueva and not self._dice_lo_mismo()

    def _dice_lo_mismo(self):
        """Saved again without a change: nothing to ask."""
        return self._intacta() and llano(self.base.as_object()) == llano(self.ultima.as_object())

    @property
    def base(self):
        if not hasattr(self, "_base"):
            clave = int(self.abierta) if self.abierta.isdecimal() else 0
            suyas = Revision.page_revisions.filter(object_id=str(self.vista.page.pk))
            self._base = suyas.filter(pk=min(clave, 2**62)).first()
        return self._base

    def _intacta(self):
        """Whether the version it was opened on is still as it was read."""
        return self.base is not None and self.base.created_at.isoformat() == self.momento

    def responder(self):
        forma = self._forma()
        if not forma.is_valid():
            return self._corregir(forma)
        forma.save(commit=False)
        fusion = self._fundir(forma)
        if "seguir" in self.datos:
            return self._pintar(forma)
        if fusion.nada:
            messages.info(self.vista.request, YA_ESTABA)
            return self.vista.redirect_and_remain()
        if self._se_guarda(fusion):
            return self._guardar(forma, fusion)
        return pantalla.pintar(self, forma, fusion)

    def _forma(self):
        """What was typed, over the version it was typed on."""
        vista = self.vista
        forma = vista.form_class(
            self.datos,
            vista.request.FILES,
            instance=(self.base or self.ultima).as_object(),
            subscription=vista.subscription,
            parent_page=vista.parent,
            for_user=vista.request.user,
        )
        forma.defer_required_fields()
        _aceptar_filas_que_ya_no_estan(forma)
        return forma

    def _fundir(self, forma):
        base = llano(self.base.as_object()) if self._intacta() else None
        suyo = llano(self.ultima.as_object())
        return fundir(type(forma.instance), base, llano(forma.instance), suyo, self.elegido)

    def decidida(self):
        return self.datos.get("contra") == self.contra()

    def contra(self):
        return f"{self.ultima.pk} {self.ultima.created_at.isoformat()}"

    def _se_guarda(self, fusion):
        """Once decided against the newest; or by itself, if nothing clashes and it is a draft."""
        if self.vista.locked_for_user or not fusion.mias or fusion.faltan(self.elegido):
            return False
        return self.decidida() or (self.vista.action_name == "save" and not fusion.choques)

    def _guardar(self, forma, fusion):
        pagina, request = self.ultima.as_object(), self.vista.request
        self.vista.page = guardar_fundida(
            pagina=pagina, contenido=fusion.contenido, comentada=forma.instance, por=request.user
        )
        suyas = sorted({lectura.rotulo(forma, d) for d in fusion.diferencias if d.estado == SUYO})
        dicho = (
            f"de esa versión quedó {', '.join(suyas)}" if suyas else "quedó lo que usted escribió"
        )
        junto = SE_JUNTO.format(self.quien(), dicho)
        messages.success(request, QUEDA_LO_ELEGIDO if self.decidida() else junto)
        respuesta = self.vista.run_hook("after_edit_page", request, self.vista.page)
        return respuesta or self.vista.redirect_and_remain()

    def _corregir(self, forma):
        """What cannot be read cannot be compared: it is mended first, on the same base."""
        messages.warning(self.vista.request, CAMBIO.format(self.quien()))
        _exigir_otra_vez(forma)
        _sobre_su_base(self, forma)
        return self.vista.form_invalid(forma)

    def devolver(self):
        """The form with what was typed once, on the base it was typed on."""
        forma = self._forma()
        forma.is_valid()
        return self._pintar(forma)

    def _pintar(self, forma):
        """The form again, with what was typed and its old base: the next save is asked again."""
        _exigir_otra_vez(forma)
        if self.lo_esta():
            _sobre_su_base(self, forma)
        else:
            self.vista.form, self.vista.page = forma, forma.instance
        self.vista.has_unsaved_changes = True
        return self.vista.render_to_response(self.vista.get_context_data())

    def quien(self):
        cuando = dia_y_hora(self.ultima.created_at)
        if self.ultima.user_id == self.vista.request.user.pk:
            return f"{pantalla.USTED}, el {cuando},"
        return f"{self.ultima.user or 'alguien'} el {cuando}"


def _sobre_su_base(atrasada, forma):
    """The form goes back on the version it was opened on; nothing of it saves itself."""
    vista = atrasada.vista
    vista.form, vista.page = forma, forma.instance
    vista.page.latest_revision_id = (atrasada.base or atrasada.ultima).pk
    vista.latest_revision_created_at = atrasada.momento
    vista.autosave_interval, vista.autosave_enabled = 0, False


def _exigir_otra_vez(forma):
    """What a draft may lack is asked again; the rows of a list got fields of their own after that,
    which the framework has not marked and would trip over."""
    hijas = [hija for lista in forma.formsets.values() for hija in lista]
    for una in (forma, *hijas):
        if una.is_deferred_validation:
            for campo in una.fields.values():
                campo.is_deferred_validation = True
    forma.restore_required_fields()
