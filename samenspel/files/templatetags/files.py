"""``{% what_is_kept %}`` for the file input; ``{{ file|what_it_is }}`` in a word people know."""

from django import template

register = template.Library()

# Without HEIC: a phone then makes a JPEG of its photo by itself.
KEPT = (
    ".jpg,.jpeg,.png,.gif,.webp,.avif,.bmp,.tif,.tiff,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.md,"
    ".mp3,.wav,.m4a"
)
WORDS = {
    "application/pdf": "PDF",
    "text/plain": "TXT",
    "text/csv": "CSV",
    "audio/mpeg": "MP3",
    "audio/wav": "WAV",
    "audio/mp4": "M4A",
}


@register.simple_tag
def what_is_kept():
    return KEPT


@register.filter
def what_it_is(file):
    """PDF, DOCX, MP3: the ending, which says what it is since it was given by what stands in it."""
    return WORDS.get(file.mime) or file.name.rpartition(".")[2].upper()


@register.filter
def files_of(rows):
    """The files that some rows hold, in the order in which they were put there; load them with the rows."""
    return [row.file for row in sorted(rows, key=lambda row: row.pk)]
