"""People who have nothing of the program yet, and how long it takes them to the genres of a poster of theirs."""
