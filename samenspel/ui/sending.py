"""What a form was sent with."""


def sent(request):
    """The form data of a POST, also when it is empty; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None
