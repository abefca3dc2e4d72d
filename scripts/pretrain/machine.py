"""Makes one thread of PyTorch as fast as the machine is; import it before torch.

Debian's OpenBLAS doesn't know newer processors and falls back to kernels of 2004 ("Prescott"), four to eight times slower. And
glibc gives memory above 128 kB back at each free, so that every large tensor is paid for in page faults.
"""
import ctypes
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
flags = open("/proc/cpuinfo").read() if os.path.exists("/proc/cpuinfo") else ""
for flag, core in (("avx512_bf16", "Cooperlake"), ("avx512vl", "SkylakeX"), ("avx2", "Haswell")):
    if flag in flags:
        os.environ.setdefault("OPENBLAS_CORETYPE", core)
        break
try:
    libc = ctypes.CDLL(None)
    M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD = -1, -2, -3
    libc.mallopt(M_MMAP_THRESHOLD, 32 << 20)
    libc.mallopt(M_TRIM_THRESHOLD, 1 << 30)
    libc.mallopt(M_TOP_PAD, 256 << 20)
except (OSError, AttributeError):
    pass
