"""Organisations, their units, who is affiliated with them, and which of them are partners.

The source of every view across the border of an organisation. Not for communities: those cross organisations.
"""
