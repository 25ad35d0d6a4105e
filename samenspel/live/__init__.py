"""What moves in open pages: who has a page open hears within a second that something in it changed.

A small process beside the web server keeps the connections. It tells only that something changed; the page
asks for it the usual way, where it is decided again who may see what.
"""
