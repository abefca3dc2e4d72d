"""A small office for two with a meeting table, under an even grey sky. All sizes in metres, angles in degrees."""

import lamps
from clutter import book, sheets, shelf
from room import Opening, Room
from surface import Surface

ID = 'office'
TITLE = 'Office'
KIND = 'office'
SIZE = (5.4, 4.4, 2.75)

BIRCH = Surface((1.12, 1.16, 1.2), 'oak', 0.4)
WHITE = Surface((0.76, 0.76, 0.75), None, 0.45)
GREY = Surface((0.42, 0.43, 0.44), None, 0.5)
STEEL = Surface((0.55, 0.56, 0.58), None, 0.35, True)
BLACK = Surface((0.022, 0.022, 0.024), None, 0.4)
PETROL = Surface((0.05, 0.23, 0.27), 'weave', 0.9)
PETROL_STEEL = Surface((0.10, 0.24, 0.28), None, 0.45)
AMBER = Surface((0.72, 0.36, 0.05), None, 0.5)
MOSS = Surface((0.24, 0.30, 0.10), 'weave', 0.95)
LEAF = Surface((0.105, 0.215, 0.055), None, 0.55)
POT = Surface((0.66, 0.64, 0.60), None, 0.6)
BLIND = Surface((0.82, 0.82, 0.80), 'weave', 1.0, sheer=0.45)
PANEL = Surface((1.0, 0.98, 0.95), None, 0.9, emit=1.1)
SCREEN = Surface((1, 1, 1), 'screen', 0.3, emit=0.8)

#: Linear RGB factors of the baked groups of lamps.
MIX = {'sun': (0.62, 0.61, 0.60), 'sky': (1.42, 1.45, 1.50), 'lamps': (1.45, 1.45, 1.42)}

#: The camera: (seconds, eye, what it looks at).
WALK = [
    (0.0, (4.62, 1.10, 1.60), (3.30, 3.95, 0.80)),
    (1.4, (4.25, 1.55, 1.58), (2.60, 3.95, 0.80)),
    (2.8, (3.55, 2.05, 1.56), (1.20, 3.90, 0.80)),
    (3.7, (3.30, 2.30, 1.55), (0.60, 2.80, 0.66)),
    (4.8, (3.35, 2.45, 1.56), (1.50, 0.60, 0.74)),
    (5.9, (3.05, 2.45, 1.57), (2.90, 0.60, 0.76)),
    (7.0, (2.60, 2.42, 1.58), (4.55, 0.60, 0.66)),
    (8.0, (2.30, 2.40, 1.60), (5.35, 2.85, 0.64)),
]
#: Where the scanner stood and turned round.
SURVEY = [(3.9, 2.2, 1.55), (1.7, 2.3, 1.55), (4.4, 1.0, 1.55)]


def build():
    room = Room(
        SIZE,
        [
            Opening('west', (0.55, 1.95), (0.92, 2.36)),
            Opening('west', (2.35, 3.75), (0.92, 2.36)),
            Opening('east', (0.42, 1.28), (0.0, 2.04), 'door'),
        ],
    )
    room.build_shell(
        Surface((0.95, 0.95, 0.95), 'carpet', 1.0), Surface((0.90, 0.925, 0.95), 'plaster', 0.95)
    )
    room.outside('west', emit=0.9)
    for start, end, low in ((0.55, 1.95, 1.98), (2.35, 3.75, 2.12)):
        room.wall_box(
            'blind', 'west', (start + 0.03, end - 0.03), (low, 2.35), (-0.07, -0.064), BLIND, edge=0.15
        )
        room.wall_box(
            'blind rail', 'west', (start + 0.02, end - 0.02), (low - 0.02, low), (-0.075, -0.06), WHITE
        )

    desks(room)
    meeting_corner(room)
    east_wall(room)
    coffee_corner(room)
    ceiling(room)

    lamps.sun(azimuth=-14, elevation=37, energy=6, colour=(1, 0.94, 0.86))
    lamps.sky(room, power_per_area=30)
    return room


def desks(room):
    surfaces = {'Desk': BIRCH, 'Brushed': STEEL, 'Metal': STEEL}
    room.place('lbDesk', (1.22, 3.90), 0, surfaces=surfaces)
    room.place('lbDesk', (3.14, 3.90), 0, surfaces=surfaces)
    room.place('armchair', (1.30, 3.08), 196, surfaces={'seat': PETROL, 'armrest': BLACK, 'feet': STEEL})
    room.place('armchair', (3.02, 3.02), 158, surfaces={'seat': PETROL, 'armrest': BLACK, 'feet': STEEL})
    screen = {'screen': SCREEN, 'dark': BLACK}
    room.place('monitor24', (0.98, 4.04, 0.723), 10, surfaces=screen)
    room.place('monitor24', (1.56, 4.06, 0.723), -12, surfaces=screen)
    room.place('monitor32', (3.12, 4.06, 0.723), 4, surfaces=screen)
    room.place('towerComputer', (3.74, 3.98), 0, surfaces={'dark': BLACK, 'steel': GREY})
    room.place('desklamp', (2.50, 4.05, 0.723), 0, surfaces={'Material': STEEL})
    room.place('paperBin', (4.18, 4.12), 0, surfaces={'dark': GREY})
    for x in (1.24, 3.10):
        room.box('keyboard', (x - 0.22, 3.60, 0.7235), (x + 0.22, 3.74, 0.738), BLACK)
        room.box('mouse', (x + 0.30, 3.62, 0.7235), (x + 0.36, 3.73, 0.752), BLACK, bevel=0.012)
    room.place('headphones', (2.72, 3.72, 0.723), 30, label=None, edge=0.1)
    room.place('caffe_final', (0.66, 3.70, 0.723), 30, label=None)
    room.place('kalender', (1.88, 3.98, 0.723), -14, label=None, edge=0.1)
    room.place('cactus', (3.74, 4.12, 0.723), 0, label=None, surfaces={'cactus_pot': POT}, edge=0.2)
    sheets(room, (3.62, 3.74, 0.723))
    book(room, (1.86, 3.72, 0.723), (0.19, 0.25, 0.022), (0.42, 0.10, 0.07))
    shelf(room, 'north', (2.35, 3.95), 1.62, BIRCH, state=5)
    room.picture('north', (0.62, 1.12), (1.40, 2.05), 'picture1', BLACK)
    room.picture('north', (1.28, 1.78), (1.40, 2.05), 'picture5', BLACK)
    room.place('radiator', (0.15, 3.05), 90, label=None, surfaces={'*': WHITE}, edge=0.4)


def meeting_corner(room):
    room.place(
        'technicalTable1', (1.95, 1.22), 0, surfaces={'*': STEEL, 'Material': WHITE, 'Material.007': WHITE}
    )
    room.place('plasticChair', (1.62, 0.52), 172, surfaces={'*': BLACK, 'Material': AMBER}, edge=0.1)
    room.place('plasticChair', (3.12, 1.30), -74, surfaces={'*': BLACK, 'Material': AMBER}, edge=0.1)
    room.box('laptop base', (2.12, 1.06, 0.7405), (2.44, 1.28, 0.755), GREY)
    book(room, (1.45, 1.28, 0.74), (0.22, 0.30, 0.018), (0.08, 0.16, 0.24))
    sheets(room, (1.82, 1.06, 0.74), turns=2)
    room.place('filingCabinet', (0.30, 0.33), 180, surfaces={'steel': WHITE, 'dark': BLACK})
    room.place('littlePlant', (0.28, 0.32, 1.05), 20, label=None)
    room.place(
        'decorativePlant', (0.82, 0.42), 0, surfaces={'Leaves': LEAF, 'PotMat': POT}, label=None, edge=1
    )
    whiteboard(room, (1.35, 2.95), (0.95, 1.95))


def whiteboard(room, along, z):
    room.wall_box('board frame', 'south', along, z, (0.002, 0.022), STEEL)
    inner = ((along[0] + 0.02, along[1] - 0.02), (z[0] + 0.02, z[1] - 0.02))
    room.wall_box('board', 'south', *inner, (0.015, 0.024), Surface((0.82, 0.83, 0.84), None, 0.25), bevel=0)
    room.wall_box(
        'tray', 'south', (along[0] + 0.3, along[1] - 0.3), (z[0] - 0.015, z[0]), (0.002, 0.07), STEEL
    )
    ink = [(0.06, 0.13, 0.42), (0.42, 0.06, 0.05), (0.04, 0.24, 0.10)]
    for row in range(6):
        start = along[0] + 0.12 + 0.05 * (row % 3)
        line = (start, start + 0.34 + 0.09 * (row * 5 % 4))
        height = z[1] - 0.16 - 0.115 * row
        room.wall_box(
            'writing',
            'south',
            line,
            (height, height + 0.02),
            (0.0241, 0.0247),
            Surface(ink[row // 2]),
            bevel=0,
        )
    for column, height in enumerate((0.16, 0.27, 0.21, 0.40, 0.52)):
        bar = (along[0] + 0.86 + 0.13 * column, along[0] + 0.94 + 0.13 * column)
        room.wall_box(
            'chart',
            'south',
            bar,
            (z[0] + 0.15, z[0] + 0.15 + height),
            (0.0241, 0.0247),
            Surface(ink[column % 2 * 2]),
            bevel=0,
        )


def east_wall(room):
    room.place('bookcase', (5.20, 3.52), -90)
    room.place('filingCabinet', (5.09, 2.72), -90, surfaces={'steel': PETROL_STEEL, 'dark': BLACK})
    room.place('nightstand', (5.18, 1.86), -90, surfaces={'oak': WHITE, 'brass': STEEL})
    room.place('rucksack', (5.14, 2.30), -80, surfaces={'fabric': MOSS, 'dark': BLACK})
    printer(room, (5.18, 1.86, 0.55))
    room.place('plant', (4.86, 4.02), 0, label=None, surfaces={'grass_shader_1': LEAF, 'pot': POT}, edge=0.3)
    book(room, (5.12, 2.70, 1.05), (0.23, 0.31, 0.05), (0.06, 0.06, 0.07))
    book(room, (5.13, 2.72, 1.10), (0.22, 0.30, 0.04), (0.62, 0.54, 0.38))
    room.wall_box('clock', 'east', (1.72, 2.00), (1.78, 2.06), (0.002, 0.03), WHITE, bevel=0.01)
    room.wall_box('clock hand', 'east', (1.855, 1.865), (1.92, 2.03), (0.0302, 0.032), BLACK, bevel=0)
    room.wall_box('clock hand', 'east', (1.79, 1.86), (1.915, 1.925), (0.0302, 0.032), BLACK, bevel=0)


def coffee_corner(room):
    room.place('sideboard', (4.20, 0.24), 180, surfaces={'wood': BIRCH, 'dark': BLACK, 'brass': STEEL})
    room.place('coffeeBrewer', (4.62, 0.24, 0.72), 180, label=None, edge=0.1)
    for x, y, turn in ((4.30, 0.26, 20), (4.17, 0.18, -60), (4.14, 0.33, 100)):
        room.place('caffe_final', (x, y, 0.72), turn, label=None)
    room.place('augalas', (3.72, 0.22, 0.72), 20, label=None, edge=0.2)
    room.picture('south', (3.85, 4.55), (1.30, 1.84), 'picture3', BLACK)


def printer(room, at):
    x, y, z = at
    room.box('printer', (x - 0.15, y - 0.20, z + 0.001), (x + 0.16, y + 0.20, z + 0.20), WHITE, bevel=0.015)
    room.box(
        'printer lid', (x - 0.16, y - 0.20, z + 0.205), (x + 0.16, y + 0.20, z + 0.24), GREY, bevel=0.012
    )
    room.box('printer slot', (x - 0.152, y - 0.14, z + 0.07), (x - 0.148, y + 0.14, z + 0.12), BLACK, bevel=0)
    room.box('paper', (x - 0.26, y - 0.105, z + 0.075), (x - 0.13, y + 0.105, z + 0.08), WHITE, bevel=0)


def ceiling(room):
    """Two glowing panels, and the area lamps that stand for their light."""
    for x, y in ((1.55, 2.3), (3.75, 2.3)):
        room.box('panel', (x - 0.62, y - 0.17, 2.715), (x + 0.62, y + 0.17, 2.7495), WHITE)
        room.box('panel light', (x - 0.60, y - 0.15, 2.712), (x + 0.60, y + 0.15, 2.716), PANEL, bevel=0)
        lamps.fill((x, y, 2.70), (1.2, 0.3), 20, colour=(1, 0.95, 0.88))
