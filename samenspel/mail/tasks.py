"""What the worker does for this main."""

from django_tasks import task

from samenspel.mail import sending


@task()
def send_letters():
    """Send what waits; when nothing does, nothing happens."""
    sending.send_due()
