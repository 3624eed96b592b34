"""The agenda for machines: what has a dot never reaches the tree of pages."""

from django.urls import path
from django.views.generic import RedirectView

from . import views_publicas as vistas

app_name = "agenda_publica"
urlpatterns = [
    path("calendario.ics", vistas.todo, name="todo"),
    path("agenda.json", vistas.json, name="json"),
    path("agenda.csv", vistas.csv, name="csv"),
    # both keep their address from being that of an act
    path("areas/", RedirectView.as_view(url="/areas/"), name="areas"),
    path("funcionarios/", RedirectView.as_view(url="/agenda/"), name="funcionarios"),
    path("areas/<slug:slug>.ics", vistas.de_area, name="de_area"),
    path("funcionarios/<slug:slug>.ics", vistas.de_funcionario, name="de_funcionario"),
    path("<slug:slug>/acto.ics", vistas.de_acto, name="de_acto"),
    path("<slug:slug>/<cual:cual>.ics", vistas.de_una, name="de_una"),
]
