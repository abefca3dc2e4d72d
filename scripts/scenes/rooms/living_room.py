"""A sunlit living room with a dining corner and a desk. All sizes in metres, angles in degrees; a model's front is −y."""

import lamps
from clutter import book
from room import Opening, Room
from surface import Surface

ID = 'living-room'
TITLE = 'Living room'
KIND = 'living room'
SIZE = (6.2, 4.7, 2.6)

OAK = Surface((0.95, 0.95, 0.95), 'oak', 0.42)
WALNUT = Surface((1.25, 1.2, 1.15), 'walnut', 0.4)
TEAL = Surface((0.165, 0.33, 0.38), 'weave', 0.95)
RUST = Surface((0.66, 0.215, 0.075), 'weave', 0.9)
MUSTARD = Surface((0.86, 0.52, 0.13), 'weave', 0.95)
CREAM = Surface((0.84, 0.79, 0.70), 'weave', 0.95)
WOOL = Surface((0.80, 0.73, 0.62), 'boucle', 1.0)
SAGE = Surface((0.40, 0.47, 0.36), 'weave', 0.95)
LINEN = Surface((0.84, 0.80, 0.72), 'weave', 1.0, sheer=0.45)
CHROME = Surface((0.62, 0.62, 0.62), None, 0.22, True)
BLACK = Surface((0.022, 0.022, 0.024), None, 0.4)
BRASS = Surface((0.60, 0.43, 0.19), None, 0.32, True)
SHADE = Surface((0.88, 0.80, 0.66), None, 0.95, emit=0.22, sheer=0.4)
LEAF = Surface((0.105, 0.215, 0.055), None, 0.55)
TERRACOTTA = Surface((0.50, 0.23, 0.13), None, 0.8)
GRAPHITE = Surface((0.10, 0.10, 0.105), None, 0.6)
OAK_FRAME = Surface((0.30, 0.19, 0.11), None, 0.5)

#: Linear RGB factors of the baked groups of lamps.
MIX = {'sun': (0.85, 0.81, 0.75), 'sky': (1.45, 1.38, 1.28), 'lamps': (1.5, 1.42, 1.3)}

#: The camera: (seconds, eye, what it looks at).
WALK = [
    (0.0, (4.52, 0.84, 1.58), (2.00, 3.15, 0.52)),
    (1.2, (4.36, 0.88, 1.57), (1.35, 2.15, 0.24)),
    (2.5, (3.55, 0.92, 1.55), (0.20, 1.50, 0.66)),
    (3.8, (2.55, 1.28, 1.53), (1.75, 4.15, 0.66)),
    (5.0, (1.95, 1.52, 1.54), (4.60, 3.40, 0.42)),
    (6.0, (2.10, 1.80, 1.56), (5.50, 1.40, 0.28)),
    (7.1, (2.95, 2.35, 1.58), (4.30, 0.40, 0.52)),
    (8.0, (3.35, 2.92, 1.60), (2.55, 0.20, 0.72)),
]
#: Where the scanner stood and turned round.
SURVEY = [(3.0, 1.35, 1.55), (3.45, 2.75, 1.55), (4.5, 1.1, 1.55)]


def build():
    room = Room(
        SIZE,
        [
            Opening('south', (0.95, 2.45), (0.86, 2.26)),
            Opening('south', (3.65, 5.15), (0.86, 2.26)),
            Opening('east', (2.35, 3.17), (0.0, 2.04), 'door'),
        ],
    )
    room.build_shell(Surface((0.92, 0.92, 0.92), 'floor', 0.34), Surface((0.93, 0.92, 0.90), 'plaster', 0.95))
    room.outside('south', emit=1.0)
    for x in (0.62, 2.36, 3.32, 5.06):
        room.curtain('south', (x, x + 0.42), (0.02, 2.40), LINEN, folds=5)
    for start, end in ((0.45, 2.95), (3.15, 5.65)):
        room.wall_box('curtain rod', 'south', (start, end), (2.405, 2.43), (0.075, 0.1), BLACK, bevel=0.01)

    sitting_corner(room)
    dining_corner(room)
    desk_corner(room)
    south_side(room)

    lamps.sun(azimuth=102, elevation=31, energy=7.5)
    lamps.sky(room, power_per_area=26)
    lamps.fill((3.1, 2.6, 2.56), (4.6, 3.2), 16)
    return room


def sitting_corner(room):
    room.rug((2.05, 2.92), (2.45, 1.75), 'rug')
    room.place(
        'couch',
        (2.05, 4.20),
        0,
        surfaces={'Material_Couch': TEAL, 'Grey_Pillow': CREAM, 'Couch_Chrome': CHROME},
    )
    room.place('squarePillow', (1.62, 4.16, 0.45), 8, -17, {'fabric': MUSTARD})
    room.place('squarePillow', (2.55, 4.17, 0.45), -6, -17, {'fabric': RUST})
    room.place('coffeeTable', (2.05, 2.92), 0, surfaces={'oak': OAK})
    room.place(
        'modernArmchair', (0.62, 2.62), 102, surfaces={'Cuir': RUST, 'Textile': RUST, 'StainlMetal': CHROME}
    )
    room.place('roundOttoman', (0.95, 1.80), 0, surfaces={'fabric': WOOL})
    room.place('floorLamp', (0.40, 4.28), 0, surfaces={'brass': BRASS, 'lamp shade': SHADE})
    lamps.bulb((0.40, 4.28, 1.44), 9)
    room.place('bookCabinet', (0.185, 1.05), 90, surfaces={'wood': WALNUT, 'brass': BRASS})
    room.place(
        'decorativePlant', (0.40, 0.36), 0, surfaces={'Leaves': LEAF, 'PotMat': GRAPHITE}, label=None, edge=1
    )
    room.place(
        'plant', (3.56, 4.26), 0, label=None, surfaces={'grass_shader_1': LEAF, 'pot': GRAPHITE}, edge=0.3
    )
    room.picture('west', (2.28, 2.98), (1.34, 1.86), 'picture4', OAK_FRAME)
    room.picture('north', (1.02, 1.52), (1.32, 1.97), 'picture0', OAK_FRAME)
    room.picture('north', (1.72, 2.22), (1.32, 1.97), 'picture1', OAK_FRAME)
    room.picture('north', (2.42, 2.92), (1.32, 1.97), 'picture2', OAK_FRAME)
    book(room, (2.22, 2.86, 0.42), (0.24, 0.17, 0.028), (0.08, 0.16, 0.30))
    book(room, (2.235, 2.865, 0.448), (0.20, 0.15, 0.022), (0.62, 0.20, 0.10))
    room.place('caffe_final', (1.86, 2.80, 0.42), 30, label=None)
    room.place('littlePlant', (1.66, 3.04, 0.42), 0, label=None)


def dining_corner(room):
    room.place('oakTable', (4.72, 3.52), 12, surfaces={'*': OAK})
    room.place('oakChair', (4.00, 3.28), 104, surfaces={'*': OAK}, edge=0.1)
    room.place('oakChair', (5.32, 3.00), -140, surfaces={'*': OAK}, edge=0.1)
    room.place('augalas', (4.72, 3.52, 0.741), 40, label=None, edge=0.2)
    room.picture('north', (4.30, 5.10), (1.28, 1.92), 'picture3', BLACK)


def desk_corner(room):
    room.place('writingDesk', (5.875, 1.40), -90, surfaces={'oak': OAK, 'dark': BLACK})
    room.place(
        'monitor24',
        (5.99, 1.38, 0.74),
        -90,
        surfaces={'screen': Surface((1, 1, 1), 'screen', 0.3, emit=0.9), 'dark': BLACK},
    )
    room.place('desklamp', (5.98, 1.88, 0.74), 0, surfaces={'Material': BRASS})
    room.place('armchair', (5.22, 1.34), 106, surfaces={'seat': SAGE, 'armrest': BLACK, 'feet': CHROME})
    room.place('dustbin', (5.98, 0.50), 0, surfaces={'CHROME': GRAPHITE})
    room.box('keyboard', (5.66, 1.18, 0.7405), (5.80, 1.60, 0.756), BLACK)
    room.box('mouse', (5.68, 1.68, 0.7405), (5.74, 1.74, 0.77), BLACK, bevel=0.012)
    book(room, (5.88, 0.95, 0.74), (0.22, 0.30, 0.03), (0.45, 0.42, 0.36))
    book(room, (5.89, 0.96, 0.77), (0.19, 0.26, 0.02), (0.10, 0.20, 0.22))
    room.picture('east', (1.02, 1.62), (1.42, 2.02), 'picture6', OAK_FRAME)


def south_side(room):
    room.place('sideboard', (3.05, 0.24), 180, surfaces={'wood': WALNUT, 'dark': BLACK, 'brass': BRASS})
    room.place(
        'tableLamp',
        (2.62, 0.26, 0.72),
        0,
        surfaces={'lamp shade': SHADE, 'ceramic': Surface((0.12, 0.24, 0.27), None, 0.25)},
    )
    lamps.bulb((2.62, 0.26, 1.10), 4)
    room.place('cactus', (3.62, 0.27, 0.72), 0, label=None, surfaces={'cactus_pot': TERRACOTTA}, edge=0.2)
    room.place(
        'radiator',
        (4.45, 0.15),
        180,
        label=None,
        surfaces={'*': Surface((0.74, 0.73, 0.70), None, 0.45)},
        edge=0.4,
    )
    room.picture('south', (2.80, 3.28), (1.30, 1.92), 'picture5', BLACK)
    book(room, (3.18, 0.24, 0.72), (0.25, 0.18, 0.03), (0.55, 0.28, 0.08))
    book(room, (3.17, 0.24, 0.75), (0.22, 0.16, 0.025), (0.20, 0.27, 0.24))
