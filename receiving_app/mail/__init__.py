"""E-mail: letters to an SMTP server, and the system's keyring for its password."""
