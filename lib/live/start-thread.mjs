// Plain JavaScript, because a thread starts without a TypeScript loader. Started by its path (lib/live/live-thread.ts), so that
// the site's bundler leaves it and ONNX Runtime alone.
import { register } from 'tsx/esm/api'

register()
await import('./thread.ts')
