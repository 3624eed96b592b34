"""Whether a form may still be sent, and as whom; asked by its page just before."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def sesion(request):
    """Who is logged in, and the token to send forms with. Without a session the admin says 403."""
    return JsonResponse(
        {"usuario": request.user.pk, "nombre": str(request.user), "ficha": get_token(request)}
    )
