import type { FormatId, PredictionFormatId } from '#scenes';

/** What can be written, as people call it. Apart from the writers, which only the worker loads. */
export const sceneExports: Readonly<Record<FormatId, string>> = {
  'reward-room': 'Reward Room folder',
  'vg-llm': 'VG-LLM rows',
  embodiedscan: 'EmbodiedScan infos',
  arkitscenes: 'ARKitScenes annotation',
  mmdet3d: 'mmdetection3d scene info',
  nerfstudio: 'nerfstudio transforms.json',
  colmap: 'COLMAP text',
  ply: 'PLY points',
  glb: 'GLB points',
  video: 'Video',
  pictures: 'Pictures',
};

export const answerExports: Readonly<Record<PredictionFormatId, string>> = {
  jsonl: 'JSONL',
  'rollouts-json': 'Reward Room rollouts.json',
  'lmms-eval': 'lmms-eval samples',
  'trl-parquet': 'TRL completions (Parquet)',
  'wandb-table': 'wandb table',
  'verl-v0': 'verl JSONL',
  'verl-v1': 'verl JSONL with uid',
  'easy-r1': 'EasyR1 log',
  'log-path': 'VLM-R1 log',
  'nemo-rl': 'NeMo-RL JSONL',
};
