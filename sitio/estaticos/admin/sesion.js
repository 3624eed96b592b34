/* Nothing typed is lost when the session ends or the line drops: before a form leaves, its page asks
   whether it will be received; if not, one logs in again right there and goes on. */

import * as copia from './copia.js';

const ESPERA = 10_000;
const SONDEO = 3_000;
const AUTOGUARDADO = 5_000;

const DICHOS = {
  termino: [
    'Su sesión terminó',
    'Escriba su contraseña para seguir donde estaba. Lo que escribió sigue en la página.',
    'Entrar y seguir',
  ],
  otra: [
    'Aquí entró otra persona',
    'En este navegador hay otra sesión abierta. Ciérrela en otra pestaña, entre con su nombre y vuelva aquí.',
    'Ya entré: seguir',
  ],
  linea: [
    'No hay conexión',
    'No se envió. Lo que escribió sigue en la página y está guardado en este navegador.',
    'Reintentar',
  ],
};

const PIDE_CODIGO =
  'Escriba el código de seis cifras que muestra su teléfono. Lo que escribió sigue en la página.';

const BLOQUEADA = 429;
const NO_SE_PUDO = 'No se pudo entrar. Espere unos minutos y vuelva a intentar.';

const forma = document.getElementById('page-edit-form');
const raiz = document.querySelector('[data-sesion]');
copia.limpiar();
if (forma && raiz) cuidar();

function cuidar() {
  const { usuario, ping, entrar, codigo } = raiz.dataset;
  const $ = (nombre) => raiz.querySelector(`[data-sesion-${nombre}]`);
  const dialogo = $('dialogo');
  const [nombre, contrasena, cifras] = dialogo.querySelectorAll('input');
  const clave = () => copia.claveDe(usuario);
  let autoguardando = Promise.resolve();
  let terminar = () => {};
  let pendiente = null;
  let sondeo = null;

  const pedir = (url, opciones = {}) =>
    fetch(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(ESPERA),
      ...opciones,
      headers: { 'X-Requested-With': 'XMLHttpRequest', ...opciones.headers },
    });

  async function leerRespuesta(respuesta) {
    const esDatos = respuesta.headers.get('Content-Type')?.includes('json');
    if (respuesta.status >= 500) return 'linea';
    if (!respuesta.ok || !esDatos) return 'termino';
    const datos = await respuesta.json();
    if (String(datos.usuario) !== usuario) return 'otra';
    for (const campo of document.querySelectorAll('[name=csrfmiddlewaretoken]'))
      campo.value = datos.ficha;
    return 'bien';
  }

  async function comprobar() {
    try {
      return await leerRespuesta(await pedir(ping));
    } catch {
      return 'linea';
    }
  }

  function preguntar(como) {
    const [titulo, que, boton] = DICHOS[como];
    dialogo.querySelector('h2').textContent = titulo;
    $('que').textContent = que;
    $('seguir').textContent = boton;
    $('error').textContent = '';
    $('otra').hidden = true;
    $('entrada').hidden = como !== 'termino';
    $('codigo').hidden = true;
    dialogo.dataset.como = como;
    for (const boton of forma.querySelectorAll('[data-w-progress-loading-value]'))
      boton.dataset.wProgressLoadingValue = 'false';
    if (!dialogo.open) dialogo.showModal();
    (como === 'termino' ? contrasena : $('seguir')).focus();
  }

  async function seguir(como) {
    if (como !== 'bien') return preguntar(como);
    clearInterval(sondeo);
    $('linea').hidden = true;
    if (dialogo.open) dialogo.close();
    const hacer = pendiente;
    pendiente = null;
    return hacer?.();
  }

  const leer = async (respuesta) =>
    new DOMParser().parseFromString(await respuesta.text(), 'text/html');
  const pagina = async (url) => leer(await pedir(url, { headers: { Accept: 'text/html' } }));

  /* A form of the door, sent with the token that its page gives now; null if it gives none. */
  async function llamar(puerta, campos) {
    const ficha = (await pagina(puerta)).querySelector('form [name=csrfmiddlewaretoken]')?.value;
    const body = new URLSearchParams({ csrfmiddlewaretoken: ficha, next: ping, ...campos });
    return ficha ? pedir(puerta, { method: 'POST', body }) : null;
  }

  async function entrarAqui() {
    const conCodigo = !$('codigo').hidden;
    const campo = conCodigo ? cifras : contrasena;
    const respuesta = conCodigo
      ? await llamar(codigo, { codigo: campo.value })
      : await llamar(entrar, { username: nombre.value, password: campo.value });
    campo.value = '';
    if (!respuesta) return reintentar();
    if (respuesta.headers.get('Content-Type')?.includes('json'))
      return seguir(await leerRespuesta(respuesta));
    const dicha = await leer(respuesta);
    if (respuesta.status === BLOQUEADA) return decirError(dicha.querySelector('[role=alert]'), campo);
    const error = dicha.querySelector('.messages .error, .error-message');
    if (!error) return conCodigo ? otraPestana() : pedirCodigo();
    return decirError(error, campo);
  }

  /* Why one did not come in, in the words of the door: wrong, or shut until what hour. */
  function decirError(error, campo) {
    $('error').textContent = error?.textContent.trim() ?? NO_SE_PUDO;
    $('otra').hidden = $('codigo').hidden;
    return campo.focus();
  }

  /* The password was right, and the account has its second step in a telephone. */
  async function pedirCodigo() {
    const suya = await pagina(codigo);
    otraPestana();
    if (!suya.querySelector('[name=codigo]') || suya.querySelector('[name=secreto]')) return;
    $('entrada').hidden = true;
    $('codigo').hidden = false;
    $('que').textContent = PIDE_CODIGO;
    $('error').textContent = '';
    cifras.focus();
  }

  /* The site asks for more than a password. */
  function otraPestana() {
    $('otra').hidden = false;
    clearInterval(sondeo);
    sondeo = setInterval(async () => {
      if ((await comprobar()) === 'bien') seguir('bien');
    }, SONDEO);
  }

  async function reintentar() {
    $('error').textContent = 'Un momento…';
    const como = await comprobar();
    if (como === 'linea') $('error').textContent = 'Sigue sin haber conexión.';
    else await seguir(como);
  }

  dialogo.querySelector('form').addEventListener('submit', (suceso) => {
    suceso.preventDefault();
    const hacer = dialogo.dataset.como === 'termino' ? entrarAqui : reintentar;
    hacer().catch(() => preguntar('linea'));
  });
  $('cerrar').addEventListener('click', () => dialogo.close());
  dialogo.addEventListener('close', () => {
    clearInterval(sondeo);
    pendiente = null;
  });
  raiz.querySelector('[data-reintentar]').addEventListener('click', autoguardar);
  window.addEventListener('online', () => {
    if (!$('linea').hidden) autoguardar();
  });

  function autoguardar() {
    forma.dispatchEvent(new CustomEvent('w-unsaved:add', { bubbles: true, cancelable: true }));
  }

  document.addEventListener('w-autosave:save', () => {
    autoguardando = new Promise((hecho) => {
      terminar = hecho;
      setTimeout(hecho, AUTOGUARDADO);
    });
  });
  document.addEventListener('w-autosave:success', ({ detail: { response } }) => {
    terminar();
    $('linea').hidden = true;
    copia.olvidar(clave());
    const version = { id: response.revision_id, created_at: response.revision_created_at };
    for (const [cual, valor] of Object.entries(version)) {
      const campo = forma.elements.namedItem(`loaded_revision_${cual}`);
      if (campo && valor) campo.value = valor;
    }
  });
  document.addEventListener('w-autosave:error', async ({ detail: { type } }) => {
    terminar();
    copia.guardar(clave(), forma);
    if (type === 'network_error') $('linea').hidden = false;
    if (type !== 'server_error') return;
    const como = await comprobar();
    pendiente ||= autoguardar;
    if (como === 'linea') $('linea').hidden = false;
    else await seguir(como);
  });

  /* The framework asks once more when the line is down; this page already does. */
  window.addEventListener(
    'click',
    ({ target }) => {
      if (!target.closest?.('[data-edit-form] button')) return;
      const aviso = document.querySelector('[data-w-session-intercept-value=network]');
      if (aviso) aviso.dataset.wSessionInterceptValue = '';
    },
    true,
  );

  let enviando = false;
  let seEnvia = false;
  async function enviar(boton) {
    copia.guardar(clave(), forma);
    await autoguardando;
    const como = await comprobar();
    pendiente = () => {
      if (boton?.name) {
        const valor = document.createElement('input');
        Object.assign(valor, { type: 'hidden', name: boton.name, value: boton.value });
        forma.append(valor);
      }
      seEnvia = true;
      copia.apuntarEnvio(clave());
      HTMLFormElement.prototype.requestSubmit.call(forma);
    };
    await seguir(como);
  }

  window.addEventListener(
    'submit',
    (suceso) => {
      if (suceso.target !== forma || seEnvia) return;
      suceso.preventDefault();
      suceso.stopImmediatePropagation();
      if (enviando) return;
      enviando = true;
      enviar(suceso.submitter).finally(() => {
        enviando = false;
      });
    },
    true,
  );
  forma.submit = () => forma.requestSubmit(); // the framework's decisions leave this way

  const alEscribir = () => copia.guardar(clave(), forma);
  forma.addEventListener('w-unsaved:add', alEscribir);
  ofrecer(clave());
}

/* What was being written here when the window closed is offered, never put back by itself. */
function ofrecer(clave) {
  const { copia: guardada, clave: deAntes } = copia.apartar(clave);
  if (!guardada || forma.dataset.wUnsavedForceValue === 'true') return;
  window.addEventListener('load', () =>
    setTimeout(() => {
      if (!copia.difiere(guardada, forma)) return copia.olvidar(deAntes);
      const aviso = raiz.querySelector('[data-sesion-copia]').content.cloneNode(true)
        .firstElementChild;
      aviso.querySelector('[data-cuando]').textContent = new Date(guardada.cuando).toLocaleString(
        'es-MX',
        { dateStyle: 'long', timeStyle: 'short', hour12: false },
      );
      aviso.querySelector('[data-desechar]').addEventListener('click', () => {
        copia.olvidar(deAntes);
        aviso.remove();
      });
      aviso
        .querySelector('[data-recuperar]')
        .addEventListener('click', () => recuperar(guardada.entradas));
      return raiz.prepend(aviso);
    }, 500),
  );
}

/* The server paints the form with that text: its blocks are made there. */
function recuperar(entradas) {
  const envio = document.createElement('form');
  Object.assign(envio, { method: 'post', action: location.href, hidden: true });
  const ficha = forma.elements.namedItem('csrfmiddlewaretoken').value;
  const suyas = [...entradas, ['csrfmiddlewaretoken', ficha], ['recuperar', 'navegador']];
  for (const [name, value] of suyas) {
    const campo = document.createElement('textarea');
    Object.assign(campo, { name, value });
    envio.append(campo);
  }
  document.body.append(envio);
  HTMLFormElement.prototype.submit.call(envio);
}
