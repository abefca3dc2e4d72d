import { writeFileSync } from 'node:fs';
import { keysPage } from './keysPage';

writeFileSync('docs/keys.md', keysPage());
process.stdout.write('docs/keys.md is up to date\n');
