"""Run one benchmark by name, or all of them; exit 1 when one falls short."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> int:
    everything = sorted(path for path in HERE.glob("*.py") if path.name != "run.py" and path.name[0] != "_")
    files = [HERE / f"{name}.py" for name in names] or everything
    results = {}
    for path in files:
        if not path.exists():
            known = ", ".join(
                sorted(p.stem for p in HERE.glob("*.py") if p.stem != "run" and p.stem[0] != "_")
            )
            print(f"There is no benchmark called {path.stem}. There are: {known}")
            return 1
        print(f"\n== {path.stem}", flush=True)
        results[path.stem] = subprocess.run([sys.executable, str(path)], check=False).returncode
    return max(results.values(), default=0)


if __name__ == "__main__":
    sys.exit(main([name for name in sys.argv[1:] if name]))
