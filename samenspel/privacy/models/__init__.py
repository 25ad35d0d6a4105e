"""The things of this main."""

from samenspel.privacy.models.parcel import Parcel

__all__ = ["Parcel"]
