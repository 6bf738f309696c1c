"""The program as a folder that runs without Python: ``python -m resources.bundle`` builds it."""
