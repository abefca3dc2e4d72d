#!/bin/sh
# Stage 2 of one task: GRPO and, for as much processor time, imitation continued; then the judging of both.
# Runs that are there already are left alone, so it can be stopped and started again.
#
# usage: scripts/pretrain/stage2.sh TASK SEED RUNS   with TRAIN, VALIDATION, HELD (folders of `npm run -s tokens`), HELD_DATA
#        (folder of make-training), INIT (checkpoint), STEPS of GRPO, OPTIONS of grpo.py, EVERY (seconds from
#        one kept checkpoint to the next) and, for a variant, ARM in the environment
set -e
export OMP_NUM_THREADS=1
task=$1 seed=$2 runs=$3
here=$(dirname "$0")
kind=$task; [ "$task" = reasoning ] && kind=think

train() { # ARM ALGORITHM [options]
  run=$runs/$task-$1-s$seed
  [ -e "$run/done" ] && return 0
  arm=$1 algorithm=$2; shift 2
  /usr/bin/python3 "$here/grpo.py" "$TRAIN" "$INIT" "$run" --task "$task" --algorithm "$algorithm" --arm "$arm" \
    --every "${EVERY:-60}" --seed "$seed" "$@" > "$run.log" 2>&1
  touch "$run/done"
}

judge() { # RUN STEP SET
  out=$1/evaluation/$3-$2.json
  [ -e "$out" ] && return 0
  mkdir -p "$1/evaluation"
  tokens=$VALIDATION data=public/samples/training
  [ "$3" = held-out ] && tokens=$HELD data=$HELD_DATA
  /usr/bin/python3 "$here/answer.py" "$tokens" "$1/checkpoints/$(printf %06d "$2").safetensors" "$1/answers.jsonl" --kind $kind
  npm run -s evaluate -- --completions "$1/answers.jsonl" --task "$task" --data "$data" --split "$3" --prompts label --out "$out" --json
  rm "$1/answers.jsonl"
}

last() { tail -n 1 "$1/metrics.jsonl" | sed 's/.*"step": \([0-9]*\).*/\1/'; }

mkdir -p "$runs"
last_seconds() { tail -n 1 "$1/metrics.jsonl" | sed 's/.*"seconds": \([0-9.]*\).*/\1/'; }

if [ -n "$ARM" ]; then
  train "$ARM" grpo --seconds 100000 --steps "$STEPS" $OPTIONS
  judge "$runs/$task-$ARM-s$seed" "$STEPS" held-out
else
  train grpo grpo --seconds 100000 --steps "$STEPS" $OPTIONS
  # For as long as GRPO took, and as many steps: both comparisons are fair.
  train sft-continued sft --seconds "$(last_seconds "$runs/$task-grpo-s$seed")" --at-steps "$STEPS"
  for arm in grpo sft-continued; do
    run=$runs/$task-$arm-s$seed
    judge "$run" "$STEPS" held-out
    judge "$run" "$(last "$run")" held-out
    for file in "$run"/checkpoints/*.safetensors; do
      judge "$run" "$(basename "$file" .safetensors | sed 's/^0*//')" validation
    done
  done
fi
