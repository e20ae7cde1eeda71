"""Where the commands write: see ``gmi.write``."""

from gmi.write import check_folder, write_bytes, write_text

__all__ = ["check_folder", "write_bytes", "write_text"]
