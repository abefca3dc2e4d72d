// `npm start`: builds the app, serves it, says where.
import { build, preview } from 'vite';

await build({ logLevel: 'error' });
const server = await preview({ preview: { port: Number(process.env.PORT ?? 4173), open: false } });
const [address] = server.resolvedUrls?.local ?? [];
process.stdout.write(`Reward Room is at ${address}\n`);
