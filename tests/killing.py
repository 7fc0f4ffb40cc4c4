"""A program that is killed while it works."""

import signal
import subprocess
import sys
import time


def kill_while_running(script, path, after):
    """Start a script on a file, kill it so many seconds after its first line; what it told then, and whether
    it was done before."""
    running = subprocess.Popen([sys.executable, str(script), str(path)], stdout=subprocess.PIPE, text=True)
    running.stdout.readline()
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    told = running.stdout.read().split("\n")[:-1]
    running.stdout.close()
    return set(told), running.wait() == 0
