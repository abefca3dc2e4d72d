/** What is held and must be given back by hand: made and not yet deleted or closed. */
export interface HeldResources {
  glBuffers: number;
  glTextures: number;
  glPrograms: number;
  glFramebuffers: number;
  glRenderbuffers: number;
  glVertexArrays: number;
  /** Bytes in WebGL buffers. */
  glBufferBytes: number;
  videoDecoders: number;
  videoFrames: number;
  bitmaps: number;
  objectUrls: number;
}

declare global {
  interface Window {
    held: HeldResources;
    /** Uploads to WebGL buffers that are as large as a room's points. */
    largeUploads: number;
  }
}

/** Runs in the page before its own scripts: counts, in `window.held`, what it makes and gives back. It stands by itself, since only its
 * text reaches the page. */
export function countResources(): void {
  const held: HeldResources = {
    glBuffers: 0,
    glTextures: 0,
    glPrograms: 0,
    glFramebuffers: 0,
    glRenderbuffers: 0,
    glVertexArrays: 0,
    glBufferBytes: 0,
    videoDecoders: 0,
    videoFrames: 0,
    bitmaps: 0,
    objectUrls: 0,
  };
  window.held = held;
  window.largeUploads = 0;
  type Names = keyof HeldResources;
  type Call = (...given: unknown[]) => unknown;

  function around(
    owner: object,
    name: string,
    then: (result: unknown, given: unknown[], self: object) => void,
  ) {
    const methods = owner as Record<string, Call>;
    const own = methods[name]!;
    methods[name] = function (this: object, ...given: unknown[]) {
      const result = own.apply(this, given);
      then(result, given, this);
      return result;
    };
  }

  const gl = WebGL2RenderingContext.prototype;
  const kinds: [string, Names][] = [
    ['Buffer', 'glBuffers'],
    ['Texture', 'glTextures'],
    ['Program', 'glPrograms'],
    ['Framebuffer', 'glFramebuffers'],
    ['Renderbuffer', 'glRenderbuffers'],
    ['VertexArray', 'glVertexArrays'],
  ];
  for (const [kind, name] of kinds) {
    around(gl, `create${kind}`, () => held[name]++);
    around(gl, `delete${kind}`, (_, [object]) => {
      if (object) held[name]--;
    });
  }
  // A buffer's bytes: by what is bound where when they are sent.
  const bound = new Map<unknown, object | null>();
  const bytesOf = new WeakMap<object, number>();
  const resize = (buffer: object | null | undefined, bytes: number) => {
    if (!buffer) return;
    held.glBufferBytes += bytes - (bytesOf.get(buffer) ?? 0);
    bytesOf.set(buffer, bytes);
  };
  around(gl, 'bindBuffer', (_, [target, buffer]) => bound.set(target, buffer as object | null));
  around(gl, 'bufferData', (_, [target, data]) => {
    const bytes = typeof data === 'number' ? data : ((data as ArrayBufferView | null)?.byteLength ?? 0);
    resize(bound.get(target), bytes);
    if (bytes > 100_000) window.largeUploads++;
  });
  around(gl, 'deleteBuffer', (_, [buffer]) => resize(buffer as object | null, 0));

  const Decoder = VideoDecoder;
  window.VideoDecoder = class extends Decoder {
    constructor({ output, error }: VideoDecoderInit) {
      super({
        error,
        output(frame) {
          held.videoFrames++;
          output(frame);
        },
      });
      held.videoDecoders++;
    }
  };
  const closing = (owner: object, name: Names, isOpen: (self: object) => boolean) => {
    const methods = owner as Record<string, Call>;
    const close = methods.close!;
    methods.close = function (this: object) {
      if (isOpen(this)) held[name]--;
      return close.call(this);
    };
  };
  closing(Decoder.prototype, 'videoDecoders', (self) => (self as VideoDecoder).state !== 'closed');
  closing(VideoFrame.prototype, 'videoFrames', (self) => (self as VideoFrame).codedWidth > 0);
  closing(ImageBitmap.prototype, 'bitmaps', (self) => (self as ImageBitmap).width > 0);
  around(VideoFrame.prototype, 'clone', () => held.videoFrames++);
  const Frame = VideoFrame;
  window.VideoFrame = new Proxy(Frame, {
    construct(target, given) {
      held.videoFrames++;
      return new target(...(given as ConstructorParameters<typeof VideoFrame>));
    },
  });
  around(window, 'createImageBitmap', (result) => {
    void (result as Promise<ImageBitmap>).then(() => held.bitmaps++).catch(() => undefined);
  });
  around(URL, 'createObjectURL', () => held.objectUrls++);
  around(URL, 'revokeObjectURL', () => held.objectUrls--);
}
