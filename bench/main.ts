import { benchGrpo } from './grpo';
import { benchIoU } from './iou';

// npm run bench [-- iou | grpo]: figures beside their targets, best of five. Nothing here passes or fails.
const BENCHES: Readonly<Record<string, () => Promise<void> | void>> = { iou: benchIoU, grpo: benchGrpo };

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in BENCHES));
if (unknown) {
  process.stderr.write(`There is no bench "${unknown}": choose from ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}
process.exit(0);
