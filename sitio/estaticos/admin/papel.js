// «Imprimir» is only offered where it works.
for (const lugar of document.querySelectorAll('[data-imprimir]')) {
  lugar.hidden = false;
  lugar.querySelector('button').addEventListener('click', () => window.print());
}
