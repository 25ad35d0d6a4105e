"""Files people bring along: pictures, documents, evidence, checked before anyone else gets them.

Rooms plug in with a `holding_files.py` that says where their files hang and who may see them. Not for the
files of an import (`intake`): those are read and thrown away.
"""
