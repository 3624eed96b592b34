"""The addresses of accounts, under /admin/cuenta/."""

from django.urls import path

from .views import cuentas, segundo_paso

urlpatterns = [
    path("segundo-paso/", segundo_paso.MiSegundoPaso.as_view(), name="mi_segundo_paso"),
    path("segundo-paso/codigos/", segundo_paso.CodigosNuevos.as_view(), name="codigos_nuevos"),
    path("segundo-paso/telefono/", segundo_paso.OtroTelefono.as_view(), name="otro_telefono"),
    path("sesiones/", cuentas.Sesiones.as_view(), name="mis_sesiones"),
    path("<int:pk>/sesiones/", cuentas.Sesiones.as_view(), name="sesiones"),
    path("<int:pk>/cerrar/", cuentas.Cerrar.as_view(), name="cerrar_cuenta"),
    path("<int:pk>/abrir/", cuentas.Reabrir.as_view(), name="reabrir_cuenta"),
    path("<int:pk>/reponer/", cuentas.ReponerSegundoPaso.as_view(), name="reponer_segundo_paso"),
]
