"""Blender: small things without a label that make a room look lived in."""

from surface import Surface

PAPER = Surface((0.78, 0.75, 0.68), None, 0.8)
#: Covers of books and binders, chosen to look like a shelf and not like a flag.
SPINES = [
    (0.30, 0.08, 0.06),
    (0.07, 0.14, 0.28),
    (0.62, 0.54, 0.38),
    (0.08, 0.20, 0.14),
    (0.06, 0.06, 0.07),
    (0.58, 0.56, 0.53),
    (0.50, 0.26, 0.08),
    (0.18, 0.28, 0.33),
]


def book(room, at, size, colour):
    """A closed book lying flat, its foot centred at `at`: covers and a block of pages."""
    x, y, z = at
    w, d, h = size
    room.box(
        'book',
        (x - w / 2, y - d / 2, z + 0.0005),
        (x + w / 2, y + d / 2, z + h),
        Surface(colour, None, 0.6),
        bevel=0.003,
    )
    room.box(
        'pages',
        (x - w / 2 + 0.006, y - d / 2 - 0.001, z + 0.004),
        (x + w / 2 - 0.004, y + d / 2 - 0.008, z + h - 0.004),
        PAPER,
        bevel=0,
    )


def shelf(room, side, along, z, made_of, depth=0.22, fill=0.8, state=3):
    """A board on a wall with a row of books over the first `fill` of its length; `state` seeds their sizes."""
    room.wall_box('shelf', side, along, (z - 0.025, z), (0.001, depth), made_of)
    at, end = along[0] + 0.03, along[0] + fill * (along[1] - along[0])
    while at < end:
        # A small congruential generator: the same books on every machine.
        state = (state * 1103515245 + 12345) % 2**31
        kind = state >> 12
        thick, tall = 0.022 + (kind % 5) * 0.007, 0.19 + (kind // 5 % 6) * 0.018
        if kind % 11:
            room.wall_box(
                'book',
                side,
                (at, at + thick - 0.001),
                (z + 0.0005, z + tall),
                (0.02, 0.02 + depth * (0.55 + (kind // 30 % 4) * 0.07)),
                Surface(SPINES[kind // 7 % len(SPINES)], None, 0.65),
                bevel=0.002,
            )
        at += thick


def sheets(room, at, turns=3):
    """A loose stack of paper, its foot centred at `at`."""
    x, y, z = at
    for k in range(turns):
        dx, dy = 0.012 * (k % 2), 0.009 * k
        room.box(
            'paper',
            (x - 0.105 + dx, y - 0.148 + dy, z + 0.0005 + 0.004 * k),
            (x + 0.105 + dx, y + 0.148 + dy, z + 0.004 + 0.004 * k),
            PAPER,
            bevel=0,
        )
