"""How fast the calendar is, in ratios that hold on any machine.

Two sites with the same pages, one with a hundred times the data of the other, are measured
in turn within one run: what a busy machine does to the one, it does to the other.
"""
