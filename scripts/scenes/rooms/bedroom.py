"""A bedroom at the end of the day: low golden sun across the bed, lamps lit. All sizes in metres, angles in degrees."""

import lamps
from clutter import book
from room import Opening, Room
from surface import Surface

ID = 'bedroom'
TITLE = 'Bedroom'
KIND = 'bedroom'
SIZE = (5.0, 4.3, 2.6)

WALNUT = Surface((1.25, 1.2, 1.15), 'walnut', 0.4)
OAK = Surface((0.95, 0.95, 0.95), 'oak', 0.42)
DUSK = Surface((0.17, 0.25, 0.37), 'weave', 0.95)
COTTON = Surface((0.86, 0.82, 0.76), 'weave', 0.95)
MUSTARD = Surface((0.86, 0.52, 0.13), 'weave', 0.95)
ROSE = Surface((0.66, 0.32, 0.26), 'weave', 0.95)
WOOL = Surface((0.84, 0.78, 0.68), 'boucle', 1.0)
MOSS = Surface((0.30, 0.36, 0.20), 'boucle', 1.0)
SAGE = Surface((0.42, 0.47, 0.40), None, 0.5)
LINEN = Surface((0.80, 0.70, 0.56), 'weave', 1.0, sheer=0.45)
BLACK = Surface((0.022, 0.022, 0.024), None, 0.4)
BRASS = Surface((0.60, 0.43, 0.19), None, 0.32, True)
SHADE = Surface((0.92, 0.78, 0.58), None, 0.95, emit=0.6, sheer=0.4)
CERAMIC = Surface((0.50, 0.22, 0.14), None, 0.3)
LEAF = Surface((0.105, 0.215, 0.055), None, 0.55)
GRAPHITE = Surface((0.10, 0.10, 0.105), None, 0.6)
WICKER = Surface((0.44, 0.30, 0.16), None, 0.9)
OAK_FRAME = Surface((0.30, 0.19, 0.11), None, 0.5)

#: Linear RGB factors of the baked groups of lamps.
MIX = {'sun': (0.86, 0.66, 0.45), 'sky': (1.35, 1.32, 1.32), 'lamps': (2.1, 1.88, 1.6)}

#: The camera: (seconds, eye, what it looks at).
WALK = [
    (0.0, (0.92, 0.72, 1.58), (2.30, 3.60, 0.66)),
    (1.3, (1.40, 0.82, 1.57), (2.80, 3.90, 0.66)),
    (2.7, (2.70, 1.00, 1.55), (1.20, 3.80, 0.68)),
    (3.9, (3.45, 1.50, 1.54), (0.45, 2.40, 0.80)),
    (5.2, (3.75, 2.30, 1.55), (1.90, 1.20, 0.36)),
    (6.4, (3.85, 2.75, 1.57), (2.70, 0.25, 0.62)),
    (7.3, (3.80, 3.00, 1.58), (3.90, 0.40, 0.62)),
    (8.0, (3.70, 3.10, 1.58), (4.40, 0.75, 0.55)),
]
#: Where the scanner stood and turned round.
SURVEY = [(1.4, 1.0, 1.55), (3.8, 2.5, 1.55), (3.0, 1.1, 1.55)]


def build():
    room = Room(
        SIZE,
        [
            Opening('east', (1.75, 3.35), (0.80, 2.25)),
            Opening('south', (0.22, 1.06), (0.0, 2.04), 'door'),
        ],
    )
    room.build_shell(Surface((0.72, 0.64, 0.58), 'floor', 0.34), Surface((0.76, 0.80, 0.74), 'plaster', 0.95))
    room.outside('east', emit=0.9)
    for y in (1.36, 3.30):
        room.curtain('east', (y, y + 0.44), (0.02, 2.36), LINEN, folds=5)
    room.wall_box('curtain rod', 'east', (1.2, 3.9), (2.365, 2.39), (0.075, 0.1), BLACK, bevel=0.01)

    bed_wall(room)
    wardrobe_side(room)
    south_side(room)
    reading_corner(room)

    lamps.sun(azimuth=171, elevation=24, energy=7, colour=(1, 0.74, 0.46))
    lamps.sky(room, power_per_area=30, colour=(0.84, 0.90, 1.0))
    lamps.fill((2.5, 2.15, 2.56), (4.0, 3.4), 9)
    return room


def bed_wall(room):
    room.rug((2.15, 1.95), (3.0, 2.1), 'kilim')
    room.place(
        'bedWithTexture',
        (2.15, 3.13),
        0,
        surfaces={'bed_venge': OAK, 'coverlet': DUSK, 'mattress': COTTON},
        without=('leftPillow', 'rightPillow'),
    )
    for x, turn in ((1.66, 3), (2.64, -2)):
        room.place('longPillow', (x, 3.97, 0.522), turn, 30, {'painted white': COTTON})
    room.place('squarePillow', (1.84, 3.70, 0.59), 8, -32, {'fabric': MUSTARD})
    room.place('squarePillow', (2.44, 3.69, 0.59), -9, -32, {'fabric': ROSE})
    for x in (0.86, 3.44):
        room.place('nightstand', (x, 4.08), 0, surfaces={'oak': OAK, 'brass': BRASS})
        room.place('tableLamp', (x, 4.12, 0.55), 0, surfaces={'lamp shade': SHADE, 'ceramic': CERAMIC})
        lamps.bulb((x, 4.12, 0.93), 6)
    book(room, (3.56, 3.98, 0.55), (0.14, 0.20, 0.03), (0.08, 0.16, 0.30))
    book(room, (3.55, 3.98, 0.58), (0.13, 0.19, 0.022), (0.62, 0.20, 0.10))
    room.place('caffe_final', (0.78, 3.97, 0.55), 40, label=None)
    room.picture('north', (1.35, 1.93), (1.25, 2.01), 'picture2', OAK_FRAME)
    room.picture('north', (2.37, 2.95), (1.25, 2.01), 'picture0', OAK_FRAME)
    room.place('slippers', (3.50, 3.05), 100, label=None, edge=0.1)


def wardrobe_side(room):
    room.place(
        'slidingWardrobe',
        (0.33, 1.95),
        90,
        surfaces={'wood': WALNUT, 'painted white': SAGE, 'dark': BLACK},
    )
    room.place('rucksack', (0.20, 3.02), 84, surfaces={'fabric': ROSE, 'dark': GRAPHITE})
    room.place('squareOttoman', (2.15, 1.64), 3, surfaces={'fabric': MOSS, 'wood': OAK})


def south_side(room):
    room.place(
        'chestOfDrawers', (2.45, 0.25), 180, surfaces={'oak': WALNUT, 'painted white': SAGE, 'brass': BRASS}
    )
    room.place('orchids', (2.80, 0.25, 0.86), 30, label=None, edge=0.1)
    room.place('teddyBear', (2.08, 0.26, 0.86), 165, label=None, edge=0.1)
    book(room, (2.48, 0.22, 0.86), (0.25, 0.18, 0.03), (0.55, 0.28, 0.08))
    book(room, (2.47, 0.22, 0.89), (0.22, 0.16, 0.025), (0.20, 0.27, 0.24))
    room.picture('south', (2.10, 2.80), (1.32, 1.85), 'picture4', OAK_FRAME)
    room.place('paperBin', (1.66, 0.20), 0, surfaces={'dark': WICKER})


def reading_corner(room):
    room.place('armchair2', (4.34, 0.80), -138, surfaces={'*': WOOL})
    room.place('floorLamp', (3.42, 0.27), 0, surfaces={'brass': BRASS, 'lamp shade': SHADE})
    lamps.bulb((3.42, 0.27, 1.44), 12)
    room.place(
        'plant', (4.58, 3.92), 0, label=None, surfaces={'grass_shader_1': LEAF, 'pot': GRAPHITE}, edge=0.3
    )
    room.picture('south', (4.02, 4.52), (1.35, 2.0), 'picture6', BLACK)
    room.place(
        'radiator',
        (4.85, 2.55),
        -90,
        label=None,
        surfaces={'*': Surface((0.74, 0.73, 0.70), None, 0.45)},
        edge=0.4,
    )
