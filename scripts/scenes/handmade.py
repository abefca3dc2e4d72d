"""Blender: furniture that no public-domain pack has.

Every builder takes a kit and a (width, depth, height) in metres and adds parts; models.load() then makes the size exact.
Front is −y. These models are this project's own, CC0.
"""

import math

from kit import Kit

WOOD = ('wood', (0.42, 0.25, 0.13))
OAK = ('oak', (0.55, 0.37, 0.2))
WHITE = ('painted white', (0.78, 0.77, 0.73))
DARK = ('dark', (0.035, 0.035, 0.04))
STEEL = ('steel', (0.5, 0.5, 0.52))
BRASS = ('brass', (0.55, 0.38, 0.14))
SHADE = ('lamp shade', (0.85, 0.76, 0.6))
FABRIC = ('fabric', (0.42, 0.3, 0.2))
SCREEN = ('screen', (0.03, 0.035, 0.045))
ENAMEL = ('enamel', (0.85, 0.85, 0.84))
GLASS = ('dark glass', (0.02, 0.02, 0.025))
#: Book spines, chosen to look like a shelf and not like a flag.
BOOKS = [
    (0.36, 0.08, 0.06),
    (0.07, 0.13, 0.26),
    (0.62, 0.52, 0.34),
    (0.08, 0.2, 0.13),
    (0.05, 0.05, 0.06),
    (0.55, 0.53, 0.5),
    (0.45, 0.22, 0.07),
    (0.16, 0.26, 0.31),
]


def legs(kit, w, d, top, thick, material, inset=0.0):
    for x in (-1, 1):
        for y in (-1, 1):
            cx, cy = x * (w / 2 - thick / 2 - inset), y * (d / 2 - thick / 2 - inset)
            kit.box((cx - thick / 2, cy - thick / 2, 0), (cx + thick / 2, cy + thick / 2, top), material)


def front(kit, x0, x1, z0, z1, y, material, handle=None):
    """A door or drawer front standing 1.6 cm proud of plane y, with a small gap around and a handle."""
    gap = 0.003
    kit.box((x0 + gap, y - 0.016, z0 + gap), (x1 - gap, y, z1 - gap), material)
    if handle:
        kind, metal = handle
        cx, cz = (x0 + x1) / 2, (z0 + z1) / 2
        if kind == 'bar':
            kit.box((cx - 0.06, y - 0.036, cz + 0.005), (cx + 0.06, y - 0.024, cz + 0.017), metal)
        else:
            kit.box((cx - 0.013, y - 0.04, cz - 0.013), (cx + 0.013, y - 0.016, cz + 0.013), metal, 0.006)


def coffee_table(kit, w, d, h):
    kit.box((-w / 2, -d / 2, h - 0.04), (w / 2, d / 2, h), OAK, 0.01)
    legs(kit, w, d, h - 0.04, 0.06, OAK, 0.03)
    kit.box((-w / 2 + 0.06, -d / 2 + 0.06, 0.12), (w / 2 - 0.06, d / 2 - 0.06, 0.14), OAK)


def side_table(kit, w, d, h):
    kit.turned(
        [(w / 2 - 0.006, h - 0.025), (w / 2, h - 0.018), (w / 2, h - 0.004), (w / 2 - 0.004, h)],
        WOOD,
        sides=36,
    )
    for k in range(3):
        a = 2 * math.pi * k / 3 + math.pi / 2
        kit.turned(
            [(0.011, 0), (0.016, h - 0.025)], WOOD, (0.36 * w * math.cos(a), 0.36 * w * math.sin(a)), 12
        )
    kit.turned([(0.3 * w, 0.17), (0.3 * w, 0.185)], WOOD)


def writing_desk(kit, w, d, h):
    kit.box((-w / 2, -d / 2, h - 0.03), (w / 2, d / 2, h), OAK, 0.006)
    legs(kit, w, d, h - 0.03, 0.05, DARK, 0.02)
    kit.box((w / 2 - 0.44, -d / 2 + 0.05, h - 0.17), (w / 2 - 0.08, d / 2 - 0.04, h - 0.03), OAK)
    front(kit, w / 2 - 0.44, w / 2 - 0.08, h - 0.17, h - 0.03, -d / 2 + 0.05, OAK, ('bar', DARK))
    kit.box((-w / 2 + 0.06, d / 2 - 0.05, h - 0.3), (w / 2 - 0.06, d / 2 - 0.03, h - 0.03), OAK)


def _carcass(kit, w, d, h, body, base, top=True):
    kit.box((-w / 2, -d / 2 + 0.02, base), (w / 2, d / 2, h - (0.025 if top else 0)), body)
    if top:
        kit.box((-w / 2 - 0.004, -d / 2, h - 0.025), (w / 2 + 0.004, d / 2, h), body, 0.006)


def sideboard(kit, w, d, h):
    leg = 0.14
    _carcass(kit, w, d, h, WOOD, leg)
    legs(kit, w, d, leg, 0.035, DARK, 0.05)
    third = w / 3
    for k in range(3):
        x0, x1 = -w / 2 + k * third, -w / 2 + (k + 1) * third
        if k == 1:
            for j in range(3):
                z = leg + 0.01 + j * (h - leg - 0.045) / 3
                front(kit, x0, x1, z, z + (h - leg - 0.045) / 3, -d / 2 + 0.02, WOOD, ('bar', BRASS))
        else:
            front(kit, x0 + 0.01, x1 - 0.01, leg + 0.01, h - 0.035, -d / 2 + 0.02, WOOD, ('knob', BRASS))


def media_stand(kit, w, d, h):
    leg = 0.1
    for z in (leg, h - 0.022):
        kit.box((-w / 2, -d / 2, z), (w / 2, d / 2, z + 0.022), OAK)
    kit.box((-w / 2, d / 2 - 0.012, leg), (w / 2, d / 2, h), OAK)
    for x in (-w / 2, -w / 6, w / 6 - 0.02, w / 2 - 0.02):
        kit.box((x, -d / 2 + 0.005, leg), (x + 0.02, d / 2, h), OAK)
    for side in (-1, 1):
        x0, x1 = sorted((side * (w / 6 + 0.003), side * (w / 2 - 0.003)))
        front(kit, x0, x1, leg + 0.022, h - 0.022, -d / 2 + 0.018, WHITE, ('knob', BRASS))
    legs(kit, w, d, leg, 0.035, OAK, 0.06)
    kit.box((-0.2, -0.1, leg + 0.022), (0.2, 0.12, leg + 0.08), DARK)


def nightstand(kit, w, d, h):
    leg = 0.16
    _carcass(kit, w, d, h, OAK, leg)
    legs(kit, w, d, leg, 0.035, OAK, 0.01)
    for z0, z1 in ((leg + 0.01, (leg + h) / 2 - 0.01), ((leg + h) / 2 - 0.01, h - 0.03)):
        front(kit, -w / 2 + 0.01, w / 2 - 0.01, z0, z1, -d / 2 + 0.02, OAK, ('knob', BRASS))


def book_cabinet(kit, w, d, h):
    """Doors below, open shelves with books above."""
    side, low = 0.024, 0.62
    for x in (-w / 2, w / 2 - side):
        kit.box((x, -d / 2 + 0.016, 0), (x + side, d / 2, h), WOOD)
    kit.box((-w / 2, d / 2 - 0.012, 0), (w / 2, d / 2, h), WOOD)
    kit.box((-w / 2, -d / 2, h - side), (w / 2, d / 2, h), WOOD)
    kit.box((-w / 2, -d / 2 + 0.03, 0), (w / 2, d / 2, 0.07), WOOD)
    kit.box((-w / 2 + side, -d / 2 + 0.016, low - side), (w / 2 - side, d / 2, low), WOOD)
    kit.box((-w / 2 + side, -d / 2 + 0.03, 0.07), (w / 2 - side, d / 2 - 0.012, low - side), WOOD, 0)
    for x0, x1 in ((-w / 2, 0), (0, w / 2)):
        front(kit, x0, x1, 0.07, low, -d / 2 + 0.016, WOOD, ('knob', BRASS))
    levels = 4
    pitch = (h - side - low) / levels
    state = 7
    for level in range(levels):
        z = low + level * pitch
        if level:
            kit.box((-w / 2 + side, -d / 2 + 0.02, z - 0.02), (w / 2 - side, d / 2, z), WOOD)
        x = -w / 2 + side + 0.01
        while x < w / 2 - side - 0.05:
            # A small congruential generator: the same books on every machine.
            state = (state * 1103515245 + 12345) % 2**31
            kind = state >> 12
            thick, tall = 0.018 + (kind % 5) * 0.006, pitch * (0.58 + (kind // 5 % 6) * 0.05)
            if kind % 23 == 0:
                x += 0.12
                continue
            deep = d * (0.52 + (kind // 30 % 4) * 0.06)
            kit.box(
                (x, d / 2 - 0.014 - deep, z),
                (x + thick - 0.001, d / 2 - 0.014, z + tall),
                ('book', BOOKS[kind // 7 % len(BOOKS)]),
                0,
            )
            x += thick


def filing_cabinet(kit, w, d, h):
    """Three deep drawers in a steel case."""
    kit.box((-w / 2, -d / 2 + 0.02, 0.03), (w / 2, d / 2, h), STEEL)
    kit.box((-w / 2 + 0.02, -d / 2 + 0.05, 0), (w / 2 - 0.02, d / 2 - 0.02, 0.03), DARK, 0)
    for k in range(3):
        z = 0.04 + k * (h - 0.05) / 3
        front(kit, -w / 2 + 0.01, w / 2 - 0.01, z, z + (h - 0.05) / 3, -d / 2 + 0.02, STEEL, ('bar', DARK))


def chest_of_drawers(kit, w, d, h):
    """Three rows of two drawers."""
    leg = 0.12
    _carcass(kit, w, d, h, OAK, leg)
    legs(kit, w, d, leg, 0.045, OAK, 0.02)
    pitch = (h - leg - 0.035) / 3
    for row in range(3):
        z = leg + 0.005 + row * pitch
        for x0, x1 in ((-w / 2 + 0.01, 0), (0, w / 2 - 0.01)):
            front(kit, x0, x1, z, z + pitch, -d / 2 + 0.02, WHITE, ('knob', BRASS))


def sliding_wardrobe(kit, w, d, h):
    """Two sliding doors of four panels each, the left one in front."""
    kit.box((-w / 2, -d / 2 + 0.05, 0.06), (w / 2, d / 2, h), WOOD)
    kit.box((-w / 2 + 0.01, -d / 2 + 0.06, 0), (w / 2 - 0.01, d / 2 - 0.01, 0.06), DARK, 0)
    kit.box((-w / 2, -d / 2, h - 0.06), (w / 2, -d / 2 + 0.05, h), WOOD)
    kit.box((-w / 2, -d / 2, 0.04), (w / 2, -d / 2 + 0.05, 0.09), WOOD)
    for x0, x1, y in ((-w / 2 + 0.005, 0.02, -d / 2 + 0.004), (-0.02, w / 2 - 0.005, -d / 2 + 0.026)):
        kit.box((x0, y, 0.09), (x1, y + 0.02, h - 0.06), WOOD, 0.002)
        pitch = (h - 0.15 - 0.05) / 4
        for k in range(4):
            z = 0.09 + 0.03 + k * pitch
            kit.box((x0 + 0.03, y - 0.003, z), (x1 - 0.03, y + 0.002, z + pitch - 0.01), WHITE, 0.001)


def rucksack(kit, w, d, h):
    """A daypack that stands: a stuffed body, a front pocket, a lid, a loop and two straps at the back."""
    kit.box((-w / 2, -d * 0.22, 0), (w / 2, d * 0.42, h - 0.03), FABRIC, 0.075)
    kit.box((-w * 0.4, -d / 2, 0.025), (w * 0.4, -d * 0.12, h * 0.5), FABRIC, 0.045)
    kit.box((-w * 0.4, -d / 2 + 0.012, h * 0.39), (w * 0.4, -d / 2 + 0.018, h * 0.4), DARK, 0)
    kit.box((-w * 0.46, -d * 0.3, h * 0.72), (w * 0.46, d * 0.38, h - 0.02), FABRIC, 0.05)
    for x in (-0.035, 0.027):
        kit.box((x, d * 0.2, h - 0.04), (x + 0.008, d * 0.26, h), DARK, 0.002)
    kit.box((-0.035, d * 0.2, h - 0.01), (0.035, d * 0.26, h), DARK, 0.002)
    for x in (-w * 0.28, w * 0.16):
        kit.box((x, d * 0.4, 0.06), (x + w * 0.12, d / 2, h - 0.1), DARK, 0.012)


def paper_bin(kit, w, d, h):
    r = w / 2
    kit.turned(
        [(r * 0.78, 0), (r * 0.8, 0.01), (r * 0.98, h - 0.012), (r, h), (r * 0.95, h), (r * 0.76, 0.02)], DARK
    )


def pedal_bin(kit, w, d, h):
    r = w / 2
    kit.turned(
        [
            (r * 0.97, 0),
            (r * 0.97, 0.03),
            (r * 0.93, 0.035),
            (r * 0.93, h * 0.84),
            (r * 0.97, h * 0.85),
            (r * 0.97, h * 0.9),
            (r * 0.7, h * 0.98),
            (r * 0.2, h),
        ],
        STEEL,
    )
    kit.box((-0.05, -d / 2, 0.008), (0.05, -r * 0.8, 0.024), DARK)


def round_tub(kit, w, d, h):
    kit.bowl((-w / 2, -d / 2, 0), (w / 2, d / 2, h), 0.05, ENAMEL)


def square_pillow(kit, w, d, h):
    kit.cushion((0, 0, h / 2), (w, d, h), FABRIC, axis='Y')


def long_pillow(kit, w, d, h):
    kit.cushion((0, 0, h / 2), (w, d, h), WHITE, axis='Z')


def floor_lamp(kit, w, d, h):
    r = w / 2
    kit.turned(
        [(0.15, 0), (0.15, 0.012), (0.14, 0.02), (0.014, 0.03), (0.011, h - 0.3), (0.011, h - 0.05)], BRASS
    )
    kit.turned([(r, h - 0.3), (r * 0.72, h), (r * 0.7, h), (r * 0.98, h - 0.3)], SHADE, sides=40, cap=False)


def table_lamp(kit, w, d, h):
    r = w / 2
    base = h * 0.55
    kit.turned(
        [(0.05, 0), (0.07, 0.02), (0.085, base * 0.35), (0.06, base * 0.75), (0.02, base), (0.012, h - 0.06)],
        ('ceramic', (0.18, 0.3, 0.33)),
    )
    kit.turned([(r, base), (r * 0.68, h), (r * 0.66, h), (r * 0.98, base)], SHADE, sides=36, cap=False)


def round_ottoman(kit, w, d, h):
    r = w / 2
    kit.turned(
        [
            (r * 0.86, 0),
            (r * 0.97, 0.03),
            (r, h * 0.4),
            (r * 0.99, h * 0.72),
            (r * 0.93, h * 0.88),
            (r * 0.75, h * 0.97),
            (r * 0.3, h),
        ],
        FABRIC,
        sides=40,
    )


def square_ottoman(kit, w, d, h):
    kit.box((-w / 2 + 0.015, -d / 2 + 0.015, 0.1), (w / 2 - 0.015, d / 2 - 0.015, h - 0.12), FABRIC, 0.02)
    kit.box((-w / 2, -d / 2, h - 0.13), (w / 2, d / 2, h), FABRIC, 0.035)
    legs(kit, w, d, 0.1, 0.04, WOOD, 0.04)


def cooker(kit, w, d, h):
    kit.box((-w / 2, -d / 2 + 0.02, 0.06), (w / 2, d / 2, h - 0.07), ENAMEL)
    kit.box((-w / 2 + 0.02, -d / 2 + 0.06, 0), (w / 2 - 0.02, d / 2 - 0.02, 0.06), DARK)
    kit.box((-w / 2, -d / 2, h - 0.1), (w / 2, d / 2, h - 0.03), ENAMEL, 0.008)
    kit.box((-w / 2 + 0.02, -d / 2 + 0.04, h - 0.031), (w / 2 - 0.02, d / 2 - 0.05, h - 0.022), GLASS)
    for x in (-1, 1):
        for y in (-1, 1):
            kit.turned(
                [(0.085, h - 0.022), (0.085, h - 0.008), (0.07, h)], DARK, (x * w * 0.23, y * d * 0.2), 20
            )
    kit.box((-w / 2 + 0.03, -d / 2, 0.2), (w / 2 - 0.03, -d / 2 + 0.02, h - 0.18), GLASS)
    kit.box((-w / 2 + 0.06, -d / 2 - 0.035, h - 0.21), (w / 2 - 0.06, -d / 2 - 0.02, h - 0.19), STEEL)
    for k in range(5):
        kit.box(
            (-0.2 + k * 0.1 - 0.014, -d / 2 - 0.02, h - 0.08),
            (-0.2 + k * 0.1 + 0.014, -d / 2, h - 0.052),
            DARK,
        )


def _monitor(kit, w, d, h):
    tall = w * 0.58
    kit.box((-w / 2, -0.022, h - tall), (w / 2, 0.014, h), DARK, 0.006)
    kit.box((-w / 2 + 0.012, -0.0235, h - tall + 0.02), (w / 2 - 0.012, -0.0215, h - 0.012), SCREEN, 0)
    kit.box((-0.03, 0.012, 0.01), (0.03, 0.035, h - tall * 0.4), DARK)
    kit.box((-w * 0.22, -d / 2, 0), (w * 0.22, d / 2, 0.014), DARK)


def _computer(kit, w, d, h):
    kit.box((-w / 2, -d / 2 + 0.012, 0.012), (w / 2, d / 2, h), DARK, 0.006)
    kit.box((-w / 2 + 0.004, -d / 2, 0.016), (w / 2 - 0.004, -d / 2 + 0.012, h - 0.004), STEEL)
    kit.box((-w / 2 + 0.02, -d / 2 - 0.002, h - 0.1), (w / 2 - 0.02, -d / 2 + 0.004, h - 0.06), DARK)
    legs(kit, w, d, 0.012, 0.03, DARK, 0.01)


BUILDERS = {
    'coffeeTable': coffee_table,
    'sideTable': side_table,
    'writingDesk': writing_desk,
    'sideboard': sideboard,
    'mediaStand': media_stand,
    'nightstand': nightstand,
    'bookCabinet': book_cabinet,
    'filingCabinet': filing_cabinet,
    'chestOfDrawers': chest_of_drawers,
    'slidingWardrobe': sliding_wardrobe,
    'rucksack': rucksack,
    'paperBin': paper_bin,
    'pedalBin': pedal_bin,
    'roundTub': round_tub,
    'squarePillow': square_pillow,
    'longPillow': long_pillow,
    'floorLamp': floor_lamp,
    'tableLamp': table_lamp,
    'roundOttoman': round_ottoman,
    'squareOttoman': square_ottoman,
    'cooker': cooker,
    'monitor24': _monitor,
    'monitor32': _monitor,
    'towerComputer': _computer,
    'miniComputer': _computer,
}


def build(builder, name, size, fine=False):
    """A model as a Blender object, roughly of `size`; the caller makes the size exact."""
    kit = Kit(name, fine)
    builder(kit, *size)
    return kit.finish()
