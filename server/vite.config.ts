import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  resolve: { alias: { '@shared': here('../shared') } },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  // The product's own code becomes one file; what comes from npm stays in node_modules.
  ssr: { external: true, target: 'node' },
  build: {
    ssr: here('main.ts'),
    outDir: here('../dist/server'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' } },
  },
});
