"""Where the program stands: its folder, its `.env` and where it keeps what it must not lose."""

from pathlib import Path

import environ

RAIZ = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(RAIZ / ".env")

DEMO = env.bool("DEMO", default=False)
VAR = Path(env.str("VAR", default=str(RAIZ / "var")))
VAR.mkdir(parents=True, exist_ok=True)
