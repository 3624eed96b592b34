/* The table of a body: its menu in Spanish, and buttons for whoever has no right click. */

const MENU = {
  rowAbove: 'Poner un renglón arriba',
  rowBelow: 'Poner un renglón abajo',
  insertLeft: 'Poner una columna a la izquierda',
  insertRight: 'Poner una columna a la derecha',
  removeRow: ['Quitar el renglón', 'Quitar los renglones'],
  removeColumn: ['Quitar la columna', 'Quitar las columnas'],
  undo: 'Deshacer',
  redo: 'Rehacer',
  copy: 'Copiar',
  cut: 'Cortar',
};
const NOMBRES = {
  rowAbove: 'CONTEXTMENU_ITEMS_ROW_ABOVE',
  rowBelow: 'CONTEXTMENU_ITEMS_ROW_BELOW',
  insertLeft: 'CONTEXTMENU_ITEMS_INSERT_LEFT',
  insertRight: 'CONTEXTMENU_ITEMS_INSERT_RIGHT',
  removeRow: 'CONTEXTMENU_ITEMS_REMOVE_ROW',
  removeColumn: 'CONTEXTMENU_ITEMS_REMOVE_COLUMN',
  undo: 'CONTEXTMENU_ITEMS_UNDO',
  redo: 'CONTEXTMENU_ITEMS_REDO',
  copy: 'CONTEXTMENU_ITEMS_COPY',
  cut: 'CONTEXTMENU_ITEMS_CUT',
};
const BOTONES = [
  ['Agregar renglón', 'insert_row'],
  ['Agregar columna', 'insert_col'],
  ['Quitar el último renglón', 'remove_row'],
  ['Quitar la última columna', 'remove_col'],
];

function hacer(tabla, orden) {
  const cuantos = orden.endsWith('row') ? tabla.countRows() : tabla.countCols();
  if (orden.startsWith('remove') && cuantos <= 1) return;
  tabla.alter(orden, orden.startsWith('remove') ? cuantos - 1 : cuantos);
}

function ponerBotones() {
  const barra = document.createElement('div');
  barra.className = 'pregon-tabla-botones';
  for (const [rotulo, orden] of BOTONES) {
    const boton = document.createElement('button');
    boton.type = 'button';
    boton.className = 'button button-small button-secondary';
    boton.textContent = rotulo;
    boton.addEventListener('click', () => hacer(this, orden));
    barra.append(boton);
  }
  this.rootElement.after(barra);
}

const { Handsontable } = window;
if (Handsontable) {
  const claves = Handsontable.languages.dictionaryKeys;
  const textos = Object.entries(MENU).map(([clave, dicho]) => [claves[NOMBRES[clave]], dicho]);
  Handsontable.languages.registerLanguageDictionary({
    languageCode: 'es-MX',
    ...Object.fromEntries(textos),
  });
  Handsontable.hooks.add('afterInit', ponerBotones);
}
