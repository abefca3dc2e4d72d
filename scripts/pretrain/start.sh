#!/bin/sh
# Judges what stage 2 of a task starts from, as an arm of the results (TASK-start-s0).
#
# usage: scripts/pretrain/start.sh TASK RUNS   with the environment of stage2.sh
set -e
export OMP_NUM_THREADS=1
task=$1 runs=$2
here=$(dirname "$0")
kind=$task; [ "$task" = reasoning ] && kind=think
run=$runs/$task-start-s0
mkdir -p "$run/evaluation"
/usr/bin/python3 - "$here" "$INIT" "$task" > "$run/run.json" <<'PYTHON'
import json, os, sys
sys.path.insert(0, sys.argv[1])
from model import load
config, parameters = load(sys.argv[2])
print(json.dumps(dict(format="reward-room/run", version=1, trainer="pytorch", task=sys.argv[3], algorithm="sft", arm="start", seed=0,
    init=os.path.basename(sys.argv[2]), policy=dict(name=config["name"], parameters=sum(v.numel() for v in parameters.values())))))
PYTHON
for set in held-out validation; do
  tokens=$VALIDATION data=public/samples/training
  [ "$set" = held-out ] && tokens=$HELD data=$HELD_DATA
  /usr/bin/python3 "$here/answer.py" "$tokens" "$INIT" "$run/answers.jsonl" --kind $kind
  npm run -s evaluate -- --completions "$run/answers.jsonl" --task "$task" --data "$data" --split $set --prompts label \
    --out "$run/evaluation/$set-0.json" --json
  rm "$run/answers.jsonl"
done
