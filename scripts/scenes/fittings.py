"""Blender: furniture of kitchens and bathrooms, built like that of handmade.py: front to −y, CC0, this project's own."""

import math

from handmade import BRASS, DARK, GLASS, OAK, SHADE, STEEL, WHITE, front, legs

MIRROR = ('mirror', (0.75, 0.76, 0.76))
WICKER = ('wicker', (0.45, 0.30, 0.17))
TOWEL = ('towel', (0.75, 0.72, 0.66))


def microwave_oven(kit, w, d, h):
    kit.box((-w / 2, -d / 2 + 0.02, 0.012), (w / 2, d / 2, h), STEEL, 0.006)
    legs(kit, w, d - 0.06, 0.012, 0.03, DARK, 0.02)
    kit.box((-w / 2, -d / 2 + 0.006, 0.014), (w * 0.24, -d / 2 + 0.02, h - 0.002), STEEL)
    kit.box((-w / 2 + 0.03, -d / 2 + 0.004, 0.05), (w * 0.19, -d / 2 + 0.007, h - 0.04), GLASS, 0)
    kit.box((w * 0.24 + 0.003, -d / 2 + 0.008, 0.014), (w / 2, -d / 2 + 0.02, h - 0.002), DARK)
    kit.box((w * 0.205, -d / 2, 0.05), (w * 0.225, -d / 2 + 0.008, h - 0.04), DARK)
    for row in range(4):
        for column in range(3):
            x, z = w * 0.30 + 0.03 * column, 0.05 + 0.028 * row
            kit.box((x, -d / 2 + 0.005, z), (x + 0.02, -d / 2 + 0.009, z + 0.016), STEEL, 0)
    screen = ('display', (0.10, 0.35, 0.30))
    kit.box((w * 0.29, -d / 2 + 0.006, h - 0.075), (w * 0.46, -d / 2 + 0.009, h - 0.045), screen, 0)


def pendant_lamp(kit, w, d, h):
    """Hangs from the ceiling, which its canopy touches."""
    r = w / 2
    outside = [(r, 0), (r * 0.97, 0.05), (r * 0.82, 0.11), (r * 0.5, 0.165), (r * 0.16, 0.19), (0.022, 0.2)]
    kit.turned(outside, SHADE, sides=40, cap=False)
    kit.turned([(x - 0.006, z - 0.003) for x, z in outside][1:-1], WHITE, sides=40, cap=False)
    kit.turned([(0.022, 0.2), (0.022, 0.26), (0.008, 0.275)], BRASS, sides=20)
    kit.turned([(0.0035, 0.27), (0.0035, h - 0.02)], DARK, sides=8)
    kit.turned([(0.05, h - 0.022), (0.05, h)], BRASS, sides=24)
    kit.turned(
        [(0.018, 0.2), (0.032, 0.1), (0.03, 0.07), (0.012, 0.05)], ('bulb', (0.9, 0.85, 0.7)), sides=16
    )


def kitchen_trolley(kit, w, d, h):
    """A butcher's block on wheels, with two slatted shelves and a towel rail."""
    kit.box((-w / 2 + 0.03, -d / 2, h - 0.05), (w / 2 - 0.03, d / 2, h), OAK, 0.006)
    for x in (-w / 2 + 0.05, w / 2 - 0.09):
        for y in (-d / 2 + 0.02, d / 2 - 0.06):
            kit.box((x, y, 0.05), (x + 0.04, y + 0.04, h - 0.05), WHITE)
            kit.box((x + 0.008, y + 0.004, 0), (x + 0.032, y + 0.036, 0.05), DARK, 0.01)
    for z in (0.14, 0.44):
        for k in range(6):
            y = -d / 2 + 0.02 + k * (d - 0.08) / 5
            kit.box((-w / 2 + 0.05, y, z), (w / 2 - 0.05, y + 0.04, z + 0.015), OAK)
    for x, far in ((-w / 2, -w / 2 + 0.03), (w / 2 - 0.03, w / 2)):
        for y in (-d / 2 + 0.05, d / 2 - 0.065):
            kit.box((x, y, h - 0.035), (far, y + 0.015, h - 0.02), STEEL)
    for x in (-w / 2, w / 2 - 0.012):
        kit.box((x, -d / 2 + 0.05, h - 0.035), (x + 0.012, d / 2 - 0.05, h - 0.02), STEEL)


def tall_cabinet(kit, w, d, h):
    """Two doors, one above the other, on a recessed foot."""
    kit.box((-w / 2, -d / 2 + 0.018, 0.07), (w / 2, d / 2, h), WHITE)
    kit.box((-w / 2 + 0.03, -d / 2 + 0.06, 0), (w / 2 - 0.03, d / 2 - 0.01, 0.07), DARK, 0)
    for z0, z1 in ((0.08, h * 0.45), (h * 0.45, h - 0.006)):
        front(kit, -w / 2 + 0.004, w / 2 - 0.004, z0, z1, -d / 2 + 0.018, WHITE)
        z = z1 - 0.16 if z0 < 0.1 else z0 + 0.06
        kit.box((w / 2 - 0.05, -d / 2 - 0.02, z), (w / 2 - 0.035, -d / 2 - 0.008, z + 0.1), BRASS)
        for end in (z + 0.01, z + 0.08):
            kit.box(
                (w / 2 - 0.048, -d / 2 - 0.01, end), (w / 2 - 0.037, -d / 2 + 0.004, end + 0.01), BRASS, 0
            )


def mirror_cabinet(kit, w, d, h):
    """Hangs on a wall: two doors of mirror."""
    kit.box((-w / 2, -d / 2 + 0.02, 0), (w / 2, d / 2, h), WHITE)
    for x0, x1 in ((-w / 2, -0.0015), (0.0015, w / 2)):
        kit.box((x0, -d / 2, 0), (x1, -d / 2 + 0.018, h), MIRROR, 0.002)


def towel_stand(kit, w, d, h):
    """An open stand of three shelves with folded and rolled towels."""
    for x in (-w / 2, w / 2 - 0.025):
        for y in (-d / 2, d / 2 - 0.025):
            kit.box((x, y, 0), (x + 0.025, y + 0.025, h), OAK)
    levels = (0.1, h * 0.5, h - 0.022)
    for z in levels:
        kit.box((-w / 2 + 0.004, -d / 2 + 0.004, z), (w / 2 - 0.004, d / 2 - 0.004, z + 0.018), OAK)
    for k in range(3):
        z = levels[0] + 0.018 + 0.055 * k
        kit.box((-w * 0.4, -d * 0.4, z), (w * 0.4, d * 0.4, z + 0.053), TOWEL, 0.02)
    for k in range(2):
        z = levels[1] + 0.018 + 0.06 * k
        shade = ('second towel', (0.20, 0.32, 0.33))
        kit.box((-w * 0.38, -d * 0.38, z), (w * 0.38, d * 0.4, z + 0.058), shade, 0.02)


def laundry_basket(kit, w, d, h):
    """Woven, with a lid: rings of wicker that bulge."""
    r, rows = w / 2, 18
    profile = []
    for k in range(rows):
        share = k / rows
        radius = r * (0.84 + 0.14 * math.sin(math.pi * (0.15 + 0.6 * share)))
        z = share * (h - 0.06)
        profile += [(radius - 0.006, z), (radius, z + (h - 0.06) / rows / 2)]
    profile += [(r * 0.93, h - 0.06), (r, h - 0.055), (r, h - 0.03), (r * 0.6, h - 0.012), (0.04, h - 0.01)]
    kit.turned(profile, WICKER, sides=40)
    kit.turned([(0.03, h - 0.02), (0.022, h - 0.006), (0.012, h)], WICKER, sides=16)


def globe_lamp(kit, w, d, h):
    """A wall lamp: plate at the back (+y), an arm, a glass globe."""
    r = w / 2
    kit.box((-0.04, d / 2 - 0.015, 0.0), (0.04, d / 2, 0.1), BRASS, 0.004)
    kit.box((-0.008, -d / 2 + r - 0.008, 0.042), (0.008, d / 2 - 0.01, 0.058), BRASS)
    middle, centre = -d / 2 + r, h - r
    kit.turned([(0.02, 0.03), (0.035, 0.05), (0.035, centre - r + 0.02)], BRASS, (0, middle), 20)
    ball = [(r * math.sin(a), centre - r * math.cos(a)) for a in (math.pi * k / 14 for k in range(1, 14))]
    kit.turned([(0.012, centre - r), *ball, (0.012, centre + r)], SHADE, (0, middle), 32)


def tub_tap(kit, w, d, h):
    """A floor-standing tap: a post, a spout towards −y and a lever."""
    kit.turned(
        [(0.05, 0), (0.05, 0.012), (0.016, 0.016), (0.016, h - 0.03), (0.012, h)],
        BRASS,
        (0, d / 2 - 0.05),
        20,
    )
    kit.box((-0.014, -d / 2, h - 0.06), (0.014, d / 2 - 0.05, h - 0.035), BRASS, 0.006)
    kit.box((-0.012, -d / 2, h - 0.085), (0.012, -d / 2 + 0.024, h - 0.05), BRASS, 0.004)
    for side in (-1, 1):
        x0, x1 = sorted((0.0, side * w / 2))
        kit.box((x0, d / 2 - 0.06, h - 0.16), (x1, d / 2 - 0.04, h - 0.14), BRASS)


def plate(kit, w, d, h):
    r = w / 2
    kit.turned(
        [(r * 0.55, 0), (r * 0.6, h * 0.3), (r, h), (r * 0.97, h), (r * 0.62, h * 0.5)], WHITE, sides=32
    )


BUILDERS = {
    'plate': plate,
    'microwaveOven': microwave_oven,
    'pendantLamp': pendant_lamp,
    'kitchenTrolley': kitchen_trolley,
    'tallCabinet': tall_cabinet,
    'mirrorCabinet': mirror_cabinet,
    'towelStand': towel_stand,
    'laundryBasket': laundry_basket,
    'globeLamp': globe_lamp,
    'tubTap': tub_tap,
}
