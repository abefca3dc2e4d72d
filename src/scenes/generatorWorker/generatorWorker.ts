/// <reference lib="webworker" />
import { generatorHandler } from './generatorHandler';
import type { GeneratorCommand } from './protocol';

const handle = generatorHandler((event, transfer) => self.postMessage(event, transfer));
self.onmessage = ({ data }: MessageEvent<GeneratorCommand>) => handle(data);
