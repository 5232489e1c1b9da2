"""The desk's threads share one heap: counted by the C library itself, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_COUNT = """
import ctypes, sys, threading
from gravamen.desk.memory import one_heap
if sys.argv[2] == "one" and not one_heap():
    sys.exit(3)
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
together = threading.Barrier(4)
def work():
    libc.malloc(5000)
    together.wait()
threads = [threading.Thread(target=work) for _ in range(4)]
[one.start() for one in threads]; [one.join() for one in threads]
libc.fopen.restype, libc.fopen.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_char_p]
libc.malloc_info.argtypes, libc.fclose.argtypes = [ctypes.c_int, ctypes.c_void_p], [ctypes.c_void_p]
into = libc.fopen(sys.argv[1].encode(), b"w")
libc.malloc_info(0, into)
libc.fclose(into)
"""


def heaps(folder: Path, how: str) -> int:
    into = folder / f"{how}.xml"
    done = subprocess.run([sys.executable, "-c", _COUNT, str(into), how], check=False)
    if done.returncode == 3 or sys.platform != "linux":
        pytest.skip("this C library has one heap, or offers no choice")
    assert done.returncode == 0
    return into.read_text().count("<heap nr=")


def test_threads_share_one_heap(tmp_path: Path) -> None:
    assert heaps(tmp_path, "one") == 1
    assert heaps(tmp_path, "many") > 1
