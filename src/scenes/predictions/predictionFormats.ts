import { easyR1Format } from './easyR1/easyR1Format';
import { jsonlFormat } from './jsonl/jsonlFormat';
import { lmmsEvalFormat } from './lmmsEval/lmmsEvalFormat';
import { logPathFormat } from './logPath/logPathFormat';
import { nemoRlFormat } from './nemoRl/nemoRlFormat';
import type { PredictionFormat } from './predictionFormat';
import { rolloutsJsonFormat } from './rolloutsJson/rolloutsJsonFormat';
import { trlParquetFormat } from './trl/trlParquetFormat';
import { verlV0Format } from './verl/verlV0Format';
import { verlV1Format } from './verl/verlV1Format';
import { wandbTableFormat } from './wandbTable/wandbTableFormat';

/** All formats of completions that can be read and written. No file is of two of them. */
export const predictionFormats: readonly PredictionFormat[] = [
  jsonlFormat,
  rolloutsJsonFormat,
  lmmsEvalFormat,
  trlParquetFormat,
  wandbTableFormat,
  verlV0Format,
  verlV1Format,
  easyR1Format,
  logPathFormat,
  nemoRlFormat,
];
