"""What a page was asked with, and what a form was sent with."""

from uuid import uuid4

from django import forms


def sent(request):
    """The form data of a POST, also when it is empty; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def asked(request, name, *, most=200):
    """One value from the address, without signs no database can look for, and no longer than words are."""
    return request.GET.get(name, "").replace("\0", "")[:most].strip()


def brought(request, *, most=2000):
    """What was typed elsewhere and came along in the address, its title and its text as one."""
    return "\n".join(filter(None, (asked(request, "title"), asked(request, "text", most=most))))


class Once(forms.Form):
    """A form that counts once, however often it is sent: it carries a mark of its own.

    The thing made of it keeps the mark under a unique constraint, so that the database settles a race.
    """

    once = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = uuid4
