"""The mails of a page's life: who is told what, written together with what they tell of."""

from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState

from moderacion.electoral import veda
from moderacion.filas import en_la_bandeja
from moderacion.models.aprobacion import Aprobacion
from moderacion.models.correo import Correo
from moderacion.permissions import DIRECCION


def de_envio(estado, *, por):
    """To those of dirección who may approve it: none of who wrote it. Once each time it is sent."""
    pagina, revision = _pagina(estado.revision), estado.revision
    vueltas = estado.workflow_state.task_states.filter(status=TaskState.STATUS_REJECTED).count()
    quien = por or "Alguien"
    texto = (
        f"{quien} envió a revisión «{revision.object_str}» ({_clase(pagina)}).\n\n"
        f"Para leerla, aprobarla o devolverla:\n{bandeja(pagina)}\n"
    )
    for persona in de_grupos(DIRECCION).exclude(pk__in=Aprobacion.autores_de(pagina)):
        Correo.objects.escribir(
            para=persona.email,
            asunto=f"Por revisar: {revision.object_str}",
            texto=texto,
            clave=f"envio-{estado.workflow_state_id}-{vueltas}-{persona.pk}",
            boton="Leer y decidir",
        )


def de_devolucion(estado, *, por):
    """To everyone who wrote it: what is to be mended, in the director's words."""
    pagina, titulo = _pagina(estado.revision), estado.revision.object_str
    texto = (
        f"{por} devolvió «{titulo}» con esta nota:\n\n{estado.comment}\n\n"
        f"Para corregirla y enviarla otra vez:\n{_editar(pagina)}\n"
    )
    for persona in autores(pagina, menos=por):
        Correo.objects.escribir(
            para=persona.email,
            asunto=f"Devuelta: {titulo}",
            texto=texto,
            clave=f"devolucion-{estado.pk}-{persona.pk}",
            boton="Corregirla",
        )


def de_urgencia(revision, *, por, motivo):
    """To those of dirección who may read it afterwards: it was published alone."""
    escribieron = Aprobacion.objects.filter(revision=revision).latest("pk").escribieron
    titulo = revision.object_str
    texto = (
        f"{por} publicó con urgencia «{titulo}», sin que otra persona la leyera antes.\n\n"
        f"Su motivo:\n{motivo}\n\nPara repasarla:\n{bandeja(_pagina(revision))}\n"
    )
    for persona in de_grupos(DIRECCION).exclude(pk__in=[por.pk, *escribieron]):
        Correo.objects.escribir(
            para=persona.email,
            asunto=f"Por repasar: {titulo}",
            texto=texto,
            clave=f"urgencia-{revision.pk}-{persona.pk}",
            boton="Repasarla",
        )


def de_aprobacion(revision, *, por, a):
    """To those who wrote it (`a`): where it is, or when it will be."""
    pagina, titulo = _pagina(revision).specific, revision.object_str
    revision.refresh_from_db(fields=["approved_go_live_at"])
    if cuando := revision.approved_go_live_at:
        asunto = f"Aprobada: {titulo}"
        sale = veda.salida(revision.as_object(), cuando)
        que = f"Se publicará {sale}. Está programada:\n{_editar(pagina)}"
    else:
        asunto = f"Publicada: {titulo}"
        que = f"Ya está a la vista:\n{urljoin(settings.WAGTAILADMIN_BASE_URL, pagina.url)}"
    urgente = Aprobacion.objects.filter(revision=revision, clase=Aprobacion.Clase.URGENTE)
    verbo = "publicó con urgencia" if urgente.exists() else "aprobó"
    for persona in a:
        Correo.objects.escribir(
            para=persona.email,
            asunto=asunto,
            texto=f"{por or 'Dirección'} {verbo} «{titulo}».\n\n{que}\n",
            clave=f"aprobacion-{revision.pk}-{timezone.now():%Y%m%d%H%M%S}-{persona.pk}",
            boton="Verla",
        )


def de_retiro(retiro):
    """To those who wrote what was withdrawn, or no longer holds: why, and what replaces it."""
    pagina, quien = retiro.pagina, retiro.por or "El programa"
    entrada = Aprobacion.objects.de(pagina).order_by("pk").last()
    if retiro.se_queda:
        asunto, como = "Ya no está vigente", "sigue en el sitio, con un aviso de que ya no vale"
        hecho = f"{quien} dijo que ya no está vigente."
    else:
        asunto, como = "Retirada", f"se retiró del sitio. {retiro.get_motivo_display()}"
        hecho = f"La retiró {retiro.por or 'el programa'}."
    partes = [f"«{pagina.title}» {como}.", retiro.en_su_lugar, retiro.explicacion]
    partes.append(f"{hecho} Su texto sigue aquí:\n{_editar(pagina)}\n")
    for persona in personas(entrada, menos=retiro.por) if entrada else []:
        Correo.objects.escribir(
            para=persona.email,
            asunto=f"{asunto}: {pagina.title}",
            texto="\n\n".join(parte for parte in partes if parte),
            clave=f"retiro-{retiro.pk}-{persona.pk}",
            boton="Verla",
        )


def de_comentarios(personas, aviso, contexto):
    """In place of the framework's `send_notification`, which opens SMTP inside the request."""
    pagina = contexto["page"]
    ahora = timezone.now().timestamp()
    for persona in personas:
        if persona.is_active:
            Correo.objects.escribir(
                para=persona.email,
                asunto=f"Comentarios en: {pagina.draft_title or pagina.title}",
                texto=f"{contexto['editor']} comentó «{pagina.draft_title or pagina.title}».\n\n"
                f"Para leer y responder:\n{_editar(pagina)}\n",
                clave=f"comentarios-{pagina.pk}-{ahora}-{persona.pk}",
                boton="Leer y responder",
            )


def bandeja(pagina):
    """Where who decides on that page finds it waiting: her tray, in the admin."""
    return settings.WAGTAILADMIN_BASE_URL + en_la_bandeja(pagina)


def autores(pagina, *, menos=None):
    """Everyone who changed it since it was last approved, but the one who acts."""
    return _con_correo(Aprobacion.autores_de(pagina), menos)


def personas(aprobacion, *, menos=None):
    """Who wrote what was approved, but the one who acts."""
    return _con_correo(aprobacion.escribieron, menos)


def _con_correo(claves, menos):
    suyas = get_user_model().objects.filter(pk__in=claves, is_active=True)
    return list(suyas.exclude(email="").exclude(pk=getattr(menos, "pk", None)))


def de_grupos(*nombres):
    """Whoever is of one of those groups, may come in and has where to be written to."""
    suyas = get_user_model().objects.filter(groups__name__in=nombres, is_active=True)
    return suyas.exclude(email="").distinct()


def _pagina(revision):
    return Page.objects.get(pk=revision.object_id)


def _clase(pagina):
    return pagina.specific_class._meta.verbose_name


def _editar(pagina):
    return settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[pagina.pk])
