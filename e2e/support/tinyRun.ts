import { readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { parseTasks, Random } from '#scenes';
import { writePolicy } from '../../src/training/checkpoint/policyCheckpoint';
import { defaultGrpoOptions } from '../../src/training/grpoOptions';
import { initialValues } from '../../src/training/policy/initialValues';
import { policySizes } from '../../src/training/policy/policyConfig';
import type { BackendName, RunConfig } from '../../src/training/protocol';

const config = { ...policySizes.nano, width: 16, heads: 2, hidden: 16, encoderLayers: 1, decoderLayers: 1 };

/** A run of a tiny policy on two prompts of a sample room: quick, and as real as any. Serves the policy. */
export async function tinyRun(context: BrowserContext, url: string, prefer: BackendName): Promise<RunConfig> {
  const policy = writePolicy({ config, values: initialValues(config, Random.seeded(1)) }, 'F32');
  await context.route('**/tiny.safetensors', (route) =>
    route.fulfill({ contentType: 'application/octet-stream', body: Buffer.from(policy) }),
  );
  const tasks = parseTasks(JSON.parse(readFileSync('public/samples/living-room/tasks.json', 'utf8')));
  const short = tasks.filter((task) => task.kind === 'grounding' && task.prompt.startsWith('Find the'));
  const room = `${url}samples/living-room`;
  return {
    algorithm: 'grpo',
    grpo: { ...defaultGrpoOptions, groupSize: 2, maxTokens: 8, warmup: 1, learningRate: 1e-3 },
    visual: {},
    tasks: short.filter(({ frames }) => frames.length === short[0]!.frames.length).slice(0, 2),
    views: { scene: `${room}/scene.json`, rays: `${room}/rays.bin` },
    policyUrl: `${url}tiny.safetensors`,
    preset: null,
    steps: 50,
    seed: 3,
    prefer,
  };
}
