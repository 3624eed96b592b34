"""What an installation lacks, said when it is checked (`manage.py check`)."""

from django.core import checks

from .grabacion import sondeo

INSTALELO = "En Debian: «sudo apt install ffmpeg»."


@checks.register()
def ffmpeg(app_configs, **kwargs):
    """The program works without it; whoever installs should know what is lost."""
    if sondeo.hay():
        return []
    return [checks.Info(sondeo.FALTA, hint=INSTALELO, id="acervo.I001")]
