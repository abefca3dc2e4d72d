"""A farmhouse kitchen in the morning: a green run with a window over the sink, and a long table under two pendants. All
sizes in metres, angles in degrees; a model's front is −y."""

import lamps
from clutter import shelf
from room import Opening, Room
from surface import Surface

ID = 'kitchen-diner'
TITLE = 'Kitchen-diner'
KIND = 'kitchen'
SIZE = (6.1, 4.3, 2.55)

OAK = Surface((0.95, 0.95, 0.95), 'oak', 0.42)
GREEN = Surface((0.085, 0.150, 0.110), None, 0.45)
BOARD = Surface((0.78, 0.80, 0.80), 'oak', 0.38)
CREAM = Surface((0.74, 0.70, 0.60), None, 0.45)
STEEL = Surface((0.60, 0.61, 0.62), None, 0.3, True)
INOX = Surface((0.42, 0.43, 0.44), None, 0.36)
BRASS = Surface((0.60, 0.43, 0.19), None, 0.32, True)
BLACK = Surface((0.022, 0.022, 0.024), None, 0.35)
GRAPHITE = Surface((0.10, 0.10, 0.105), None, 0.5)
ENAMEL = Surface((0.070, 0.110, 0.160), None, 0.3, emit=0.02)
GLOW = Surface((1.0, 0.86, 0.62), None, 0.9, emit=2.2)
PANE = Surface((0.30, 0.34, 0.34), None, 0.08)
MUSTARD = Surface((0.80, 0.48, 0.12), 'weave', 0.95)
LINEN = Surface((0.86, 0.83, 0.76), 'weave', 1.0, sheer=0.5)
RUST = Surface((0.66, 0.215, 0.075), 'weave', 0.9)
LEAF = Surface((0.105, 0.215, 0.055), None, 0.55)
CLAY = Surface((0.50, 0.23, 0.13), None, 0.8)
STONEWARE = Surface((0.62, 0.60, 0.55), None, 0.4)
OAK_FRAME = Surface((0.30, 0.19, 0.11), None, 0.5)
SCREEN = Surface((0.06, 0.30, 0.22), None, 0.5, emit=1.2)

#: The kitchen's own run: fronts green, worktop and carcass of oak.
RUN = {
    'cabinetDoor': GREEN,
    'cabinetDoorBorder': GREEN,
    'cabinetBody': GREEN,
    'cabinetBaseboard': BLACK,
    'cabinetHandle': BRASS,
    'cabinetPane': PANE,
    'counter': BOARD,
    'counterBorder': BOARD,
    'metal': STEEL,
}
CHAIR = {'ChairWood': OAK, 'Cloth': MUSTARD, 'BlackPlastic': BLACK}

#: Linear RGB factors of the baked groups of lamps.
MIX = {'sun': (0.95, 0.86, 0.74), 'sky': (1.7, 1.64, 1.56), 'lamps': (1.5, 1.38, 1.22)}

#: The camera: (seconds, eye, what it looks at).
WALK = [
    (0.0, (2.10, 0.80, 1.58), (1.00, 4.00, 0.95)),
    (1.2, (2.05, 0.98, 1.57), (1.55, 4.10, 0.92)),
    (2.5, (2.15, 1.35, 1.56), (3.10, 4.20, 0.98)),
    (3.7, (2.35, 1.75, 1.55), (4.40, 4.05, 0.92)),
    (4.8, (2.45, 2.25, 1.55), (5.00, 2.70, 0.80)),
    (5.9, (2.52, 2.70, 1.57), (4.70, 1.62, 1.02)),
    (7.0, (2.85, 3.05, 1.58), (2.80, 0.60, 0.62)),
    (8.0, (3.20, 3.05, 1.58), (0.75, 1.62, 0.66)),
]
#: Where the scanner stood and turned round.
SURVEY = [(1.9, 1.7, 1.55), (3.1, 2.85, 1.55)]


def build():
    room = Room(
        SIZE,
        [
            Opening('north', (2.58, 3.64), (1.26, 2.24)),
            Opening('east', (0.85, 2.75), (0.45, 2.24)),
            Opening('west', (0.42, 1.24), (0.0, 2.04), 'door'),
        ],
    )
    room.build_shell(
        Surface((0.94, 0.94, 0.94), 'terracotta', 0.42),
        Surface((0.95, 0.95, 0.91), 'plaster', 0.95),
        texel=(0.016, 0.024),
    )
    room.tiled_wall(
        'north',
        [
            ((1.0, 2.58), (0.86, 1.44)),
            ((2.58, 3.64), (0.86, 1.26)),
            ((3.64, 4.6), (0.86, 1.44)),
        ],
        Surface((0.95, 0.95, 0.95), 'metro', 0.16),
        0.02,
    )
    room.outside('north', emit=0.9)
    room.outside('east', emit=1.1)
    for y in (0.50, 2.72):
        room.curtain('east', (y, y + 0.38), (0.02, 2.38), LINEN, folds=4)
    room.wall_box('curtain rod', 'east', (0.40, 3.20), (2.385, 2.41), (0.075, 0.1), BLACK, bevel=0.01)

    cooking_side(room)
    worktop(room)
    dining_side(room)
    south_and_west(room)

    lamps.sun(azimuth=167, elevation=27, energy=7.5)
    lamps.sky(room, power_per_area=24)
    lamps.fill((3.05, 2.3, 2.53), (4.6, 2.8), 17)
    return room


def cooking_side(room):
    room.place(
        'largeFridge', (0.52, 3.885), 0, surfaces={'base': GRAPHITE, 'metal': INOX, 'black': BLACK}, edge=0.16
    )
    for name, x in (('drawersCabinet', 1.30), ('lowerCabinet', 2.50), ('sinkCabinet', 3.10)):
        room.place(name, (x, 3.99), 0, surfaces=RUN, edge=0.12)
    room.place('cooker', (1.90, 3.995), 0, surfaces={'enamel': CREAM, 'steel': STEEL})
    room.place('lowerCabinet', (3.70, 3.99), 0, surfaces=RUN, edge=0.12)
    room.place('drawersCabinet', (4.30, 3.99), 0, surfaces=RUN, edge=0.12)
    for z in (1.52, 1.88):
        shelf(room, 'north', (1.02, 1.56), z, OAK, fill=0.86, state=round(100 * z))
    room.place('glassDoorCabinet', (4.30, 4.088, 1.46), 0, surfaces=RUN)
    room.place('rangeHood', (1.90, 4.13, 1.55), 0, label=None, surfaces={'*': INOX})
    room.wall_box('flue', 'north', (1.77, 2.03), (1.96, SIZE[2]), (0.001, 0.24), INOX)


def worktop(room):
    top = 0.886
    room.place(
        'microwaveOven',
        (4.30, 4.04, top),
        0,
        surfaces={'steel': INOX, 'display': SCREEN, 'dark glass': BLACK},
    )
    room.place('coffeeBrewer', (2.42, 4.06, top), 0, label=None, edge=0.3)
    room.place('bread', (3.66, 3.92, top + 0.022), 35, label=None)
    room.box('board', (3.50, 3.80, top), (3.84, 4.04, top + 0.021), OAK, bevel=0.006)
    room.place('tetrapak', (3.92, 4.10, top), 20, label=None, edge=0.3)
    room.place('littlePlant', (2.80, 4.29, 1.286), 0, label=None, edge=0.3)
    room.place('littlePlant', (3.42, 4.29, 1.286), 70, label=None, edge=0.3)


def dining_side(room):
    room.rug((2.75, 3.28), (2.0, 0.72), 'stripes')
    room.place('table', (4.50, 1.72), 0, surfaces={'TableTop': OAK, 'TableFeet': OAK})
    for x, y, yaw in ((4.08, 2.30, 4), (4.98, 2.34, -7), (4.02, 1.12, 176), (4.95, 1.06, 190)):
        room.place('chairWithCushion', (x, y), yaw, surfaces=CHAIR, edge=0.2)
    for x in (4.05, 4.95):
        room.place(
            'pendantLamp',
            (x, 1.72, SIZE[2] - 0.95),
            0,
            surfaces={'lamp shade': ENAMEL, 'brass': BRASS, 'bulb': GLOW},
        )
        lamps.bulb((x, 1.72, SIZE[2] - 0.93), 10, radius=0.05)
    room.place('augalas', (4.62, 1.74, 0.742), 20, label=None, edge=0.3)
    for x, y in ((4.05, 1.98), (4.95, 1.98), (4.05, 1.46)):
        plates(room, (x, y, 0.741))
    room.place('caffe_final', (4.30, 1.90, 0.741), 30, label=None)
    room.place('pedalBin', (5.02, 3.86), 0, surfaces={'steel': INOX})
    room.place(
        'plant', (5.62, 3.84), 60, label=None, surfaces={'grass_shader_1': LEAF, 'pot': GRAPHITE}, edge=0.4
    )
    room.picture('north', (5.02, 5.42), (1.40, 1.92), 'lemons', OAK_FRAME)


def south_and_west(room):
    room.place(
        'chestOfDrawers',
        (2.35, 0.25),
        180,
        surfaces={'oak': OAK, 'painted white': Surface((0.36, 0.42, 0.44), None, 0.5), 'brass': BRASS},
    )
    room.picture('south', (1.90, 2.34), (1.30, 1.88), 'picture2', OAK_FRAME)
    room.picture('south', (2.44, 2.88), (1.30, 1.88), 'picture6', OAK_FRAME)
    room.place('augalas', (2.02, 0.26, 0.862), 200, label=None, edge=0.3)
    room.place('rucksack', (3.18, 0.22), 172, surfaces={'fabric': RUST, 'dark': BLACK})
    room.picture('west', (1.52, 1.98), (1.26, 1.86), 'picture5', OAK_FRAME)
    plates(room, (2.62, 0.25, 0.861), 3)
    room.place(
        'kitchenTrolley', (0.26, 1.76), 90, surfaces={'oak': OAK, 'painted white': CREAM, 'steel': STEEL}
    )
    plates(room, (0.26, 1.64, 0.841), 4)
    room.place('littlePlant', (0.24, 1.90, 0.841), 0, label=None, edge=0.3)


def plates(room, at, count=1):
    """A stack of plates."""
    x, y, z = at
    for k in range(count):
        room.place('plate', (x, y, z + 0.008 * k), label=None, surfaces={'*': STONEWARE}, edge=0.3)
