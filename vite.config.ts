import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorker } from './scripts/serviceWorkerPlugin';

/** What the built page may load: its own files, and nothing from anywhere else. `wasm-unsafe-eval` is for the training
 * worker's WebAssembly, inline styles are how React places things. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "connect-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Writes the policy into the built page; the development server needs inline scripts. */
function security(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

// Licence comments are half of the worker's size; the licences themselves are in NOTICE.
const output = { comments: { legal: false } };

// These rooms only define things: a module of which nothing is used can go, with whatever it builds for itself (a tree for
// ray casting, say, which the page's entry does not need).
const treeshake = {
  moduleSideEffects: [{ test: /\/src\/(rewards|scenes|viewer)\/.*\.tsx?$/, sideEffects: false }],
};

export default defineConfig({
  // Relative addresses: the build works in any folder of any static host.
  base: './',
  plugins: [react(), security(), serviceWorker()],
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    rolldownOptions: { output, treeshake },
  },
  worker: { format: 'es', rolldownOptions: { output, treeshake } },
});
