"""What the worker does for this room."""

from django_tasks import task

from samenspel.intake import running


@task()
def look_now(pk, attempt):
    running.look_now(pk, attempt)


@task()
def carry_out(pk, attempt):
    running.carry_out(pk, attempt)
