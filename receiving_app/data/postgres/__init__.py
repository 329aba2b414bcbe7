"""The same database on a PostgreSQL server: psycopg is imported here and nowhere else."""
