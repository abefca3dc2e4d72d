import { lossPresets } from '#training/headless';

export const usage = `usage: npm run -s train -- --task KIND --algorithm grpo|sft --init FILE --data DIR --steps N --out DIR [options]
       npm run -s train -- --out DIR --resume

Trains a policy and writes the run into a folder: run.json, metrics and rollouts of each step, checkpoints. Ctrl-C finishes the
step and saves. Resumed, a run gives the same numbers as if it had never been stopped.

  --task KIND         grounding, detection or reasoning (grounding)
  --algorithm NAME    grpo, or sft: imitation goes on (grpo)
  --init FILE         policy to start from (public/samples/policies/sft.safetensors, for reasoning reasoning-sft.safetensors)
  --data DIR          a shard, of which each step draws scenes (public/samples/training), or a sample room: fixed prompts,
                      whose mean reward is measured before and after, with a 95 % interval of the gain
  --split NAME        which scenes of the shard: train, validation or held-out (train)
  --preset NAME       settings to start from: paper, live, grpo-TASK, grpo-grounding-no-frame, grpo-detection-no-iou,
                      sft-continued (grpo-TASK, for a room live, for sft sft-continued)
  --steps N           steps to go to (100)
  --seconds N         stops after so much training, whichever comes first
  --seed S            of all that is random (0)
  --out DIR           run folder (nothing is written without it)
  --resume            goes on with the run in --out, from that folder alone
  --backend NAME      wasm, cpu or webgpu (wasm); webgpu needs the package "webgpu" (docs/runs.md)

Instead of the preset's:
  --scenes S --prompts Q          scenes a step and prompts a scene; of a room, how many of its prompts
  --lr RATE --warmup N --decay N  learning rate, steps of warm-up, steps until it has fallen to 0 (0: it stays)
  --micro-chunk N                 sequences per backward pass
  --group G --temperature T --top-p P --max-tokens N --inner N
  --loss NAME                     ${Object.keys(lossPresets).join(', ')}
  --epsilon E --epsilon-high E    clip range, 1 − E to 1 + E
  --beta B                        weight of the KL to the start
  --weights PART=W,…              weights of reward parts, as in frame=0
  --mask-truncated                completions that were cut off teach nothing
  --no-colour --no-points --no-normals    switches groups of visual features off
  --save-every N                  steps from one saved state to the next (10)
  --keep-every N                  keeps the parameters of every so many steps
  --samples N                     completions a prompt for measuring before and after, of a room (64)
`;
