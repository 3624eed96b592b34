/* How something is sent so that a cut line only delays it. */

const ESPERAS = [1, 2, 4, 8, 15, 30]; // seconds before asking again, while the network is down

export const pausa = (segundos) => new Promise((seguir) => setTimeout(seguir, segundos * 1000));

/** Until the network is back, or it is time to try whether it is. */
export function laRed(intento) {
  const espera = pausa(ESPERAS[Math.min(intento, ESPERAS.length - 1)]);
  const vuelta = new Promise((seguir) => window.addEventListener('online', seguir, { once: true }));
  return Promise.race([espera, vuelta]);
}

/** {estado, datos}; estado 0 is that nothing came back. */
export function enviar(url, datos, alAvanzar) {
  return new Promise((listo) => {
    const pedido = new XMLHttpRequest();
    pedido.open(datos ? 'POST' : 'GET', url);
    pedido.setRequestHeader('Accept', 'application/json');
    pedido.responseType = 'json';
    pedido.timeout = 300_000;
    pedido.upload.onprogress = (evento) => evento.lengthComputable && alAvanzar?.(evento.loaded / evento.total);
    pedido.onload = () => listo({ estado: pedido.status, datos: pedido.response });
    for (const corte of ['onerror', 'ontimeout', 'onabort']) pedido[corte] = () => listo({ estado: 0 });
    pedido.send(datos);
  });
}
