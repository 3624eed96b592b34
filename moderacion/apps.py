from django.apps import AppConfig


class ModeracionConfig(AppConfig):
    name = "moderacion"
    verbose_name = "Moderación"

    def ready(self):
        from .auditoria.exportar import coser as coser_exportaciones
        from .costuras import coser
        from .custodia.guarda import conectar
        from .custodia.menores import coser as coser_menores
        from .custodia.privacidad import coser as coser_privacidad
        from .envejecidas import coser as coser_envejecidas
        from .menu import coser as coser_menu
        from .reloj.desprogramar import coser as coser_cancelacion
        from .retirar.redirecciones import coser as coser_redirecciones

        coser()
        coser_cancelacion()
        coser_envejecidas()
        coser_exportaciones()
        coser_privacidad()
        coser_redirecciones()
        coser_menores()
        coser_menu()
        conectar()
