from django.apps import AppConfig


class ModeracionConfig(AppConfig):
    name = "moderacion"
    verbose_name = "Moderación"

    def ready(self):
        from .costuras import coser
        from .desprogramar import coser as coser_cancelacion
        from .envejecidas import coser as coser_envejecidas
        from .exportar import coser as coser_exportaciones
        from .guarda import conectar
        from .menores import coser as coser_menores
        from .menu import coser as coser_menu
        from .privacidad import coser as coser_privacidad
        from .redirecciones import coser as coser_redirecciones

        coser()
        coser_cancelacion()
        coser_envejecidas()
        coser_exportaciones()
        coser_privacidad()
        coser_redirecciones()
        coser_menores()
        coser_menu()
        conectar()
