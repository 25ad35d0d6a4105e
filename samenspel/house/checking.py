"""Whether all is well: the database, the worker, the night, disk, cache and mail. Rooms can add a check."""

import platform
import shutil
from datetime import timedelta

import django
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenspel import VERSION
from samenspel.house.models import Night
from samenspel.house.sockets import CHECKS, Finding, check

WELL, CARE, BROKEN = "well", "care", "broken"
GIGABYTE = 1024**3
WAITING_MINUTES = 10
NIGHT_HOURS = 36


def look_at(checks=None):
    """(check, finding) for each; what raises is broken, and says no more than its kind."""
    return [(each, _look(each)) for each in (CHECKS if checks is None else checks)]


def all_is_well():
    """Whether pages can be served at all: only what is vital counts."""
    return all(finding.state != BROKEN for _each, finding in look_at([c for c in CHECKS if c.vital]))


def _look(each):
    try:
        return each.look()
    except Exception as error:
        return Finding(
            BROKEN, _("This could not be looked at: %s.") % type(error).__name__, _("See the log.")
        )


def database():
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Finding(BROKEN, _("%s does not answer.") % name, _("Start it, or look at DATABASE_URL."))
    version = ".".join(map(str, connection.get_database_version()))
    return Finding(WELL, _("%(name)s %(version)s answers.") % {"name": name, "version": version})


def migrations():
    executor = MigrationExecutor(connection)
    todo = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not todo:
        return Finding(WELL, _("The database has the shape this version needs."))
    said = ngettext("%s change is not in the database yet.", "%s changes are not in the database yet.", todo)
    return Finding(BROKEN, said % todo, _("Run: samenspel migrate"))


def worker():
    tasks = _tasks()
    if tasks is None:
        return Finding(WELL, _("Work is done at once, without a worker."))
    now = timezone.now()
    late = tasks.ready().filter(enqueued_at__lt=now - timedelta(minutes=WAITING_MINUTES)).count()
    if late:
        said = ngettext("%s task has waited too long.", "%s tasks have waited too long.", late) % late
        return Finding(BROKEN, said, _("Start the worker: samenspel serve --worker-only"))
    last = tasks.finished().order_by("-finished_at").values_list("finished_at", flat=True).first()
    if last is None:
        return Finding(WELL, _("Nothing waits for the worker; it has had nothing to do yet."))
    return Finding(WELL, _("Nothing waits for the worker; its last task ended on %s.") % _moment(last))


def _tasks():
    if "django_tasks_db" not in settings.TASKS["default"]["BACKEND"]:
        return None
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.all()


def night():
    last = Night.objects.order_by("-began_at").first()
    remedy = _("Let samenspel serve run at three at night, or run: samenspel nightly")
    if last is None:
        return Finding(CARE, _("The work of the night has not run yet."), remedy)
    if last.failed:
        failed = ", ".join(last.failed)
        return Finding(BROKEN, _("In the last night this failed: %s.") % failed, _("See the log."))
    if timezone.now() - last.began_at > timedelta(hours=NIGHT_HOURS):
        return Finding(CARE, _("The work of the night last ran on %s.") % _moment(last.began_at), remedy)
    return Finding(WELL, _("The work of the night last ran on %s.") % _moment(last.began_at))


def disk():
    usage = shutil.disk_usage(settings.DATA_DIR)
    free = number_format(usage.free / GIGABYTE, 1)
    said = _("%s GB is free where the data are kept.") % free
    remedy = _("Make room, or move the data folder (DATA_DIR) to a larger disk.")
    if usage.free < GIGABYTE / 4:
        return Finding(BROKEN, said, remedy)
    if usage.free < 2 * GIGABYTE:
        return Finding(CARE, said, remedy)
    return Finding(WELL, said)


def cached():
    mark = str(timezone.now().timestamp())
    cache.set("house.health", mark, 60)
    if cache.get("house.health") == mark:
        return Finding(WELL, _("The cache keeps what it is given."))
    said = _("The cache does not keep what it is given, so limits on sending do not hold.")
    return Finding(BROKEN, said, _("Look at REDIS_URL, or at the rights of the folder for data."))


def mail():
    if settings.EMAIL_HOST:
        return Finding(WELL, _("Mails leave through %s.") % settings.EMAIL_HOST)
    said = _("No mail server is set: mails, also codes to sign in, stand in the log of the server.")
    return Finding(CARE, said, _("Set EMAIL_HOST, and EMAIL_USER and EMAIL_PASSWORD when it asks for them."))


def outward():
    if settings.DEBUG:
        said = _("Errors are shown in full to whoever meets them.")
        return Finding(BROKEN, said, _("Leave DEBUG out of the settings."))
    if not settings.HTTPS:
        said = _("The house does not know that it is reached over https.")
        return Finding(CARE, said, _("Set HTTPS to yes once it is; on this machine alone it may stay so."))
    return Finding(WELL, _("The house is reached over https, and shows nobody its errors."))


def versions():
    words = {"ours": VERSION, "django": django.get_version(), "python": platform.python_version()}
    return Finding(WELL, _("Samenspel %(ours)s on Django %(django)s and Python %(python)s.") % words)


def _moment(at):
    return date_format(timezone.localtime(at), "j F Y, H:i")


for _order, (_label, _checked, _vital) in enumerate(
    [
        (gettext_lazy("Database"), database, True),
        (gettext_lazy("Shape of the database"), migrations, True),
        (gettext_lazy("Worker"), worker, False),
        (gettext_lazy("The work of the night"), night, False),
        (gettext_lazy("Room on the disk"), disk, False),
        (gettext_lazy("Cache"), cached, True),
        (gettext_lazy("Mail"), mail, False),
        (gettext_lazy("To the outside"), outward, False),
        (gettext_lazy("Versions"), versions, False),
    ]
):
    check(order=(_order + 1) * 10, label=_label, look=_checked, vital=_vital)
