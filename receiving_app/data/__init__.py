"""The database: the only package that knows peewee and SQL."""
