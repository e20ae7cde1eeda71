"""Reviews many reports: finds them, has each read in a process of its own, keeps what is done, and resumes."""
