"""Which furniture is used, and under what name, label and size. Plain Python, importable everywhere.

Models come from Debian's package `sweethome3d-furniture`, whose `.sh3f` files are zips of OBJ models with a catalogue.
`CC0` entries are public domain; `CC-BY` entries are used for the training proxies only where nothing public domain
exists, and are credited in NOTICE. `own` entries are built by handmade.py and fittings.py.
"""

import os
import re
import tempfile
import zipfile
from dataclasses import dataclass

PACKAGE_FOLDER = '/usr/share/sweethome3d/furniture'
WORK = os.environ.get('SCENES_WORK', os.path.join(tempfile.gettempdir(), 'bake'))

#: The 20 evaluation categories of the detection task (3D-RFT, as VG-LLM's evaluator lists them).
CATEGORIES = [
    'chair',
    'cabinet',
    'table',
    'bin',
    'couch',
    'bed',
    'bathtub',
    'toilet',
    'pillow',
    'lamp',
    'desk',
    'stand',
    'backpack',
    'ottoman',
    'dresser',
    'refrigerator',
    'stove',
    'microwave',
    'monitor',
    'computer',
]


@dataclass(frozen=True)
class Model:
    """One piece of furniture.

    `size` is (width, depth, height) in metres; None takes the catalogue's own. `turn` is in degrees about z, for the
    few models whose front is not where the catalogue says. `triangles` is the budget of its proxy; a model of many
    loose or double parts is first resampled to a skin of `voxel` metres, because decimation alone would tear it.
    """

    name: str
    label: str
    source: str = 'BlendSwap-CC-0'
    size: tuple | None = None
    triangles: int = 300
    voxel: float = 0.0
    turn: float = 0.0


def _cc0(label, *rows):
    return [Model(row[0], label, 'BlendSwap-CC-0', *row[1:]) for row in rows]


def _own(label, *rows):
    return [Model(row[0], label, 'own', *row[1:]) for row in rows]


def _cc_by(label, *rows):
    return [Model(row[0], label, 'BlendSwap-CC-BY', *row[1:]) for row in rows]


MODELS = [
    *_cc0(
        'chair',
        ('armchair', (0.57, 0.6, 0.95)),
        ('oakChair', (0.45, 0.54, 1.02), 420),
        ('plasticChair', None, 380, 0.011),
        ('sillaBlanca', None),
        ('antiqueChair', None, 400),
        ('chairWithCushion', None),
        ('chair2', None),
        ('chair', None),
        ('osakaChair', None),
        ('designChair', (0.66, 0.6, 0.82)),
        ('thonet', None, 380),
        ('armchair2', None),
        ('modernArmchair', None, 440, 0.014),
    ),
    *_cc0(
        'couch',
        ('couch', None, 400, 0.02),
        ('couch2', None),
        ('sofa', None),
        ('sofa2', None, 340),
        ('L_shaped_sofa', None),
    ),
    *_cc0(
        'table',
        ('oakTable', None, 360),
        ('table', (1.9, 0.85, 0.74)),
        ('tableWithTablecloth', None, 360),
        ('technicalTable1', (1.6, 0.8, 0.74)),
    ),
    *_own('table', ('coffeeTable', (1.2, 0.6, 0.42)), ('sideTable', (0.45, 0.45, 0.52))),
    *_cc0('desk', ('desk', None), ('lbDesk', None, 300, 0.013)),
    *_own('desk', ('writingDesk', (1.3, 0.62, 0.74))),
    *_cc0(
        'cabinet',
        ('bookcase', None),
        ('glassDoorCabinet', None),
        ('cupboard', None),
        ('drawersCabinet', None),
        ('highCabinet', None, 300, 0.02),
        ('lowerCabinet', None),
        ('televisionCabinet', None),
        ('wardrobeWithSlidingDoors', (1.5, 0.62, 2.1)),
    ),
    *_own('cabinet', ('sideboard', (1.6, 0.42, 0.72)), ('bookCabinet', (0.95, 0.34, 1.95), 400)),
    *_cc0('bed', ('bed1', None, 360), ('bed2', None, 360), ('bed3', None, 360), ('bedWithTexture', None)),
    *_cc0('stand', ('bedsideTable2', None)),
    *_own('stand', ('nightstand', (0.48, 0.4, 0.55)), ('mediaStand', (1.5, 0.4, 0.46))),
    *_cc0('bin', ('dustbin', None)),
    *_own('bin', ('pedalBin', (0.3, 0.32, 0.62)), ('paperBin', (0.28, 0.28, 0.32))),
    *_cc_by('bathtub', ('bath_jay_hardy', (1.7, 0.7, 0.62), 300, 0.015)),
    *_own('bathtub', ('roundTub', (1.6, 0.78, 0.58))),
    *_cc0('toilet', ('toiletsUnit', None, 360)),
    *_own('pillow', ('squarePillow', (0.45, 0.16, 0.42), 220), ('longPillow', (0.68, 0.42, 0.15), 220)),
    *_cc0('lamp', ('desklamp', (0.26, 0.26, 0.42))),
    *_own('lamp', ('floorLamp', (0.42, 0.42, 1.58)), ('tableLamp', (0.28, 0.28, 0.5))),
    *_cc_by('backpack', ('backpack', (0.31, 0.36, 0.43), 320, 0.008)),
    *_own('ottoman', ('roundOttoman', (0.62, 0.62, 0.4)), ('squareOttoman', (0.72, 0.52, 0.42))),
    *_cc_by('dresser', ('chest', None, 300, 0.012), ('dresserWithDrawers', (1.4, 0.5, 0.81))),
    *_cc0('refrigerator', ('refrigerator', (0.9, 0.8, 1.75), 300, 0.015), ('largeFridge', None, 300, 0.015)),
    *_cc_by('stove', ('largeStove', (0.9, 0.62, 0.9), 360, 0.012)),
    *_own('stove', ('cooker', (0.6, 0.6, 0.88))),
    *_cc_by('microwave', ('microwave', (0.48, 0.37, 0.29))),
    *_own('monitor', ('monitor24', (0.55, 0.2, 0.46)), ('monitor32', (0.72, 0.22, 0.53))),
    *_own('computer', ('towerComputer', (0.2, 0.44, 0.43)), ('miniComputer', (0.1, 0.32, 0.3))),
]

#: Used in rooms, without a label: plants and clutter.
DECOR = [
    Model('decorativePlant', 'plant'),
    Model('plant', 'plant'),
    Model('littlePlant', 'plant'),
    Model('augalas', 'plant'),
    Model('cactus', 'plant'),
    Model('radiator', 'radiator'),
    Model('caffe_final', 'cup'),
    Model('headphones', 'headphones'),
    Model('kalender', 'calendar'),
    Model('teddyBear', 'toy'),
    Model('slippers', 'slippers'),
    Model('orchids', 'plant'),
    Model('rangeHood', 'hood'),
    Model('plate', 'plate', 'own', (0.25, 0.25, 0.02)),
    Model('coffeeBrewer', 'coffee maker'),
    Model('kitchenaid', 'mixer'),
    Model('knifeStandSwap', 'knives'),
    Model('bread', 'bread'),
    Model('tetrapak', 'carton'),
    Model('plasticCup', 'cup'),
    Model('tubTap', 'tap', 'own', (0.16, 0.26, 0.95)),
    Model('towel3', 'towel'),
    Model('toiletBrush', 'brush'),
    Model('toiletPaperDispenser', 'paper'),
    Model('cosmeticsPot', 'pot'),
    Model('flacon', 'flacon'),
    Model('yogurtBottle', 'bottle'),
]

#: Used in rooms, with a label, but not cast as training proxies.
ROOMS_ONLY = [
    *_own('cabinet', ('filingCabinet', (0.42, 0.58, 1.05)), ('slidingWardrobe', (1.5, 0.62, 2.1))),
    *_own('backpack', ('rucksack', (0.32, 0.24, 0.46))),
    *_own('dresser', ('chestOfDrawers', (1.1, 0.46, 0.86))),
    *_cc0('cabinet', ('sinkCabinet', None), ('upperCabinet', None), ('modernVanity', (0.9, 0.56, 0.93))),
    *_own('cabinet', ('tallCabinet', (0.5, 0.36, 1.85)), ('mirrorCabinet', (0.9, 0.14, 0.7))),
    *_own('microwave', ('microwaveOven', (0.48, 0.36, 0.28))),
    *_own('stand', ('kitchenTrolley', (0.62, 0.42, 0.84)), ('towelStand', (0.42, 0.34, 0.82))),
    *_own('lamp', ('pendantLamp', (0.38, 0.38, 0.95)), ('globeLamp', (0.15, 0.19, 0.22))),
    *_own('bin', ('laundryBasket', (0.42, 0.42, 0.6))),
]

BY_NAME = {model.name: model for model in [*MODELS, *ROOMS_ONLY, *DECOR]}
assert all(model.label in CATEGORIES for model in [*MODELS, *ROOMS_ONLY])


@dataclass(frozen=True)
class Entry:
    """What a pack's own catalogue says about a model."""

    obj: str
    size: tuple
    rotation: tuple | None
    creator: str


def read_pack(pack):
    """Unpacks a `.sh3f` into the work folder once; returns {model file name without .obj: Entry}."""
    folder = os.path.join(WORK, 'sh3f', pack)
    if not os.path.isdir(folder):
        with zipfile.ZipFile(f'{PACKAGE_FOLDER}/{pack}.sh3f') as archive:
            archive.extractall(folder)
    rows = {}
    with open(f'{folder}/PluginFurnitureCatalog.properties', encoding='latin1') as lines:
        for line in lines:
            if match := re.match(r'(\w+)#(\d+)=(.*)', line.strip()):
                rows.setdefault(int(match[2]), {})[match[1]] = match[3]
    entries = {}
    for row in rows.values():
        rotation = tuple(float(v) for v in row['modelRotation'].split()) if 'modelRotation' in row else None
        size = tuple(float(row[key]) / 100 for key in ('width', 'depth', 'height'))
        name = os.path.basename(row['model'])[: -len('.obj')]
        entries[name] = Entry(folder + row['model'], size, rotation, row.get('creator', ''))
    return entries
