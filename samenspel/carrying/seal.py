"""The mark by which a house knows a file it made itself and nobody changed since."""

import json

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "samenspel.carrying"


def sealed(label):
    return {**label, "seal": _signer().signature(_text(label))}


def is_ours(label):
    """Whether this house made it and nobody changed it: the label has the check sums of all else."""
    said = {key: value for key, value in label.items() if key != "seal"}
    mark = label.get("seal")
    return isinstance(mark, str) and signing.constant_time_compare(mark, _signer().signature(_text(said)))


def key_of(pk, mark):
    """What a person goes by in one file: tells who they are to this house only, and in this file only."""
    return salted_hmac(f"{SALT}.person", f"{mark}.{pk}", algorithm="sha256").hexdigest()


def _signer():
    return signing.Signer(salt=SALT)


def _text(label):
    return json.dumps(label, sort_keys=True, ensure_ascii=False)
