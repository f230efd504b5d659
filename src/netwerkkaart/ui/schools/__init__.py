"""The page of the schools: the list, and the dossier of one."""
