#!/bin/sh
# Keeps what the page of results is made from, of runs whose folders would go with the machine: their record, metrics and evaluations,
# packed, without checkpoints.
#
# usage: scripts/results/keep.sh TO RUN...
set -e
to=$1; shift
for run in "$@"; do
  kept=$to/$(basename "$run")
  mkdir -p "$kept/evaluation"
  cp "$run/run.json" "$kept/run.json"
  [ ! -e "$run/metrics.jsonl" ] || gzip -9nc "$run/metrics.jsonl" > "$kept/metrics.jsonl.gz"
  for file in "$run"/evaluation/*.json; do
    [ ! -e "$file" ] || gzip -9nc "$file" > "$kept/evaluation/$(basename "$file").gz"
  done
done
