"""Parts of the screens that edit the catalogue and the playbooks."""
