// `npm test`: everything, in the order in which it is quickest to fail. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needChromium } from './chromium.mjs';

process.env.CHROMIUM = needChromium();
const folder = mkdtempSync(join(tmpdir(), 'reward-room-test-'));
let passed = 0;
let failed = 0;

/** A check that is one yes or no. */
function check(name, command, args) {
  process.stdout.write(`\n— ${name}\n`);
  const ok = spawnSync(command, args, { stdio: 'inherit', shell: false }).status === 0;
  if (ok) passed += 1;
  else failed += 1;
  return ok;
}

/** Vitest, counted test by test. */
function tests(name, args) {
  process.stdout.write(`\n— ${name}\n`);
  const report = join(folder, `${name.replace(/\W+/g, '-')}.json`);
  const run = spawnSync(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    {
      stdio: 'inherit',
    },
  );
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests;
    // A file that could not even be loaded has no test that failed.
    if (numFailedTests === 0 && numFailedTestSuites > 0) failed += numFailedTestSuites;
    else if (run.status !== 0 && numFailedTests === 0) failed += 1;
  } catch {
    failed += 1;
  }
}

check('Types', 'npx', ['tsc', '--noEmit']);
check('Lint, format and boundaries', 'npx', ['biome', 'check', '--error-on-warnings', '.']);
// What is counted runs slower: only what has to be covered, by its own tests.
tests('Rewards, and how much of them is tested', ['--project', 'unit', '--coverage', 'src/rewards']);
tests('Unit, property and golden tests', ['--project', 'unit', '--exclude', 'src/rewards/**']);
if (check('Build', 'npx', ['vite', 'build', '--logLevel', 'error'])) {
  check('Bundle budget', 'node', ['scripts/budget.mjs']);
  tests('Browser tests', ['--project', 'browser']);
}

rmSync(folder, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
