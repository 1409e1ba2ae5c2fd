import { buildIsFresh, buildSite } from '#workers/start/build-site.ts'

// The production build as a check: its output is shown, and it is left where `npm start` and the browser tests find it.
if (buildIsFresh()) {
  console.log('the build is fresh')
} else {
  try {
    await buildSite({ verbose: true, signal: new AbortController().signal })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
