import type { SceneFormat } from '../sceneFormat';
import { readVgLlm } from './readVgLlm';
import { rowFiles } from './rowFiles';

/** Rows of VG-LLM: ScanNetDetection, ScanRefer, and the questions of VLM-3R and VSI-Bench. */
export const vgLlmFormat: SceneFormat = {
  id: 'vg-llm',
  title: 'VG-LLM rows',
  detect: async (source) => (await rowFiles(source)).length > 0,
  read: readVgLlm,
  // Loaded by an export, not by an import.
  write: async (folder) => (await import('./writeVgLlm')).writeVgLlm(folder),
};
