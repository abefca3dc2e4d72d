"""The project's own rewards (src/rewards), through a Node process: the twin has no second implementation of them."""
import json
import os
import subprocess

import numpy as np


class Rewards:
    def __init__(self, data, split, kind):
        """kind: perception or questions."""
        command = ["node", "scripts/run.mjs", "src/cli/rewards.ts", "--data", data, "--split", split, "--kind", kind]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.score([], [], np.zeros((0, 0), int), {})  # waits until it has started: that is no one's training time

    def score(self, scenes, tasks, completions, weights, pooled=False):
        """scenes: indices; tasks: id per completion; completions [B, T] -> totals [B], {part: [B]}.
        pooled: with a part for what an answer adds to F1 pooled per category (src/rewards/group/pooledGains.ts)."""
        request = dict(scenes=[int(s) for s in scenes], tasks=tasks, completions=completions.tolist(), weights=weights, pooled=pooled)
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError("The process that scores completions has ended: see its message above")
        answer = json.loads(answer)
        return np.array(answer["totals"]), {name: np.array(values) for name, values in answer["parts"].items()}

    def seconds(self):
        """Processor time that scoring has taken so far, all threads: it belongs to the cost of GRPO. run.mjs has one child."""
        own = os.sysconf("SC_CLK_TCK")
        total = 0
        for pid in [self.process.pid, *children(self.process.pid)]:
            fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / own

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def children(pid):
    try:
        found = [int(x) for x in open(f"/proc/{pid}/task/{pid}/children").read().split()]
    except FileNotFoundError:
        return []
    return found + [x for child in found for x in children(child)]
