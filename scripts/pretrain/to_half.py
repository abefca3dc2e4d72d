"""Stores a policy at half precision for shipping.

usage: /usr/bin/python3 scripts/pretrain/to_half.py IN.safetensors OUT.safetensors
"""
import sys

from model import load, save

config, parameters = load(sys.argv[1])
save(sys.argv[2], config, parameters, half=True)
