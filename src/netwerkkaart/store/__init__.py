"""The file on disk: tables, undo, search, backups; nothing above this floor knows SQLite."""
