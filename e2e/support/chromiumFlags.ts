/** Headless Chromium with WebGPU and WebGL on the software adapter, and without its calls home. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-unsafe-swiftshader',
  '--use-angle=swiftshader',
  // The page is put together by the processor, only WebGL and WebGPU go through the adapter: through it all takes twice as long.
  '--disable-gpu-compositing',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
