# Pregón: dos órdenes, «make demo» y «make test». Lo demás es para quien lo mantiene.
SHELL := /bin/bash
PORT ?= 8000
export PORT

.PHONY: demo demo-nueva test test-todo bench capturas cerrojo mensajes

demo: ## el pueblo de demostración en 127.0.0.1:$(PORT)
	@.ci/entorno requirements.txt && exec .ci/demo

demo-nueva: ## tira los datos de la demostración y empieza de nuevo
	@rm -rf var/demo && $(MAKE) --no-print-directory demo

test: ## todas las pruebas, con navegador; SQLite y PostgreSQL
	@.ci/entorno requirements-dev.txt && .ci/pruebas

test-todo: ## lo mismo, con la cuenta completa de las largas
	@.ci/entorno requirements-dev.txt && TODO=1 .ci/pruebas

bench: ## velocidad y tamaño, lado a lado
	@.ci/entorno requirements-dev.txt && .venv/bin/python -m tests.bench

capturas: ## las imágenes del manual, de una demostración que ya corre en $(PORT)
	PUEBLO_LISTO=http://127.0.0.1:$(PORT) .venv/bin/python -m pytest -q -n 0 tests/navegador/manual.py

cerrojo: ## escribe los requirements con sus huellas
	.venv/bin/pip-compile -q --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-trusted-host -o requirements.txt requirements.in
	.venv/bin/pip-compile -q --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-trusted-host -o requirements-s3.txt requirements-s3.in
	.venv/bin/pip-compile -q --generate-hashes --no-strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host -o requirements-dev.txt requirements-dev.in

mensajes: ## compila los textos del panel
	cd sitio/locale/es_MX/LC_MESSAGES && for t in django djangojs; do msgfmt -o $$t.mo $$t.po || exit 1; done
