"""The command line: one file per command, the console, and the exit codes; the only room that prints, asks or exits."""
