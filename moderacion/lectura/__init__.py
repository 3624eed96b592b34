"""What a page says, in words a person reads, and what differs between two of its versions.

The director's tray, the comparison of public versions and the screen of a late form all read here:
a date, a block or a name is said one way.
"""
