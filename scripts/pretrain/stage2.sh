#!/bin/sh
# Stage 2 of one task: GRPO, and imitation continued for as many steps and for as much processor time; then their judging. Each
# learning rate falls to 0 over its own run. Runs that are there already are left alone: it can be stopped and started again.
#
# usage: scripts/pretrain/stage2.sh TASK SEED RUNS   with TRAIN, VALIDATION, HELD (folders of `npm run -s tokens`), HELD_DATA
#        (folder of make-training), INIT (checkpoint), STEPS of GRPO, OPTIONS of its grpo.py and, for another reward than the
#        paper's, ARM in the environment: then without controls, which are the same, unless CONTROL says how many steps of
#        imitation take as long as this reward does. SUFFIX is put behind all arms, where they see something else (-no-points).
#        Without VALIDATION nothing is judged on the way.
set -e
export OMP_NUM_THREADS=1
task=$1 seed=$2 runs=$3
here=$(dirname "$0")
kind=$task; [ "$task" = reasoning ] && kind=think

train() { # ARM ALGORITHM STEPS [options]
  run=$runs/$task-$1-s$seed
  [ -e "$run/done" ] && return 0
  arm=$1 algorithm=$2 steps=$3; shift 3
  /usr/bin/python3 "$here/grpo.py" "$TRAIN" "$INIT" "$run" --task "$task" --algorithm "$algorithm" --arm "$arm" --seed "$seed" \
    --seconds 100000 --steps "$steps" --decay --every 100000 --at-steps $((steps / 4)) $((steps / 2)) $((steps * 3 / 4)) \
    "$@" > "$run.log" 2>&1
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

judge_all() { # RUN STEPS: held-out at its end, validation on the way
  judge "$1" "$2" held-out
  [ -n "$VALIDATION" ] || return 0
  for file in "$1"/checkpoints/*.safetensors; do
    judge "$1" "$(basename "$file" .safetensors | sed 's/^0*//')" validation
  done
}

seconds() { tail -n 1 "$1/metrics.jsonl" | sed 's/.*"seconds": \([0-9.]*\).*/\1/'; }

mkdir -p "$runs"
arm=${ARM:-grpo$SUFFIX}
# shellcheck disable=SC2086
train "$arm" grpo "$STEPS" $OPTIONS
judge_all "$runs/$task-$arm-s$seed" "$STEPS"
if [ -n "$ARM" ]; then
  [ -n "$CONTROL" ] || exit 0
  own=sft-continued${ARM#grpo}
  train "$own" sft "$CONTROL"
  judge_all "$runs/$task-$own-s$seed" "$CONTROL"
  exit 0
fi
s=$SUFFIX
train "sft-continued$s-steps" sft "$STEPS"
judge_all "$runs/$task-sft-continued$s-steps-s$seed" "$STEPS"
# As many steps as take as long as GRPO took.
long=$(awk "BEGIN { print int($STEPS * $(seconds "$runs/$task-grpo$s-s$seed") / $(seconds "$runs/$task-sft-continued$s-steps-s$seed")) }")
train "sft-continued$s" sft "$long"
judge_all "$runs/$task-sft-continued$s-s$seed" "$long"
