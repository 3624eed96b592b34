"""What the rows that contents point to are called."""

from collections import defaultdict


class Nombres:
    """For many contents: first it takes note of what they name, then it knows it all."""

    def __init__(self):
        self._pedidas = defaultdict(set)
        self._filas = defaultdict(dict)

    def fila(self, modelo, clave):
        """The row, or None: it was not loaded yet, or it is gone."""
        if clave in (None, ""):
            return None
        self._pedidas[modelo].add(clave)
        return self._filas[modelo].get(clave)

    def nombre(self, modelo, clave):
        fila = self.fila(modelo, clave)
        return str(fila) if fila else ""

    def de(self, modelo):
        """The rows of that table that were asked for, by their keys."""
        return self._filas[modelo]

    def cargar(self):
        """One query for each table that was asked for."""
        for modelo, claves in self._pedidas.items():
            self._filas[modelo] = modelo._default_manager.in_bulk(claves)


class NombresAlPaso(Nombres):
    """For one content: each row is asked for when it is named."""

    def fila(self, modelo, clave):
        suyas = self._filas[modelo]
        if clave not in suyas:
            suyas[clave] = modelo._default_manager.filter(pk=clave).first() if clave else None
        return suyas[clave]
