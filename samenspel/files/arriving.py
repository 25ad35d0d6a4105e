"""Uploads while they come in: one that is too large is stopped on the way, and its form says so.

Nobody waits for two hundred megabytes to hear that twenty-five is the most, and the disk never holds them.
What was typed in the form before the file was read already, so it comes back with the sentence.
"""

from io import BytesIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.urls import Resolver404, resolve

from samenspel.files.forms import MOST_FILES
from samenspel.files.keeping import MEGABYTE, most_bytes


def large_files(view):
    """Mark a view that takes files as large as an import may be, and looks by itself who may bring one."""
    view.takes_large_files = True
    return view


class TooLarge(UploadedFile):
    """What stands in ``request.FILES`` for a file that was stopped on the way; nothing of it is kept."""

    is_too_large = True

    def __init__(self, name, size):
        super().__init__(BytesIO(), name, "application/octet-stream", size)


class Bounded(FileUploadHandler):
    """Before Django's own handlers: counts, and stops what is more than may come in."""

    def __init__(self, request=None):
        super().__init__(request)
        self.came = self.came_in_all = 0
        self.most = None

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.came = 0
        if self.most is None:
            self.most = _most(self.request)

    def receive_data_chunk(self, raw_data, start):
        self.came += len(raw_data)
        self.came_in_all += len(raw_data)
        if self.came > self.most or self.came_in_all > self.most * MOST_FILES:
            self.request.stopped_upload = (self.field_name, self.file_name, self.came)
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size):
        return None


class StoppedUploads:
    """Puts what was stopped among the files of the form, so that its field can say what is wrong with it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or request.content_type != "multipart/form-data":
            return
        files = request.FILES
        stopped = getattr(request, "stopped_upload", None)
        if stopped:
            field, name, came = stopped
            files.appendlist(field, TooLarge(name, came))


def _most(request):
    """A visitor brings nothing; who is signed in what one may; a page of imports what an import may be."""
    if not request.user.is_authenticated:
        return 0
    if _takes_large(request):
        return max(settings.IMPORT_MAX_MEGABYTES * MEGABYTE, most_bytes())
    return most_bytes()


def _takes_large(request):
    try:
        return getattr(resolve(request.path_info).func, "takes_large_files", False)
    except Resolver404:
        return False
