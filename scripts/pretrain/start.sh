#!/bin/sh
# Judges what stage 2 of a task starts from, as an arm of the results (TASK-startSUFFIX-s0).
#
# usage: scripts/pretrain/start.sh TASK RUNS   with the environment of stage2.sh
set -e
export OMP_NUM_THREADS=1
task=$1 runs=$2 arm=start$SUFFIX
here=$(dirname "$0")
kind=$task; [ "$task" = reasoning ] && kind=think
run=$runs/$task-$arm-s0
mkdir -p "$run/evaluation"
/usr/bin/python3 - "$here" "$INIT" "$task" "$arm" > "$run/run.json" <<'PYTHON'
import json, os, sys
sys.path.insert(0, sys.argv[1])
from model import load
config, parameters = load(sys.argv[2])
print(json.dumps(dict(format="reward-room/run", version=1, trainer="pytorch", task=sys.argv[3], algorithm="sft", arm=sys.argv[4], seed=0,
    init=os.path.basename(sys.argv[2]), policy=dict(name=config["name"], parameters=sum(v.numel() for v in parameters.values())))))
PYTHON
judge() { # SET KIND MODE NAME
  tokens=$VALIDATION data=public/samples/training
  [ "$1" = held-out ] && tokens=$HELD data=$HELD_DATA
  /usr/bin/python3 "$here/answer.py" "$tokens" "$INIT" "$run/answers.jsonl" --kind "$2"
  npm run -s evaluate -- --completions "$run/answers.jsonl" --task "$task" --data "$data" --split "$1" --mode "$3" --prompts label \
    --out "$run/evaluation/$4-0.json" --json
  rm "$run/answers.jsonl"
}

judge held-out $kind think held-out
[ -z "$VALIDATION" ] || judge validation $kind think validation
# What thinking is worth: the same questions, answered at once.
[ "$task" != reasoning ] || judge held-out direct direct held-out-direct
