"""Everything recorded, in one place: photographs, video and audio, each as a row of its own."""

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q

from acervo.models import Imagen
from galerias.filters import FiltroDePiezas
from sitio.datos import reloj
from sitio.listados import Listado
from sitio.models import Publicacion, Seccion

POR_PAGINA = 24


class PiezaQuerySet(models.QuerySet):
    def publicadas(self):
        """Those of pages that anyone may read and still hold, newest first."""
        suyas = self.filter(publicacion__visible=True)
        retiradas = Imagen.objects.order_by().filter(retirada=True)  # a few, from their own index
        quitadas = Q(tipo=Pieza.Tipo.FOTO, imagen__in=retiradas.values("pk"))
        return suyas.exclude(quitadas).order_by("-fecha", "orden", "pk")

    def de_veras_publicas(self):
        """As the framework says, without trusting the mark: for the few rows a page paints."""
        suya = Publicacion.objects.order_by().filter(pk=OuterRef("publicacion"))
        return self.filter(Exists(suya.de_veras_publicas()))

    def de_tema_llamado(self, slug):
        return self.filter(
            publicacion__temas_de_publicacion__tag__slug=slug,
            publicacion__temas_de_publicacion__orden__isnull=False,
        )

    def para_listado(self):
        """With all that each paints; how long a video of others lasts, only its page knows."""
        filas = self.select_related("publicacion__area", "imagen", "grabacion")
        return filas.annotate(dura=F("publicacion__capsula__duracion"))


class Pieza(models.Model):
    """A photograph, a video or an audio of something published; made again at each publication.

    `orden` is the number of a photograph in its gallery. `credito` is that of its use: without it,
    the one that the file has now.
    """

    class Tipo(models.TextChoices):
        FOTO = "foto", "Fotografía"
        VIDEO = "video", "Video"
        AUDIO = "audio", "Audio"

    publicacion = models.ForeignKey(
        "sitio.Publicacion", on_delete=models.CASCADE, related_name="piezas"
    )
    tipo = models.CharField("tipo", max_length=5, choices=Tipo)
    fecha = models.DateTimeField("fecha")
    orden = models.PositiveIntegerField(default=0)
    titulo = models.CharField(max_length=300)
    credito = models.CharField(max_length=160, blank=True)
    alt = models.CharField(max_length=255, blank=True, default="")
    imagen = models.ForeignKey(
        "acervo.Imagen", on_delete=models.CASCADE, null=True, related_name="+"
    )
    grabacion = models.ForeignKey(
        "acervo.Multimedia", on_delete=models.CASCADE, null=True, related_name="+"
    )

    dura = None  # in a listing, what its page says

    objects = PiezaQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # what shows is its page

    class Meta:
        default_permissions = ()
        ordering = ["-fecha", "orden", "pk"]
        indexes = [
            models.Index(fields=["-fecha", "orden", "id"], name="pieza_fecha"),
            models.Index(fields=["tipo", "-fecha", "orden", "id"], name="pieza_tipo"),
        ]

    def __str__(self):
        return self.titulo

    @classmethod
    @transaction.atomic
    def rehacer(cls, pagina, piezas):
        """Those are its rows, and no others; what they do not say, its page does."""
        cls.objects.filter(publicacion_id=pagina.pk).delete()
        for pieza in piezas:
            pieza.publicacion_id, pieza.fecha = pagina.pk, pagina.fecha
            pieza.titulo = pieza.titulo or pagina.title
            if not pieza.imagen_id:
                pieza.imagen, pieza.alt = pagina.imagen, pagina.alt
        cls.objects.bulk_create(piezas)

    def get_url(self):
        """Where it is seen: the page of a photograph, or that of its publication."""
        pagina = self.publicacion.get_url() or ""
        return f"{pagina}{self.orden}/" if self.tipo == self.Tipo.FOTO else pagina

    @property
    def de_que(self):
        """What its credit begins with."""
        return "Foto" if self.tipo == self.Tipo.FOTO else self.get_tipo_display()

    @property
    def reloj(self):
        """How long it lasts, of what lasts."""
        return reloj(self.grabacion.duration if self.grabacion else self.dura)

    @property
    def es_ajena(self):
        """Whether others keep it: the town neither lends it nor says that it is its own."""
        return self.tipo == self.Tipo.VIDEO and not self.grabacion_id

    @property
    def extension(self):
        return self.grabacion.file_extension.upper() if self.grabacion else ""

    @property
    def de_quien(self):
        """Its credit, of which each says who made it."""
        recurso = self.imagen if self.tipo == self.Tipo.FOTO else self.grabacion
        return self.credito or (recurso.credito if recurso else "")


class Mediateca(Seccion):
    """The media centre."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = []

    class Meta:
        verbose_name = "mediateca"

    def get_context(self, request, *args, **kwargs):
        filtro = FiltroDePiezas(request.GET, queryset=Pieza.objects.publicadas())
        listado = Listado(filtro.qs, POR_PAGINA, hoja=Pieza)
        return {
            **super().get_context(request, *args, **kwargs),
            "filtro": filtro,
            "pagina": listado.get_page(request.GET.get("pagina")),
        }
