"""The command line that comes with the package."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import sealstone

SCRIPT = shutil.which("sealstone", path=sysconfig.get_path("scripts"))


def run(*arguments: str, command: tuple[str, ...] = (sys.executable, "-m", "sealstone")) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    report = tmp_path / "report.txt"
    report.write_text("all pumps are running")
    made = run("keygen", "--insecure-no-passphrase", "example.com/plant-7", str(tmp_path / "plant"))
    assert made.returncode == 0, made.stderr
    return report


def test_version_and_usage() -> None:
    assert run("--version").stdout.strip() == f"sealstone {sealstone.__version__}"
    assert run("nonsense").returncode == 2


@pytest.mark.skipif(SCRIPT is None, reason="the package is not installed with its script")
def test_the_console_script_is_the_same() -> None:
    assert SCRIPT is not None
    assert run("--version", command=(SCRIPT,)).stdout == run("--version").stdout


def test_output_without_a_newline_at_its_end_comes_out() -> None:
    manual = run("man")
    assert manual.returncode == 0 and len(manual.stdout) > 1000


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as on Unix")
def test_ctrl_c_ends_the_command(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never-written")
    process = subprocess.Popen(
        [sys.executable, "-m", "sealstone", "inspect", str(tmp_path / "never-written")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        with open(tmp_path / "never-written", "wb"):  # opens when the command does
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == -signal.SIGINT
        assert process.stderr is not None and process.stderr.read() == b""
        process.stderr.close()
    finally:
        process.kill()
