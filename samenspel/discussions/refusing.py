"""What cannot be done now, in a sentence that the page shows; what may never be done is PermissionDenied."""


class NotNow(Exception):
    """``str()`` of it says what stands in the way, and what to do."""
