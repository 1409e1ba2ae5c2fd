/** @type {import('next').NextConfig} */
export default {
  serverExternalPackages: ['pg', 'onnxruntime-node'],
  poweredByHeader: false,
  // Hashing a page for its tag costs as much as everything else; kept pages carry one of their own (workers/start/keep-pages.mjs).
  generateEtags: false,
  // Titles stand in the head of every answer, not only of those to known robots: a page is whole without scripts.
  htmlLimitedBots: /.*/,
}
