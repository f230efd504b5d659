"""Errors whose text a user reads: each is a plain Dutch sentence that says what is wrong and what to do."""


class NetwerkkaartError(Exception):
    """Something was refused; ``str(error)`` is a whole Dutch sentence for the user."""


class RefusedError(NetwerkkaartError):
    """The input breaks a rule of the domain; nothing was changed."""


class NotFoundError(NetwerkkaartError):
    """The thing named does not exist (any more)."""


class UndoConflictError(NetwerkkaartError):
    """A row no longer looks as the step left it, so it can't be undone or redone; nothing was changed."""


class ReadOnlyError(NetwerkkaartError):
    """The file is open for reading only."""


class FileInUseError(NetwerkkaartError):
    """Another process holds the file for writing."""


class BadFileError(NetwerkkaartError):
    """The file is missing, damaged, not ours, or of a newer version; it was left as it is."""


class NoRoomError(NetwerkkaartError):
    """The disk is full or can't be written; the last step was not kept, everything before it is."""


class StoppedError(NetwerkkaartError):
    """Somebody asked to stop before it was done; what was under way is not kept."""
