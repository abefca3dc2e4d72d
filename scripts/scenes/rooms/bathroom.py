"""A bathroom in the late afternoon: a free-standing tub under the window, green tiles, brass and warm globes. All sizes in
metres, angles in degrees; a model's front is −y."""

import lamps
from room import Opening, Room
from surface import Surface

ID = 'bathroom'
TITLE = 'Bathroom'
KIND = 'bathroom'
SIZE = (4.0, 3.2, 2.5)
WAINSCOT = 1.28

OAK = Surface((0.95, 0.95, 0.95), 'oak', 0.42)
WALNUT = Surface((1.25, 1.2, 1.15), 'walnut', 0.4)
CERAMIC = Surface((0.80, 0.80, 0.78), None, 0.12)
BRASS = Surface((0.62, 0.45, 0.20), None, 0.26, True)
MIRROR = Surface((0.88, 0.90, 0.90), None, 0.04, True)
STEEL = Surface((0.50, 0.51, 0.52), None, 0.32)
BLACK = Surface((0.022, 0.022, 0.024), None, 0.35)
CABINET = Surface((0.055, 0.105, 0.125), None, 0.45)
WHITE = Surface((0.76, 0.75, 0.71), None, 0.5)
BLUSH = Surface((0.72, 0.36, 0.28), 'boucle', 1.0)
OCHRE = Surface((0.80, 0.50, 0.15), 'weave', 0.95)
TOWEL = Surface((0.84, 0.80, 0.72), 'boucle', 1.0)
TEAL = Surface((0.17, 0.34, 0.37), 'boucle', 1.0)
WICKER = Surface((0.72, 0.52, 0.33), 'weave', 0.9)
GLOBE = Surface((1.0, 0.86, 0.66), None, 0.5, emit=1.0, sheer=0.6)
LEAF = Surface((0.105, 0.215, 0.055), None, 0.55)
CLAY = Surface((0.50, 0.23, 0.13), None, 0.8)
LINEN = Surface((0.84, 0.81, 0.74), 'weave', 1.0, sheer=0.5)

#: Linear RGB factors of the baked groups of lamps.
MIX = {'sun': (1.0, 0.80, 0.58), 'sky': (1.35, 1.38, 1.40), 'lamps': (1.35, 1.15, 0.90)}

#: The camera: (seconds, eye, what it looks at).
WALK = [
    (0.0, (2.74, 0.55, 1.60), (1.35, 2.65, 0.80)),
    (1.2, (2.72, 0.62, 1.58), (0.95, 2.45, 0.72)),
    (2.5, (2.68, 0.95, 1.57), (0.15, 1.25, 0.92)),
    (3.8, (2.30, 1.25, 1.55), (1.20, 2.80, 0.70)),
    (4.9, (1.70, 1.30, 1.55), (2.95, 2.75, 0.66)),
    (5.9, (1.42, 1.42, 1.57), (3.90, 1.80, 1.22)),
    (7.0, (1.25, 1.78, 1.58), (3.70, 0.85, 0.82)),
    (8.0, (1.30, 1.98, 1.60), (2.70, 0.30, 0.56)),
]
#: Where the scanner stood and turned round.
SURVEY = [(1.5, 1.75, 1.55), (2.75, 1.5, 1.55)]


def build():
    room = Room(
        SIZE,
        [
            Opening('north', (0.70, 2.00), (1.36, 2.22)),
            Opening('south', (1.22, 2.02), (0.0, 2.04), 'door'),
        ],
    )
    room.build_shell(
        Surface((0.95, 0.95, 0.95), 'chequers', 0.16),
        Surface((0.95, 0.90, 0.83), 'plaster', 0.9),
        texel=(0.012, 0.022),
    )
    w, d, _ = SIZE
    door = (1.15, 2.09)
    for side, spans in (
        ('north', [(0, w)]),
        ('east', [(0, d)]),
        ('west', [(0, d)]),
        ('south', [(0, door[0]), (door[1], w)]),
    ):
        tiles = Surface((0.95, 0.95, 0.95), 'zellige', 0.14)
        room.tiled_wall(side, [(span, (0, WAINSCOT)) for span in spans], tiles, 0.016)
        for span in spans:
            room.wall_box('rail', side, span, (WAINSCOT, WAINSCOT + 0.03), (0, 0.022), WHITE, edge=0.1)
    room.outside('north', emit=1.0)
    for x in (0.36, 1.98):
        room.curtain('north', (x, x + 0.36), (0.9, 2.36), LINEN, folds=4)
    room.wall_box('curtain rod', 'north', (0.28, 2.42), (2.365, 2.39), (0.075, 0.1), BRASS, bevel=0.01)

    tub_side(room)
    washing_side(room)
    west_and_south(room)

    lamps.sun(azimuth=-62, elevation=36, energy=6.5)
    lamps.sky(room, power_per_area=34)
    lamps.fill((2.0, 1.6, 2.46), (3.0, 2.2), 9)
    return room


def tub_side(room):
    room.place('roundTub', (1.35, 2.55), 0, surfaces={'enamel': CERAMIC})
    room.place('tubTap', (1.35, 3.02), 0, label=None, surfaces={'brass': BRASS})
    room.place('sideTable', (2.50, 2.62), 20, surfaces={'wood': WALNUT})
    room.place('flacon', (2.42, 2.58, 0.521), 20, label=None, edge=0.3)
    room.place('cosmeticsPot', (2.58, 2.54, 0.521), 0, label=None, edge=0.3)
    room.place('littlePlant', (2.52, 2.73, 0.521), 0, label=None, edge=0.3)
    room.place('littlePlant', (1.72, 3.19, 1.387), 60, label=None, edge=0.3)
    room.rug((1.35, 1.80), (0.95, 0.58), 'boucle')
    room.place('thonet', (3.42, 2.72), -48, surfaces={'*': BLACK}, edge=0.12)
    room.place('squarePillow', (3.50, 2.80, 0.46), -48, -14, {'fabric': OCHRE})
    globe(room, (0.10, 2.55, 1.50), 90)


def washing_side(room):
    room.place(
        'modernVanity', (3.715, 1.70), -90, surfaces={'Closet': CABINET, 'Ceramic': CERAMIC, 'Metal': BRASS}
    )
    room.place('mirrorCabinet', (3.925, 1.70, 1.34), -90, surfaces={'painted white': WHITE, 'mirror': MIRROR})
    for y in (1.06, 2.34):
        globe(room, (3.90, y, 1.50), -90)
    room.place('pedalBin', (3.76, 0.98), -90, surfaces={'steel': STEEL})
    room.place('laundryBasket', (3.70, 0.32), 0, surfaces={'wicker': WICKER})


def west_and_south(room):
    room.place('tallCabinet', (0.20, 0.95), 90, surfaces={'painted white': CABINET, 'brass': BRASS})
    room.place('towelStand', (0.20, 1.72), 90, surfaces={'oak': OAK, 'towel': TOWEL, 'second towel': TEAL})
    room.place('roundOttoman', (0.98, 1.12), 0, surfaces={'fabric': BLUSH})
    room.place(
        'toiletsUnit', (2.86, 0.365), 180, surfaces={'fayence': CERAMIC, 'cover': CERAMIC, 'chrome': BRASS}
    )
    room.place(
        'toiletPaperDispenser', (2.42, 0.062, 0.66), 180, label=None, surfaces={'chrome.001': BRASS}, edge=0.3
    )
    room.place('toiletBrush', (3.22, 0.12), 0, label=None, surfaces={'chrome.001': BRASS}, edge=0.3)
    room.place(
        'towel3',
        (0.62, 0.05, 0.92),
        180,
        label=None,
        surfaces={'towel_1': TOWEL, 'shower_handle': BRASS},
        edge=0.2,
    )
    room.picture('south', (2.62, 3.10), (1.46, 2.10), 'picture2', BLACK)


def globe(room, at, yaw):
    """A wall lamp and its bulb, 2 cm before the plate's middle."""
    room.place('globeLamp', at, yaw, surfaces={'brass': BRASS, 'lamp shade': GLOBE})
    dx = 0.02 if yaw > 0 else -0.02
    lamps.bulb((at[0] + dx, at[1], at[2] + 0.145), 5, radius=0.05)
