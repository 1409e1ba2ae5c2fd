// Plain JavaScript, because a thread starts without a TypeScript loader, whatever its parent runs under.
import { register } from 'tsx/esm/api'

register()
await import('./thread.ts')
