"""The start page: for a visitor what this is about, for a member what happened and what waits.

It reads many rooms and owns nothing.
"""
