import { benchGrpo } from './grpo/benchGrpo';
import { benchIoU } from './iou';
import { benchViewer } from './viewer/benchViewer';

// npm run bench [-- iou | grpo | viewer [options]]: figures beside their targets, best of five. No time passes or fails.
const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void> | void>> = {
  iou: benchIoU,
  grpo: benchGrpo,
  viewer: benchViewer,
};

const [wanted, ...args] = process.argv.slice(2);
if (wanted !== undefined && !(wanted in BENCHES)) {
  process.stderr.write(`There is no bench "${wanted}": choose from ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted === undefined || wanted === name) await bench(args);
}
process.exit(0);
