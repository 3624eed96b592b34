"""What is run of what is long: a sample, always the same one, and all of it with TODO=1."""

import os
import random
from pathlib import Path

TODO = bool(os.environ.get("TODO"))
SEMILLA = 20261127


def se_corre_entera(config):
    """Whether nothing is left out: all is asked for, or some tests are, by name."""
    return TODO or {Path(dicho).name for dicho in config.args} != {"tests"}


def casos(items):
    """{test: [one item for each of its cases]}."""
    suyos = {}
    for item in items:
        suyos.setdefault((item.path, item.originalname), []).append(item)
    return suyos


def elegir(cosas, una_de):
    """One in so many of those, and at least one."""
    azar = random.Random(SEMILLA)  # noqa: S311  a seed, not a secret
    return azar.sample(cosas, -(-len(cosas) // una_de))


def dejar_fuera(config, items, fuera):
    """Those are not run, and pytest says how many they were."""
    config.hook.pytest_deselected(items=list(fuera))
    items[:] = [item for item in items if item not in fuera]
