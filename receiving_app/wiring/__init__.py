"""What ``app_context`` puts behind the ports: thin classes that load the real thing at its first use."""
