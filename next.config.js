/** @type {import('next').NextConfig} */
export default {
  serverExternalPackages: ['pg', 'onnxruntime-node', 'nodemailer'],
  poweredByHeader: false,
  // Hashing a page for its tag costs as much as everything else; kept pages carry one of their own (workers/start/keep-pages.mjs).
  generateEtags: false,
  // Titles stand in the head of every answer, not only of those to known robots: a page is whole without scripts.
  htmlLimitedBots: /.*/,
  rewrites: async () => [{ source: '/lists/:uid([0-9a-f]{16}).:form(json|csv)', destination: '/api/lists/:uid/:form' }],
  // No page stands in a frame of another site, where clicks could be led astray, but lists that are shown without anything to click.
  headers: async () => [
    { source: '/:path*', headers: [{ key: 'content-security-policy', value: "frame-ancestors 'self'" }] },
    {
      source: '/lists/:uid([0-9a-f]{16})',
      has: [{ type: 'query', key: 'embed', value: '1' }],
      headers: [{ key: 'content-security-policy', value: 'frame-ancestors *' }],
    },
  ],
}
