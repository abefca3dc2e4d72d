"""A one-room flat on a concrete floor, late in a bright morning: kitchenette, bed, sofa and desk in one. All sizes in
metres, angles in degrees."""

import lamps
from clutter import book, sheets, shelf
from room import Opening, Room
from surface import Surface

ID = 'studio-flat'
TITLE = 'Studio flat'
KIND = 'studio flat'
SIZE = (5.4, 4.5, 2.7)

OAK = Surface((0.95, 0.95, 0.95), 'oak', 0.42)
PALE = Surface((0.36, 0.45, 0.48), None, 0.45)
INOX = Surface((0.42, 0.43, 0.44), None, 0.36)
STEEL = Surface((0.60, 0.61, 0.62), None, 0.3, True)
BLACK = Surface((0.022, 0.022, 0.024), None, 0.4)
GRAPHITE = Surface((0.10, 0.10, 0.105), None, 0.6)
INDIGO = Surface((0.13, 0.19, 0.36), 'weave', 0.95)
OCHRE = Surface((0.68, 0.40, 0.10), 'weave', 0.95)
PINK = Surface((0.70, 0.40, 0.34), 'weave', 0.95)
COTTON = Surface((0.88, 0.86, 0.82), 'weave', 0.95)
CLOTH = Surface((0.70, 0.42, 0.32), 'weave', 0.95)
LINEN = Surface((0.88, 0.86, 0.82), 'weave', 1.0, sheer=0.5)
SHADE = Surface((0.88, 0.82, 0.70), None, 0.95, emit=0.2, sheer=0.4)
LEAF = Surface((0.105, 0.215, 0.055), None, 0.55)
CLAY = Surface((0.50, 0.23, 0.13), None, 0.8)
BERRY = Surface((0.34, 0.05, 0.08), 'weave', 0.8)
ASH_FRAME = Surface((0.55, 0.42, 0.28), None, 0.5)

RUN = {
    'cabinetDoor': PALE,
    'cabinetDoorBorder': PALE,
    'cabinetBody': PALE,
    'cabinetBaseboard': BLACK,
    'cabinetHandle': BLACK,
    'counter': OAK,
    'counterBorder': OAK,
    'metal': STEEL,
}

#: Linear RGB factors of the baked groups of lamps.
MIX = {'sun': (0.92, 0.88, 0.82), 'sky': (1.40, 1.40, 1.40), 'lamps': (1.35, 1.30, 1.22)}

#: The camera: (seconds, eye, what it looks at).
WALK = [
    (0.0, (4.95, 1.20, 1.60), (4.30, 3.95, 0.86)),
    (1.3, (4.55, 1.42, 1.58), (3.20, 4.05, 0.88)),
    (2.5, (3.70, 1.65, 1.56), (1.40, 3.90, 0.66)),
    (3.7, (2.90, 1.95, 1.55), (0.50, 2.90, 0.52)),
    (4.8, (2.60, 2.45, 1.55), (0.60, 1.15, 0.46)),
    (5.9, (2.45, 2.85, 1.56), (2.90, 0.40, 0.66)),
    (7.0, (2.35, 3.05, 1.58), (4.45, 0.50, 0.70)),
    (8.0, (2.40, 3.10, 1.60), (4.70, 2.70, 0.62)),
]
#: Where the scanner stood and turned round.
SURVEY = [(4.3, 1.5, 1.55), (2.4, 2.6, 1.55), (2.9, 1.7, 1.55)]


def build():
    room = Room(
        SIZE,
        [
            Opening('south', (0.70, 2.06), (0.84, 2.36)),
            Opening('south', (2.44, 3.80), (0.84, 2.36)),
            Opening('east', (0.62, 1.46), (0.0, 2.04), 'door'),
        ],
    )
    room.build_shell(
        Surface((0.52, 0.525, 0.54), 'plaster', 0.30), Surface((0.98, 0.97, 0.96), 'plaster', 0.95)
    )
    room.outside('south', emit=1.1)
    for x in (0.36, 1.98, 2.24, 3.72):
        room.curtain('south', (x, x + 0.30), (0.02, 2.44), LINEN, folds=4)
    room.wall_box('curtain rod', 'south', (0.25, 4.10), (2.445, 2.47), (0.075, 0.1), BLACK, bevel=0.01)

    kitchenette(room)
    eating_corner(room)
    sleeping_corner(room)
    sitting_corner(room)
    desk_side(room)

    lamps.sun(azimuth=74, elevation=40, energy=7.5, colour=(1, 0.93, 0.82))
    lamps.sky(room, power_per_area=28)
    lamps.fill((2.7, 2.4, 2.66), (4.2, 3.2), 15)
    return room


def kitchenette(room):
    room.place('largeFridge', (4.90, 4.08), 0, surfaces={'base': GRAPHITE, 'metal': INOX, 'black': BLACK})
    room.place('drawersCabinet', (4.12, 4.19), 0, surfaces=RUN)
    room.place('cooker', (3.52, 4.195), 0, surfaces={'enamel': INOX, 'steel': STEEL})
    room.place('sinkCabinet', (2.92, 4.19), 0, surfaces=RUN)
    room.place('microwaveOven', (4.14, 4.24, 0.886), 0, surfaces={'steel': INOX, 'dark glass': BLACK})
    room.place('rangeHood', (3.52, 4.33, 1.56), 0, label=None, surfaces={'metal': STEEL, 'white': STEEL})
    shelf(room, 'north', (3.86, 4.40), 1.60, OAK, state=11, fill=0.7)
    shelf(room, 'north', (2.64, 3.18), 1.60, OAK, state=23, fill=0.6)
    room.place('coffeeBrewer', (4.44, 4.0, 0.886), 0, label=None, edge=0.3)
    room.place('pedalBin', (5.20, 3.20), -90, surfaces={'steel': INOX})


def eating_corner(room):
    room.place('tableWithTablecloth', (4.08, 2.46), 20, surfaces={'*': CLOTH})
    room.place('osakaChair', (4.74, 2.62), -76, surfaces={'*': OAK}, edge=0.1)
    room.place('osakaChair', (3.48, 2.16), 66, surfaces={'*': OAK}, edge=0.1)
    room.place('littlePlant', (4.12, 2.56, 0.751), 0, label=None)
    room.place('caffe_final', (3.94, 2.30, 0.751), 60, label=None)
    room.place('caffe_final', (4.28, 2.40, 0.751), 200, label=None)
    room.picture('east', (2.20, 2.72), (1.30, 1.98), 'picture2', ASH_FRAME)


def sleeping_corner(room):
    room.place(
        'bed1',
        (0.76, 3.44),
        0,
        surfaces={'structure': BLACK, 'couch': OCHRE, 'matress': COTTON, 'sheet': COTTON},
        without=('pillow',),
    )
    room.place('longPillow', (0.76, 4.19, 0.71), 2, 24, {'painted white': COTTON})
    room.place(
        'decorativePlant', (1.92, 4.10), 0, surfaces={'Leaves': LEAF, 'PotMat': CLAY}, label=None, edge=1
    )
    room.picture('north', (0.52, 1.02), (1.42, 2.07), 'picture0', ASH_FRAME)
    room.picture('west', (2.95, 3.65), (1.38, 1.90), 'picture3', ASH_FRAME)
    shelf(room, 'north', (1.45, 2.35), 1.72, OAK, state=31, fill=0.75)


def sitting_corner(room):
    room.rug((1.42, 1.15), (2.0, 1.5), 'stripes')
    room.place('sofa2', (0.42, 1.12), 90, surfaces={'Fabric': INDIGO, 'Trim': INDIGO, 'Wood': OAK})
    room.place('squarePillow', (0.44, 0.72, 0.46), 80, -20, {'fabric': PINK})
    room.place('coffeeTable', (1.46, 1.15), 90, surfaces={'oak': OAK})
    room.place('floorLamp', (0.28, 2.185), 0, surfaces={'brass': BLACK, 'lamp shade': SHADE})
    lamps.bulb((0.28, 2.185, 1.44), 8)
    room.picture('west', (0.62, 1.12), (1.34, 1.99), 'picture1', BLACK)
    room.picture('west', (1.24, 1.74), (1.34, 1.99), 'picture5', BLACK)
    book(room, (1.40, 1.36, 0.42), (0.17, 0.24, 0.028), (0.30, 0.08, 0.06))
    book(room, (1.41, 1.35, 0.448), (0.15, 0.20, 0.022), (0.07, 0.14, 0.28))
    room.place('augalas', (1.46, 0.98, 0.42), 40, label=None, edge=0.2)


def desk_side(room):
    room.place('writingDesk', (3.12, 0.40), 180, surfaces={'oak': OAK, 'dark': BLACK})
    room.place('designChair', (3.06, 1.06), 14, surfaces={})
    screen = {'screen': Surface((1, 1, 1), 'screen', 0.3, emit=0.8), 'dark': BLACK}
    room.place('monitor24', (3.10, 0.28, 0.74), 178, surfaces=screen)
    room.box('keyboard', (2.90, 0.50, 0.7405), (3.32, 0.63, 0.756), BLACK)
    room.box('mouse', (2.78, 0.52, 0.7405), (2.84, 0.62, 0.77), BLACK, bevel=0.012)
    sheets(room, (3.58, 0.46, 0.74))
    room.place('headphones', (2.62, 0.34, 0.74), 200, label=None, edge=0.1)
    room.place('rucksack', (4.02, 0.26), 172, surfaces={'fabric': BERRY, 'dark': GRAPHITE})
    room.place('bookCabinet', (4.76, 0.19), 180, surfaces={'wood': OAK, 'brass': BLACK})
