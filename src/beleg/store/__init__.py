"""A case on disk: what came in (``archive``), what happened (``log``), and what both imply (``database``, a cache).

``case.Folder`` holds them together. What is in archive and log is the truth; the database can be deleted and made anew.
"""
