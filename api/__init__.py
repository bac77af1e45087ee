"""Floor 3: the doors. HTTP, the web page and the command line; no rule of the coach lives here."""
