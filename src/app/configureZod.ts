import { z } from 'zod/mini';

// Zod compiles schemas with `new Function`, which the page's content security policy forbids. This must run before any
// schema is made: keep it the first import of the page.
z.config({ jitless: true });
